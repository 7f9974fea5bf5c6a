"""What each command prints, over a filled store."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_met_prints_who_whom_when_where_and_the_sentence(cli: Cli, filled: Path) -> None:
    ran = cli("met", "Ruiz", "Lind", "--store", filled)
    assert ran.code == 0
    assert all(word in ran.out for word in ("Ana Ruiz", "Bo Lind", "2025-03-08", "Oslo", "Courier", "and 1 more"))


def test_met_prints_json_with_every_sentence(cli: Cli, filled: Path) -> None:
    rows = json.loads(cli("met", "Ruiz", "--since", "2025-03", "--until", "2025-03-20", "--format", "json",
                          "--store", filled).out)  # fmt: skip
    (row,) = rows
    assert (row["when"], row["where"], row["whom"][0]["name"]) == ("2025-03-08", "Oslo", "Bo Lind")
    assert [q["outlet"] for q in row["quotes"]] == ["Courier", "Gazette"]


def test_json_lines_and_csv_hold_the_same_rows(cli: Cli, filled: Path) -> None:
    lines = [json.loads(line) for line in cli("events", "--format", "jsonl", "--store", filled).out.splitlines()]
    table = list(csv.DictReader(io.StringIO(cli("events", "--format", "csv", "--store", filled).out)))
    assert [row["event"] for row in lines] == [row["event"] for row in table]
    assert len(table) == 6


def test_csv_has_its_columns_without_rows_and_numbers_that_programs_read(cli: Cli, filled: Path) -> None:
    full = cli("met", "Ruiz", "--format", "csv", "--store", filled).out
    empty = cli("met", "Ruiz", "--since", "2040", "--format", "csv", "--store", filled).out
    assert empty.splitlines() == full.splitlines()[:1]
    asked = "ask", "doings", "--actor", "Ruiz", "--since", "2040", "--format", "csv", "--store", filled
    assert cli(*asked).out == "when,type,name,role,status,title,event\n"
    numbers = cli("cypher", "RETURN 1000.0 AS a, 1234567.5 AS b, [2000.0] AS c", "--format", "csv", "--store", filled)
    assert numbers.out == "a,b,c\n1000,1234567.5,2000\n"


def test_every_answer_says_how_sure_it_is_and_may_leave_out_what_is_not(cli: Cli, filled: Path) -> None:
    given = "met", "Novak", "--type", "Call", "--store", filled
    table = cli(*given).out
    assert "sure" in table
    assert "0.6" in table
    assert cli(*given, "--min-confidence", "0.7").out.strip() == "nothing found"
    assert "0.6" not in cli("events", "--min-confidence", "0.7", "--store", filled).out
    assert cli("events", "--min-confidence", "2", "--store", filled).code == 2


def test_nothing_found_is_said_and_is_no_failure(cli: Cli, filled: Path) -> None:
    ran = cli("met", "Ruiz", "--since", "2030", "--store", filled)
    assert (ran.code, ran.out.strip()) == (0, "nothing found")


def test_show_gives_every_mention_with_outlet_date_and_offsets(cli: Cli, filled: Path) -> None:
    event = json.loads(cli("met", "Lind", "--format", "json", "--store", filled).out)[0]["event"]
    table = cli("show", event[:9], "--store", filled).out
    assert all(word in table for word in ("2025-03-08", "Gazette", "0–5", "first report"))
    (shown,) = json.loads(cli("show", event, "--format", "json", "--store", filled).out)
    assert [m["start"] for m in shown["mentions"]] == [0, 0]
    assert shown["parties"][0]["role"] == "participant"


def test_ask_lists_the_questions_and_takes_names(cli: Cli, filled: Path) -> None:
    listed = cli("ask", "--format", "jsonl").out
    assert {json.loads(line)["question"] for line in listed.splitlines()} >= {"who_met", "troops_abroad"}
    rows = json.loads(cli("ask", "troops_abroad", "--sender", "Spain", "--format", "json", "--store", filled).out)
    assert rows[0]["troops"] == 200.0
    equals = cli("ask", "troops_abroad", "--sender=Spain", "--format", "json", "--store", filled)
    assert json.loads(equals.out) == rows


def test_cypher_takes_parameters(cli: Cli, filled: Path) -> None:
    ran = cli("cypher", "MATCH (a:Actor {name: $n}) RETURN a.country AS c", "--param", "n=Bo Lind", "--format", "csv",
              "--store", filled)  # fmt: skip
    assert ran.out == "c\nSWE\n"


def test_export_and_load_give_the_same_graph_in_another_store(cli: Cli, filled: Path, tmp_path: Path) -> None:
    assert cli("export", "g.jsonl", "--store", filled).code == 0
    assert cli("load", "g.jsonl", "--store", "other.db").code == 0
    assert cli("export", "again.jsonl", "--store", "other.db").code == 0
    assert (tmp_path / "g.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()
    for name, store in (("a.ttl", filled), ("b.ttl", "other.db")):
        assert cli("export", name, "--store", store).code == 0
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


def test_an_export_goes_to_standard_output_in_the_format_asked_for(cli: Cli, filled: Path, tmp_path: Path) -> None:
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "export", "-", "--format", ".ttl", "--store", str(filled)]
    assert cli("export", "g.ttl", "--store", filled).code == 0
    assert subprocess.run(command, capture_output=True, check=True).stdout == (tmp_path / "g.ttl").read_bytes()


def test_info_counts_what_is_in_the_store(cli: Cli, filled: Path) -> None:
    (facts,) = json.loads(cli("info", "--format", "json", "--store", filled).out)
    assert (facts["counts"]["Article"], facts["counts"]["Event"]) == (4, 6)


def test_the_store_is_taken_from_the_environment(cli: Cli, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(filled))
    assert "Bo Lind" in cli("met", "Lind").out


def test_help_names_every_command_and_starts_without_the_heavy_packages(cli: Cli) -> None:
    code = (
        "import sys; sys.argv = ['kg', '--help']\n"
        "from kg.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'pandas', 'neo4j', 'rdflib', 'networkx', 'arcadedb', 'trafilatura'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    for command in ("extract", "load", "met", "events", "show", "ask", "cypher", "export", "info"):
        assert command in ran.stdout
