"""How near a time stands to what happened: whether a reader joins the one to the other."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.vocab import Status
from loaders.extraction.matcher import Match
from loaders.extraction.reckoning import WEEKDAYS
from loaders.extraction.when import Expression
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SAY = words("say tell announce report add state declare write confirm")
VAGUE = re.compile(r"(?i)(?:this|last|next) (?:year|month)|(?:19|20)\d\d")
HEDGED = re.compile(r"(?i)(?:earlier|later|late|early) (?:this|last|next) (?:year|month)")
_ENDING = words("leave quit abandon withdraw exit pull scrap tear suspend end terminate ditch denounce breach violate")
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis", "acl"})
_RETURN = words("return come get fly")
_BACK = frozenset({"back", "home"})
_THERE = frozenset({"where", "which"})
_TIMES = frozenset({"since", "after", "before", "until"})
_SAME_TIME = frozenset({"when"})
_GATHERINGS = words("summit conference deal agreement accord pact treaty election congress")
_PICTURE = words("photo photograph picture image video")
_START = frozenset({"starting", "beginning", "commencing"})
_NEXT = frozenset({"later", "then", "afterwards", "afterward"})
_ASIDE = 6
_JUDGE = words("accuse blame condemn criticise criticize denounce praise slam decry deplore protest")
_SPEAK = words("speak talk testify brief")
_BETWEEN = ("ADP", "AUX", "DET", "ADJ", "ADV")
_TIME = {*WEEKDAYS, "day", "week", "month", "year", "morning", "evening", "afternoon"}


def distance(root: Token, match: Match) -> int:
    """How far a word stands from the trigger in the tree; entering or leaving a clause counts more."""
    verb, said = match.arguments.verb, match.frame.pledge and match.status != "planned"
    if verb is not None and _beside(root, verb):
        return 0
    goals = [match.trigger]
    if verb is not None and (said or verb.lemma_ not in SAY or match.arguments.link not in ("obj", "subj", "far")):
        goals.append(verb)  # but "their call was confirmed on Friday"
    if not said and verb is not None and _of_saying(root, verb):
        return 99
    if verb is not None and verb.lemma_ in _ENDING and root.like_num and root.dep_ == "nummod" and root.i < root.head.i:
        return 99  # the year in "left the 2015 deal" tells when the deal was made
    if _of_another(root, match) or _of_judging(root, match.trigger) or _ahead(root, match.trigger):
        return 99
    if match.status == "planned" and verb is not None and _also(verb) and root.i < verb.i and root not in verb.subtree:
        return 99  # "will speak on Friday and is also due to meet"
    if match.frame.stage and verb is not None and _stops_next(verb, match.status) and root not in verb.subtree:
        return 99  # "flies to Rome on Saturday and later visits Oslo"
    if match.trigger.i < root.i and _begins(root):
        return 2
    if (far := _occasion(root, match)) is not None:
        return far
    if any(token.lower_ == "since" for token in root.doc[match.trigger.i : max(match.trigger.i, root.left_edge.i - 1)]):
        return 99  # "is the first visit since the war began two weeks ago"
    return min(_path(root, goal, said) + (0 if goal is match.trigger else 1) for goal in goals)


def _beside(root: Token, verb: Token) -> bool:
    """Whether a time stands between a verb and its subject, whatever the parser joins it to: "Rome on Monday said"."""
    before = root.doc[max(0, root.i - 2)]
    if root.i + 1 == verb.i and verb.tag_ in ("VBD", "VBZ") and before.pos_ in ("NOUN", "PROPN"):
        return root.doc[root.i - 1].lower_ == "on"
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not subject.i < root.i < verb.i:
        return False
    return all(token.pos_ in _BETWEEN or token.i == root.i for token in root.doc[subject.i + 1 : verb.i])


def _of_another(root: Token, match: Match) -> bool:
    """Whether a month or year stands before another happening as its name: "invited her to the October summit"."""
    noun = root.head
    named = root.dep_ in ("compound", "nmod", "amod", "nummod") and root.i < noun.i and noun.lemma_ in _GATHERINGS
    return named and noun not in (match.trigger, match.arguments.noun) and not match.frame.title


def judging(trigger: Token) -> Token | None:
    """The verb by which somebody judges or speaks of the deed: "on Monday accused B of sending arms"."""
    for above in trigger.ancestors:
        about = any(child.lower_ == "about" and trigger in child.subtree for child in above.children)
        if above.lemma_ in _JUDGE or (above.lemma_ in _SPEAK and about):
            return above
    return None


def _of_judging(root: Token, trigger: Token) -> bool:
    """Whether a time tells when somebody judged or spoke of the deed, which itself may be older."""
    verb = judging(trigger)
    return verb is not None and next((token for token in root.ancestors if token.pos_ == "VERB"), None) == verb


def _ahead(root: Token, trigger: Token) -> bool:
    """Whether a time lies before the happening, outside of the phrase that says so: "on Friday, ahead of the talks"."""
    token = trigger
    while token.dep_ in ("compound", "conj", "pobj", "prep", "pcomp") and token.head.i != token.i:
        token = token.head
        if token.lower_ == "ahead" and token.i < trigger.i:
            return root not in token.subtree
    return False


def _begins(root: Token) -> bool:
    """Whether a time tells the beginning of what stands before it: "drills starting on Friday"."""
    first = root.left_edge.i
    before = [token.lower_ for token in root.doc[max(root.sent.start, first - 2) : first]]
    return bool(before) and (before[-1] in _START or (before[0] in _START and before[-1] in ("on", "from")))


def _also(verb: Token) -> bool:
    """Whether a deed is told as one more."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    return above.dep_ == "conj" and any(child.lower_ == "also" for child in (*verb.children, *above.children))


