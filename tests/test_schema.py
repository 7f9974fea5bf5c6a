"""The schema says what a store really holds, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kg.errors import BadValue
from kg.graph import Graph, open_graph
from kg.growth import grow
from kg.intake import Batch
from kg.model import Actor, Participation
from kg.schema import Schema
from kg.store import writing
from kg.store.layout import NODES, RELATIONSHIPS
from kg.store.links import Link
from tests.factory import article, mention
from tests.scenario import fill

TYPES: dict[str, Any] = {
    "string": str, "string[]": list, "date": date, "long": int, "double": float, "boolean": bool,
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The scenario, and whatever it leaves out."""
    with open_graph(":memory:") as opened:
        fill(opened)
        source = article(
            "Pia Sol met Bo Lind, says Danish radio.", outlet="Herald", title="Met", url="https://a.example/1"
        )
        pia = Actor(name="Pia Sol", kind="person", country="DNK", aliases=("P. Sol",), wikidata="Q7")
        part = Participation(actor=pia, role="participant")
        told = mention(part, "Bo Lind", attributed_to="Danish radio", source=source)
        opened.store.execute(lambda tx: grow(tx, Batch(articles=[source], mentions=[told])))
        opened.link([{"name": "Ana Ruiz", "wikidata": "Q1"}])
        opened.split(opened.who_met("Ana Ruiz", "Bo Lind")[0].event, note="two meetings")
        yield opened


def test_nodes_have_the_declared_labels_and_properties_and_no_others(graph: Graph) -> None:
    rows = graph.cypher("MATCH (n) UNWIND keys(n) AS p RETURN DISTINCT labels(n) AS labels, p AS property")
    assert {(*row["labels"], row["property"]) for row in rows} == {
        (n.label, p.name) for n in NODES for p in n.properties
    }


def test_relationships_have_the_declared_ends_and_properties_and_no_others(graph: Graph) -> None:
    found = graph.cypher("MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0] AS a, type(r) AS t, labels(b)[0] AS b")
    assert {(row["a"], row["t"], row["b"]) for row in found} == {(r.start, r.type, r.end) for r in RELATIONSHIPS}
    rows = graph.cypher("MATCH ()-[r]->() UNWIND keys(r) AS p RETURN DISTINCT type(r) AS t, p AS property")
    declared = {(r.type, p.name) for r in RELATIONSHIPS for p in r.properties}
    assert {(row["t"], row["property"]) for row in rows} == declared


def test_values_and_examples_are_of_the_declared_types(graph: Graph) -> None:
    for node in NODES:
        for p in node.properties:
            found = graph.cypher(f"MATCH (n:{node.label}) WHERE n.{p.name} IS NOT NULL RETURN n.{p.name} AS v LIMIT 20")
            assert {type(row["v"]) for row in found} == {TYPES[p.type]}, (node.label, p.name)
            assert isinstance(p.example, str if p.type == "date" else TYPES[p.type]), (node.label, p.name)


def test_what_a_node_has_once_it_has_once(graph: Graph) -> None:
    for link in RELATIONSHIPS:
        count = f"MATCH (a:{link.start})-[r:{link.type}]->(:{link.end}) WITH a, count(r) AS n RETURN max(n) AS n"
        assert not link.single or graph.cypher(count)[0]["n"] == 1, link.type


def test_relationships_are_written_as_they_are_declared() -> None:
    written = {name: link for name, link in vars(writing).items() if isinstance(link, Link)}
    assert written
    for name, link in written.items():
        ends = (link.label, link.other) if link.arrow.endswith(">") else (link.other, link.label)
        (declared,) = [r for r in RELATIONSHIPS if (r.start, r.type, r.end) == (ends[0], name, ends[1])]
        assert link.properties == tuple(p.name for p in declared.properties), name


def test_a_graph_tells_its_schema_in_every_form(graph: Graph) -> None:
    schema = graph.schema()
    assert str(schema) == schema.to("text")
    assert [node["label"] for node in schema.to_dict()["nodes"]] == [node.label for node in NODES]
    with pytest.raises(BadValue, match="'html' is no form of the schema; known are text, mermaid, json"):
        schema.to("html")


def test_the_diagram_is_of_the_grammar_of_mermaid() -> None:
    head, *lines = Schema().to("mermaid").splitlines()
    assert head == "erDiagram"
    line = re.compile(r'    (\w+ \{|\}|    [a-z]+(\[\])? [a-z_]+( PK)? "[^"]+"|\w+ \}o--o[{|] \w+ : [A-Z_]+)')
    assert [text for text in lines if not line.fullmatch(text)] == []
