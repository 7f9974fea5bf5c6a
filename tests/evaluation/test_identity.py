"""The figures for identity, by hand, and the command that prints them."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.identity import ACTORS, APART, MERGED, Item, evaluate_identity, measure, whom, wrong
from kg.identity import assemble
from tests.cli.conftest import Cli
from tests.cli.conftest import cli as cli
from tests.factory import article, mention, party

DOSSIER: dict[str, Any] = {
    "about": "two meetings in Oslo",
    "articles": [
        {"id": name, "outlet": "One", "published": published, "text": f"{parties} in Oslo on {day}."}
        for name, published, parties, day in (
            ("a", "2025-03-09", "Angela Merkel met Emmanuel Macron", "Saturday"),
            ("b", "2025-03-10", "Emmanuel Macron met Angela Merkel", "8 March"),
            ("c", "2025-04-10", "Emmanuel Macron met Angela Merkel", "9 April"),
        )
    ],
    "actors": [
        {"name": "Angela Merkel", "kind": "person", "country": "DEU", "told": {"a": [], "b": [], "c": []}},
        {"name": "Emmanuel Macron", "kind": "person", "country": "FRA", "told": {"a": [], "b": [], "c": []}},
    ],
    "events": [
        {"type": "BilateralMeeting", "when": "2025-03-08", "parties": [], "told": {"a": ["in Oslo"], "b": ["in Oslo"]}},
        {"type": "BilateralMeeting", "when": "2025-04-09", "parties": [], "told": {"c": ["in Oslo"]}},
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "oslo.json").write_text(json.dumps(DOSSIER), encoding="utf-8")
    return tmp_path


def items(*pairs: str) -> list[Item]:
    return [Item(pair[0], pair[1], f"{pair}{n}") for n, pair in enumerate(pairs)]


def test_what_is_put_together_wrongly_costs_precision() -> None:
    figures = measure(items("ax", "ax", "bx"))
    assert figures.b_cubed == pytest.approx(((2 / 3 + 2 / 3 + 1 / 3) / 3, 1.0))
    assert figures.pairs == pytest.approx((1 / 3, 1.0))


def test_what_is_kept_apart_wrongly_costs_recall() -> None:
    figures = measure(items("ax", "ax", "ay"))
    assert figures.b_cubed == pytest.approx((1.0, (2 / 3 + 2 / 3 + 1 / 3) / 3))
    assert figures.pairs == pytest.approx((1.0, 1 / 3))
    assert figures.pairs.f1 == pytest.approx(0.5)


def test_without_anything_to_put_together_nothing_is_wrong() -> None:
    assert measure([]).b_cubed.f1 == measure(items("ax")).pairs.f1 == 1.0


def test_each_two_parts_are_shown_once() -> None:
    found = list(wrong(ACTORS, items("ax", "ax", "ay", "by")))
    assert [(w.error, w.first, w.second) for w in found] == [(APART, "ax0", "ay2"), (MERGED, "ay2", "by3")]


def test_an_office_became_whoever_filled_it() -> None:
    one, two = article("Ana Ruiz met him.", "2025-03-09"), article("Ana Ruiz met Bo Lind.", "2025-03-10")
    office = party("Envoy of Sweden", office="Envoy")
    (event,) = assemble([mention("Ana Ruiz", office, source=one), mention("Ana Ruiz", "Bo Lind", source=two)])
    assert whom(event, office).name == "Bo Lind"
    assert whom(event, party("Eva Horn")).name == "Eva Horn"


def test_a_dossier_read_rightly_has_full_marks(folder: Path) -> None:
    judged = evaluate_identity(folder)
    assert {figures.b_cubed.f1 for figures in judged.figures.values()} == {1.0}
    assert {name for name, _ in judged.figures} == {"oslo", "alone", "together"}
    assert (judged.wrong, judged.unread, judged.unexpected) == ((), (), ())


def test_the_command_prints_figures_and_wrong_pairs(cli: Cli, folder: Path) -> None:
    wrong_told = {**DOSSIER, "events": [{**DOSSIER["events"][0], "told": {n: ["in Oslo"] for n in "abc"}}]}
    (folder / "oslo.json").write_text(json.dumps(wrong_told), encoding="utf-8")
    printed = cli("evaluate", folder, "--identity").out
    assert all(word in printed for word in ("together", "B3 F1", "apart though one", "oslo/a:", "oslo/c:"))
    (held,) = json.loads(cli("evaluate", folder, "--identity", "--format", "json").out)
    assert [w["error"] for w in held["wrong"]] == ["apart though one"]
    assert held["figures"][-1]["B3 P"] == 1.0


@pytest.mark.parametrize(
    ("change", "word"),
    [({"events": None}, "no dossier"), ({"copies": [["x"]]}, "'x'"), ({"articles": []}, "names no article")],
)
def test_what_is_no_dossier_is_named(cli: Cli, folder: Path, change: dict[str, Any], word: str) -> None:
    (folder / "oslo.json").write_text(json.dumps({**DOSSIER, **change}), encoding="utf-8")
    ran = cli("evaluate", folder, "--identity")
    assert ran.code == 1
    assert word in ran.err
    assert "oslo.json" in ran.err


def test_a_part_that_is_not_in_the_text_is_named(cli: Cli, folder: Path) -> None:
    told = {**DOSSIER, "events": [{**DOSSIER["events"][0], "told": {"a": ["in Bergen"]}}]}
    (folder / "oslo.json").write_text(json.dumps(told), encoding="utf-8")
    assert "'in Bergen'" in cli("evaluate", folder, "--identity").err


def test_identity_has_no_breakdown_and_an_empty_folder_no_dossier(cli: Cli, tmp_path: Path) -> None:
    assert "--by" in cli("evaluate", tmp_path, "--identity", "--by", "type").err
    assert "no dossier" in cli("evaluate", tmp_path, "--identity").err
