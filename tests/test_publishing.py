"""The graph taken away whole or in part, and brought back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import BadValue
from kg.graph import Graph
from kg.growth import grow
from kg.intake import Batch
from tests.factory import article, mention
from tests.scenario import fill

LONG = "Ana Ruiz met Bo Lind in Oslo. " + " ".join(f"The {n}th word of a long report follows." for n in range(30))


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The scenario, two copies of one report, and an identifier."""
    with kg.open(":memory:") as graph:
        fill(graph)
        for outlet in ("Herald", "Tribune"):
            source = article(LONG, "2025-03-09", outlet=outlet)
            told = mention("Ana Ruiz", "Bo Lind", when="2025-03-08", place=("Oslo", "NOR"), source=source)
            graph.store.execute(lambda tx, s=source, t=told: grow(tx, Batch(articles=[s], mentions=[t])))
        graph.link([{"name": "Ana Ruiz", "wikidata": "Q1"}])
        yield graph


def text(graph: Graph, path: Path, **given: object) -> str:
    graph.export(path, **given)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".ttl", ".trig.gz", ".jsonld"])
def test_the_full_profile_there_and_back_is_the_same_graph(graph: Graph, tmp_path: Path, ending: str) -> None:
    graph.export(tmp_path / f"a{ending}")
    graph.export(tmp_path / "a.jsonl")
    with kg.open(":memory:") as other:
        report = other.load(tmp_path / f"a{ending}")
        assert report.skipped == []
        other.export(tmp_path / "b.jsonl")
        other.export(tmp_path / f"b{ending}")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_what_relationships_hold_is_in_the_rdf(graph: Graph, tmp_path: Path) -> None:
    turtle = text(graph, tmp_path / "a.ttl")
    assert len(re.findall(r":copyOf <article/\w+>", turtle)) == 1
    assert re.search(r':office "[^"]+" ;\n(    :countryCode "\w+" ;\n)?    :since', turtle)
    assert re.search(r"a :Name ;\n    rdfs:label \"Ana Ruiz\" ;\n    :means <actor/\w+> \.", turtle)
    assert ":within <place/" in turtle
    assert len(graph.to_rdflib()) == len(rdflib.Graph().parse(data=turtle, format="turtle"))


def test_a_part_holds_the_chosen_events_and_what_they_rest_on(graph: Graph, tmp_path: Path) -> None:
    calls = text(graph, tmp_path / "a.ttl", type="Call")
    assert re.findall(r"^<event/\w+> a (:\w+)", calls, re.MULTILINE) == [":Call"]
    assert calls.count(" a :Article ") == calls.count(" a :Mention ") == 1
    assert calls.count(" a :Person ") == 2
    assert "Oslo" not in re.sub(r"articleBody [^\n]*", "", calls)
    spring = text(graph, tmp_path / "b.ttl", actor="Spain", since="2025-03", until="2025-04", profile="core")
    assert 0 < spring.count("    :status ") < text(graph, tmp_path / "c.ttl").count("    :status ")
    assert ":quote" not in spring
    assert " a :Call" not in text(graph, tmp_path / "d.ttl", type="Summit")


def test_a_part_is_loaded_like_the_whole(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.trig", place="Oslo")
    with kg.open(":memory:") as other:
        other.load(tmp_path / "a.trig")
        found = {(row.type, row.place, str(row.when)) for row in other.events()}
    assert found == {(row.type, row.place, str(row.when)) for row in graph.events(place="Oslo")}


def test_the_graph_answers_sparql(graph: Graph) -> None:
    query = "SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a/rdfs:subClassOf* :Meeting ; :status :status-occurred }"
    (row,) = graph.sparql(query)
    assert row["n"] == len(list(graph.events(type="Meeting", status="occurred")))


def test_an_unknown_profile_is_named(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="'half' is no profile; known are core, full"):
        graph.export(tmp_path / "a.ttl", profile="half")
