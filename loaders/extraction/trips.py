"""A journey as a whole: who makes it and on which days, whatever countries it leads to.

"From May 5 to May 13, A will lead a delegation to Asia" dates every visit of A that the article tells
without a day. Somebody who "returned on Sunday" from a tour that is called one of eight days somewhere
in the article set out on the Sunday before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.dates import When
from loaders.extraction import when as expressions
from loaders.extraction.clauses import objects, prepositional, subjects
from loaders.extraction.drafts import Draft
from loaders.extraction.groups import TEAMS
from loaders.extraction.meanings import NUMBERS
from loaders.extraction.scene import Scene
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TRIPS = words("trip tour journey swing visit mission voyage")
_GO = words("travel head fly go tour journey")
_START = words("leave depart embark set begin start kick")
_LEAD = words("lead head take bring")
_LONG = re.compile(
    rf"(?i)\b(?:({'|'.join(NUMBERS)}|\d{{1,2}})[\s-]+days?[\s,]|(week)-?long\s)(?:[\w-]+\s){{0,3}}?(?:{'|'.join(sorted(_TRIPS))})\b"
)
_MOVES = _GO | _START | _LEAD | words("return come get visit make take pay undertake plan schedule")
_FEW, _MANY = 2, 40
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Trip:
    """What one sentence tells of a journey: its days, or the day on which it began or ended, or how long it was."""

    sentence: int
    people: frozenset[str] = frozenset()
    days: When | None = None
    begun: date | None = None
    ended: date | None = None
    length: int | None = None

    def whole(self, length: int | None) -> When | None:
        """All its days, if so many are told of one that began or ended on a known day."""
        if self.days is not None or length is None:
            return self.days
        rest = timedelta(days=length - 1)
        if self.ended is not None:
            return When.span(self.ended - rest, self.ended)
        return When.span(self.begun, self.begun + rest) if self.begun is not None else None


def told(sentence: Span, scene: Scene, number: int, on: date | None) -> Iterator[Trip]:
    """What a sentence tells of journeys as a whole."""
    if match := _LONG.search(sentence.text):
        yield Trip(number, length=_number(match))
    if not any(token.lemma_ in _MOVES for token in sentence):
        return
    for expression in expressions.find(sentence.text):
        span = sentence.char_span(expression.start, expression.end, alignment_mode="expand")
        verb = next((token for token in span.root.ancestors if token.pos_ == "VERB"), None) if span else None
        if verb is None:
            continue
        people = frozenset(
            ref.actor.id for t in subjects(verb) for ref in scene.expand(t) if ref.actor.kind == "person"
        )
        days = expressions.resolve(expression.text, on, future=verb.tag_ == "VB")
        if not people or days is None or days.first is None or days.last is None:
            continue
        trip = Trip(number, people)
        if days.days == 1 and _home(verb):
            yield replace(trip, ended=days.first)
        elif days.days == 1 and verb.lemma_ in _START and _journeys(verb):
            yield replace(trip, begun=days.first)
        elif _FEW <= (days.days or 0) <= _MANY and (verb.lemma_ in _GO or _leads(verb) or _journeys(verb)):
            yield replace(trip, days=days)


def dated(drafts: Sequence[Draft], trips: Sequence[Trip], on: date | None) -> list[Draft]:
    """The drafts, the visits without a day dated by the journey that they belong to."""
    lengths = [trip for trip in trips if trip.length is not None]
    known: list[tuple[Trip, When]] = []
    for trip in trips:
        near = {other.length for other in lengths if abs(other.sentence - trip.sentence) <= _NEAR}
        days = trip.whole(near.pop() if len(near) == 1 else None)
        if days is not None:
            known.append((trip, days))
    return [_dated(draft, known, on) for draft in drafts] if known else list(drafts)


def _dated(draft: Draft, trips: Sequence[tuple[Trip, When]], on: date | None) -> Draft:
    mention = draft.mention
    if not draft.frame.stage or draft.behind or mention.when or mention.modality in ("cancelled", "denied"):
        return draft
    days = {
        when
        for trip, when in trips
        if trip.people & draft.travellers and abs(trip.sentence - draft.sentence) <= _NEAR
        if on is None or mention.modality == ("planned" if when.first and when.first > on else "occurred")
    }
    return replace(draft, mention=replace(mention, when=days.pop())) if len(days) == 1 else draft


def _number(match: re.Match[str]) -> int:
    if match[2]:
        return 7
    told = match[1].lower()
    return int(told) if told.isdigit() else NUMBERS.index(told) + 1


def _home(verb: Token) -> bool:
    """Whether somebody comes home from a journey."""
    children = {child.lower_ for child in verb.children}
    back = verb.lemma_ == "return" or (verb.lemma_ in _GO | {"come", "get"} and bool(children & {"back", "home"}))
    return back and "from" in children


def _journeys(verb: Token) -> bool:
    """Whether somebody makes or begins a trip, or leaves for one."""
    things = objects(verb) + [t for word in ("on", "for") for t in prepositional(verb, word)]
    return any(thing.lemma_ in _TRIPS for thing in things)


def _leads(verb: Token) -> bool:
    return verb.lemma_ in _LEAD and any(thing.lemma_ in TEAMS for thing in objects(verb))
