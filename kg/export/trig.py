"""TriG: Turtle in which what an article says stands in a named graph, the article's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from kg.export.terms import Block
from kg.export.turtle import header, paragraph


def pieces(blocks: Iterable[Block], base: str) -> Iterator[str]:
    """The document in pieces, one for each block, and each graph opened once."""
    yield header(base)
    for graph, members in groupby(blocks, key=attrgetter("graph")):
        if graph:
            yield f"\n<{graph.path}> {{\n"
            yield from (f"{paragraph(block)}\n" for block in members)
            yield "}\n"
        else:
            yield from (f"\n{paragraph(block)}\n" for block in members)
