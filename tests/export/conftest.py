"""A graph small enough to read and rich enough to use every property of an export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kg.dates import When
from kg.ids import event_id
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Participation, Place

TEXT = 'The ministers met in Vienna on Monday.\nThey "agreed" to meet again — in Bern.'


@dataclass
class Lists:
    """A Source of what it was given; the order is the Source's promise, so it sorts."""

    given_articles: list[Article]
    given_events: list[Event]
    given_decisions: list[Decision]
    given_identifiers: list[Identifier] = field(default_factory=list)

    def articles(self) -> Iterator[Article]:
        yield from sorted(self.given_articles, key=lambda a: a.id)

    def mentions(self) -> Iterator[Mention]:
        yield from sorted((m for e in self.given_events for m in e.mentions), key=lambda m: (m.article, m.start, m.id))

    def decisions(self) -> Iterator[Decision]:
        yield from sorted(self.given_decisions, key=lambda d: d.id)

    def identifiers(self) -> Iterator[Identifier]:
        yield from sorted(self.given_identifiers, key=lambda i: i.id)

    def events(self) -> Iterator[Event]:
        yield from sorted(self.given_events, key=lambda e: ((e.when and e.when.first) or date.max, e.id))

    def actors(self) -> Iterator[Actor]:
        found = {p.actor.id: p.actor for e in self.given_events for p in e.participants}
        yield from (found[key] for key in sorted(found))

    def copies(self) -> Iterator[tuple[str, str]]:
        ids = [article.id for article in self.articles()]
        yield ids[1], ids[0]

    def within(self) -> Iterator[tuple[str, str]]:
        yield from ((place.id, place.id) for place in self.places())

    def meanings(self) -> Iterator[tuple[str, str, str]]:
        yield from (("a1", "Frau Berg", actor.id) for actor in self.actors() if actor.kind == "person")

    def tenures(self) -> Iterator[dict[str, Any]]:
        facts = {"office": "minister", "country": "AUT", "since": "2024-01-01", "until": None, "source": "told"}
        yield from ({"actor": actor.id, **facts} for actor in self.actors() if actor.kind == "person")

    def places(self) -> Iterator[Place]:
        found = {e.place.id: e.place for e in self.given_events if e.place}
        yield from (found[key] for key in sorted(found))


def make(text: str = TEXT, word: str = "Anna Berg", url: str | None = "https://news.example/a?b=1#c") -> Lists:
    """One article with two events: a meeting that says everything, a call that says the least."""
    article = Article(text=text, title=word, published=date(2024, 3, 5), outlet=word, url=url, key="one.txt")
    other = Article(text=text + "!", published=None)
    anna = Actor(name=word, kind="person", country="AUT", aliases=("Berg", "A. Berg"), wikidata="Q42")
    switzerland = Actor(name="Switzerland", kind="country", country="CHE")
    parts = (
        Participation(actor=switzerland, role="participant"),
        Participation(actor=anna, role="participant", office=word),
        Participation(actor=anna, role="host"),
    )
    vienna = Place(name="Vienna", country="AUT", lat=48.2, lon=16.0)
    claim = {"reported": date(2024, 3, 5), "participants": parts, "extractor": "rules 1", "quote": text[:9]}
    first = Mention(
        article=article.id, type="BilateralMeeting", modality="occurred", place=vienna, when=When.parse("2024-03"),
        quantity=15000.0, title=word, start=0, end=9, confidence=0.85, attributed_to=word, **claim,
    )  # fmt: skip
    second = Mention(article=other.id, type="Call", modality="planned", start=0, end=9, confidence=1.0, **claim)
    meeting = Event(
        id=event_id(first.id), type=first.type, status="occurred", participants=parts, place=vienna, when=first.when,
        quantity=15000.0, title=word, confidence=0.85, sources=1, mentions=(first,), reasons=("founds the event",),
    )  # fmt: skip
    call = Event(
        id=event_id(second.id), type=second.type, status="planned", participants=parts[:1], place=None, when=None,
        quantity=None, title=None, confidence=1.0, sources=1, mentions=(second,), reasons=("founds the event",),
    )  # fmt: skip
    at = datetime(2024, 3, 6, tzinfo=UTC)
    decided = Decision(left=(first.id,), right=(second.id,), same=False, by="reader", at=at)
    return Lists([article, other], [meeting, call], [decided])


@pytest.fixture(scope="session")
def graph() -> Callable[..., Lists]:
    """Makes the graph, with texts of the test's choice."""
    return make
