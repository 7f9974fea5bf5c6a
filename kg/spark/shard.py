"""A part of a graph as what exports are made from: the things of one kind that lie in one partition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.export.base import GraphTable
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Place
from kg.spark.frames import Row
from kg.store import linking, reading, rows


@dataclass
class Shard:
    """A Source of kg.export that holds no more than was put into it, in the order that a Source has."""

    found: dict[str, list[Any]] = field(default_factory=dict)

    def articles(self) -> Iterator[Article]:
        """Its articles."""
        return self._of("articles")

    def mentions(self) -> Iterator[Mention]:
        """The mentions of its articles."""
        return self._of("mentions")

    def events(self) -> Iterator[Event]:
        """Its events."""
        return self._of("events")

    def actors(self) -> Iterator[Actor]:
        """Its actors."""
        return self._of("actors")

    def places(self) -> Iterator[Place]:
        """Its places."""
        return self._of("places")

    def decisions(self) -> Iterator[Decision]:
        """What people decided, as far as it is in this part."""
        return self._of("decisions")

    def identifiers(self) -> Iterator[Identifier]:
        """What users linked: in a store."""
        return self._of("identifiers")

    def copies(self) -> Iterator[tuple[str, str]]:
        """Those of its articles that repeat another one."""
        return self._of("copies")

    def within(self) -> Iterator[tuple[str, str]]:
        """What its places lie in."""
        return self._of("within")

    def meanings(self) -> Iterator[tuple[str, str, str]]:
        """Its names, and whom they mean."""
        return self._of("meanings")

    def tenures(self) -> Iterator[Mapping[str, Any]]:
        """The offices that its actors held."""
        return self._of("tenures")

    def tables(self) -> Iterable[GraphTable] | None:
        """None: the tables are all of the graph."""
        return None

    def _of(self, kind: str) -> Iterator[Any]:
        return iter(self.found.get(kind, ()))


def of_articles(told: Iterable[Row]) -> Shard:
    """Articles, each with what is `told` in it: its mentions."""
    lines = list(told)
    mentions = [rows.mention(row["claim"]) for line in lines for row in line["told"] or ()]
    copies = [(line["id"], line["source"]) for line in lines if line["source"] != line["id"]]
    return Shard({"articles": [rows.article(line) for line in lines], "mentions": mentions, "copies": copies})


def of_events(told: Iterable[Row]) -> Shard:
    """Events with `parts`, `places` and what is `told` of them."""
    return Shard({"events": [reading.event(line, line["parts"], line["places"] or (), line["told"]) for line in told]})


def of_actors(told: Iterable[Row]) -> Shard:
    """Actors with the offices that they `held`."""
    lines = list(told)
    held = [{"actor": line["id"], **row} for line in lines for row in sorted(line["held"] or (), key=_in_time)]
    return Shard({"actors": linking.actors(_nothing, lines), "tenures": held})


def of_places(told: Iterable[Row]) -> Shard:
    """Places with what they lie in, `above`."""
    lines = list(told)
    within = [(line["id"], above) for line in lines for above in line["above"] or ()]
    return Shard({"places": linking.places(_nothing, lines), "within": within})


def of_names(told: Iterable[Row]) -> Shard:
    """Names, each with somebody whom it means."""
    return Shard({"meanings": [(line["id"], line["name"], line["actor"]) for line in told]})


def of_decisions(told: Iterable[Row]) -> Shard:
    """What people decided."""
    return Shard({"decisions": [rows.decision(line) for line in told]})


def _in_time(held: Row) -> list[tuple[bool, str]]:
    """As a store orders them: by office, then by time, what is not known last."""
    return [(held[name] is None, held[name] or "") for name in ("id", "since", "until", "source")]


def _nothing(statement: str, **given: Any) -> list[Row]:
    """What a cluster knows of users' own identifiers: they are linked in a store."""
    return []
