"""The rows that questions answer, typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.dates import When
from kg.tabular import DAY, NUMBER, TEXT, WHOLE, Row, dates

_WHEN = {"when": TEXT, "begin": DAY, "end": DAY}


@dataclass(frozen=True, slots=True)
class Party:
    """An actor's part in an event."""

    id: str
    name: str
    kind: str
    country: str | None
    role: str
    office: str | None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that reports an event: code points `start` to `end` of the article's text."""

    quote: str
    start: int
    end: int
    modality: str
    confidence: float
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Met(Row):
    """One meeting: `who` of those asked for met `whom`, `when`, `where`, and the sentences that say so."""

    event: str
    type: str
    status: str
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    when: When | None
    where: str | None
    title: str | None
    quotes: tuple[Quote, ...]
    confidence: float

    @classmethod
    def columns(cls) -> dict[str, str]:
        return {
            "who": TEXT, "whom": TEXT, **_WHEN, "where": TEXT, "status": TEXT, "type": TEXT, "title": TEXT,
            "quote": TEXT, "outlet": TEXT, "published": DAY, "sources": WHOLE, "confidence": NUMBER, "event": TEXT,
        }  # fmt: skip

    def flat(self) -> dict[str, Any]:
        clearest = max(self.quotes, key=lambda q: q.confidence)
        return {
            "who": _names(self.who), "whom": _names(self.whom), **_dated(self.when), "where": self.where,
            "status": self.status, "type": self.type, "title": self.title, "quote": clearest.quote,
            "outlet": clearest.outlet, "published": clearest.published,
            "sources": len({q.article for q in self.quotes}), "confidence": self.confidence, "event": self.event,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventRow(Row):
    """One event: its type, status, date, place, parties, and the clearest sentence."""

    event: str
    type: str
    status: str
    when: When | None
    place: str | None
    title: str | None
    quantity: float | None
    parties: tuple[Party, ...]
    quote: str
    outlet: str | None
    published: date | None
    sources: int
    confidence: float

    @classmethod
    def columns(cls) -> dict[str, str]:
        return {
            **_WHEN, "type": TEXT, "status": TEXT, "parties": TEXT, "place": TEXT, "title": TEXT, "quantity": NUMBER,
            "quote": TEXT, "outlet": TEXT, "published": DAY, "sources": WHOLE, "confidence": NUMBER, "event": TEXT,
        }  # fmt: skip

    def flat(self) -> dict[str, Any]:
        parties = ", ".join(f"{p.name} ({p.role})" for p in self.parties)
        return {
            **_dated(self.when), "type": self.type, "status": self.status, "parties": parties, "place": self.place,
            "title": self.title, "quantity": self.quantity, "quote": self.quote, "outlet": self.outlet,
            "published": self.published, "sources": self.sources, "confidence": self.confidence,
            "event": self.event,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence(Row):
    """One mention of an event: the passage, where it stands, and why it is taken to tell of the event."""

    mention: str
    quote: str
    start: int
    end: int
    modality: str
    when: When | None
    attributed_to: str | None
    confidence: float
    extractor: str
    reason: str
    article: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class PairYear(Row):
    """How often two actors met in one year (None: no date is known)."""

    year: int | None
    meetings: int
    dates: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisitRow(Row):
    """One visit to a country."""

    event: str
    when: When | None
    status: str
    visitors: tuple[str, ...]
    countries: tuple[str, ...]
    place: str | None
    quote: str
    sources: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Deployment(Row):
    """One deployment of forces; `troops` counts people."""

    event: str
    when: When | None
    status: str
    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    place: str | None
    troops: float | None
    quote: str
    sources: int
    confidence: float


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(p.name for p in parties)


def _dated(when: When | None) -> dict[str, Any]:
    return dict(zip(_WHEN, dates(when), strict=True))
