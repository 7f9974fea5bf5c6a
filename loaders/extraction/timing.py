"""When what is told took place: the expression nearest in the sentence, else what the discourse gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.dates import When
from kg.vocab import Status
from loaders.extraction import when as expressions
from loaders.extraction.matcher import Match
from loaders.extraction.reckoning import WEEKDAYS
from loaders.extraction.relative import apart
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis", "acl"})
_SAY = words("say tell announce report add state declare write confirm")
_VAGUE = re.compile(r"(?i)(?:this|last|next) (?:year|month)|(?:19|20)\d\d")
_SPAN = re.compile(r"(?i)from\b|between\b")
_BEGIN = words("begin start arrive leave depart open kick embark travel head fly")
_RETURN = words("return come get fly")
_TIMES = frozenset({"since", "after", "before", "until"})
_SAME_TIME = frozenset({"when"})
_LATELY = timedelta(days=4)
_TIME = {*WEEKDAYS, "day", "week", "month", "year", "morning", "evening", "afternoon"}
_HEAD = 4
_FARTHEST = 5
_ALONE = 8
_COMING = re.compile(r"(?i)(?:early |late |later )?next week")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of the time of an event."""

    when: When | None
    status: Status
    untold: bool = False
    """Whether it says nothing of the time: "in the spring" says something, though no day."""
    announced: When | None = None
    """The day on which somebody said so, of late."""


class Clock:
    """The dates of an article, read sentence by sentence."""

    def __init__(self, on: date | None) -> None:
        self._on = on
        self._anchor: When | None = None
        self._next: date | None = None
        self._week: When | None = None
        self._spoken: When | None = None
        self.sentence = -1
        self.news: When | None = None
        self._found: list[tuple[Token, expressions.Expression]] = []

    def start(self) -> None:
        """Begin a passage; what was said before it no longer anchors "the next day"."""
        self._anchor = self._week = None

    def read(self, sentence: Span) -> None:
        """Take in the expressions of the next sentence."""
        self.sentence += 1
        self._spoken = next((day for day in self._days() if day.days == 1), self._spoken)
        self._found = []
        for expression in expressions.find(sentence.text):
            span = sentence.char_span(expression.start, expression.end, alignment_mode="expand")
            if span is not None:
                self._found.append((span.root, expression))
                self.news = self.news or (self._announced() if self.sentence < _HEAD else None)
                if _COMING.fullmatch(expression.text):
                    self._week = expressions.resolve(expression.text, self._on)

    def when(self, match: Match) -> Told:
        """The date of a match, and its status in the light of that date."""
        if _behind(match):
            return Told(None, match.status)
        if gap := apart(match.trigger.sent, match.trigger):
            found = gap.from_(self._base())
            same_day = gap.count == 0 and not self._found
            return Told(found, self._in_time(found, match.status) if found else match.status, same_day)
        ranked = sorted(
            (_distance(root, match) + 2 * bool(_VAGUE.fullmatch(expression.text)), i)
            for i, (root, expression) in enumerate(self._found)
        )
        reach = _FARTHEST if len(ranked) > 1 else _ALONE
        untold = True
        for distance, i in ranked:
            if distance > reach:
                break
            if _counted(match.trigger, self._found[i][1].text):
                continue
            found = self._resolve(self._found[i][1].text, match)
            if found is not None:
                self._anchor = found
                begun = self._on and _SPAN.match(self._found[i][1].text) and found.contains(When.day(self._on))
                ongoing = begun and match.status == "planned"
                return Told(found, "ongoing" if ongoing else self._in_time(found, match.status))
            untold = False
        return Told(None, match.status, untold, self._announced())

    def _announced(self) -> When | None:
        """The day of the last few on which somebody said what the sentence tells."""
        for root, expression in self._found:
            verb = next((token for token in root.ancestors if token.pos_ == "VERB"), root)
            day = expressions.resolve(expression.text, self._on) if verb.lemma_ in _SAY else None
            if self._on and day and day.days == 1 and day.first and self._on - _LATELY <= day.first <= self._on:
                return day
        return None

    def _base(self) -> When | None:
        """The day of the happening beside which another is told."""
        return next((day for day in self._days() if day.days == 1), self._anchor or self._spoken)

    def _days(self) -> Iterator[When]:
        """What the expressions of the sentence mean, told in the past."""
        days = (expressions.resolve(expression.text, self._on, anchor=self._anchor) for _, expression in self._found)
        return (day for day in days if day is not None)

    def _resolve(self, text: str, match: Match) -> When | None:
        verb = match.arguments.verb
        starts = verb is not None and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _BEGIN
        future = match.status == "planned" or starts
        found = self._on_the_way(text, match, future) or expressions.resolve(
            text, self._on, future=future, anchor=self._anchor
        )
        if future and found and found.days == 1 and self._on and found.first and found.first > self._on:
            self._next = found.first
        if found is None or self._on is None or found.first is None or found.first <= self._on:
            return found
        if future:  # a journey "from Sunday through Tuesday", announced before it began
            begun = expressions.resolve(text, self._on, anchor=self._anchor)
            return begun if begun and begun.days and begun.days > 1 and begun.contains(When.day(self._on)) else found
        if verb is not None and verb.tag_ in ("VBD", "VBN") and not _YEAR.search(text):
            return expressions.resolve(text, date(self._on.year - 1, 12, 31), anchor=self._anchor)
        return found

    def _on_the_way(self, text: str, match: Match, future: bool) -> When | None:
        """The weekday in the week that is spoken of, or after what else is still to come."""
        if text not in WEEKDAYS or self._on is None:
            return None
        verb = match.arguments.verb
        if self._week and self._week.first and (future or (verb is not None and verb.tag_ in ("VB", "VBZ", "VBP"))):
            return expressions.resolve(text, self._week.first, future=True)
        if future and self._next and self._next > self._on and WEEKDAYS[self._on.weekday()] == text:
            return expressions.resolve(text, self._next, future=True)
        return None

    def _in_time(self, when: When, status: Status) -> Status:
        if self._on is None:
            return status
        if status in ("occurred", "ongoing") and when.first and when.first > self._on:
            return "planned"
        if status == "occurred" and when.first and when.last is None:
            return "ongoing"
        if status == "planned" and when.last and when.last < self._on:
            return "occurred"
        return status


