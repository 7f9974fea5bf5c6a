"""kg evaluate: what it prints, when it fails, and how it names bad input."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran


def named(ran: Ran, *words: str) -> None:
    assert ran.code == 1
    (line,) = ran.err.strip().splitlines()
    assert line.startswith("kg: ")
    assert all(word in line for word in words), line


def test_evaluate_prints_the_scores_and_the_slots(cli: Cli, gold: Path) -> None:
    ran = cli("evaluate", gold)
    assert (ran.code, ran.err) == (0, "")
    assert all(word in ran.out for word in ("event", "who-met", "0.500", "0.333", "0.400", "leaf type"))


def test_evaluate_prints_all_figures_as_json(cli: Cli, gold: Path) -> None:
    (figures,) = json.loads(cli("evaluate", gold, "--format", "json").out)
    assert figures["event"] == {"p": 0.5, "r": 0.333, "f1": 0.4, "tp": 1, "fp": 1, "fn": 2}
    assert figures["who-met"]["f1"] == 0.667
    assert figures["slots"] == dict.fromkeys(["date", "place", "status", "leaf type", "role"], 1.0)
    assert list(figures["types"]) == ["Agreement", "Call", "Meeting", "Visit"]


def rows(cli: Cli, gold: Path, by: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(cli("evaluate", gold, "--by", by, "--format", "csv").out)))


def test_by_type_lists_leaf_types_under_their_coarse_type(cli: Cli, gold: Path) -> None:
    found = [(r["type"], r["leaf"], r["tp"], r["fn"]) for r in rows(cli, gold, "type")]
    assert found == [
        ("Agreement", "", "0", "1"), ("Agreement", "AgreementSigning", "0", "1"), ("Call", "", "0", "1"),
        ("Meeting", "", "1", "0"), ("Meeting", "BilateralMeeting", "1", "0"), ("Visit", "", "0", "0"),
    ]  # fmt: skip


def test_by_outlet_scores_each_outlet_alone(cli: Cli, gold: Path) -> None:
    assert [(r["outlet"], r["F1"]) for r in rows(cli, gold, "outlet")] == [("Courier", "1"), ("Gazette", "0")]


def test_by_error_counts_classes_with_examples(cli: Cli, gold: Path) -> None:
    ran = cli("evaluate", gold, "--by", "error", "--format", "jsonl")
    found = {row["error"]: row for row in map(json.loads, ran.out.splitlines())}
    assert (found["missed trigger"]["count"], found["spurious"]["count"], found["place"]["count"]) == (2, 1, 0)
    assert found["spurious"]["examples"] == ["002: Visit · occurred · Sweden, Ivo Kral"]
    assert "missed trigger" in cli("evaluate", gold, "--by", "error").out


def test_by_confidence_says_which_share_of_a_band_is_right(cli: Cli, gold: Path) -> None:
    found = [tuple(row.values()) for row in rows(cli, gold, "confidence")]
    assert found == [("0.9 to 1.0", "1", "1", "1"), ("0.3 to 0.4", "1", "0", "0")]


def test_evaluate_writes_the_page(cli: Cli, gold: Path, tmp_path: Path) -> None:
    assert cli("evaluate", gold, "--html", "page.html").code == 0
    assert "Ana Ruiz" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_floor_that_holds_is_silent_and_one_that_does_not_is_named(cli: Cli, gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"event": 0.4, "date": 1}')
    assert cli("evaluate", gold, "--floor", floors).code == 0
    floors.write_text('{"event": 0.41, "who-met": 0.5}')
    named(cli("evaluate", gold, "--floor", floors), "event is 0.4000, below its floor of 0.41", "floors.json")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ('{"evnt": 0.4}', "no figure 'evnt'"),
        ('{"event": "high"}', "not a number"),
        ("[1]", "holds no floors"),
        ("{", "not valid JSON"),
        (None, "cannot be read"),
    ],
)
def test_a_floor_file_that_is_none_is_named(
    cli: Cli, gold: Path, tmp_path: Path, content: str | None, cause: str
) -> None:
    if content is not None:
        (tmp_path / "floors.json").write_text(content)
    named(cli("evaluate", gold, "--floor", "floors.json"), "floors.json", cause)


def test_a_folder_without_annotations_is_named(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    named(cli("evaluate", "empty"), "empty", "holds no *.gold.json")
    named(cli("evaluate", "nowhere"), "nowhere", "no such folder")


def test_an_annotation_without_its_article_is_named(cli: Cli, gold: Path) -> None:
    (gold / "002.json").unlink()
    named(cli("evaluate", gold), "002.gold.json", "002.json is not beside it")


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("001.gold.json", "{", "not valid JSON"),
        ("001.gold.json", "[]", "needs an 'id'"),
        ("001.gold.json", '{"id": "009", "events": []}', "001.json holds another one"),
        ("001.gold.json", '{"id": "001", "events": [{"type": "Party"}]}', "event 1"),
        ("001.gold.json", '{"id": "001", "events": [{"type": "Call"}]}', "no 'participants'"),
        ("001.gold.json", '{"id": "001", "events": [7]}', "another shape"),
        ("001.gold.json", '{"id": "001", "events": [{"type": ["Call"]}]}', "event 1"),
        ("001.gold.json", '{"id": "001", "events": [{"type": "Call", "date": "soon", "participants": []}]}', "no date"),
        ("001.gold.json", '{"id": "001", "events": [{"type": "Call", "status": "odd", "participants": []}]}', "status"),
        ("001.gold.json", '{"id": "001", "events": [{"type": "Call", "participants": [{"name": "A", "kind": "cat"}]}]}',
         "kind of actor"),
        ("001.json", "{", "not valid JSON"),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_shape_is_named(cli: Cli, gold: Path, name: str, content: str, cause: str) -> None:
    (gold / name).write_text(content)
    named(cli("evaluate", gold), name, cause)


def test_a_file_that_is_not_utf_8_is_named(cli: Cli, gold: Path) -> None:
    (gold / "001.gold.json").write_bytes(b'{"id": "\xff"}')
    named(cli("evaluate", gold), "001.gold.json", "not UTF-8")
