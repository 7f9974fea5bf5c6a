"""Graphs in a real Neo4j and in an embedded store: that of benchmarks/world.py, made once and kept, and empty ones."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.world import World
from kg.export import Settings, neo4j_csv
from kg.graph import Graph, open_graph
from tests.neo4j.server import imported, server

FOLDER = Path.home() / ".cache" / "diplomatic-kg" / "benchmarks"
"""Where they are kept."""

MEMORY = "2g", "2g"
"""For Neo4j: its heap, and the pages of its store."""

CHUNK = 20_000
NO_MORE = """MATCH (n) WHERE NOT n:Store AND NOT n:EventType WITH n LIMIT 20000 DETACH DELETE n
RETURN count(*) AS n"""
THERE = "EventType.csv", "EventType_SUBTYPE_OF_EventType.csv"
"""What laying out a graph makes."""

READ: Mapping[str, Callable[[str], object]] = {
    "long": int, "double": float, "string[]": lambda text: text.split(neo4j_csv.ARRAYS),
}  # fmt: skip
"""Values by the types of a header; days and texts stay as they are."""


def tables(events: int, folder: Path) -> Path:
    """The folder with the tables of a world of so many events, as our own export for neo4j-admin writes them."""
    made = folder / f"world{events}" / "csv"
    if not (made / neo4j_csv.ARGUMENTS).exists():
        made.mkdir(parents=True, exist_ok=True)
        neo4j_csv.write(World(events), made, Settings())
    return made


@contextmanager
def neo4j(made: Path) -> Iterator[Graph]:
    """The tables in a Neo4j, filled by `neo4j-admin database import`."""
    with imported(made, made.parent / "neo4j", MEMORY) as (uri, auth), open_graph(uri, auth) as graph:
        graph.store.write("CALL db.awaitIndexes(3600)")
        yield graph


@contextmanager
def embedded(made: Path) -> Iterator[Graph]:
    """The tables in an embedded store, filled by the engine's own way for many records."""
    store, done = made.parent / "embedded", made.parent / "embedded.done"
    if not done.exists():
        with open_graph(store):
            pass  # lays out types, keys and indexes
        _fill(store / "databases" / "kg", made)
        done.touch()
    with open_graph(store) as graph:
        yield graph


@contextmanager
def empty_neo4j() -> Iterator[Callable[[], Graph]]:
    """What gives an empty graph, each time in the same server."""
    with server(MEMORY) as (uri, auth):

        def emptied() -> Graph:
            graph = open_graph(uri, auth)
            while graph.cypher(NO_MORE, write=True)[0]["n"]:
                pass
            return graph

        yield emptied


@contextmanager
def empty_embedded() -> Iterator[Callable[[], Graph]]:
    """What gives an empty graph, each time in a folder that is thrown away."""
    yield lambda: open_graph(":memory:")


def _fill(path: Path, made: Path) -> None:
    import arcadedb

    there: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with arcadedb.open_database(str(path)) as database:
        for row in database.query("sql", "SELECT name, @rid AS rid FROM EventType"):
            there["EventType"][row.get("name")] = str(row.get("rid"))
        files = [file for file in made.glob("*.csv") if file.name not in THERE]
        for file in files:
            kind, name = (
                ("EDGE", file.stem.split("_", 1)[1].rsplit("_", 1)[0]) if "_" in file.stem else ("VERTEX", file.stem)
            )
            database.command("sql", f"CREATE {kind} TYPE {name} IF NOT EXISTS")
        with database.graph_batch() as batch:
            for file in sorted(files, key=lambda file: "_" in file.stem):  # nodes first
                with file.open(encoding="utf-8", newline="") as lines:
                    _put(batch, csv.reader(lines), there, file.stem)


def _put(batch: Any, lines: Iterator[list[str]], there: Mapping[str, dict[str, str]], stem: str) -> None:
    columns = [column.partition(":")[::2] for column in next(lines)]
    while some := list(islice(lines, CHUNK)):
        if "_" not in stem:
            found = batch.create_vertices(stem, [_row(line, columns) for line in some])
            there[stem].update(zip((line[0] for line in some), found, strict=True))
            continue
        start, rest = stem.split("_", 1)
        name, end = rest.rsplit("_", 1)
        starts, ends = [there[start][line[0]] for line in some], [there[end][line[1]] for line in some]
        values = [_row(line[2:], columns[2:]) for line in some] if columns[2:] else None
        batch.new_edges(starts, name, ends, values)


def _row(line: list[str], columns: list[tuple[str, str]]) -> dict[str, object]:
    pairs = zip(line, columns, strict=True)
    return {name: READ.get(form, str)(text) for text, (name, form) in pairs if text}
