"""A part of the graph, in the order of the whole: some events, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from kg.model import Decision, Identifier
from kg.store.base import Row, Store
from kg.store.reading import BATCH, Contents

_REACHED = {
    "Event": "RETURN e.id AS id",
    "Mention": "MATCH (e)<-[:REPORTS]-(m:Mention) RETURN m.id AS id",
    "Article": "MATCH (e)<-[:REPORTS]-(m:Mention) RETURN DISTINCT m.article AS id",
    "Actor": "MATCH (e)<-[:PARTICIPATED_IN]-(a:Actor) RETURN DISTINCT a.id AS id",
    "Place": "MATCH (e)-[:AT]->(p:Place)-[:WITHIN*0..8]->(q:Place) RETURN DISTINCT q.id AS id",
}


class Selection(Contents):
    """The events of these ids with their mentions, articles, actors and places; only ids are held in memory."""

    def __init__(self, store: Store, events: Iterable[str]) -> None:
        super().__init__(store)
        self._events = list(events)

    def size(self) -> int:
        """How many events these are."""
        return len(self._events)

    def decisions(self) -> Iterator[Decision]:
        """What people decided about these mentions and actors."""
        return (d for d in super().decisions() if not self._known.isdisjoint((*d.left, *d.right)))

    def identifiers(self) -> Iterator[Identifier]:
        """What users linked to these actors and places."""
        return (i for i in super().identifiers() if i.thing in self._known)

    def copies(self) -> Iterator[tuple[str, str]]:
        """Which of these articles repeat another one of them."""
        return (pair for pair in super().copies() if self._known.issuperset(pair))

    def within(self) -> Iterator[tuple[str, str]]:
        """Which of these places lie in which."""
        return (pair for pair in super().within() if self._known.issuperset(pair))

    def meanings(self) -> Iterator[tuple[str, str, str]]:
        """The names that mean these actors."""
        return (row for row in super().meanings() if row[2] in self._known)

    def tenures(self) -> Iterator[Row]:
        """The offices of these actors."""
        return (row for row in super().tenures() if row["actor"] in self._known)

    def tables(self) -> None:
        """A part of the graph has no tables of its own: the import of a store takes a whole one."""

    @cached_property
    def _reached(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {label: set() for label in _REACHED}
        for at in range(0, len(self._events), BATCH):
            for label, path in _REACHED.items():
                cypher = f"UNWIND $ids AS id MATCH (e:Event {{id: id}}) {path}"
                found[label].update(row["id"] for row in self._store.read(cypher, ids=self._events[at : at + BATCH]))
        return found

    @cached_property
    def _known(self) -> set[str]:
        return set().union(*self._reached.values())

    def _ids(self, label: str) -> Iterator[list[str]]:
        """Of a label that events do not reach (decisions, identifiers), all."""
        if label not in self._reached:
            yield from super()._ids(label)
            return
        ids = (id_ for batch in super()._ids(label) for id_ in batch if id_ in self._reached[label])
        while batch := list(islice(ids, BATCH)):
            yield batch
