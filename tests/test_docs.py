"""What the documentation shows is true: every column of Python's answers is told, and the searches find something."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from kg.graph import Graph, open_graph
from tests.tools import tool

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def python_page() -> ModuleType:
    return tool("python_page")


def test_the_page_of_python_is_what_the_code_says(python_page: ModuleType) -> None:
    assert (ROOT / "docs" / "python.md").read_text(encoding="utf-8") == python_page.page()


def test_every_method_that_answers_is_on_the_page_with_its_columns_in_order(python_page: ModuleType) -> None:
    page = python_page.page()
    methods = {name: method for name in dir(Graph) if callable(method := getattr(Graph, name)) and name[0] != "_"}
    answering = {name: row for name, method in methods.items() if (row := python_page.answered(method))}
    assert len(answering) > 30
    for name, row in answering.items():
        _, _, told = page.partition(f"\n### {name}\n")
        table = re.findall(r"^\| `(\w+)` \| (\S+) \| \S.* \|$", told.partition("\n##")[0], re.MULTILINE)
        assert dict(table) == row.columns(), name


def test_the_searches_of_the_documentation_find_something() -> None:
    searched = {
        found.group(1).strip()
        for name in ("README.md", "docs/search.md")
        for found in re.finditer(r"kg search ((?:\w+ ?)+)", (ROOT / name).read_text(encoding="utf-8"))
    }
    assert {"partnership treaty", "Erdogan"} <= searched
    with open_graph(":memory:") as graph:
        graph.load(ROOT / "examples" / "articles")
        assert [words for words in searched if not graph.search(words)] == []
