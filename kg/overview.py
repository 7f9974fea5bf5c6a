"""The part of a graph that sums up: who met whom how often, when first, when not for long, and the network of all."""

# ruff: noqa: A002 - `type` is the field's name

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any, Literal, get_args

from kg.countries import INTERNATIONAL
from kg.dates import When, last_day
from kg.errors import BadValue
from kg.rows import EventRow, Met
from kg.tabular import Answer, Row
from kg.telling import Day, Telling

if TYPE_CHECKING:
    import networkx
    import pandas as pd

Side = Literal["country", "actor"]
Form = Literal["pairs", "bipartite"]
Weight = Literal["count", "decay"]
DONE = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True)
class Gap(Row):
    """A time without contact, in days, and the events before and after it."""

    since: date
    until: date
    days: int
    before: str
    after: str


class Overview(Telling):
    """Tables, gaps and networks."""

    def matrix(
        self,
        *,
        by: Side = "country",
        period: Literal["year", "month"] = "year",
        type: str = "Meeting",
        since: Day | None = None,
        until: Day | None = None,
    ) -> pd.DataFrame:
        """Who met whom how often: a row for each pair (index `a`, `b`), a column for each year or month.

        A pair has one row, with `a` before `b` in the alphabet of codes (of ids, by actor), so that all of one
        country are table.query("a == 'RUS' or b == 'RUS'").
        Columns are text ("2024", "2024-06"), counts int64; an imprecise date counts in the period of
        its first possible day, an event without one not at all. Countries stand by their ISO code,
        actors by name, with the id where two have one name.
        """
        import pandas as pd

        if by not in ("country", "actor") or period not in ("year", "month"):
            raise BadValue(f"a matrix is by country or actor and year or month, not by {by} and {period}")
        question = "pair_counts" if by == "country" else "actor_pair_counts"
        rows = list(self.stream(question, period=period, type=type, since=since, until=until))
        names = self._names({row[side] for row in rows for side in "ab"}) if by == "actor" else {}
        told = [
            {
                "a": names.get(row["a"], row["a"]),
                "b": names.get(row["b"], row["b"]),
                "period": f"{row['year']:04}" + (f"-{row['month']:02}" if period == "month" else ""),
                "events": row["events"],
            }
            for row in rows
        ]
        frame = pd.DataFrame(told, columns=["a", "b", "period", "events"])
        table = frame.pivot_table(index=["a", "b"], columns="period", values="events", aggfunc="sum", fill_value=0)
        return table.astype("int64")

    def timeline(
        self, actor: str, *, type: str = "Event", since: Day | None = None, until: Day | None = None
    ) -> Answer[EventRow]:
        """What an actor did or plans, as far as the day is known at all, earliest first."""
        rows = self.events(actor=actor, type=type, since=since, until=until, statuses=(*DONE, "planned"))
        return Answer([row for row in rows if row.when], EventRow)

    def first_meeting(self, a: str, b: str, *, type: str = "Meeting") -> Met | None:
        """The earliest meeting of two actors that took place and has a date; None if there is none."""
        return next((row for row in self.who_met(a, b, type=type, statuses=DONE) if row.when), None)

    def gaps(self, a: str, b: str, *, type: str = "Consultation") -> Answer[Gap]:
        """The times between contacts of two actors that took place, the longest first.

        A gap runs from the last possible day of one to the first possible day of the next, and
        counts in days: at least so long they were not in contact as far as the articles tell. Two
        contacts of which only the months are told may so be one day apart, or many.
        """
        found = []
        dated = [row for row in self.who_met(a, b, type=type, statuses=DONE) if row.when]
        latest, before = None, ""
        for row in dated:
            assert row.when is not None  # noqa: S101 - for mypy
            begin, end = row.when.first, row.when.last
            if latest and begin and begin > latest:
                found.append(Gap(latest, begin, (begin - latest).days, before, row.event))
            if end and (latest is None or end > latest):
                latest, before = end, row.event
        return Answer(sorted(found, key=lambda gap: (-gap.days, gap.since)), Gap)

    def network(
        self,
        *,
        since: Day | None = None,
        until: Day | None = None,
        type: str = "Meeting",
        types: Sequence[str] | str | None = None,
        by: Side = "actor",
        form: Form = "pairs",
        weight: Weight = "count",
        half_life: float = 365.0,
    ) -> networkx.Graph[str]:
        """Who was in contact with whom, as a network; networkx.write_gexf and write_graphml make files for Gephi.

        `type` is of the events that count, or a class of them; `types` are several, such as ("Meeting", "Call").
        Nodes are actors, or countries with their people, by id: `label`, `kind`, `country`, `events`
        (how many). In pairs, two that took part in one event share an edge: `count` of events,
        `first` and `last` possible day of them ("" if unknown), and `weight`: the count, or with
        decay the sum of one half to the power of the event's age in half-lives (days), its age
        counted to the end of the period or to the latest event; events without a date weigh nothing
        then. In a bipartite network, nodes with `bipartite` 1 are events (`label`, `type`, `when`,
        `place`), and edges tell the `role` of an actor (`bipartite` 0).
        """
        import networkx

        for name, given, known in (("by", by, Side), ("form", form, Form), ("weight", weight, Weight)):
            if given not in get_args(known):
                raise BadValue(f"{name} is {' or '.join(get_args(known))}, not {given}")
        made: networkx.Graph[str] = networkx.Graph()
        wanted = type if types is None else types
        events = dict(self._events([wanted] if isinstance(wanted, str) else wanted, since, until))
        ends = [w.last or w.first for rows in events.values() if (w := _when(rows[0]))]
        now = last_day(until) if until else max(filter(None, ends), default=None)
        for event, rows in sorted(events.items()):
            sides = dict(sorted(_node(row, by) for row in rows))
            for id_, facts in sides.items():
                if id_ not in made:
                    made.add_node(id_, **facts, events=0)
                made.nodes[id_]["events"] += 1
            if form == "bipartite":
                _add_event(made, event, rows, by)
                continue
            when = _when(rows[0])
            weighs = 1.0 if weight == "count" else _decayed(when, now, half_life)
            for a, b in combinations(sides, 2):
                _add_contact(made, a, b, when, weighs)
        return made

    def _events(self, types: Sequence[str], since: Day | None, until: Day | None) -> Iterator[tuple[str, list[Any]]]:
        for type_ in types:
            rows = self.stream("participations", type=type_, since=since, until=until)
            for event, parts in groupby(rows, key=lambda row: str(row["event"])):
                yield event, list(parts)

    def _names(self, ids: set[str]) -> dict[str, str]:
        """The actors' names, with the id where two have one name."""
        rows = self.store.read("UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN id, a.name AS name", ids=sorted(ids))
        names = [row["name"] for row in rows]
        return {r["id"]: r["name"] if names.count(r["name"]) == 1 else f"{r['name']} ({r['id']})" for r in rows}


