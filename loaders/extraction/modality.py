"""Whether what is told has happened, goes on, is planned, was called off, is denied, or is no event at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.vocab import Status
from loaders.extraction import contents
from loaders.extraction.clauses import CONTAINERS, SUPPORT, governor
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAYBE = words("could may might should must can ought")
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d"})
_PLAN = words(
    "plan schedule expect intend prepare arrange slate slat due set decide agree announce confirm ready poise hop "
    "prep anticipate vow pledge promise commit await order vote head depart leave go pave"
)
_WISH = words(
    "want hope wish desire offer propose urge call ask demand seek consider like threaten request beg press "
    "push suggest try attempt need allow let permit encourage invite appeal persuade advise recommend wonder "
    "dream long aim favor support oppose favour discuss mull weigh explore speculate advocate warn fear "
    "warrant require lobby pressure work convince negotiate struggle prevent avoid enable hesitate insist "
    "signal entitle honor honour scramble face apply aspire"
)
_REFUSE = words("refuse decline reject deny rule")
_CANCEL = words("cancel scrap scuttle abandon axe shelve nix")
_DELAY = words("postpone delay")
_SOON = words("planned scheduled upcoming expected forthcoming coming future next impending imminent")
_UNSURE = words("possible potential proposed hypothetical prospective eventual any likely further more future") - {
    "future",
    "further",
    "more",
}
_VAGUE = words("possible potential hypothetical")
_CLEARED = words("approve clear authorise authorize notify")
_WISHED = words(
    "call hope desire wish offer proposal request demand prospect possibility chance idea suggestion need "
    "effort bid attempt appeal push plea threat condition opportunity pressure willingness readiness option "
    "ability right sign hint view aim goal"
)
_ACTS = words("order decree bill law legislation resolution directive proclamation")
_DEPENDS = words("predicate premise condition depend hinge insist rely")
_TOWARDS = words("progress stage path road way step groundwork momentum")
_PLANNED = words("plan preparation intention arrangement schedule decision announcement agreement order pledge")
_PLEDGE = words("agree vote choose announce pledge promise commit vow approve order decide decision")
_SAY = words("say tell announce report confirm add state declare reveal disclose note write claim reportedly")
_NOBODY = frozenset({"nobody", "few", "neither", "none"})
_HEDGED = frozenset({"if", "unless", "whether", "until"})
_OUTSIDE = words("during after in at following since on by with from before despite through amid under as")
_VERBS = ("VERB", "AUX")


def of_verb(verb: Token, depth: int = 0) -> Status | None:
    """The status of what a verb tells; None if it tells of no event."""
    if depth > 5:
        return "occurred"
    if contents.verb_only(verb):
        return None
    aux = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in aux}
    negated = any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in verb.children)
    if any(child.dep_ == "mark" and child.lower_ in _HEDGED for child in verb.children):
        return None
    if words & _MAYBE or any(child.lower_ in ("possibly", "potentially", "perhaps") for child in verb.children):
        return None
    status: Status | None
    if words & {"would", "'d"}:
        status = "planned" if _reported(verb) and "have" not in words else None
    elif words & _WILL:
        status = "planned" if not words & {"have"} else None
    elif "to" in words and verb.dep_ in ("ROOT", "ccomp") and any(child.dep_ == "nsubj" for child in verb.children):
        # a headline, "Smith to visit Rome", but not "A wants B to visit"
        doubted = any(child.lower_ in _NOBODY for child in verb.head.children)
        status = None if verb.dep_ == "ccomp" and (doubted or verb.head.lemma_ in _WISH) else "planned"
    elif "to" in words or (not aux and verb.tag_ == "VB") or (verb.dep_ in ("xcomp", "pcomp") and verb.tag_ == "VBG"):
        status = _below(verb, depth)
    elif verb.dep_ == "conj" and not aux and verb.head.pos_ in _VERBS and verb.tag_ == verb.head.tag_:
        status = of_verb(verb.head, depth + 1)
    elif verb.tag_ == "VBG" and any(child.lemma_ == "be" and child.tag_ in ("VBP", "VBZ") for child in aux):
        status = "ongoing"
    elif verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_ in _ACTS:
        over, _ = governor(verb.head)  # an order that "will be signed" orders nothing yet
        status = of_verb(over, depth + 1) if over is not None else "occurred"
    elif verb.lemma_ == "include" and verb.tag_ in ("VBZ", "VBP"):
        status = "planned"  # a journey or a programme that is still to come
    else:
        status = _beside(verb, depth)
    if negated:
        return "denied" if status in ("occurred", "planned") and verb.lemma_ not in _PLAN else None
    return status


def of_noun(noun: Token) -> Status | None:
    """The status of what a noun tells; None if it tells of no event."""
    near = {child.lower_ for child in noun.children if child.dep_ in ("amod", "det", "neg", "compound")}
    if near & {"no", "any"} or near & _UNSURE:
        return None
    planned: Status | None = "planned" if near & _SOON and not near & {"last"} else None
    token = noun
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in ("ahead", "eve"):
        above, _ = governor(head.head) if head.head.lower_ == "eve" else (head.head.head, "")
        back = above is not None and any(child.lower_ == "had" for child in above.children)
        return "occurred" if back else "planned"
    if token.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in ("NOUN", "PROPN"):
        above = head.head
        if above.lemma_ in _WISHED and head.lower_ in ("for", "of", "to", "on"):
            return None
        if above.lemma_ in _TOWARDS and head.lower_ in ("for", "to", "toward", "towards"):
            return None
        if above.lemma_ in _PLANNED and head.lower_ in ("for", "of", "to"):
            return "planned"
        if above.lemma_ in ("sideline", "margin", "fringe"):
            return planned or "occurred"
        if above.lemma_ in CONTAINERS or head.lower_ in ("during", "after", "in", "at"):
            return planned or of_noun(above)
        return planned or "occurred"
    verb, link = governor(noun)
    if verb is None:
        return planned or "occurred"
    if link in ("on", "upon") and verb.lemma_ in _DEPENDS:
        return None  # "peace depends on the withdrawal"
    if link in _OUTSIDE:
        status = "planned" if link == "during" and _due(verb) else of_verb(verb)
        return planned or (
            status if status == "planned" and link not in ("after", "following", "since") else "occurred"
        )
    if link == "ahead" or verb.lower_ == "ahead":
        return "planned"
    lemma = verb.lemma_
    if link in ("obj", "for", "off", "to"):
        if lemma in _CANCEL or (lemma in ("call", "put") and any(child.lower_ == "off" for child in verb.children)):
            return "cancelled"
        if lemma in _DELAY:
            return "cancelled"
        if lemma in _REFUSE:
            return "denied"
        if lemma in _WISH and link != "to":
            return None
        if lemma in _PLAN and link in ("obj", "for") and lemma not in ("head", "depart", "leave", "go", "agree"):
            return "planned"
        if lemma in SUPPORT or link == "obj":
            return planned or of_verb(verb)
    if link == "subj" and (status := of_verb(verb)) in ("planned", "ongoing", None):
        return planned or status
    return planned or "occurred"


def _due(verb: Token) -> bool:
    """Whether somebody is said to be about to do something: "is expected to meet"."""
    now = any(child.lemma_ == "be" and child.tag_ in ("VBP", "VBZ") for child in verb.children)
    return now and verb.lemma_ in _PLAN and any(child.dep_ == "xcomp" for child in verb.children)


def absent(noun: Token) -> bool:
    """Whether the noun is said not to be there: "no meeting", "a possible visit", "months of talks" without an end."""
    if contents.noun_only(noun):
        return True
    near = {child.lower_ for child in noun.children if child.dep_ in ("det", "amod", "neg")}
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _CLEARED:
        near -= _VAGUE  # an office approves "a possible sale", as it is called until it is made
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return bool(near & ({"no", "any", "proposed"} | _VAGUE)) or above.lemma_ in ("month", "week", "year", "decade")


def ahead(noun: Token) -> bool:
    """Whether a noun is what somebody has come for and still has before him: "is in Rome for talks"."""
    verb, link = governor(noun)
    return (
        verb is not None and link == "for" and verb.tag_ in ("VBZ", "VBP") and of_verb(verb) in ("occurred", "ongoing")
    )


def pledged(verb: Token) -> bool:
    """Whether the act has been promised, announced or ordered already: "agreed to lend"."""
    above = verb.head
    if (
        above.pos_ == "NOUN"
        and (over := governor(above)[0]) is not None
        and of_verb(over) not in ("occurred", "ongoing")
    ):
        return False  # "will sign an order imposing"
    return (
        verb.dep_ in ("xcomp", "ccomp", "acl") and above.lemma_ in _PLEDGE and above.tag_ in ("VBD", "VBN", "NN", "NNS")
    )


def ordered(verb: Token | None) -> bool:
    """Whether a verb says that what stands below it was promised, announced or ordered: "ordered the withdrawal"."""
    return verb is not None and verb.lemma_ in _PLEDGE and verb.tag_ in ("VBD", "VBN")


def attribution(verb: Token) -> Token | None:
    """Whom the sentence names as its source: the subject of the saying, or "according to ..."."""
    token = verb
    for _ in range(8):
        for child in token.children:
            if child.lower_ == "according":
                return next((g for to in child.children for g in to.children if g.dep_ == "pobj"), None)
            if child.dep_ == "parataxis" and child.lemma_ in _SAY:
                return next((g for g in child.children if g.dep_ == "nsubj"), None)
        if token.dep_ == "ccomp" and token.head.lemma_ in _SAY:
            return next((g for g in token.head.children if g.dep_ == "nsubj"), None)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _reported(verb: Token) -> bool:
    """Whether "would" is the future of somebody's words."""
    token = verb
    for _ in range(3):
        token = token.head
        if token.lemma_ in _SAY or token.lemma_ in _PLAN:
            return True
    return False


