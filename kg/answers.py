"""What the questions answer: one typed function for each file in queries/.

The functions take `run`, anything that runs a statement with parameters and gives rows, then
identifiers, and the parameters of the question; kg/graph.py offers them by name and with names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.dates import When
from kg.queries import Run, question
from kg.rows import Deployment, EventRow, Evidence, Met, PairYear, Party, Quote, VisitRow
from kg.tabular import Answer, typed


def who_met(run: Run, actor: str, **given: object) -> Answer[Met]:
    """The meetings of an actor, earliest first: queries/who_met.cypher."""
    rows = question("who_met").ask(run, {"actor": actor, **given})
    return Answer((_met(row, actor) for row in rows), Met)


def events_of_actor(run: Run, **given: object) -> Answer[EventRow]:
    """The events of an actor, or of all, earliest first: queries/events_of_actor.cypher."""
    return _events(question("events_of_actor").ask(run, given))


def event(run: Run, event: str) -> Answer[EventRow]:
    """One event, or nothing: queries/event.cypher."""
    return _events(question("event").ask(run, {"event": event}))


def event_evidence(run: Run, event: str) -> Answer[Evidence]:
    """The mentions of an event, earliest report first: queries/event_evidence.cypher."""
    return typed(Evidence, question("event_evidence").ask(run, {"event": event}))


def meetings_of_pair(run: Run, a: str, b: str, **given: object) -> Answer[PairYear]:
    """How often two actors met, year by year: queries/meetings_of_pair.cypher."""
    return typed(PairYear, question("meetings_of_pair").ask(run, {"a": a, "b": b, **given}))


def visits_to_country(run: Run, country: str, **given: object) -> Answer[VisitRow]:
    """The visits to a country, earliest first: queries/visits_to_country.cypher."""
    rows = question("visits_to_country").ask(run, {"country": country, **given})
    return typed(VisitRow, rows)


def troops_abroad(run: Run, **given: object) -> Answer[Deployment]:
    """The deployments of forces, earliest first: queries/troops_abroad.cypher."""
    return typed(Deployment, question("troops_abroad").ask(run, given))


def _events(rows: Sequence[Mapping[str, Any]]) -> Answer[EventRow]:
    return typed(EventRow, ({**row, "parties": _parties(row["parties"])} for row in rows))


def _met(row: Mapping[str, Any], actor: str) -> Met:
    parties = _parties(row["parties"])
    asked = tuple(p for p in parties if actor in (p.id, p.country))
    others = tuple(p for p in parties if p not in asked)
    return Met(
        event=row["event"],
        type=row["type"],
        status=row["status"],
        who=asked,
        whom=others,
        when=_when(row["when"]),
        where=row["place"],
        title=row["title"],
        quotes=tuple(Quote(**q) for q in row["quotes"]),
        confidence=row["confidence"],
    )


def _parties(found: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(sorted((Party(**p) for p in found), key=lambda p: (p.role, p.kind != "person", p.name, p.id)))


def _when(text: str | None) -> When | None:
    return When.parse(text) if text else None
