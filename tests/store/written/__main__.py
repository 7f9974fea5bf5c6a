"""Writes today's graph of the scenario, with decisions and identifiers, packed, and the export that it has to give."""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

from kg.graph import open_graph
from kg.store.schema import VERSION
from tests.scenario import fill

HERE = Path(__file__).parent


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "kg.db"
        with open_graph(folder) as graph:
            fill(graph)
            visit, call = (graph.events(type=kind)[0].event for kind in ("Visit", "Call"))
            graph.undo(graph.merge(visit, call, by="a test", note="a mistake").id, by="a test")
            graph.link([{"name": "Ana Ruiz", "wikidata": "Q1"}], by="a test")
            graph.export(HERE / f"layout{VERSION}.jsonl")
        with tarfile.open(HERE / f"layout{VERSION}.tar.xz", "w:xz") as packed:
            packed.add(folder, "kg.db")


if __name__ == "__main__":
    main()
