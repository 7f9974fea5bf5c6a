"""Turtle: prefixes, then a paragraph for each block, its class first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.export.terms import PREFIXES, Block, Node, Term, Text, Web

_UNSAFE = re.compile('[\x00-\x1f\x7f"\\\\]')
_NEXT = " ;\n    "
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def pieces(blocks: Iterable[Block], base: str) -> Iterator[str]:
    """The document in pieces, one for each block."""
    yield header(base)
    for block in blocks:
        yield f"\n{paragraph(block)}\n"


def header(base: str) -> str:
    """The base and the prefixes."""
    return f"@base <{base}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def paragraph(block: Block) -> str:
    """The statements of a block."""
    facts = [f"a {block.cls}"] if block.cls else []
    facts += [f"{predicate} {', '.join(map(_written, objects))}" for predicate, objects in block.statements]
    return f"<{block.subject.path}> {_NEXT.join(facts)} ."


def quoted(text: str) -> str:
    """A string between quotation marks, as N-Triples have it, too."""
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _written(term: Term) -> str:
    if isinstance(term, Node):
        return f"<{term.path}>"
    if isinstance(term, Text):
        if term.datatype == "xsd:decimal" and "." in term.value:
            return term.value
        return quoted(term.value) + (f"^^{term.datatype}" if term.datatype else "")
    return f"<{term.iri}>" if isinstance(term, Web) else term.curie


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")
