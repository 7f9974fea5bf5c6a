"""The property graph as tables: every kind of node and relationship with its typed properties, whole, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.store import layout
from kg.store.base import Row, Store

HIDDEN = "Store"
"""Whoever opens a graph lays this node out, so that it is in no table."""

NODES: Mapping[str, Mapping[str, str]] = {
    node.label: {p.name: p.type for p in node.properties} for node in layout.NODES if node.label != HIDDEN
}
"""By label; the first property is the key."""

LINKS: tuple[tuple[str, str, str, Mapping[str, str]], ...] = tuple(
    (link.start, link.type, link.end, {p.name: p.type for p in link.properties}) for link in layout.RELATIONSHIPS
)


@dataclass(frozen=True, slots=True)
class Table:
    """Nodes of one label, or relationships of one type between two labels, with `start` and `end` in their rows."""

    name: str
    columns: Mapping[str, str]
    """The properties with their types, as Neo4j's import calls them."""
    rows: Iterator[Row]
    ends: tuple[str, str] | None = None
    """The labels of a relationship's two nodes."""


def tables(store: Store) -> Iterator[Table]:
    """Every table of the graph, nodes first; the rows of a label are in the order of their keys."""
    for label, columns in NODES.items():
        key, *_ = columns
        wanted = ", ".join(f"n.{name} AS {name}" for name in columns)
        yield Table(label, columns, store.stream(f"MATCH (n:{label}) RETURN {wanted} ORDER BY n.{key}"))
    for start, name, end, columns in LINKS:
        wanted = "".join(f", r.{name} AS {name}" for name in columns)
        path = f"(a:{start})-[r:{name}]->(b:{end})"
        ends = f"a.{next(iter(NODES[start]))} AS start, b.{next(iter(NODES[end]))} AS end"
        yield Table(name, columns, store.stream(f"MATCH {path} RETURN {ends}{wanted}"), (start, end))
