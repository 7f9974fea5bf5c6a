"""N-Triples: every statement on a line of its own, for tools that read line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.terms import Block, Node, Term, Text, Web, expanded
from kg.export.turtle import quoted

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def pieces(blocks: Iterable[Block], base: str) -> Iterator[str]:
    """The lines of each block."""
    for block in blocks:
        subject = f"<{base}{block.subject.path}>"
        lines = [f"{subject} {_TYPE} <{expanded(block.cls)}> .\n"] if block.cls else []
        for predicate, objects in block.statements:
            begin = f"{subject} <{expanded(predicate)}> "
            lines += [f"{begin}{_written(term, base)} .\n" for term in objects]
        yield "".join(lines)


def _written(term: Term, base: str) -> str:
    if isinstance(term, Node):
        return f"<{base}{term.path}>"
    if isinstance(term, Text):
        return quoted(term.value) + (f"^^<{expanded(term.datatype)}>" if term.datatype else "")
    return f"<{term.iri if isinstance(term, Web) else expanded(term.curie)}>"
