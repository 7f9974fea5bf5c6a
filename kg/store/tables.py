"""The property graph as tables: every kind of node and relationship with its typed properties, whole, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.store.base import Row, Store

NODES: Mapping[str, Mapping[str, str]] = {
    "Article": {
        "id": "string", "key": "string", "url": "string", "title": "string", "published": "date", "outlet": "string",
        "text": "string", "signature": "string", "source": "string",
    },
    "Mention": {
        "id": "string", "article": "string", "type": "string", "modality": "string", "reported": "date",
        "when": "string", "quote": "string", "start": "long", "end": "long", "confidence": "double",
        "extractor": "string", "attributed_to": "string", "quantity": "double", "title": "string", "claim": "string",
    },
    "Event": {
        "id": "string", "type": "string", "status": "string", "when": "string", "begin": "date", "end": "date",
        "quantity": "double", "title": "string", "confidence": "double", "sources": "long",
    },
    "Actor": {
        "id": "string", "name": "string", "kind": "string", "country": "string", "aliases": "string[]",
        "wikidata": "string", "keys": "string", "identifiers": "string[]",
    },
    "Name": {
        "id": "string", "name": "string", "kind": "string", "country": "string", "aliases": "string[]",
        "wikidata": "string", "first": "string", "last": "string", "offices": "string", "means": "string",
    },
    "Office": {"id": "string", "name": "string", "country": "string"},
    "Place": {
        "id": "string", "name": "string", "country": "string", "lat": "double", "lon": "double", "keys": "string",
        "identifiers": "string[]",
    },
    "EventType": {"name": "string", "label": "string"},
    "Decision": {
        "id": "string", "left": "string[]", "right": "string[]", "same": "boolean", "by": "string", "at": "string",
        "note": "string",
    },
    "Identifier": {
        "id": "string", "thing": "string", "scheme": "string", "value": "string", "by": "string", "at": "string",
    },
    "Block": {"id": "string"},
}  # fmt: skip
"""By label; the first property is the key. The Store node is not among them: whoever opens the graph lays it out."""

LINKS: tuple[tuple[str, str, str, Mapping[str, str]], ...] = (
    ("Mention", "IN", "Article", {}),
    ("Mention", "REPORTS", "Event", {"reason": "string"}),
    ("Mention", "NAMES", "Name", {}),
    ("Name", "MEANS", "Actor", {"rule": "string", "score": "double"}),
    ("Actor", "PARTICIPATED_IN", "Event", {"role": "string", "office": "string"}),
    ("Actor", "HELD", "Office", {"from": "string", "until": "string", "source": "string"}),
    ("Event", "AT", "Place", {}),
    ("Event", "OF_TYPE", "EventType", {}),
    ("EventType", "SUBTYPE_OF", "EventType", {}),
    ("Place", "WITHIN", "Place", {}),
    ("Mention", "KEYED", "Block", {}),
    ("Name", "KEYED", "Block", {}),
    ("Article", "KEYED", "Block", {}),
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
