"""Loading what is extracted already, against plain UNWIND statements that write the very same rows.

python -m benchmarks.writing [--articles N] [--only neo4j|embedded]

Counted is the time on a processor of client and store together. Exits with 1 if loading has less than 0.8 of the rate.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar

from benchmarks.clock import seconds
from benchmarks.stores import empty_embedded, empty_neo4j
from benchmarks.world import HAPPENINGS, MENTIONS_OF_HAPPENING, PER_ARTICLE, World
from kg.graph import Graph
from kg.growth import grow
from kg.intake import BATCH, READY, Batch
from kg.model import Article, Mention
from kg.store import Tx
from kg.store.base import Row
from kg.store.tables import NODES, Table

ROWS = 1000
"""Rows of a plain statement, each in a transaction of its own."""
LEAST_RATIO = 0.8
WARM = 400
"""Articles before the clock runs."""

T = TypeVar("T")
Item = tuple[Article, list[Mention]]


def loaded(graph: Graph, news: Sequence[Item], at_a_time: int = READY) -> None:
    """Grow the graph by the articles, as `kg load` does with an export."""
    for some in _chunks(iter(news), at_a_time):
        batch = Batch([article for article, _ in some], [m for _, told in some for m in told])
        graph.store.execute(partial(grow, batch=batch))


def written(graph: Graph, tables: Sequence[tuple[Table, list[Row]]]) -> None:
    """Write the rows of a graph, which is known."""
    for table, rows in tables:
        for some in _chunks(iter(rows), ROWS):
            graph.store.execute(partial(_write, cypher=statement(table), rows=some))


def statement(table: Table) -> str:
    """What anybody would write."""
    if table.ends is None:
        key = next(iter(table.columns))
        return f"UNWIND $rows AS row MERGE (n:{table.name} {{{key}: row.{key}}}) SET n += row"
    keys = [next(iter(NODES[label])) for label in table.ends]
    values = ", ".join(f"{name}: row.{name}" for name in table.columns)
    ends = (
        f"MATCH ({v}:{label} {{{key}: row.{v}}})"
        for v, label, key in zip(("start", "end"), table.ends, keys, strict=True)
    )
    return f"UNWIND $rows AS row {' '.join(ends)} CREATE (start)-[:{table.name} {{{values}}}]->(end)"


def _write(tx: Tx, cypher: str, rows: list[Row]) -> None:
    tx.run(cypher, rows=rows)


def _chunks(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(items, size)):
        yield some


def _world(articles: int) -> tuple[list[Item], list[tuple[Table, list[Row]]]]:
    """So many articles, and the rows of the graph that they make."""
    world = World(int(articles * PER_ARTICLE / MENTIONS_OF_HAPPENING / HAPPENINGS))
    return list(world.news()), [(table, list(table.rows)) for table in world.tables()]


def main(arguments: list[str]) -> int:
    """1 if a promise is broken."""
    parser = argparse.ArgumentParser(description="Time loading against plain statements.")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--only", choices=("neo4j", "embedded"))
    given = parser.parse_args(arguments)
    news, tables = _world(given.articles)
    warm, warm_tables = _world(WARM)
    rows = sum(len(some) for _, some in tables)
    broken = False
    for name, opened in (("neo4j", empty_neo4j), ("embedded", empty_embedded)):
        if given.only not in (None, name):
            continue
        with opened() as emptied:
            for few in (True, False):  # a server compiles what runs often, and plans for few rows and for many
                with emptied() as graph:
                    loaded(graph, warm, BATCH if few else READY)
                with emptied() as graph:
                    written(graph, warm_tables)
            with emptied() as graph:
                plain = seconds(partial(written, graph, tables)).worked
            with emptied() as graph:
                ours = seconds(partial(loaded, graph, news)).worked
        print(
            f"{name}: {len(news):,} articles, {rows:,} rows; plain statements {plain:.1f} s, "
            f"loading {ours:.1f} s ({len(news) / ours:,.0f} articles a second), ratio {plain / ours:.2f} "
            f"(least {LEAST_RATIO}); load of the machine {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        broken |= plain / ours < LEAST_RATIO
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
