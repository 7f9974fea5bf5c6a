"""What `make fuzz` does at length, in short; and what it has found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.fuzz import run
from benchmarks.mutants import KINDS
from kg import BadValue
from kg.datasets import recognised
from kg.graph import Graph, open_graph
from kg.model import Article
from kg.records import from_json, to_json
from kg.sources import Source
from loaders.extraction import RuleExtractor
from tests.factory import mention
from tests.scenario import told


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files_are_read_or_refused(kind: str) -> None:
    assert run(kind, range(40)) == {}


def test_a_line_end_in_mid_line_makes_no_data_set(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\ro")
    assert recognised(Source(tmp_path / "a.csv")) is None


FORGED = [
    ("title", ["x"]), ("title", 1), ("outlet", {"x": 1}), ("url", ["x"]), ("text", None), ("text", [[]]), ("key", 3),
    ("participants", {}), ("participants", [1]), ("participants", None), ("participants.name", None),
    ("participants.name", ["x"]), ("participants.kind", "king"), ("participants.role", "host of hosts"),
    ("participants.aliases", "x"), ("participants.aliases", [1]), ("participants.country", 7),
    ("place", "Oslo"), ("place.lat", "x"), ("place.lat", float("nan")), ("place.lon", 181.0), ("place.name", []),
    ("type", "Party"), ("type", None), ("modality", "Planned"), ("modality", "maybe"), ("date", "2025-13-01"),
    ("date", 5),
    ("confidence", 2.0), ("confidence", float("nan")), ("confidence", "high"), ("confidence", None),
    ("quantity", float("inf")), ("quantity", "many"), ("quantity", True), ("start", "0"), ("start", -1), ("end", 10**9),
    ("quote", "They lied."), ("reported", "yesterday"), ("extractor", None), ("attributed_to", 1),
]  # fmt: skip


@pytest.fixture(scope="module")
def empty() -> Graph:
    with open_graph(":memory:") as graph:
        yield graph


@pytest.mark.parametrize(("field", "value"), FORGED)
def test_a_forged_export_is_refused_even_if_its_identifiers_fit(
    empty: Graph, tmp_path: Path, field: str, value: object
) -> None:
    article, mentions = told()[0]
    records = [to_json(article), to_json(mentions[0])]
    outer, _, inner = field.partition(".")
    record = next(record for record in reversed(records) if outer in record)
    if inner:
        held = record[outer][0] if isinstance(record[outer], list) else record[outer]
        held[inner] = value
    else:
        record[outer] = value
    for forged in records:  # the id is made to fit, as far as there can be one
        try:
            from_json(forged)
        except BadValue as error:
            forged["id"] = str(error).rpartition(" ")[2] if "its content makes it" in str(error) else forged["id"]
        if forged["record"] == "article":
            records[1]["article"] = forged["id"]
    path = tmp_path / "forged.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in ({"kg": "1", "format": 1}, *records)))
    with pytest.raises(BadValue, match=r"forged\.jsonl"):
        empty.load(path)
    assert empty.info()["counts"]["Mention"] == 0


def test_a_mention_as_kg_writes_it_passes(empty: Graph) -> None:
    record = mention("Ana Ruiz", "Bo Lind", place=("Oslo", "NOR"), quantity=3.0)
    assert from_json(json.loads(json.dumps(to_json(record)))) == record


@pytest.mark.parametrize("unit", ["Xi, ", "Xi and ", "(Xi ", "Russia, ", "sent 2,000 troops to Belarus last week, "])
def test_an_endless_list_of_names_ends(unit: str) -> None:
    RuleExtractor().extract(Article(text=unit * 1000))


def test_brackets_without_end_are_no_record_of_an_export(empty: Graph, tmp_path: Path) -> None:
    deep = '{"record": "article", "id": ' + "[" * 100_000
    (tmp_path / "deep.jsonl").write_text('{"kg": "1", "format": 1}\n' + deep + "\n")
    with pytest.raises(BadValue, match=r"deep\.jsonl"):
        empty.load(tmp_path / "deep.jsonl")


@pytest.mark.parametrize("unit", ["[", "-Infinity", "/Reuters", "a-", "U.S.-"])
def test_a_word_without_end_ends(unit: str) -> None:
    RuleExtractor().extract(Article(text=f"OSLO, Oct 27 (Wire) - The minister ocount{unit * 40_000}"))
