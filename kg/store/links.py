"""Relationships as sets: what a node shall have is compared with what it has, and only the rest is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.errors import BadValue
from kg.store.base import Tx

End = tuple[str | float | None, ...]
"""The key of the node at the other end, then the relationship's properties in the order of the link."""


@dataclass(frozen=True, slots=True)
class Link:
    """One kind of relationship of a node with an id."""

    label: str
    """The label of the node whose links they are."""
    arrow: str
    """`-[r:TYPE]->` or `<-[r:TYPE]-`, as seen from that node, which is the end with few relationships."""
    other: str
    key: str = "id"
    properties: tuple[str, ...] = ()
    own: str = "id"
    """The key of the node whose links they are."""

    @property
    def _path(self) -> str:
        return f"(n:{self.label} {{{self.own}: row.id}}){self.arrow}(o:{self.other}"

    def stored(self) -> str:
        """Cypher for the relationships that the nodes of `$rows` have."""
        columns = "".join(f", r.{name} AS {name}" for name in self.properties)
        return f"UNWIND $rows AS row MATCH {self._path}) RETURN n.{self.own} AS id, o.{self.key} AS end{columns}"

    def deletion(self) -> str:
        """Cypher that removes the relationships of `$rows`."""
        same = "".join(f" AND coalesce(r.{name}, '') = coalesce(row.{name}, '')" for name in self.properties)
        return f"UNWIND $rows AS row MATCH {self._path}) WHERE o.{self.key} = row.end{same} DELETE r"

    def creation(self) -> str:
        """Cypher that makes the relationships of `$rows` and counts them."""
        values = ", ".join(f"{name}: row.{name}" for name in self.properties)
        arrow = self.arrow.replace("]", f" {{{values}}}]") if values else self.arrow
        ends = f"MATCH (n:{self.label} {{{self.own}: row.id}}) MATCH (o:{self.other} {{{self.key}: row.end}})"
        return f"UNWIND $rows AS row {ends} CREATE (n){arrow}(o) RETURN count(r) AS made"


def replace(tx: Tx, link: Link, wanted: Mapping[str, Collection[End]]) -> set[str]:
    """The nodes that lost a link when each node was given exactly the ends wanted for it, each once."""
    if not wanted:
        return set()
    columns = ("id", "end", *link.properties)
    found = tx.run(link.stored(), rows=[{"id": id_} for id_ in wanted])
    count = Counter(tuple(row[c] for c in columns) for row in found)
    shall = {(id_, *end) for id_, ends in wanted.items() for end in ends}
    has = {link_ for link_, times in count.items() if times == 1}
    kept = has & shall
    if lost := [dict(zip(columns, link_, strict=True)) for link_ in count if link_ not in kept]:
        tx.run(link.deletion(), rows=lost)
    if new := [dict(zip(columns, link_, strict=True)) for link_ in sorted(shall - has, key=repr)]:
        made = tx.run(link.creation(), rows=new)[0]["made"]
        if made != len(new):
            missing = f"{len(new) - made} of {len(new)} ({new[0]['end']} or later)"
            raise BadValue(f"a {link.label} names a {link.other} that is not in the graph: {missing}")
    return {row["end"] for row in lost}
