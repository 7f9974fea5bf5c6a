"""The layout of the property graph in a store: constraints, indexes and event types, laid out once.

What there is to lay out is declared in kg/store/layout.py.
"""

from __future__ import annotations

from typing import Any

from kg import ids, ontology
from kg.errors import StoreError
from kg.store.base import Store
from kg.store.dialect import NEO4J, Dialect
from kg.store.layout import NODES
from kg.vocab import CLASSES

VERSION = 4
"""Of the layout, and of what stands in it; a graph of an older one is brought up by kg/checking.py."""

KEYS = {node.label: node.properties[0].name for node in NODES}
"""Every label, and the property that is unique among its nodes."""

INDEXES = [(node.label, p.name) for node in NODES for p in node.properties if p.indexed]

DATES = [(node.label, p.name) for node in NODES for p in node.properties if p.type == "date"]
"""Properties that hold whole days; a store with declared types has to know them before the first write."""

SEARCHED = [(node.label, p.name, p.searched) for node in NODES for p in node.properties if p.searched]
"""Properties with a full-text index, and of which kind; `label_property` in small letters is its name."""

SUBTYPES = """
UNWIND $rows AS row
MERGE (child:EventType {name: row.name}) SET child.label = row.label
WITH child, row WHERE row.parent IS NOT NULL
MERGE (parent:EventType {name: row.parent})
MERGE (child)-[:SUBTYPE_OF]->(parent)
"""


def ddl(dialect: Dialect) -> list[str]:
    """The statements that create every constraint and index unless they exist."""
    constraints = [
        f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in KEYS.items()
    ]
    indexes = [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})" for label, name in INDEXES
    ]
    return constraints + indexes + (_searches(dialect) if dialect is NEO4J else [])


def _searches(dialect: Dialect) -> list[str]:
    """The statements for full-text indexes; the embedded store has its own, in SQL, and takes none in Cypher."""
    options = "OPTIONS {indexConfig: {`fulltext.analyzer`: '%s'}}"
    return [
        f"CREATE FULLTEXT INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{name}] "
        + options % dialect.analyzers[kind]
        for label, name, kind in SEARCHED
    ] + ["CALL db.awaitIndexes(600)"]


def ensure(store: Store, name: str, dialect: Dialect, *, older: bool) -> None:
    """Lay out the graph unless it is; `name` is what messages call the store, `older` that an older one is mended."""
    statements = ddl(dialect)
    layout = ids.digest(statements, types())
    found = store.read("MATCH (s:Store {id: 'kg'}) RETURN s.schema AS schema, s.layout AS layout")
    written = (found[0]["schema"] if found else None) or VERSION
    if written > VERSION:
        raise StoreError(f"{name} was written by a newer kg (layout {written}, this kg knows {VERSION}): update kg")
    if written < VERSION and not older:
        raise StoreError(f"{name} was written by an older kg (layout {written}, now it is {VERSION}): run kg migrate")
    if found and found[0]["layout"] == layout and written == VERSION:
        return
    for statement in statements:
        store.write(statement)
    store.write(SUBTYPES, rows=types())
    store.write("MERGE (s:Store {id: 'kg'}) SET s.schema = $schema, s.layout = $layout", schema=VERSION, layout=layout)


def types() -> list[dict[str, Any]]:
    """Every type of events with its label and the type above it."""
    return [{"name": name, "label": CLASSES[name][0], "parent": parent} for name, parent in ontology.classes().items()]
