"""The part of a graph that tells of meetings and of events, narrowed in every way that people ask for."""

# ruff: noqa: A002 - `type` is the field's name

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from kg import answers
from kg.errors import BadValue
from kg.ids import fold
from kg.leaders import LEVELS, ranks
from kg.meaning import Meaning
from kg.resolving import Resolving
from kg.rows import EventRow, Met, Party
from kg.tabular import Answer

Day = str | int | date
"""A day, or the month or year that it bounds: 2024, "2024-10", "2024-10-01"."""

Near = tuple[str, float] | str
"""A place and kilometres around it: ("Geneva", 100), or "Geneva:100"."""

T = TypeVar("T", Met, EventRow)


class Telling(Resolving):
    """Who met whom, and what happened."""

    def who_met(
        self,
        name: str,
        other: str | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        near: Near | None = None,
        type: str = "Meeting",
        status: str | None = None,
        statuses: Sequence[str] | None = None,
        level: str | None = None,
        sources: int = 1,
        confidence: float = 0.0,
        newest: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Answer[Met]:
        """The meetings of an actor (with `other`), earliest first, each with the sentences that say so.

        Names may be parts of names or ids; a country includes its people. "Members of NATO" and
        "countries of South Asia" are many countries, each while it belongs; "Foreign Minister of
        Spain" is whoever acts in that office. A place includes what lies in it; `near` is a place
        and kilometres around it. An imprecise date counts if it overlaps the period. `level` (heads,
        ministers, envoys, legislators, officers, others) is the office of one who took part. Events that fewer
        articles than `sources` tell of, or that are less sure than `confidence`, are left out. `newest` turns the
        order round; `limit` and `offset` cut a page out of it. Without `status` (one) or `statuses`
        (several), they are occurred, ongoing and planned. Raises UnknownName, AmbiguousName, or
        BadValue for a bad date.
        """
        asked, whom = self.meaning(name), self.meaning(other) if other else None
        given: dict[str, object] = {
            "other": whom.asked[0] if whom and len(whom.asked) == 1 else None,
            "place": place and self.place_id(place),
            "near": self.near(near),
            "since": since,
            "until": until,
            "type": type,
            "statuses": [status] if status else [*statuses] if statuses else None,
            "sources": sources,
            "confidence": confidence,
        }
        if limit is not None and level is None and asked.simple and (whom is None or whom.simple):
            # The store cuts the page out, so that what is not on it never leaves the store.
            given |= {"order": "newest" if newest else "earliest", "offset": offset, "limit": limit}
            offset = 0
        rows = (row for actor in asked.asked for row in answers.who_met(self.store.read, actor, **given))
        found = [row for row in (_meant(row, asked, whom) for row in rows) if row and _at(row.who + row.whom, level)]
        return Answer(_page(found, newest, limit, offset), Met)

    def events(
        self,
        *,
        type: str = "Event",
        actor: str | None = None,
        place: str | None = None,
        near: Near | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        statuses: Sequence[str] | None = None,
        level: str | None = None,
        sources: int = 1,
        confidence: float = 0.0,
        newest: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Answer[EventRow]:
        """The events of a type or a class of types, an actor, a place, a period, a status; earliest first.

        Names, places, levels and pages are as in `who_met`.
        """
        asked = self.meaning(actor) if actor else None
        given = {
            "type": type,
            "place": place and self.place_id(place),
            "near": self.near(near),
            "since": since,
            "until": until,
            "status": status,
            "statuses": [*statuses] if statuses else None,
            "sources": sources,
            "confidence": confidence,
        }
        ids: Iterable[str | None] = asked.asked if asked else [None]
        rows = (row for id_ in ids for row in answers.events_of_actor(self.store.read, actor=id_, **given))
        found = [r for r in rows if (not asked or asked.among(r.parties, r.when)) and _at(r.parties, level)]
        return Answer(_page(found, newest, limit, offset), EventRow)


def _meant(row: Met, asked: Meaning, whom: Meaning | None) -> Met | None:
    """The meeting with those asked for on one side; None if they were not there, or not with the other."""
    parties = row.who + row.whom
    who = asked.among(parties, row.when)
    others = whom.among(parties, row.when) if whom else [p for p in parties if p not in who] or who
    if not any(a.id != b.id for a in who for b in others):
        return None
    return replace(row, who=tuple(who), whom=tuple(p for p in parties if p not in who))


def _at(parties: Iterable[Party], level: str | None) -> bool:
    """True if one took part in an office of this level."""
    if level is None:
        return True
    if level not in LEVELS:
        raise BadValue(f"{level!r} is no level; known are {', '.join(LEVELS)}")
    return any(ranks().get(fold(p.office)) == LEVELS[level] for p in parties if p.office)


def _page(rows: Iterable[T], newest: bool, limit: int | None, offset: int) -> list[T]:
    """Each event once, in order, and of these the page."""
    by_id = {row.event: row for row in rows}
    found = sorted(by_id.values(), key=_order, reverse=newest)
    return found[offset:][:limit]


def _order(row: Met | EventRow) -> tuple[date, str]:
    """By the first possible day, what has none last."""
    return (row.when and (row.when.first or row.when.last)) or date.max, row.event