def _node(row: dict[str, Any], by: Side) -> tuple[str, dict[str, Any]]:
    """A node's id, and what is known of it: the actor, or the country that it stands for."""
    code = row["country"] or ""
    if by == "country" and code not in ("", INTERNATIONAL):
        return code, {"label": code, "kind": "country", "country": code, "bipartite": 0}
    return row["actor"], {"label": row["name"], "kind": row["kind"], "country": code, "bipartite": 0}


def _add_event(made: networkx.Graph[str], event: str, rows: Sequence[dict[str, Any]], by: Side) -> None:
    row = rows[0]
    facts = {"type": row["type"], "when": row["when"] or "", "place": row["place"] or ""}
    made.add_node(event, label=row["title"] or row["type"], kind="event", bipartite=1, **facts)
    for part in rows:
        made.add_edge(_node(part, by)[0], event, role=part["role"], office=part["office"] or "")


def _add_contact(made: networkx.Graph[str], a: str, b: str, when: When | None, weighs: float) -> None:
    edge = made.get_edge_data(a, b, {"count": 0, "first": "", "last": "", "weight": 0.0})
    first, last = (str(day or "") for day in (when and when.first, when and when.last))
    made.add_edge(
        a,
        b,
        count=edge["count"] + 1,
        first=min(filter(None, (edge["first"], first)), default=""),
        last=max(edge["last"], last),
        weight=edge["weight"] + weighs,
    )


def _decayed(when: When | None, now: date | None, half_life: float) -> float:
    day = when and (when.last or when.first)
    return 0.5 ** (max(0, (now - day).days) / half_life) if day and now else 0.0


def _when(row: dict[str, Any]) -> When | None:
    return When.parse(row["when"]) if row["when"] else None
