"""What a graph sums up, over the dossier and the scenario."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import networkx
import pandas as pd
import pytest

from kg import Actor, Participation
from kg.errors import BadValue
from kg.export.base import BASE
from kg.graph import Graph, open_graph
from kg.growth import grow
from kg.intake import Batch
from kg.queries import question
from tests.dossier import fill
from tests.factory import article, mention, party


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_graph(":memory:") as opened:
        yield fill(opened)


def test_a_matrix_counts_who_met_whom_by_year(graph: Graph) -> None:
    table = graph.matrix()
    assert list(table.columns) == ["2024", "2025"]
    assert table.loc[("ESP", "SWE")].tolist() == [1, 0]
    assert table.loc[("DNK", "ESP")].tolist() == [0, 1]
    assert set(table.dtypes.astype(str)) == {"int64"}


def test_all_pairs_of_one_country_are_found_on_either_side(graph: Graph) -> None:
    table = graph.matrix()
    found = table.query("a == 'ESP' or b == 'ESP'")
    assert sorted(found.index) == [pair for pair in sorted(table.index) if "ESP" in pair]
    assert {a == "ESP" for a, _ in found.index} == {True, False}


def test_a_matrix_by_actor_and_month_has_names(graph: Graph) -> None:
    table = graph.matrix(by="actor", period="month", since=2025)
    assert list(table.columns) == ["2025-02", "2025-03"]
    pairs = {frozenset(pair): row.tolist() for pair, row in zip(table.index, table.to_numpy(), strict=True)}
    assert pairs[frozenset({"Bo Lind", "Eva Horn"})] == [0, 1]


def test_a_matrix_of_nothing_is_empty(graph: Graph) -> None:
    assert graph.matrix(since=1990, until=1991).empty
    with pytest.raises(BadValue, match="by country or actor"):
        graph.matrix(by="planet")  # type: ignore[arg-type]


def test_who_heads_an_international_organisation_is_no_country_of_a_matrix_or_a_network() -> None:
    text = "Spain met António Guterres on 2 June 2024."
    source = article(text, "2024-06-03")
    head = Participation(actor=Actor(name="António Guterres", kind="person", country="XXX"), role="participant")
    told = mention(party("Spain"), head, type="BilateralMeeting", when="2024-06-02", source=source)
    with open_graph(":memory:") as opened:
        opened.store.execute(partial(grow, batch=Batch([source], [told])))
        assert opened.matrix().empty
        assert opened.matrix(by="actor").to_numpy().tolist() == [[1]]
        assert set(opened.network(by="country").nodes) == {"ESP", opened.actor_id("Guterres")}


def test_a_timeline_has_what_was_done_and_what_is_planned(graph: Graph) -> None:
    told = [(str(row.when), row.type, row.status) for row in graph.timeline("Eva Horn")]
    assert told == [
        ("2025-02-28", "BilateralMeeting", "occurred"),
        ("2025-03-20", "BilateralMeeting", "occurred"),
        ("2025-05", "BilateralMeeting", "planned"),
    ]


def test_the_first_meeting_is_the_earliest(graph: Graph) -> None:
    found = graph.first_meeting("Ana Ruiz", "Bo Lind")
    assert found
    assert str(found.when) == "2024-06-02"
    assert graph.first_meeting("Eva Horn", "Carl Maier") is None


def test_gaps_are_the_times_without_contact_longest_first(graph: Graph) -> None:
    gaps = graph.gaps("Spain", "Sweden")
    assert [(gap.since, gap.until, gap.days) for gap in gaps] == [
        (date(2024, 6, 2), date(2024, 11, 1), 152),
        (date(2024, 11, 30), date(2025, 2, 10), 72),
        (date(2025, 2, 10), date(2025, 3, 11), 29),
    ]
    assert gaps.to_pandas()["days"].sum() == 253


def test_a_network_of_countries_has_counts_and_days(graph: Graph) -> None:
    net = graph.network(by="country", types=("Meeting", "Call"))
    assert net.nodes["ESP"]["events"] == 4
    assert net.edges["ESP", "SWE"] == {"count": 2, "first": "2024-06-02", "last": "2025-03-11", "weight": 2.0}


def test_one_type_is_given_as_everywhere_else(graph: Graph) -> None:
    calls = graph.network(types=("Call",))
    assert len(calls) > 0
    for same in (graph.network(type="Call"), graph.network(types="Call")):
        assert networkx.utils.graphs_equal(same, calls)
    assert graph.who_met("Eva Horn", status="planned").to_dicts() == (
        graph.who_met("Eva Horn", statuses=["planned"]).to_dicts()
    )


def test_older_contacts_weigh_less_with_decay(graph: Graph) -> None:
    net = graph.network(by="country", types=("Call",), weight="decay", until="2026-03-11", half_life=365)
    assert net.edges["ESP", "SWE"]["weight"] == pytest.approx(2**-1, rel=0.06)


def test_a_bipartite_network_has_roles_and_two_kinds_of_nodes(graph: Graph) -> None:
    net = graph.network(form="bipartite", types=("Summit",))
    assert networkx.bipartite.is_bipartite(net)
    (summit,) = (n for n, facts in net.nodes(data=True) if facts["bipartite"] == 1)
    assert net.nodes[summit]["label"] == "Danube Summit"
    maier = graph.actor_id("Carl Maier")
    assert net.edges[maier, summit]["role"] == "host"


@pytest.mark.parametrize("form", ["pairs", "bipartite"])
def test_networks_go_to_files_and_back(graph: Graph, tmp_path: Path, form: str) -> None:
    net = graph.network(form=form)  # type: ignore[arg-type]
    networkx.write_graphml(net, tmp_path / "net.graphml")
    networkx.write_gexf(net, tmp_path / "net.gexf")
    for back in (networkx.read_graphml(tmp_path / "net.graphml"), networkx.read_gexf(tmp_path / "net.gexf")):
        assert set(back.nodes) == set(net.nodes)
        assert back.number_of_edges() == net.number_of_edges()
        assert {facts["label"] for _, facts in back.nodes(data=True)} == {f["label"] for _, f in net.nodes(data=True)}


def test_a_stream_gives_the_rows_of_a_question(graph: Graph) -> None:
    assert [row["event"] for row in graph.stream("doings", actor="Eva Horn")] == [
        row.event for row in graph.doings("Eva Horn")
    ]


def test_a_month_or_a_year_of_what_is_in_force_is_its_last_day(graph: Graph) -> None:
    assert [row.title for row in graph.agreements_in_force("Spain", "Sweden", "2024-06-03")] == ["Northern Pact"]
    both = ["Northern Pact", "Harbour Accord"]
    assert [row.title for row in graph.agreements_in_force("Spain", "Sweden", "2024-06")] == both
    assert [row.title for row in graph.agreements_in_force("Spain", "Sweden", 2024)] == both[1:]
    assert (
        len(graph.troops_on_day("2025"))
        == len(graph.troops_on_day("2025-12-31"))
        > len(graph.troops_on_day("2025-01-01"))
    )


def test_a_moment_of_pandas_is_its_day(graph: Graph) -> None:
    moment, day = pd.Timestamp("2025-02-01 13:00"), "2025-02-01"
    later = [met.event for met in graph.who_met("Spain", since=moment)]
    assert later == [met.event for met in graph.who_met("Spain", since=day)]
    assert 0 < len(later) < len(graph.who_met("Spain"))
    assert len(graph.timeline("Spain", until=moment)) == len(graph.timeline("Spain", until=day)) > 0
    with pytest.raises(BadValue, match="NaT"):
        graph.who_met("Spain", since=pd.NaT)


@pytest.mark.parametrize("wrong", [{"by": "planet"}, {"form": "planet"}, {"weight": "planet"}])
def test_a_network_of_what_there_is_not_is_refused(graph: Graph, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadValue, match="not planet"):
        graph.network(**wrong)


def test_two_who_never_met_have_no_span_of_contacts(graph: Graph) -> None:
    assert len(graph.contact_span("Spain", "Sweden")) == 1
    assert not graph.contact_span("Denmark", "Czechia")


def test_who_withdraws_from_one_stays_with_the_others() -> None:
    source = article("Spain sent soldiers to Denmark and Sweden, and took those in Denmark home.", "2025-06-01")
    there = (party("Spain", "sender"), party("Denmark", "receiver"), party("Sweden", "receiver"))
    sent = mention(*there, type="TroopDeployment", when="2025-03-01", source=source)
    home = mention(*there[:2], type="TroopWithdrawal", when="2025-05-01", source=source, at=20)
    with open_graph(":memory:") as opened:
        opened.store.execute(partial(grow, batch=Batch([source], [sent, home])))
        assert [row.receiver for row in opened.troops_on_day("2025-04-01")] == ["Denmark", "Sweden"]
        assert [row.receiver for row in opened.troops_on_day("2025-06-01")] == ["Sweden"]
        asked = question("troops_on_day").over_rdf({"day": date(2025, 6, 1), "sender": None}, BASE)
        assert [row["receiver"] for row in opened.sparql(asked)] == ["Sweden"]
