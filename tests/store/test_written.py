"""Graphs that an earlier kg wrote open today, as they are or through kg migrate, and hold what they held."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from kg.checking import migrate
from kg.errors import StoreError
from kg.graph import Graph, named_store, open_graph
from kg.store.schema import VERSION

WRITTEN = Path(__file__).parent / "written"
LAYOUTS = sorted(int(path.name.removeprefix("layout").split(".")[0]) for path in WRITTEN.glob("layout*.tar.xz"))


def test_there_is_one_of_todays_layout() -> None:
    assert VERSION in LAYOUTS, "python -m tests.store.written writes it"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_graph_of_any_layout_holds_what_it_held(tmp_path: Path, layout: int) -> None:
    with tarfile.open(WRITTEN / f"layout{layout}.tar.xz") as packed:
        packed.extractall(tmp_path, filter="data")
    if layout < VERSION:
        with pytest.raises(StoreError, match="kg migrate"):
            open_graph(tmp_path / "kg.db")
        with named_store(tmp_path / "kg.db") as store:
            list(migrate(store))
    with open_graph(tmp_path / "kg.db") as graph:
        graph.export(tmp_path / "now.jsonl")
        assert list(graph.check()) == []
        assert _asked(graph)
    assert (tmp_path / "now.jsonl").read_bytes() == (WRITTEN / f"layout{layout}.jsonl").read_bytes()


def _asked(graph: Graph) -> bool:
    return any(met.quotes for met in graph.who_met("Ana Ruiz"))
