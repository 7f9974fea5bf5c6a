"""Whom a plural word stands for: "they", "the two leaders", "both sides", "the trio"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extraction import names
from loaders.extraction.clauses import governor, prepositional, subjects
from loaders.extraction.scene import Ref, Scene, distinct
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PLURAL = words("they them their themselves")
PEOPLE = words(
    "leader president minister premier chief diplomat man woman head chancellor envoy pair duo trio two three official "
    "statesman politician"
)
SIDES = words("country nation side government neighbour neighbor ally capital state party rival")
_HEADS = words("leader president premier statesman")
_COUNTS = {
    "two": 2,
    "both": 2,
    "pair": 2,
    "duo": 2,
    "warring": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "quartet": 4,
    "five": 5,
    "six": 6,
}
TEAMS = words("delegation team group mission party")
_BACK = 8
_ISSUED_BACK = 3
_TEXTS = words("statement declaration communique communiqué letter")
_OCCASIONS = words("summit talk meeting conference negotiation consultation")
_ISSUED = "joint statement"
_SIDED = {"trilateral": 3, "tripartite": 3, "quadrilateral": 4}
_WAYS = re.compile(
    r"(?i)\b(?:(three|four|five|six)[- ](?:nation|way|party|country|power)|(trilateral|tripartite|quadrilateral))"
    r"\s+(?:\w+\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One reference made so far: in which sentence, by what word, as its subject or not."""

    sentence: int
    at: int
    refs: tuple[Ref, ...]
    subject: bool
    head: int
    word: str = ""


def plural(token: Token, said: Sequence[Said], sentence: int) -> tuple[Ref, ...]:
    """Those of different countries who were last spoken of, as many as the word says."""
    pronoun = token.lower_ in PLURAL
    if parties := _issuing(token, said, sentence):
        return parties
    wanted = 2 if pronoun else _count(token)
    if not wanted:
        return ()
    sides = token.lemma_ in SIDES
    rank = "head" if token.lemma_ in _HEADS else None
    chosen: dict[str, Ref] = {}
    for one in reversed(said):
        if one.sentence < sentence - _BACK:
            break
        near = one.sentence == sentence and one.at < token.i
        if pronoun and _several(one) and (token.dep_ != "poss" or near or one.refs[0].actor.kind == "person"):
            return tuple(ref.less(0.8) for ref in _doers(one, said, token).refs)
        for ref in one.refs:
            code = ref.actor.country
            if code is None or code == "XXX" or code in chosen:
                continue
            if sides or (ref.actor.kind == "person" and (rank is None or ref.rank in (rank, None))):
                chosen[code] = Ref(names.country(code)) if sides and ref.actor.kind == "person" else ref
        if len(chosen) >= wanted:
            break
    return tuple(ref.less(0.75) for ref in reversed(chosen.values())) if len(chosen) == wanted else ()


def gathered(token: Token, said: Sequence[Said]) -> tuple[Ref, ...]:
    """The sides of a "four-nation summit": the countries that were last named together, if they are as many."""
    if token.lemma_.lower() not in _OCCASIONS or not (
        match := _WAYS.search(token.doc[max(0, token.i - 6) : token.i].text_with_ws)
    ):
        return ()
    wanted = _COUNTS[match[1].lower()] if match[1] else _SIDED[match[2].lower()]
    for one in reversed(said):
        if len(one.refs) > 2 and all(ref.actor.kind in ("country", "organisation") for ref in one.refs):
            return tuple(ref.less(0.7) for ref in one.refs) if len(one.refs) == wanted else ()
    return ()


def issuers(sentence: Span, scene: Scene, number: int) -> list[Said]:
    """Those who, as a sentence says, made a joint statement: "in a joint statement, A and B urged"."""
    found: list[Said] = []
    for token in sentence:
        if token.lemma_.lower() in _TEXTS and any(child.lower_ == "joint" for child in token.children):
            verb, link = governor(token)
            makers = [child for child in token.children if child.dep_ == "conj"]  # a subject that the parser lost
            if verb is not None and link in ("obj", "in"):
                makers = (subjects(verb) or makers) + prepositional(verb, "with")
            makers += [part for word in ("with", "by", "from", "of") for part in prepositional(token, word)]
            refs = distinct(ref for part in makers for ref in scene.expand(part))
            if len(refs) > 1:
                found.append(Said(number, sentence.end, refs, False, -1, _ISSUED))
    return found


def _issuing(token: Token, said: Sequence[Said], sentence: int) -> tuple[Ref, ...]:
    """Who "the leaders" are, where a joint statement was just told of."""
    bare = [child.lower_ for child in token.children if child.dep_ not in ("relcl", "punct", "acl", "appos")] == ["the"]
    if not bare or token.lemma_ not in PEOPLE:
        return ()
    one = next((one for one in reversed(said) if one.word == _ISSUED), None)
    near = one is not None and one.sentence >= sentence - _ISSUED_BACK
    return tuple(ref.less(0.8) for ref in one.refs) if one is not None and near else ()


def fellows(said: Sequence[Said], sentence: int) -> tuple[Ref, ...]:
    """The people named together last: "the lawmakers", "the envoys"."""
    for one in reversed(said):
        if one.sentence < sentence - 2:
            break
        if len(one.refs) > 1 and all(ref.actor.kind == "person" for ref in one.refs):
            return tuple(ref.less(0.8) for ref in one.refs)
    return ()


def _doers(one: Said, said: Sequence[Said], token: Token) -> Said:
    """Whom "they" goes on to tell of: those who did something in a sentence, rather than to whom they did it."""
    if one.subject or token.dep_ not in ("nsubj", "nsubjpass"):
        return one
    same = (other for other in reversed(said) if other.sentence == one.sentence)
    return next((other for other in same if other.subject and _several(other)), one)


def _several(said: Said) -> bool:
    return len(said.refs) > 1 or said.word in TEAMS


def _count(token: Token) -> int:
    """How many parties a plural means: "the two leaders", "both sides", "the sides", "the trio"; 0 if untold."""
    near = {child.lower_ for child in token.children if child.dep_ in ("det", "nummod", "predet", "amod")}
    if near == {"the"} and token.lemma_ in ("side", "leader"):
        return 0 if any(child.dep_ in ("prep", "poss") for child in token.children) else 2
    told = near & _COUNTS.keys() if near & {"the", "both", "all"} else set()
    if token.lower_ in _COUNTS and (near & {"the"} or token.lower_ == "both"):
        told.add(token.lower_)
    return max((_COUNTS[word] for word in told), default=0)
