"""Who travels together: the members of a delegation, as one sentence tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.clauses import agents, objects, prepositional, subjects
from loaders.extraction.groups import TEAMS
from loaders.extraction.scene import Ref, Scene, distinct
from loaders.extraction.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

_LEADING = ("lead", "head")
_PART = ("member", "part")

_LEAD = words("lead head join bring take")
_HOLD = words("include comprise consist feature")
_JOIN = words("join accompany")
_JOINING = words("joining accompanying")  # at the start of a sentence the tagger takes them for names


def members(sentence: Span, scene: Scene) -> tuple[Ref, ...]:
    """The people who are said to make up a delegation, or to accompany somebody; none if there is but one."""
    found = [ref for token in sentence for at in _places(token) for ref in scene.expand(at)]
    people = distinct(ref for ref in found if ref.actor.kind == "person")
    return people if len(people) > 1 else ()


def called(team: tuple[Ref, ...], sentence: Span, scene: Scene) -> Iterator[Token]:
    """The words of a sentence that stand for the team which it tells of: "members of the delegation"."""
    sides = {ref.actor.country for ref in team}
    for token in sentence:
        own = {ref.actor.country for ref in scene.refs.get(token.i, ())}
        if token.lemma_ in TEAMS and own <= sides:
            yield token
            if token.dep_ == "pobj" and token.head.head.lemma_ in _PART:
                yield token.head.head


def _places(token: Token) -> Iterator[Token]:
    """Where the members stand: "A led a delegation including B", "joining A were B and C"."""
    verb = token.head
    if token.lemma_ in TEAMS:
        yield token
        if token.dep_ == "dobj" and verb.lemma_ in _LEAD:
            yield from subjects(verb)
        yield from _along(token)
        clauses = [child for child in token.children if child.dep_ == "relcl" and child.lemma_ in _HOLD]
        if token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _HOLD:
            clauses.append(verb)
        for clause in clauses:
            yield from objects(clause)
            yield from prepositional(clause, "of")
    elif token.lemma_ in _LEADING and token.tag_ == "VBN" and _teams_before(token):
        yield from agents(token)  # whatever the parser makes of "a delegation, X, led by B"
    elif token.lemma_ in _JOIN or token.lower_ in _JOINING:
        yield from (child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "dobj"))
        yield from (part for by in token.subtree if by.lower_ == "by" for part in by.children if part.dep_ == "pobj")
        if token.lower_ in _JOINING and verb.lemma_ == "be":
            yield from (child for child in verb.children if child.dep_ in ("nsubj", "attr"))


def _along(team: Token) -> list[Token]:
    """Who travels "with members of a delegation" or "as part of a delegation"."""
    token = team
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _PART:
        token = token.head.head
    link = token.head
    told = token.dep_ == "pobj" and link.lower_ in ("with", "as") and link.head.pos_ == "VERB"
    return subjects(link.head) if told else []


def _teams_before(token: Token) -> bool:
    return any(before.lemma_ in TEAMS for before in token.sent if before.i < token.i)
