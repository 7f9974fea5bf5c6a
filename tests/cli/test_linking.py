"""kg link, and where what it told is shown."""

import json
from pathlib import Path

import kg
from tests.cli.conftest import Cli
from tests.scenario import fill


def test_identifiers_are_linked_shown_and_taken_back(cli: Cli) -> None:
    with kg.open("mine") as graph:
        meeting = fill(graph).who_met("Ana Ruiz", "Bo Lind")[0].event
    Path("mine.csv").write_text("name,kind,wikidata,viaf\nAna Ruiz,person,Q5,77\n", encoding="utf-8")
    assert cli("link", "mine.csv", "--by", "Kim", "--store", "mine") == (0, "", "2 identifiers linked; 0 skipped\n")
    assert "Ana Ruiz: viaf 77, wikidata Q5" in cli("show", meeting, "--store", "mine").out
    shown = json.loads(cli("show", meeting, "--format", "json", "--store", "mine").out)
    assert {"viaf": ["77"], "wikidata": ["Q5"]} in shown[0]["identifiers"].values()
    Path("mine.csv").write_text("name,wikidata\nAna Ruiz,\n", encoding="utf-8")
    assert "0 identifiers linked, 1 taken back" in cli("link", "mine.csv", "--store", "mine").err


def test_rows_that_cannot_be_used_are_named_and_the_exit_says_so(cli: Cli, filled: Path) -> None:
    Path("mine.csv").write_text("name,wikidata\nNobody At All,Q5\n", encoding="utf-8")
    ran = cli("link", "mine.csv", "--store", filled)
    assert ran.code == 1
    assert "skipped: mine.csv, line 2: nothing in this graph is called 'Nobody At All'" in ran.err


def test_a_file_that_is_no_table_is_one_sentence(cli: Cli, filled: Path) -> None:
    Path("mine.csv").write_bytes(b"\xff\xfe\x00")
    ran = cli("link", "mine.csv", "--store", filled)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "kg: mine.csv: is no text in UTF-8\n"
