"""The door for reading: whatever is said at it, nothing changes, on either kind of store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import FixQuery, KGError
from kg.graph import Graph
from kg.store import Store

WRITES = [
    "CREATE (:Block {id: 'b'})",
    "CREATE (:Block {id: 'b'}) RETURN 1",
    "MERGE (:Block {id: 'b'})",
    "MERGE (b:Block {id: 'a'}) ON MATCH SET b.more = 1",
    "MERGE (b:Block {id: 'b'}) ON CREATE SET b.more = 1",
    "MATCH (b:Block) SET b.id = 'c'",
    "MATCH (b:Block) SET b += {more: 1}",
    "MATCH (b:Block) SET b = {id: 'c'}",
    "MATCH (b:Block) SET b:More",
    "MATCH (b:Block) REMOVE b.id",
    "MATCH (b:Block) REMOVE b:Block",
    "MATCH (b:Block) DELETE b",
    "MATCH (b:Block) DETACH DELETE b",
    "MATCH (a:Block), (b:Block) CREATE (a)-[:PAIR]->(b)",
    "UNWIND range(1, 3) AS n CREATE (:Block {id: toString(n)})",
    "FOREACH (n IN [1] | CREATE (:Block {id: 'b'}))",
    "MATCH (b:Block) FOREACH (n IN [1] | SET b.more = n)",
    "CALL { CREATE (:Block {id: 'b'}) }",
    "MATCH (b:Block) CALL { WITH b SET b.more = 1 } RETURN b",
    "CALL { CREATE (:Block {id: 'b'}) } IN TRANSACTIONS OF 1 ROWS",
    "MATCH (b:Block) RETURN b UNION CREATE (b:Block {id: 'b'}) RETURN b",
    "/* only looking */ CREATE (:Block {id: 'b'}) // RETURN",
    "LOAD CSV FROM $file AS row CREATE (:Block {id: row[0]})",
    "LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS row CREATE (:Block {id: row[0]})",
    "LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS row RETURN row",
    "CREATE CONSTRAINT more IF NOT EXISTS FOR (m:More) REQUIRE m.id IS UNIQUE",
    "DROP CONSTRAINT block_id IF EXISTS",
    "CREATE INDEX more IF NOT EXISTS FOR (m:More) ON (m.id)",
    "DROP INDEX event_begin IF EXISTS",
    "CALL db.createLabel('More')",
    "CALL db.createProperty('more')",
    "CALL db.createRelationshipType('MORE')",
    "CALL db.index.fulltext.createNodeIndex('more', ['Block'], ['id'])",
    "CALL apoc.create.node(['Block'], {id: 'b'})",
    "CALL apoc.cypher.doIt('CREATE (:Block)', {})",
    "CALL apoc.cypher.run('CREATE (:Block)', {})",
    "CALL apoc.periodic.iterate('RETURN 1', 'CREATE (:Block)', {})",
    "CALL apoc.refactor.rename.label('Block', 'More')",
    "CALL apoc.load.json('http://127.0.0.1:9/')",
    "CALL apoc.export.csv.all('all.csv', {})",
]
POWERS = [
    "CREATE USER mallory SET PASSWORD 'long enough' CHANGE NOT REQUIRED",
    "CREATE USER mallory IDENTIFIED BY 'long enough'",
    "ALTER USER neo4j SET PASSWORD 'long enough'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long enough'",
    "DROP USER neo4j",
    "GRANT ROLE admin TO neo4j",
    "CREATE DATABASE more",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE /* */ TRANSACTIONS id YIELD message RETURN message",
    "CALL dbms.killConnection('bolt-1')",
    "CALL\n`dbms` .\tkillConnections(['bolt-1'])",
    "C\\u0041LL db.clearQueryCaches()",
    "OPTIONAL CALL db.resampleIndex('event_begin')",
    "CALL // names\n db.prepareForReplanning()",
    "CALL db.stats.clear('QUERIES')",
    "CALL tx.setMetaData({by: 'me'})",
    "CALL dbms.security.createUser('mallory', 'long enough', false)",
    "CALL dbms.setConfigValue('server.memory.query_cache.per_db_cache_num_entries', '1')",
    "CALL dbms.killQueries(['query-1'])",
    "USE system SHOW USERS",
    "{!sql} DELETE FROM Block",
    "DELETE FROM Block",
    "INSERT INTO Block SET id = 'b'",
    "DROP TYPE Block UNSAFE",
    "ALTER DATABASE `arcadedb.dateFormat` 'yyyy'",
]
"""What needs more than a graph: most of these one of the stores does not even understand."""


@pytest.fixture
def guarded(store: Store) -> Iterator[Graph]:
    """A graph of one node; whatever the test did, it is the same afterwards."""
    store.write("CREATE (:Block {id: 'a'})")
    before = _all(store)
    yield Graph(store)
    assert _all(store) == before


def _all(store: Store) -> str:
    nodes = store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS told")
    links = store.read("MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS told")
    return json.dumps([sorted(json.dumps(row, default=str, sort_keys=True) for row in rows) for rows in (nodes, links)])


@pytest.mark.parametrize("statement", WRITES)
def test_no_statement_that_writes_gets_through_the_door_for_reading(
    guarded: Graph, statement: str, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text("b\n")
    with pytest.raises(FixQuery):
        guarded.cypher(statement, file=(tmp_path / "rows.csv").as_uri())


@pytest.mark.parametrize("statement", POWERS)
def test_nor_does_one_that_wants_power_over_the_server(guarded: Graph, statement: str) -> None:
    with pytest.raises(KGError) as caught:
        print(guarded.cypher(statement))
    assert "\n" not in str(caught.value)


def test_a_file_cannot_be_read_through_the_door(guarded: Graph, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("do not tell\n")
    loads = "LOAD CSV", "load\u00a0csv", "LOAD/* */CSV", "LOAD // more\n CSV", "LO\\u0041D CSV", "LO\\uu0041D CSV"
    for address in (secret.as_uri(), "file:///etc/passwd", "http://127.0.0.1:9/x.csv", str(secret)):
        for load in loads:
            with pytest.raises(KGError) as caught:
                print(guarded.cypher(f"{load} FROM $file AS row RETURN row", file=address))
            assert "do not tell" not in str(caught.value)


def test_a_parameter_is_a_value_and_never_a_statement(guarded: Graph) -> None:
    for text in ("a'}) DETACH DELETE n //", "a' OR 1=1 //", "$id", "`", "\\", "a\\' DELETE n //"):
        assert guarded.cypher("MATCH (n:Block {id: $id}) RETURN n", id=text) == []


def test_reading_procedures_and_words_that_only_look_like_others_are_let_through(guarded: Graph) -> None:
    for statement in (
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (n:Block) CALL { WITH n RETURN n.id AS call } RETURN call",
        "MATCH (n:Block) CALL (n) { RETURN n.id AS load } RETURN load",
        "MATCH (n:Block) WHERE n.id IN ['Call', 'a'] RETURN n.id AS csv",
    ):
        assert guarded.cypher(statement)
