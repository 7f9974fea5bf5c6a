from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain

import pytest

from kg.errors import FixQuery, StopRun
from kg.export import neo4j_csv, write
from kg.graph import Graph, open_graph
from kg.growth import grow
from kg.intake import Batch
from kg.model import Decision, Identifier
from kg.store.tables import LINKS, NODES, Table
from tests.factory import article, mention
from tests.neo4j.server import NoServerError, imported
from tests.scenario import fill

AWKWARD = 'A "quoted" word, a comma;\na line,\r\n\ta tab \\ and \\"both" — Ångström 東京 🕊.'


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The scenario, and an article, a decision and an identifier that are hard on files."""
    with open_graph(":memory:") as made:
        fill(made)
        source = article(AWKWARD, title="", key=",", url='https://news.example/"a,b"')
        told = mention("Ana Ruiz", "Eva Horn", source=source, title=AWKWARD, attributed_to="")
        at = datetime(2025, 4, 1, tzinfo=UTC)
        decided = Decision(left=(told.id,), right=("m" + "0" * 20,), same=None, by="x,y", at=at, note='"')
        linked = Identifier(thing="ESP", scheme="own", value='a "b", c', by="me", at=at)
        batch = Batch(articles=[source], mentions=[told], decisions=[decided], identifiers=[linked])
        made.store.execute(partial(grow, batch=batch))
        yield made


def stored(graph: Graph) -> dict[str, list[str]]:
    """Every node and relationship with all properties, sorted, by table; neo4j-admin makes nothing of an empty list."""

    def told(row: dict[str, object]) -> str:
        return str(sorted((name, None if value == [] else value) for name, value in row.items()))

    return {_name(table): sorted(map(told, table.rows)) for table in graph._contents({}).tables()}


def _name(table: Table) -> str:
    start, end = table.ends or ("", "")
    return f"{start} {table.name} {end}".strip()


def test_the_tables_hold_every_label_relationship_and_property_of_the_graph(graph):
    read = graph.store.read
    nodes = read("MATCH (n) UNWIND keys(n) AS name RETURN DISTINCT labels(n)[0] AS label, name")
    assert [r for r in nodes if r["label"] != "Store" and r["name"] not in NODES[r["label"]]] == []
    kinds = read("MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0] AS a, type(r) AS t, labels(b)[0] AS b")
    assert {(r["a"], r["t"], r["b"]) for r in kinds} <= {link[:3] for link in LINKS}
    named = read("MATCH ()-[r]->() UNWIND keys(r) AS name RETURN DISTINCT type(r) AS t, name")
    known = {(link[1], name) for link in LINKS for name in link[3]}
    assert {(r["t"], r["name"]) for r in named} <= known
    count = read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]
    assert sum(len(rows) for name, rows in stored(graph).items() if " " in name) == count


@pytest.mark.neo4j
def test_neo4j_admin_imports_the_graph_node_by_node(graph, tmp_path):
    graph.export(tmp_path / "graph", ending="neo4j-csv")
    try:
        with imported(tmp_path / "graph") as (uri, auth), open_graph(uri, auth) as other:
            found, wanted = stored(other), stored(graph)
            for name in wanted:
                assert found[name] == wanted[name], name
            assert other.who_met("Ana Ruiz").to_dicts() == graph.who_met("Ana Ruiz").to_dicts()
            more = article("Ana Ruiz received Bo Lind in Madrid.", "2025-03-11")
            batch = Batch(articles=[more], mentions=[mention("Ana Ruiz", "Bo Lind", when="2025-03-10", source=more)])
            for grown in (graph, other):  # an imported graph grows as the one that it was made of
                grown.store.execute(partial(grow, batch=batch))
            assert other.who_met("Ana Ruiz").to_dicts() == graph.who_met("Ana Ruiz").to_dicts()
            indexes = {row["name"] for row in other.store.read("SHOW INDEXES YIELD name")}
            assert {"event_id", "event_begin"} <= indexes
    except NoServerError as error:
        pytest.skip(str(error))


def test_a_part_of_the_graph_is_no_import(graph, tmp_path):
    with pytest.raises(FixQuery, match="neo4j-csv holds the whole graph"):
        graph.export(tmp_path / "part", ending="neo4j-csv", type="Visit")
    assert not (tmp_path / "part").exists()


def test_nothing_and_an_empty_text_are_told_apart():
    assert [neo4j_csv.cell(value) for value in (None, "", [], ["a", "b"], True, 1.5, 'a"b')] == [
        "", '""', '""', '"a\x1fb"', "true", "1.5", '"a""b"',
    ]  # fmt: skip


def test_pandas_reads_the_parquet_tables(graph, tmp_path):
    import pandas

    graph.export(tmp_path / "tables", ending="parquet")
    names = "events", "participations", "mentions", "actors", "places", "articles"
    table = {name: pandas.read_parquet(tmp_path / "tables" / f"{name}.parquet") for name in names}
    counts = graph.info()["counts"]
    assert len(table["events"]) == counts["Event"]
    assert len(table["mentions"]) == counts["Mention"]
    assert len(table["articles"]) == counts["Article"]
    assert AWKWARD in set(table["articles"]["text"])
    met = (
        table["participations"]
        .merge(table["actors"], left_on="actor", right_on="id")
        .merge(table["events"], left_on="event", right_on="id", suffixes=("_actor", ""))
    )
    wanted = {(p.name, row.event) for row in graph.events() for p in row.parties}
    assert set(zip(met["name"], met["event"], strict=True)) == wanted
    assert str(table["events"]["begin"].min()) == "2024-01-01"
    days = pandas.read_parquet(tmp_path / "tables" / "events.parquet", dtype_backend="pyarrow")["begin"]
    assert days.dt.year.min() == 2024
    assert set(table["mentions"]["event"]) == set(table["events"]["id"])


def test_a_part_of_the_graph_has_tables_of_its_own(graph, tmp_path):
    import pandas

    graph.export(tmp_path / "visits", ending="parquet", type="Visit")
    events = pandas.read_parquet(tmp_path / "visits" / "events.parquet")
    assert list(events["type"]) == ["Visit"]


def test_an_empty_graph_has_empty_tables_with_their_columns(tmp_path):
    import pandas

    with open_graph(":memory:") as empty:
        empty.export(tmp_path / "none.parquet")
    events = pandas.read_parquet(tmp_path / "none.parquet" / "events.parquet")
    assert len(events) == 0
    assert "begin" in events.columns


@pytest.mark.parametrize("ending", ["parquet", "neo4j-csv"])
def test_a_folder_that_holds_something_is_left_alone(graph, tmp_path, ending):
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(StopRun, match="is there already and not empty; name a new folder"):
        graph.export(tmp_path, ending=ending)
    with pytest.raises(StopRun, match="is there already"):
        graph.export(tmp_path / "mine.txt", ending=ending)
    assert (tmp_path / "mine.txt").read_text() == "kept"
    assert [p.name for p in chain(tmp_path.iterdir(), tmp_path.parent.glob(".*.part"))] == ["mine.txt"]


def test_several_files_do_not_fit_into_a_stream(graph):
    with pytest.raises(FixQuery, match="name a folder"):
        write("-", graph._contents({}), ending="parquet")
