"""The layout of the property graph, as data: labels, keys, indexes and dates.

    (:Mention)-[:IN]->(:Article)              (:Mention)-[:KEYED]->(:Block)
    (:Mention)-[:REPORTS {reason}]->(:Event)  (:Actor)-[:PARTICIPATED_IN {role, office}]->(:Event)
    (:Event)-[:AT]->(:Place)-[:WITHIN]->(:Place)
    (:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF]->(:EventType)
    (:Mention)-[:NAMES]->(:Name)-[:MEANS {rule, score}]->(:Actor)
    (:Actor)-[:HELD {from, until, source}]->(:Office {id, name, country})

A (:Name) is what articles call somebody; names and articles are KEYED to blocks, too. A person's
word about mentions or names is a (:Decision), an identifier of the user's own for an actor or a
place an (:Identifier); they have no relationships. `keys` of actors and places is by what names are
found. One node (:Store {id: 'kg'}) tells which layout the graph has.
"""

from __future__ import annotations

from typing import Any

from kg import ids, ontology
from kg.errors import StoreError
from kg.store.base import Store
from kg.vocab import CLASSES

VERSION = 2

KEYS = {
    "Article": "id",
    "Mention": "id",
    "Event": "id",
    "Actor": "id",
    "Name": "id",
    "Office": "id",
    "Place": "id",
    "EventType": "name",
    "Decision": "id",
    "Identifier": "id",
    "Block": "id",
    "Store": "id",
}
"""Every label, and the property that is unique among its nodes."""

INDEXES = (
    ("Event", "begin"),
    ("Event", "end"),
    ("Event", "type"),
    ("Event", "status"),
    ("Actor", "name"),
    ("Actor", "country"),
    ("Identifier", "thing"),
    ("Article", "source"),
    ("Mention", "reported"),
)

DATES = (
    ("Article", "published"),
    ("Mention", "reported"),
    ("Event", "begin"),
    ("Event", "end"),
)
"""Properties that hold whole days; a store with declared types has to know them before the first write."""

SUBTYPES = """
UNWIND $rows AS row
MERGE (child:EventType {name: row.name}) SET child.label = row.label
WITH child, row WHERE row.parent IS NOT NULL
MERGE (parent:EventType {name: row.parent})
MERGE (child)-[:SUBTYPE_OF]->(parent)
"""


def ddl() -> list[str]:
    """The statements that create every constraint and index unless they exist."""
    constraints = [
        f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in KEYS.items()
    ]
    indexes = [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})" for label, name in INDEXES
    ]
    return constraints + indexes


def ensure(store: Store, name: str) -> None:
    """Lay out the graph unless it is; `name` is what messages call the store."""
    layout = ids.digest(ddl(), _types())
    found = store.read("MATCH (s:Store {id: 'kg'}) RETURN s.schema AS schema, s.layout AS layout")
    if found and found[0]["schema"] > VERSION:
        raise StoreError(
            f"{name} was written by a newer kg (layout {found[0]['schema']}, this kg knows {VERSION}): update kg"
        )
    if found and found[0]["layout"] == layout:
        return
    for statement in ddl():
        store.write(statement)
    store.write(SUBTYPES, rows=_types())
    store.write("MERGE (s:Store {id: 'kg'}) SET s.schema = $schema, s.layout = $layout", schema=VERSION, layout=layout)


def _types() -> list[dict[str, Any]]:
    return [{"name": name, "label": CLASSES[name][0], "parent": parent} for name, parent in ontology.classes().items()]
