"""The schema explains itself: as text for a terminal, as a Mermaid diagram, as JSON.

All of it, and docs/schema.md, is made from kg/store/layout.py and the ontology.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import BadValue
from kg.ontology import EventType, classes, event_types
from kg.store.layout import NODES, RELATIONSHIPS, Node, Property, Relationship
from kg.tabular import plain

FORMS = ("text", "mermaid", "json")


@dataclass(frozen=True, slots=True)
class Schema:
    """What the graph is made of; prints as text."""

    nodes: tuple[Node, ...] = NODES
    relationships: tuple[Relationship, ...] = RELATIONSHIPS

    @property
    def types(self) -> tuple[EventType, ...]:
        """The types of events, as the ontology has them."""
        return tuple(event_types().values())

    def __str__(self) -> str:
        return "\n".join(self._text())

    def to(self, form: str) -> str:
        """The schema as text, mermaid or json."""
        match form:
            case "text":
                return str(self)
            case "mermaid":
                return "\n".join(self._mermaid())
            case "json":
                return json.dumps(self.to_dict(), ensure_ascii=False, indent=1)
        raise BadValue(f"{form!r} is no form of the schema; known are {', '.join(FORMS)}")

    def to_dict(self) -> dict[str, Any]:
        """Nodes, relationships and event types as JSON has them."""
        parents = classes()
        types = [{**plain(type_), "superclass": parents[type_.name]} for type_ in self.types]
        return {"nodes": plain(self.nodes), "relationships": plain(self.relationships), "types": types}

    def _text(self) -> Iterator[str]:
        yield "NODES"
        for node in self.nodes:
            yield f"\n(:{node.label})  {node.meaning}"
            yield from _columns(node.properties, node.properties[0])
        yield "\n\nRELATIONSHIPS\n"
        for link in self.relationships:
            yield f"{path(link)}  {link.meaning}"
            yield from _columns(link.properties)
        yield "\n\nTYPES OF EVENTS, with the classes that they belong to, and their roles\n"
        width = max(len(type_.name) for type_ in self.types)
        for type_ in self.types:
            yield f"  {type_.name:{width}}  {' < '.join(type_.ancestors)}  ({', '.join(type_.roles)})"

    def _mermaid(self) -> Iterator[str]:
        yield "erDiagram"
        for node in self.nodes:
            yield f"    {node.label} {{"
            for number, p in enumerate(node.properties):
                key = " PK" if number == 0 else ""
                yield f'        {p.type} {p.name}{key} "{p.meaning}"'
            yield "    }"
        for link in self.relationships:
            several = "|" if link.single else "{"
            yield f"    {link.start} }}o--o{several} {link.end} : {link.type}"


def found_by(p: Property, key: Property | None) -> str:
    """How a property helps to find its node: key, index or full text; nothing if it does not."""
    return "key" if p is key else "index" if p.indexed else "full text" if p.searched else ""


def path(link: Relationship) -> str:
    """The relationship as Cypher draws it."""
    return f"(:{link.start})-[:{link.type}]->(:{link.end})"


def _columns(properties: Sequence[Property], key: Property | None = None) -> Iterator[str]:
    names, types = (max((len(t) for t in texts), default=0) for texts in _texts(properties))
    for p in properties:
        more = f"  [{how}]" if (how := found_by(p, key)) else ""
        yield f"  {p.name:{names}}  {p.type:{types}}  {p.meaning} (e.g. {example(p)}){more}"


def _texts(properties: Sequence[Property]) -> tuple[list[str], list[str]]:
    return [p.name for p in properties], [p.type for p in properties]


def example(p: Property) -> str:
    """A value that it may have."""
    return json.dumps(p.example, ensure_ascii=False)
