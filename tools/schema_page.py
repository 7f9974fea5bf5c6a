"""docs/schema.md: the property graph as a page, made from what the stores are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.schema import Schema, example, found_by, path
from kg.store.layout import Property

INTRO = """# The property graph

Written by tools/update_readme.py from kg/store/layout.py and the ontology; `kg schema` prints the same, and
`graph.schema()` gives it to Python. It holds for both stores. Dates are declared DATE; a property is missing where
nothing is known. What `full text` finds is what `kg search` looks through, and Cypher does as in

    CALL db.index.fulltext.queryNodes('mention_words', 'treaty') YIELD node, score

with the index called `label_property`, in small letters.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_parts(Schema())) + "\n"


def _parts(schema: Schema) -> Iterator[str]:
    yield f"{INTRO}\n```mermaid\n{schema.to('mermaid')}\n```\n\n## Nodes\n"
    for node in schema.nodes:
        yield f"### {node.label}\n\n{_sentence(node.meaning)}\n"
        yield from _properties(node.properties, node.properties[0])
    yield "## Relationships\n"
    for link in schema.relationships:
        yield f"### `{path(link)}`\n\n{_sentence(link.meaning)}\n"
        yield from _properties(link.properties)
    yield "## Types of events\n"
    types = [(t.name, " < ".join(t.ancestors), ", ".join(t.roles), t.definition) for t in schema.types]
    yield from _table(("type", "classes", "roles", "meaning"), types)


def _properties(properties: Sequence[Property], key: Property | None = None) -> Iterator[str]:
    if properties:
        rows = [(p.name, p.type, p.meaning, f"`{example(p)}`", found_by(p, key)) for p in properties]
        yield from _table(("property", "type", "meaning", "example", "found by"), rows)
        yield ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
