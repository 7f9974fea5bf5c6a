"""Answers as tables: the same columns and dtypes whether there are rows or not."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from kg.graph import Graph, open_graph
from kg.store.columns import returned
from tests.dossier import fill

NEVER = {"since": "1990", "until": "1995"}


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_graph(":memory:") as opened:
        yield fill(opened)


def test_an_empty_answer_has_the_columns_and_dtypes_of_a_full_one(graph: Graph) -> None:
    event = graph.events()[0].event
    pairs = [
        (graph.who_met("Spain"), graph.who_met("Spain", **NEVER)),
        (graph.events(), graph.events(**NEVER)),
        (graph.contacts_per_year("Spain", "Sweden"), graph.contacts_per_year("Spain", "Denmark", type="Call")),
        (graph.itinerary("Ana Ruiz"), graph.itinerary("Ana Ruiz", since=2040)),
        (graph.evidence(event), graph.evidence(event)[:0]),
    ]
    for full, empty in pairs:
        assert (len(full) > 0, len(empty)) == (True, 0)
        assert empty.to_pandas().dtypes.equals(full.to_pandas().dtypes)
    met = graph.who_met("Spain", **NEVER).to_pandas()
    assert met.groupby("whom").size().empty
    assert met[["when", "whom"]].shape == (0, 2)


def test_days_of_a_frame_are_days_of_pandas(graph: Graph) -> None:
    frame = graph.who_met("Ana Ruiz").to_pandas()
    assert frame.begin.dt.year.min() == 2024
    assert frame.published.dt.year.min() == 2024
    assert pd.isna(graph.troops_on_day("2025-06-01").to_pandas().end[0])  # since 5 March, and no end is told
    days = graph.cypher("MATCH (e:Event) RETURN e.begin AS begin ORDER BY begin LIMIT 3").to_pandas()
    assert days.begin.dt.year.tolist() == [2024, 2024, 2024]


def test_an_empty_answer_of_a_statement_has_its_columns(graph: Graph) -> None:
    rows = graph.cypher("MATCH (e:Event {id: 'nothing'}) RETURN e.when AS when, count(*) LIMIT 3")
    assert [*rows.to_pandas().columns] == ["when", "count(*)"]
    assert [*graph.ask("doings", actor="Spain", since=2040).to_pandas().columns][:3] == ["when", "type", "name"]
    assert [*graph.sparql("SELECT ?e ?when WHERE { ?e a :Nothing ; :when ?when }").to_pandas().columns] == ["e", "when"]


def test_columns_are_read_off_a_statement() -> None:
    asked = "WITH 1 AS n // RETURN x\nreturn DISTINCT n.a AS `x, y`, n.b ,\n {c: 'as, limit', d: [1]} AS d ORDER BY n;"
    assert returned(asked) == ["x, y", "n.b", "d"]
    assert returned("CALL { MATCH (n) RETURN n } RETURN n.id;") == ["n.id"]
    assert returned("MATCH (n) RETURN *") == returned("CREATE (n)") == []


def test_an_answer_prints_as_a_table_in_which_long_text_is_cut(graph: Graph) -> None:
    answer = graph.contacts_per_year("Spain", "Sweden")
    assert repr(answer).splitlines()[0].split() == ["year", "contacts", "hosts"]
    assert repr(graph.cypher("RETURN 1 AS one")).split() == ["one", "1"]
    assert len(repr(graph.cypher("RETURN $text AS text", text="x" * 200)).splitlines()[1]) == 60
    assert repr(answer[:0]) == "nothing found"


def test_on_a_terminal_a_wide_table_goes_on_below(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = graph.who_met("Ana Ruiz")
    assert max(map(len, repr(answer).splitlines())) > 100
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert max(map(len, repr(answer).splitlines())) <= 100
    assert all(name in repr(answer) for name in answer.of.columns())
