"""The commands that look over the whole, over the scenario."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx
import pytest

from kg.queries import questions
from kg.store.layout import NODES
from tests.cli.conftest import Cli


def test_search_finds_names_titles_and_sentences(cli: Cli, filled: Path) -> None:
    rows = json.loads(cli("search", "ANA", "ruiz*", "--format", "json", "--store", filled).out)
    assert [(row["found"], row["name"], row["score"]) for row in rows] == [("actor", "Ana Ruiz", 1.0)]
    assert "Vienna Dialogue" in cli("search", "dialogues", "--store", filled).out
    assert list(csv.DictReader(io.StringIO(cli("search", "ana", "--format", "csv", "--store", filled).out)))
    nothing = cli("search", "nobody", "--store", filled)
    assert (nothing.code, nothing.out.strip()) == (0, "nothing found")
    refused = cli("search", "*", "--store", filled)
    assert (refused.code, refused.err) == (1, "kg: words: give one word at least and 50 at most\n")


def test_matrix_has_a_row_for_each_pair(cli: Cli, filled: Path) -> None:
    table = csv.DictReader(io.StringIO(cli("matrix", "--format", "csv", "--store", filled).out))
    assert {"a": "ESP", "b": "SWE", "2025": "1"} in list(table)
    months = json.loads(cli("matrix", "--by", "actor", "--period", "month", "--format", "json", "--store", filled).out)
    assert {"a": "Bo Lind", "b": "Ana Ruiz", "2025-03": 1} in months
    assert cli("matrix", "--since", "2030", "--store", filled).out.strip() == "nothing found"
    assert cli("matrix", "--period", "week", "--store", filled).code == 1


def test_first_and_gaps_tell_of_two(cli: Cli, filled: Path) -> None:
    assert "2025-03-08" in cli("first", "Ruiz", "Lind", "--store", filled).out
    assert cli("first", "Ruiz", "Novak", "--store", filled).out.strip() == "nothing found"
    gaps = json.loads(cli("gaps", "Spain", "Czechia", "--format", "json", "--store", filled).out)
    assert [(gap["since"], gap["until"], gap["days"]) for gap in gaps] == [("2025-03-11", "2025-03-31", 20)]


@pytest.mark.parametrize(("file", "read"), [("n.graphml", networkx.read_graphml), ("n.GEXF", networkx.read_gexf)])
def test_a_network_is_a_file_that_others_read(cli: Cli, filled: Path, tmp_path: Path, file: str, read) -> None:  # type: ignore[no-untyped-def]
    ran = cli("network", "-o", file, "--type", "Meeting", "--type", "Call", "--decay", "30", "--store", filled)
    made = read(tmp_path / file)
    assert ran.err == f"written to {file}: {len(made)} nodes, {made.number_of_edges()} edges\n"
    assert {"Ana Ruiz", "Dana Novak"} <= {facts["label"] for _, facts in made.nodes(data=True)}
    cli("network", "-o", file, "--bipartite", "--by", "country", "--store", filled)
    assert "event" in {facts["kind"] for _, facts in read(tmp_path / file).nodes(data=True)}


def test_a_network_needs_a_format_and_a_place(cli: Cli, filled: Path) -> None:
    assert "with the ending .graphml or .gexf" in cli("network", "-o", "n.png", "--store", filled).err
    assert "cannot be written" in cli("network", "-o", "no/n.gexf", "--store", filled).err


def test_the_schema_needs_no_store(cli: Cli) -> None:
    text = cli("schema").out
    assert all(f"(:{node.label})" in text for node in NODES)
    assert {node["label"] for node in json.loads(cli("schema", "--format", "json").out)["nodes"]} == {
        node.label for node in NODES
    }
    assert cli("schema", "--format", "mermaid").out.startswith("erDiagram\n")


@pytest.mark.parametrize("name", questions())
def test_a_question_explains_itself(cli: Cli, name: str) -> None:
    ran = cli("ask", name, "--help")
    asked = questions()[name]
    assert ran.code == 0
    assert ran.out.startswith(f"{asked.title}.")
    assert all(f"--{p.name}" in ran.out for p in asked.parameters)
    assert f"Example: kg ask {name}" in ran.out


def test_the_help_of_ask_lists_the_questions(cli: Cli) -> None:
    ran = cli("ask", "--help")
    assert "[question]" in ran.out
    assert all(name in ran.out for name in questions())
    assert cli("ask", "nope", "--help").code == 1


def test_what_is_planned_or_denied_is_asked_for_by_its_status(cli: Cli, filled: Path) -> None:
    def whom(*more: str) -> set[str]:
        rows = json.loads(cli("met", "Ruiz", "--format", "json", *more, "--store", filled).out)
        return {party["name"] for row in rows for party in row["whom"]}

    assert whom("--status", "planned") == {"Eva Horn"}
    assert "Eva Horn" in whom("--status", "planned", "--status", "occurred") > {"Eva Horn"}
    assert whom("--status", "denied") == set()
    assert "no status" in cli("met", "Ruiz", "--status", "vague", "--store", filled).err
    planned = cli("events", "--status", "planned", "--status", "denied", "--format", "jsonl", "--store", filled).out
    assert {json.loads(line)["status"] for line in planned.splitlines()} == {"planned"}
