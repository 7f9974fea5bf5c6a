"""A store is damaged in every way in which it can be; each is seen, and mended from what was told."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest

from kg import StoreError
from kg.checking import faults, migrate
from kg.graph import Graph
from kg.model import Decision, Identifier
from kg.store import Store, linking
from kg.store.schema import VERSION
from tests.scenario import fill, told

NOON = datetime(2025, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def graph(store: Store) -> Graph:
    """The scenario with a decision and an identifier, in an empty store of each kind."""
    made = fill(Graph(store))
    first, second = told()[0][1][0], told()[2][1][0]
    made.decide(Decision(left=(first.id,), right=(second.id,), same=False, by="reader", at=NOON, note="two"))
    word = Identifier(thing="ESP", scheme="wikidata", value="Q29", by="reader", at=NOON)
    store.execute(lambda tx: linking.put_identifiers(tx, [word]))
    return made


def exported(graph: Graph) -> bytes:
    both = io.BytesIO()
    graph.export(both, ending=".jsonl")
    graph.export(both, ending=".ttl")
    return both.getvalue()


def test_a_graph_as_it_was_made_is_sound(graph: Graph) -> None:
    before = exported(graph)
    assert list(graph.check(repair=True)) == []
    assert exported(graph) == before


CALL = "MATCH (m:Mention {type: 'Call'})"
DERIVED = {
    "too much": {
        "CREATE (:Event {id: 'e1', type: 'Visit'})": "Event e1 is in the graph, and nothing told makes it",
        "CREATE (:Name {id: 'a0', name: 'Zed'})": "Name a0 is in the graph",
        "CREATE (:EventType {name: 'Duel'})": "EventType Duel is in the graph",
        "MATCH (a:Actor {name: 'Bo Lind'}) CREATE (a)-[:HELD {source: 'me'}]->(:Office {id: 'X', name: 'King'})": (
            "HELD-> Office X, source 'me': is there for no reason"
        ),
        CALL + " MATCH (e:Event {type: 'Visit'}) CREATE (m)-[:REPORTS {reason: 'so'}]->(e)": (
            "REPORTS- Mention m.*, reason 'so': is there for no reason"
        ),
        CALL + " MATCH (a:Actor {id: 'AUT'}) CREATE (m)-[:REPORTS]->(a)": "-REPORTS-> Actor AUT joins what it cannot",
        "MATCH (a:Actor {id: 'AUT'}) MATCH (e:Event {type: 'Call'}) "
        "CREATE (a)-[:PARTICIPATED_IN {role: 'sender'}]->(e)": "Actor AUT, role 'sender': is there for no reason",
        "MATCH (t:EventType {name: 'Visit'}) MATCH (e:Event {type: 'Call'}) CREATE (e)-[:OF_TYPE]->(t)": (
            "OF_TYPE-> EventType Visit: is there for no reason"
        ),
        "MATCH (p:Place {name: 'Oslo'}) MATCH (q:Place {name: 'Austria'}) CREATE (p)-[:WITHIN]->(q)": (
            "WITHIN-> Place l.*: is there for no reason"
        ),
    },
    "twice": {
        CALL + "-[r:REPORTS]->(e) CREATE (m)-[:REPORTS {reason: r.reason}]->(e)": "REPORTS- Mention m.*: twice",
        CALL + "-[:IN]->(d) CREATE (m)-[:IN]->(d)": "-IN-> Article d.*: twice",
        "MATCH (a:Actor {id: 'AUT'})-[r:PARTICIPATED_IN]->(e) CREATE (a)-[:PARTICIPATED_IN {role: r.role}]->(e)": (
            "PARTICIPATED_IN- Actor AUT, role '.*': twice"
        ),
        "MATCH (m:Mention)-[:KEYED]->(b) CREATE (m)-[:KEYED]->(b)": "KEYED-> Block .*: twice",
    },
    "gone": {
        "MATCH (e:Event {type: 'Call'}) DETACH DELETE e": "Event e[0-9a-f]+ is missing",
        "MATCH (:Mention {type: 'Visit'})-[r:REPORTS]->() DELETE r": "REPORTS- Mention .*: is missing",
        CALL + "-[r:IN]->() DELETE r": "-IN-> Article d.*: is missing",
        "MATCH (b:Block) DETACH DELETE b": "KEYED-> Block .*: is missing",
        "MATCH (n:Name {name: 'Bo Lind'}) DETACH DELETE n": "Name a.* is missing",
        "MATCH (:Name {name: 'Ana Ruiz'})-[r:MEANS]->() DELETE r": "MEANS-> Actor a.*: is missing",
        "MATCH (:EventType)-[r:SUBTYPE_OF]->() DELETE r": "SUBTYPE_OF-> EventType Event: is missing",
        "MATCH (o:Office) DETACH DELETE o": "HELD-> Office .*: is missing",
    },
    "changed": {
        "MATCH (e:Event {type: 'Call'}) SET e.begin = date('2020-01-01')": "begin is .*2020, 1, 1.*, and should be ",
        "MATCH (e:Event {type: 'Call'}) SET e.status = 'denied'": "status is 'denied', and should be 'occurred'",
        "MATCH (e:Event {type: 'Call'}) SET e.sources = 7": "sources is 7, and should be 1",
        "MATCH (:Mention {modality: 'ongoing'})-[r:REPORTS]->() SET r.reason = 'so'": "reason 'so': is there for",
        CALL + " SET m.quote = 'no'": "Mention m.*: quote is 'no', and should be 'Ana R'",
        CALL + " SET m.start = 3, m.end = 5": "Mention m.*: start is 3, and should be 0",
        CALL + " SET m.article = 'd0'": "Mention m.*: article is 'd0', and should be 'd",
        "MATCH (m:Mention {type: 'Visit'}) SET m.id = 'm0'": "Mention m0 was changed: its claim makes it m",
        "MATCH (a:Actor {id: 'ESP'}) SET a.name = 'Ruritania', a.aliases = []": "Actor ESP: name is 'Ruritania'",
        "MATCH (p:Place {name: 'Oslo'}) SET p.lat = -59.9": "Place l.*: lat is -59.9, and should be",
        "MATCH (e:Event {type: 'Visit'})-[r:AT]->() DELETE r CREATE (e)-[:AT]->(:Place {id: 'l1'})": "Place l1 is in",
        "MATCH (d:Article {outlet: 'Courier'}) SET d.source = 'd0'": "Article d.*: source is 'd0', and should be 'd",
        "MATCH (c:Decision) SET c.id = 'c0'": "Decision c0 was changed: what it says makes it c",
        "MATCH (i:Identifier) SET i.id = 'i0'": "Identifier i0 was changed: what it says makes it i",
    },
}


@pytest.mark.parametrize("kind", DERIVED)
def test_what_follows_from_the_mentions_is_made_again(graph: Graph, kind: str) -> None:
    before = exported(graph)
    for cypher in DERIVED[kind]:
        graph.cypher(cypher, write=True)
    found = list(graph.check(repair=True))
    for complaint in DERIVED[kind].values():
        assert any(re.search(complaint, line) for line in found), (complaint, found)
    assert list(graph.check()) == []
    assert exported(graph) == before


TOLD = {
    "a changed text": ("MATCH (d:Article {key: '2025-03-12'}) SET d.text = 'Nothing.'", "Article d.* was changed: its"),
    "another date": (
        "MATCH (d:Article {key: '2025-03-12'}) SET d.published = date('2024-01-01')",
        "Article d.* was changed: its content makes it d.*; repairing takes article d.* out; then load it again: 2025",
    ),
    "a changed claim": (
        "MATCH (m:Mention {type: 'Call'}) SET m.claim = replace(m.claim, 'Novak', 'Horn')",
        "Mention m.* was changed .*; repairing takes article d.* out; then load it again: 2025-03-12",
    ),
    "no claim": ("MATCH (m:Mention {type: 'Call'}) REMOVE m.claim", "Mention m.* was changed"),
    "no article": (
        "MATCH (d:Article {key: '2025-03-12'}) DETACH DELETE d",
        "Mention m.* is of article d.*, which is not in the graph",
    ),
}


@pytest.mark.parametrize("damage", TOLD)
def test_what_was_told_is_loaded_again(graph: Graph, damage: str) -> None:
    before = exported(graph)
    cypher, complaint = TOLD[damage]
    graph.cypher(cypher, write=True)
    found = list(graph.check(repair=True))
    assert any(re.search(complaint, line) for line in found), found
    assert graph.info()["counts"]["Article"] == 3
    fill(graph)
    assert exported(graph) == before


def test_a_decision_that_says_nothing_is_told_whole_before_it_goes(graph: Graph) -> None:
    graph.cypher("MATCH (c:Decision) REMOVE c.left", write=True)
    (line,) = (line for line in graph.check(repair=True) if "says nothing any more" in line)
    assert '"note": "two"' in line
    assert list(graph.check()) == []


def test_who_writes_meanwhile_is_noticed(graph: Graph) -> None:
    lines = faults(graph.store)
    graph.cypher("MATCH (e:Event {type: 'Call'}) SET e.status = 'denied'", write=True)
    next(lines)
    fill(graph)
    with pytest.raises(StoreError, match="somebody wrote into the graph while it was checked: check it again"):
        list(lines)


def test_the_graph_of_an_older_kg_is_refused_until_it_is_migrated(graph: Graph) -> None:
    before = exported(graph)
    graph.cypher("MATCH (n) WHERE n:Name OR n:Block OR n:Office DETACH DELETE n", write=True)
    graph.cypher("MATCH (s:Store) SET s.schema = $n", write=True, n=VERSION - 1)
    older = rf"written by an older kg \(layout {VERSION - 1}, now it is {VERSION}\): run kg migrate"
    with pytest.raises(StoreError, match=older):
        Graph(graph.store)
    assert list(migrate(graph.store))
    assert exported(Graph(graph.store)) == before
    assert list(graph.check()) == []