def _below(verb: Token, depth: int) -> Status | None:
    """The status of an infinitive or a participle, which is that of the word above it."""
    head = verb.head
    while head.dep_ in ("prep", "npadvmod") or (head.pos_ in ("ADP", "SCONJ", "PART") and head.head.i != head.i):
        if head.lower_ in ("without", "instead", "against"):
            return None
        head = head.head
    if head.i == verb.i:
        return "planned" if any(child.lower_ == "to" for child in verb.children) else None
    if verb.dep_ == "conj":
        return of_verb(head, depth + 1)
    lemma = head.lemma_.lower()
    if head.pos_ == "ADJ" or lemma in ("set", "due", "slate"):
        return (
            "planned"
            if lemma in ("set", "due", "slated", "scheduled", "expected", "poised", "planned", "slate")
            else None
        )
    if head.pos_ in ("NOUN", "PROPN"):
        if any(child.lower_ == "no" for child in head.children):
            return None
        if lemma in _PLANNED or (head.pos_ == "PROPN" and head.dep_ == "ROOT" and _infinitive(verb)):
            return "planned"  # also a headline, "Russia and China to hold drills"
        if lemma in _WISHED | _TOWARDS or verb.dep_ == "acl":
            return None
        return "occurred"
    if lemma in _WISH:
        return None
    if lemma in _REFUSE:
        return "denied"
    if lemma in _CANCEL:
        return "cancelled"
    if lemma == "look" and any(child.lower_ == "forward" for child in head.children):
        return "planned"
    if lemma == "fail":
        return None
    if lemma in _PLAN and lemma not in ("head", "depart", "leave"):
        return "planned" if of_verb(head, depth + 1) is not None else None
    if lemma == "be" and any(child.lower_ == "to" for child in verb.children) and verb.dep_ == "xcomp":
        return "planned"
    status = of_verb(head, depth + 1)
    if verb.dep_ == "advcl" and any(child.lower_ == "to" for child in verb.children):
        return "planned" if status in ("ongoing", "planned") else status
    return status


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _beside(verb: Token, depth: int) -> Status | None:
    """The status of a finite verb by the clause it stands in."""
    head = verb.head
    if verb.dep_ == "ccomp" and head.i != verb.i:
        if head.lemma_ in _REFUSE and head.lemma_ == "deny":
            return "denied"
        if head.lemma_ in _WISH and head.lemma_ not in ("warn", "insist", "suggest", "signal"):
            return None
    if (verb.dep_ == "ccomp" and head.lemma_ == "help") or (verb.dep_ == "csubj" and head.i != verb.i):
        return of_verb(head, depth + 1)
    if verb.dep_ == "ccomp" and any(child.lower_ in ("falsely", "wrongly") for child in head.children):
        return None
    when = any(child.lower_ in ("when", "once", "after", "before", "as") for child in verb.children)
    if (
        verb.dep_ == "advcl"
        and when
        and verb.tag_ not in ("VBD", "VBN", "VBG")
        and of_verb(head, depth + 1) == "planned"
    ):
        return "planned"
    if verb.sent.text.rstrip().endswith("?"):
        return None
    return "occurred"