def _distance(root: Token, match: Match) -> int:
    """How far a word stands from the trigger in the tree; entering or leaving a clause counts more."""
    verb, said = match.arguments.verb, match.frame.pledge and match.status != "planned"
    goals = [match.trigger]
    if verb is not None and (said or verb.lemma_ not in _SAY or match.arguments.link not in ("obj", "subj", "far")):
        goals.append(verb)  # but "their call was confirmed on Friday"
    ahead = match.frame.stage and match.status == "planned"
    if ahead and any(token.dep_ == "relcl" and token.i > match.trigger.i for token in root.ancestors):
        return 99  # "will travel to Rome, where he will speak on Friday"
    if not said and verb is not None and _of_saying(root, verb):
        return 99
    return min(_path(root, goal, said) + (0 if goal is match.trigger else 1) for goal in goals)


def _of_saying(root: Token, verb: Token) -> bool:
    """Whether a word stands between a saying and what is said, whatever the parser joins it to: "said on Monday it"."""
    while verb.dep_ in ("conj", "xcomp"):
        verb = verb.head
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in _SAY:
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
        cost += _step(token)
        token = token.head
    cost, token, quoted = 0, b, False
    while token.i not in above:
        if token.head.i == token.i:
            return 99
        cost += 1 if said and token.dep_ == "ccomp" else _step(token)
        quoted = token.dep_ in ("ccomp", "parataxis", "dobj", "nsubjpass")
        token = token.head
    if not said and quoted and token.lemma_ in _SAY and token.i not in (a.i, b.i):
        cost += 6
    return cost + above[token.i]


def _behind(match: Match) -> bool:
    """Whether the time told is that of a return: "came back on Sunday from a visit"."""
    verb = match.arguments.verb
    return (
        verb is not None
        and verb.lemma_ in _RETURN
        and match.arguments.noun is not None
        and any(part.lower_ == "from" for part in match.arguments.noun.ancestors if part.dep_ == "prep")
    )


def _counted(trigger: Token, text: str) -> bool:
    """Whether a period only counts: "their third meeting this year", "the first visit since 2019"."""
    if text.lower().startswith("since"):
        return any(token.lower_ in ("first", "time", "times") for token in trigger.sent)
    ordinal = any(child.ent_type_ == "ORDINAL" for child in trigger.children)
    return ordinal and _VAGUE.fullmatch(text) is not None


def _step(token: Token) -> int:
    """What it costs to leave a word for the one above it; a clause of time has dates of its own."""
    if token.dep_ == "advcl" and (joined := {child.lower_ for child in token.children}) & (_TIMES | _SAME_TIME):
        return 1 if joined & _SAME_TIME else 99
    if token.dep_ == "relcl" and token.head.lemma_ in _TIME and any(child.lower_ == "that" for child in token.children):
        return 10  # "said on the day that A met B", which the parser takes for the day of the meeting
    return 6 if token.dep_ == "ccomp" else 4 if token.dep_ in _CLAUSES else 1
