"""What every store promises, tried on the embedded one and on a real Neo4j."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest

from kg import BadValue, FixQuery, StoreError
from kg.ontology import classes
from kg.store import Store, Tx
from kg.store.schema import KEYS, VERSION


def blocks(store: Store) -> list[str]:
    return [row["id"] for row in store.read("MATCH (b:Block) RETURN b.id AS id ORDER BY id")]


def test_rows_come_back_as_plain_python(store: Store) -> None:
    cypher = """RETURN 1 AS i, 1.5 AS f, 'ü' AS s, null AS n, true AS b, date('2024-02-29') AS d,
                [1, [date('2024-01-01')]] AS l, {a: {b: date('2023-01-01')}} AS m, duration('P1D') AS p"""
    assert store.read(cypher) == [
        {"i": 1, "f": 1.5, "s": "ü", "n": None, "b": True, "d": date(2024, 2, 29), "l": [1, [date(2024, 1, 1)]],
         "m": {"a": {"b": date(2023, 1, 1)}}, "p": "P1D"}
    ]  # fmt: skip


def test_parameters_of_any_name_come_back_as_they_were(store: Store) -> None:
    params: dict[str, Any] = {"query": "x", "parameters": [1, {"a": None}], "cypher": date(1024, 2, 29), "self": 2.5}
    cypher = "RETURN $query AS query, $parameters AS parameters, $cypher AS cypher, $self AS self"
    assert store.read(cypher, **params) == [params]


def test_nodes_relationships_and_paths_are_dictionaries(store: Store) -> None:
    store.write("CREATE (:Block {id: 'a'})-[:KEYED {n: 1}]->(:Block {id: 'b'})")
    [row] = store.read("MATCH p = (a:Block)-[r]->() RETURN a, r, p")
    a, r, b = {"id": "a", "labels": ["Block"]}, {"n": 1, "type": "KEYED"}, {"id": "b", "labels": ["Block"]}
    assert row == {"a": a, "r": r, "p": [a, r, b]}


def test_a_stream_gives_the_same_rows_and_can_be_left_early(store: Store) -> None:
    assert list(store.stream("UNWIND range(1, 3000) AS i RETURN i")) == [{"i": i} for i in range(1, 3001)]
    begun = store.stream("UNWIND range(1, 3000) AS i RETURN i")
    assert next(begun) == {"i": 1}
    begun.close()  # type: ignore[attr-defined]
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Block {id: 'x'})",
        "MERGE (:Block {id: 'here'})",
        "MATCH (b:Block) SET b.more = 1",
        "MATCH (b:Block) REMOVE b.id",
        "MATCH (b:Block) DETACH DELETE b",
        "CREATE INDEX sneaky FOR (n:Block) ON (n.sneaky)",
        "EXPLAIN CREATE CONSTRAINT sneaky FOR (n:Block) REQUIRE n.sneaky IS UNIQUE",
        "FOREACH (x IN [1] | CREATE (:Block {id: 'x'}))",
        "UNWIND [1] AS x CALL (x) { CREATE (:Block {id: 'x'}) } RETURN x",
        "DROP CONSTRAINT block_id",
    ],
)
def test_nothing_is_written_through_the_read_only_door(store: Store, cypher: str) -> None:
    store.write("CREATE (:Block {id: 'here'})")
    if not cypher.startswith("EXPLAIN"):  # Neo4j explains a write to whoever asks, and does not do it
        with pytest.raises(FixQuery, match="only reading is allowed"):
            store.read(cypher)
        with pytest.raises(FixQuery, match="only reading is allowed"):
            list(store.stream(cypher))
    assert store.read("MATCH (b:Block) RETURN b") == [{"b": {"id": "here", "labels": ["Block"]}}]
    names = {row["name"] for row in store.read("SHOW CONSTRAINTS")} | {r["name"] for r in store.read("SHOW INDEXES")}
    assert "sneaky" not in names
    with pytest.raises(FixQuery):
        store.write("CREATE (:Block {id: 'here'})")


@pytest.mark.parametrize("prefix", ["EXPLAIN", "PROFILE"])
def test_the_plan_of_a_question_may_be_read(store: Store, prefix: str) -> None:
    store.write("CREATE (:Block {id: 'here'})")
    assert len(store.read(f"{prefix} MATCH (b:Block) RETURN b.id AS id")) <= 1


@pytest.mark.parametrize(
    "cypher",
    ["MATCHH (n) RETURN n", "MATCH (n) RETURN m", "RETURN $missing", "RETURN nosuch(1)", "RETURN date('2024-13-01')"],
)
def test_a_wrong_statement_is_a_query_to_fix_in_one_line(store: Store, cypher: str) -> None:
    for door in (store.read, store.write):
        with pytest.raises(FixQuery, match=r"^the statement cannot be run: .*$") as caught:
            door(cypher)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("value", [{1, 2}, 2**70, "\ud800", object()])
def test_a_parameter_that_no_store_takes_is_a_query_to_fix(store: Store, value: object) -> None:
    with pytest.raises(FixQuery, match="a parameter cannot be sent"):
        store.read("RETURN $value", value=value)
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_write_tells_what_it_changed(store: Store) -> None:
    assert store.write("CREATE (:Block {id: 'a'})-[:KEYED]->(:Block {id: 'b'})")["nodes_created"] == 2
    assert store.write("MATCH (b:Block {id: 'a'}) DETACH DELETE b") == {"nodes_deleted": 1, "relationships_deleted": 1}
    assert store.write("MATCH (b:Block {id: 'a'}) DETACH DELETE b") == {}


def test_a_statement_that_fails_halfway_leaves_nothing(store: Store) -> None:
    with pytest.raises(FixQuery):
        store.write("UNWIND ['a', 'b', 'a'] AS id CREATE (:Block {id: id})")
    with pytest.raises(FixQuery):
        store.write("UNWIND range(1, 900) + [0] AS i CREATE (:Block {id: toString(1 / i)})")
    assert blocks(store) == []


def test_a_transaction_sees_its_own_writes_and_is_kept_as_a_whole(store: Store) -> None:
    with store.transaction() as tx:
        tx.run("CREATE (:Block {id: $id})", id="a")
        assert tx.run("MATCH (b:Block) RETURN b.id AS id") == [{"id": "a"}]
        assert blocks(store) == []
        tx.run("CREATE (:Block {id: $id})", id="b")
    assert blocks(store) == ["a", "b"]


@pytest.mark.parametrize(
    ("cypher", "raised"), [("RETURN 1", ZeroDivisionError), ("RETURN 1", BadValue), ("MATCHH", FixQuery)]
)
def test_a_transaction_that_raises_leaves_nothing(store: Store, cypher: str, raised: type[Exception]) -> None:
    def failing() -> None:
        with store.transaction() as tx:
            tx.run("CREATE (:Block {id: 'a'})")
            tx.run(cypher)
            raise raised

    with pytest.raises(raised):
        failing()
    assert blocks(store) == []


def test_work_that_raises_leaves_nothing(store: Store) -> None:
    def work(tx: Tx) -> None:
        tx.run("CREATE (:Block {id: 'a'})")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.execute(work)
    assert blocks(store) == []


def test_writers_of_the_same_nodes_all_succeed(store: Store) -> None:
    failures: list[BaseException] = []

    def work(tx: Tx) -> None:
        tx.run("UNWIND range(1, 20) AS i MERGE (b:Block {id: toString(i)}) SET b.n = coalesce(b.n, 0) + 1")

    def writer() -> None:
        try:
            for _ in range(5):
                store.execute(work)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=writer) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.read("MATCH (b:Block) RETURN count(b) AS n, sum(b.n) AS total") == [{"n": 20, "total": 300}]


def test_dates_are_compared_as_dates_and_kept_to_the_day(store: Store) -> None:
    days = [date(1024, 2, 29), date(1969, 12, 31), date(2025, 10, 27), date.min, date.max]
    rows = [{"id": str(day), "begin": day} for day in days]
    store.write("UNWIND $rows AS row CREATE (e:Event) SET e = row", rows=rows)
    found = store.read("MATCH (e:Event) WHERE e.begin >= $day RETURN e.begin AS d ORDER BY d", day=date(1969, 12, 31))
    assert [row["d"] for row in found] == [date(1969, 12, 31), date(2025, 10, 27), date.max]
    assert store.read("MATCH (e:Event {id: '1024-02-29'}) RETURN e.begin AS d") == [{"d": date(1024, 2, 29)}]
    assert store.read("MATCH (e:Event {id: '0001-01-01'}) RETURN e.begin AS d") == [{"d": date.min}]


def test_the_layout_is_made_once(store: Store) -> None:
    def layout() -> tuple[int, int]:
        keys = [row for row in store.read("SHOW CONSTRAINTS") if row["type"] == "UNIQUENESS"]
        return len(keys), len(store.read("SHOW INDEXES"))

    before = layout()
    store.write("MATCH (s:Store) DETACH DELETE s")
    store.ensure_schema()
    store.ensure_schema()
    assert layout() == before
    assert before[0] == len(KEYS)


def test_event_types_know_their_superclasses(store: Store) -> None:
    cypher = "MATCH (t:EventType) OPTIONAL MATCH (t)-[:SUBTYPE_OF]->(s) RETURN t.name AS name, s.name AS parent"
    assert {row["name"]: row["parent"] for row in store.read(cypher)} == classes()


@pytest.mark.parametrize("label", [label for label in KEYS if label != "Store"])
def test_no_two_nodes_have_the_same_key(store: Store, label: str) -> None:
    key = KEYS[label]
    with pytest.raises(FixQuery):
        store.write(f"UNWIND ['twice', 'twice'] AS value CREATE (n:{label}) SET n.{key} = value")


def test_a_graph_of_a_newer_kg_is_left_alone(store: Store) -> None:
    store.write("MATCH (s:Store) SET s.schema = $n", n=VERSION + 1)
    with pytest.raises(StoreError, match=f"newer kg .layout {VERSION + 1}, this kg knows {VERSION}.: update kg"):
        store.ensure_schema()
    store.write("MATCH (s:Store) SET s.schema = $n", n=VERSION)
    store.ensure_schema()


def test_info_counts_the_nodes_of_every_label(store: Store) -> None:
    store.write("CREATE (:Block {id: 'a'})")
    info = store.info()
    assert list(info) == ["kind", "version", "uri", "counts"]
    assert info["counts"] == {**dict.fromkeys(KEYS, 0), "Block": 1, "EventType": len(classes()), "Store": 1}
