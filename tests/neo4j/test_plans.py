"""No question reads more of a real Neo4j than it has to: each is explained, and begins at an index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from kg.graph import open_graph
from kg.queries import Question, questions
from tests.neo4j.server import Address
from tests.scenario import fill

pytestmark = pytest.mark.neo4j

GIVEN: dict[str, object] = {
    "str": "x", "actor": "x", "person": "x", "office": "President", "place": "x", "event": "x", "class": "Meeting",
    "status": "occurred", "int": 1, "float": 0.5, "words": "ana", "names": "ana", "date": date(2025, 3, 8),
    "list[status]": ["occurred"], "list[place]": ["x"],
}  # fmt: skip
"""A value for every kind of parameter."""

REASONS: dict[str, str] = {}
"""Questions that may read all nodes of a label, and why."""

MANY = """
UNWIND range(1, 5000) AS n MATCH (t:EventType {name: ['Visit', 'BilateralMeeting', 'SanctionImposed', 'Aid'][n % 4]})
CREATE (e:Event {id: 'e' + n, type: t.name, status: 'occurred', begin: date('2000-01-01') + duration({days: n})}),
       (e)-[:OF_TYPE]->(t), (e)-[:AT]->(:Place {id: 'p' + n}),
       (e)<-[:REPORTS]-(:Mention {id: 'm' + n, modality: ['occurred', 'planned', 'denied'][n % 3],
                                  attributed_to: 's' + n, reported: date('2000-01-02') + duration({days: n})})
         -[:IN]->(:Article {id: 'd' + n}),
       (e)<-[:PARTICIPATED_IN {role: 'visitor'}]-(:Actor {id: 'a' + n, kind: 'person', country: 'X' + n % 200}),
       (e)<-[:PARTICIPATED_IN {role: 'destination'}]-(:Actor {id: 'b' + n, kind: 'person', country: 'X' + n % 190})
"""
"""So many that reading everything is dear: of a few nodes, the planner rightly reads all."""


@pytest.fixture(scope="module")
def driver(neo4j_server: Address) -> Iterator[Driver]:
    uri, auth = neo4j_server
    with open_graph(uri, auth) as graph:
        graph.cypher("MATCH (n) WHERE NOT n:EventType AND NOT n:Store DETACH DELETE n", write=True)
        fill(graph)
        graph.cypher(MANY, write=True)
    with GraphDatabase.driver(uri, auth=auth) as opened:
        opened.execute_query("CALL db.prepareForReplanning(300)")
        yield opened
        opened.execute_query("MATCH (n) WHERE NOT n:EventType AND NOT n:Store DETACH DELETE n")


def scans(driver: Driver, question: Question) -> list[str]:
    """The steps of its plan that read all nodes, those of a label, or a whole index."""
    given = {parameter.name: GIVEN[parameter.kind] for parameter in question.parameters}
    plan = driver.execute_query(f"EXPLAIN {question.cypher}", given).summary.plan
    return [name for name in _steps(plan) if "Scan" in name]


def _steps(plan: Any) -> Iterator[str]:
    yield f"{plan['operatorType'].partition('@')[0]} {plan['args'].get('Details', '')}"
    for child in plan.get("children", ()):
        yield from _steps(child)


@pytest.mark.parametrize("name", questions())
def test_a_question_begins_at_an_index(driver: Driver, name: str) -> None:
    found = scans(driver, questions()[name])
    assert bool(found) == (name in REASONS), found