def _stops_next(verb: Token, status: Status) -> bool:
    """Whether a journey is told as a further stop of another: "later visits Oslo", "before going to Oslo"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("before", "after"):
        return True
    return status == "planned" and verb.dep_ == "conj" and any(child.lower_ in _NEXT for child in verb.children)


def _occasion(root: Token, match: Match) -> int | None:
    """How far a time lies that tells when something was seen, said or done at the happening; None if it does not.

    "Talks at which they signed on Friday", "X greets Y in this photo of Friday", "said on Friday after they met".
    """
    noun, verb = match.arguments.noun or match.trigger, match.arguments.verb
    over = {root.i, *(token.i for token in root.ancestors)}
    for clause in noun.children:
        if clause.dep_ == "relcl" and clause.i in over and clause.left_edge.lower_ in ("where", "when"):
            return 3
    if verb is None:
        return None
    if any(token.lemma_ in _PICTURE and verb in token.ancestors for token in root.ancestors):
        return _ASIDE
    after = verb.dep_ == "advcl" and any(child.lower_ == "after" for child in verb.children)
    if not (after and match.frame.inside) or root in verb.subtree:
        return None
    above = verb.head.head if verb.head.dep_ == "ccomp" else verb.head
    return _ASIDE if above.lemma_ in SAY and above.i in over else None


def _of_saying(root: Token, verb: Token) -> bool:
    """Whether a word stands between a saying and what is said, whatever the parser joins it to: "said on Monday it"."""
    while verb.dep_ in ("conj", "xcomp"):
        verb = verb.head
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in SAY:
        return False
    subjects = [child.left_edge.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "mark")]
    return bool(subjects) and verb.head.i < root.i < min(subjects)


def _path(a: Token, b: Token, said: bool) -> int:
    above: dict[int, int] = {}
    cost, token = 0, a
    while True:
        above[token.i] = cost
        if token.head.i == token.i:
            break
        cost += 12 if token.dep_ == "relcl" else _step(token)  # a relative clause keeps its times to itself
        token = token.head
    cost, token, quoted = 0, b, False
    while token.i not in above:
        if token.head.i == token.i:
            return 99
        cost += 1 if said and token.dep_ == "ccomp" else _step(token)
        quoted = token.dep_ in ("ccomp", "parataxis", "dobj", "nsubjpass")
        token = token.head
    if not said and quoted and token.lemma_ in SAY and token.i not in (a.i, b.i):
        cost += 6
    return cost + above[token.i]


def returning(match: Match) -> bool:
    """Whether the time told is that of a return: "came back on Sunday from a visit", "from Rome, where he met"."""
    verb, noun = match.arguments.verb, match.arguments.noun
    if match.frame.stage and verb is not None and _home(verb):
        return noun is None or any(part.lower_ == "from" for part in noun.ancestors)
    while verb is not None and verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb is None or verb.dep_ != "relcl" or not any(token.lower_ in _THERE for token in verb.subtree):
        return False
    return any(_home(above) for above in verb.ancestors)


def _home(verb: Token) -> bool:
    """Whether somebody comes home: "returned from", "flew back from"."""
    children = {child.lower_ for child in verb.children}
    return verb.lemma_ in _RETURN and "from" in children and (verb.lemma_ == "return" or bool(children & _BACK))


def counted(trigger: Token, text: str, on: date | None) -> bool:
    """Whether a period only counts: "their third meeting this year", "the first visit since 2019".

    A year gone by dates as well as it counts: "the first meeting in 2019".
    """
    if text.lower().startswith("since"):
        return any(token.lower_ in ("first", "time", "times") for token in trigger.sent)
    ordinal = any(child.ent_type_ == "ORDINAL" for child in trigger.children)
    gone = text.isdigit() and on is not None and int(text) < on.year
    return ordinal and VAGUE.fullmatch(text) is not None and not gone


def moment(root: Token, told: Expression, trigger: Token) -> str | None:
    """The time at which something happened "since" which another goes on: "since last year, when they met"."""
    since, _, time = told.text.partition(" ")
    end = root.sent.start_char + told.end
    behind = (token for token in root.doc[root.i + 1 : trigger.i] if token.idx >= end and not token.is_punct)
    first = next(behind, None)
    return time if since.lower() == "since" and first is not None and first.lower_ == "when" else None


def _step(token: Token) -> int:
    """What it costs to leave a word for the one above it; a clause of time has dates of its own."""
    if token.dep_ == "advcl" and (joined := {child.lower_ for child in token.children}) & (_TIMES | _SAME_TIME):
        return 1 if joined & _SAME_TIME else 99
    if token.dep_ == "relcl" and token.head.lemma_ in _TIME and any(child.lower_ == "that" for child in token.children):
        return 10  # "said on the day that A met B", which the parser takes for the day of the meeting
    if token.dep_ == "relcl" and token.left_edge.lower_ == "where" and token.head.pos_ in ("NOUN", "PROPN"):
        return 2  # "this year's summit in Rome, where they signed"
    return 6 if token.dep_ == "ccomp" else 4 if token.dep_ in _CLAUSES else 1
