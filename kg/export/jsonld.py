"""JSON-LD: one object with our context and all nodes, one node a line; nothing is fetched to read it.

The context is that of ontology/context.jsonld, with the base in front: whoever reads the file as
plain JSON finds short names and texts, whoever reads it as JSON-LD the triples of the other formats.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.export.terms import Block, Name, Node, Term, Text, Web, expanded
from kg.resources import folder

Json = dict[str, Any]


def pieces(blocks: Iterable[Block], base: str) -> Iterator[str]:
    """The document in pieces, one for each block."""
    context = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    yield f'{{"@context": {_json({"@base": base, **context})}, "@graph": [\n'
    first = True
    for block in blocks:
        yield ("" if first else ",\n") + _json(_node(block, context))
        first = False
    yield "\n]}\n"


def _node(block: Block, context: Mapping[str, Any]) -> Json:
    made: Json = {"@id": block.subject.path}
    if block.cls:
        made["@type"] = block.cls.removeprefix(":")
    for predicate, objects in block.statements:
        key = predicate.removeprefix(":")
        defined = context.get(key)
        kind = defined.get("@type", "") if isinstance(defined, Mapping) else ""
        values = [_value(term, kind) for term in objects]
        made[key] = values[0] if len(values) == 1 else values
    return made


def _value(term: Term, kind: str) -> str | Json:
    """A term, as short as what the context says of its predicate allows."""
    if isinstance(term, Text):
        if term.datatype == kind:
            return term.value
        return {"@value": term.value, **({"@type": term.datatype} if term.datatype else {})}
    if isinstance(term, Name):
        return term.curie.removeprefix(":") if kind == "@vocab" else {"@id": _short(term)}
    return _short(term) if kind == "@id" else {"@id": _short(term)}


def _short(term: Node | Name | Web) -> str:
    if isinstance(term, Name):  # as an @id, a name without a prefix would be taken for a node of ours
        return expanded(term.curie) if term.curie.startswith(":") else term.curie
    return term.path if isinstance(term, Node) else term.iri


def _json(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
