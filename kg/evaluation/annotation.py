"""One event of one article, in the one shape that annotators and extractors share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from kg.dates import When
from kg.errors import BadValue
from kg.evaluation.scheme import coarse, scheme
from kg.model import Actor, Event, Participation, Place
from kg.ontology import STATUSES, event_types
from kg.vocab import ActorKind, EventTypeName, Status

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An event as an annotator wrote it down, or as an extractor found it.

    One that is not `certain` is never missed, and what is paired with it is never wrong. `spans` are
    the passages that tell it, as offsets into the article's text; `confidence` is the extractor's.
    """

    type: EventTypeName
    status: Status
    participants: tuple[Participation, ...]
    place: Place | None = None
    date: str | None = None
    certain: bool = True
    quote: str = ""
    spans: tuple[Span, ...] = ()
    confidence: float | None = None

    @property
    def coarse(self) -> str:
        """The type within which events are paired."""
        return coarse(self.type)

    @property
    def held(self) -> str:
        """The status, with those that count as the same made one."""
        return scheme().same_status.get(self.status, self.status)


def found(event: Event) -> Annotation:
    """An extracted event."""
    return Annotation(
        type=event.type,
        status=event.status,
        participants=event.participants,
        place=event.place,
        date=str(event.when) if event.when else None,
        quote=event.mentions[0].quote,
        spans=tuple(sorted({(m.start, m.end) for m in event.mentions})),
        confidence=event.confidence,
    )


def located(annotation: Annotation, text: str) -> Annotation:
    """The annotation with its quote found in the article's text, if it is there."""
    start = text.find(annotation.quote) if annotation.quote else -1
    return replace(annotation, spans=((start, start + len(annotation.quote)),)) if start >= 0 else annotation


def told(record: Mapping[str, Any]) -> Annotation:
    """An annotated event; BadValue if it is none."""
    try:
        kind, status = record["type"], record.get("status", "occurred")
        if kind not in event_types():
            raise BadValue(f"{kind!r} is no event type")
        if status not in STATUSES:
            raise BadValue(f"{status!r} is no status")
        place, day = record.get("place"), record.get("date")
        if day:
            When.parse(day.translate({ord("?"): None, ord("~"): None}))
        return Annotation(
            type=kind,
            status=status,
            participants=tuple(_party(p) for p in record["participants"]),
            place=Place(name=place["name"], country=place.get("country")) if place else None,
            date=day or None,
            certain=bool(record.get("certain", True)),
            quote=str(record.get("quote") or ""),
        )
    except KeyError as error:
        raise BadValue(f"it has no {error.args[0]!r}") from None
    except (TypeError, AttributeError) as error:
        raise BadValue(f"it has another shape than the guide's ({error})") from None


def _party(record: Mapping[str, Any]) -> Participation:
    kind = record["kind"]
    if kind not in get_args(ActorKind):
        raise BadValue(f"{kind!r} is no kind of actor")
    actor = Actor(name=record["name"], kind=kind, country=record.get("country") or None)
    return Participation(actor=actor, role=record.get("role", ""))
