"""Pictures of a graph: `graph.plot.timeline("Lavrov").save("lavrov.svg")`.

Each picture is one module: timeline.py, network.py, map.py, matrix.py. All are made from the events
that `graph.events()` gives, narrowed by its parameters, so that every mark can tell its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import FixQuery
from kg.overview import DONE, Overview, Side
from kg.rows import EventRow
from kg.tabular import Answer

if TYPE_CHECKING:
    from kg.plots.matrix import Period
    from kg.plots.picture import Picture


class Plots:
    """The pictures of a graph; `only` are parameters of `graph.events()`, such as type, since or place."""

    def __init__(self, graph: Overview) -> None:
        self._graph = graph

    def timeline(self, actor: str, other: str | None = None, *, top: int = 25, **only: Any) -> Picture:
        """With whom an actor had to do and when: a lane for each of the `top` parties (or for `other`'s people).

        Planned, cancelled and denied events are drawn as such, dates that are not exact as bars.
        """
        from kg.plots import timeline

        chosen = {"type": "Event", **_given(only)}
        who, whom = self._graph.meaning(actor), self._graph.meaning(other) if other else None
        rows = list(self._graph.events(**chosen, actor=actor))
        if whom:
            rows = [row for row in rows if whom.among(row.parties, row.when)]
        name = " and ".join(_name(rows, m.asked, typed) for m, typed in ((who, actor), (whom, other)) if m and typed)
        return timeline.draw(name, rows, who, whom, chosen, top)

    def network(self, *, top: int = 40, least: int = 1, **only: Any) -> Picture:
        """Who is in contact with whom: the `top` actors with the most events, joined by at least `least` events."""
        from kg.plots import network

        chosen = _happened({"type": "Meeting", **_given(only)})
        return network.draw(self._events(chosen), chosen, top, least)

    def map(self, *, visits: bool = False, **only: Any) -> Picture:
        """Where events took place; with `visits` also who came from which country."""
        from kg.plots import map as map_

        chosen = _happened({"type": "Event", **_given(only)})
        narrowed = {name: chosen.get(name) for name in ("type", "since", "until")}
        return map_.draw(self._events(chosen), self._graph.stream("placed", **narrowed), chosen, visits)

    def matrix(self, *, by: Side = "country", period: Period = "year", top: int = 30, **only: Any) -> Picture:
        """Which `top` pairs of countries (or actors) met how often in each year (or month), as a heat map."""
        from kg.plots import matrix

        chosen = _happened({"type": "Meeting", **_given(only)})
        return matrix.draw(self._events(chosen), by, period, chosen, top)

    def _events(self, chosen: dict[str, Any]) -> Answer[EventRow]:
        rows = self._graph.events(**chosen)
        if not rows:
            raise FixQuery("nothing to draw: no event is as asked for")
        return rows


def _happened(chosen: dict[str, Any]) -> dict[str, Any]:
    """What is asked for, of what took place, unless a status is asked for."""
    return chosen if chosen.keys() & {"status", "statuses"} else {**chosen, "statuses": DONE}


def _given(only: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in only.items() if value is not None}


def _name(rows: list[EventRow], ids: tuple[str, ...], typed: str) -> str:
    """The name of the one who is meant; as it was typed if several are."""
    parties = (party for row in rows for party in row.parties)
    return next((party.name for party in parties if ids == (party.id,)), typed)
