"""The questions that stand in Cypher and in SPARQL: the same rows from every store and every RDF engine."""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import neo4j
import pyoxigraph
import pytest
import rdflib

from kg.asking import Asking
from kg.export import BASE
from kg.graph import Graph, open_graph
from kg.queries import Question, questions
from kg.resources import folder
from kg.store import Store, open_store
from kg.tabular import plain
from tests.dossier import fill

Exported = tuple[Graph, rdflib.Graph, pyoxigraph.Store]

FIRST = "BilateralMeeting 2024-06-02"
SUMMIT = "Summit 2025-02-27/2025-03-01"
PAIR = {"a": "Spain", "b": "Sweden"}
ASKED: dict[str, dict[str, str]] = {
    "aftermath": {"event": FIRST, "until": "2024-12-31"},
    "agreements_in_force": PAIR | {"day": "2025-01-01"},
    "calls_and_meetings": {},
    "companions": {"actor": "Dana Novak"},
    "contact_span": PAIR,
    "contacts_by_office": PAIR,
    "contacts_per_year": PAIR,
    "contradictions": {},
    "doings": {"actor": "Ana Ruiz", "since": "2024-11", "until": "2025-02-10"},
    "go_betweens": PAIR,
    "itinerary": {"actor": "Ana Ruiz", "since": "2024-07"},
    "last_visit": {"actor": "Spain", "country": "Austria", "before": "2025-06-01"},
    "mediators": PAIR,
    "met_pairs": {"since": "2025-02-28"},
    "news": {"since": "2025-04-01"},
    "offices_in_event": {"event": FIRST},
    "said_by_only": {"source": "Danish radio"},
    "sanctions_in_force": {"sender": "Spain", "receiver": "Sweden", "day": "2025-06-01"},
    "side_meetings": {"event": SUMMIT},
    "single_outlet": {"type": "Consultation", "since": "2025-03"},
    "sources_of_event": {"event": FIRST},
    "troops_on_day": {"day": "2025-06-01"},
    "unkept_plans": {"day": "2025-12-31"},
    "visits_both_ways": PAIR,
    "visits_by_office": {"office": "Foreign Minister", "country": "Spain"},
}
ANSWERED: dict[str, list[str]] = {
    "aftermath": [
        "2024-06-04 | AgreementSigning | occurred | AUT | ESP | <AgreementSigning 2024-06-04>",
        "2024-06-04 | AgreementSigning | occurred | AUT | SWE | <AgreementSigning 2024-06-04>",
        "2024-06-04 | AgreementSigning | occurred | ESP | SWE | <AgreementSigning 2024-06-04>",
        "2024-09-09 | AgreementTermination | occurred | ESP | SWE | <AgreementTermination 2024-09-09>",
        "2024-09-10 | SanctionImposed | occurred | ESP | SWE | <SanctionImposed 2024-09-10>",
        "2024-11 | Visit | occurred | ESP | SWE | <Visit 2024-11>",
    ],
    "agreements_in_force": [
        "Harbour Accord | 2024-06-04 | <AgreementSigning 2024-06-04>",
    ],
    "calls_and_meetings": [
        "2024 | 0 | 1",
        "2025 | 1 | 3",
    ],
    "companions": [
        "Ivo Kral | - | Summit | 2025-02-27/2025-03-01 | Vienna | <Summit 2025-02-27/2025-03-01>",
    ],
    "contact_span": [
        "2024-06-02 | 2025-03-11 | 4",
    ],
    "contacts_by_office": [
        "2024 | Foreign Minister | 2",
        "2025 | Foreign Minister | 1",
    ],
    "contacts_per_year": [
        "2024 | 2 | Austria",
        "2025 | 2 | ",
    ],
    "contradictions": [
        "<BilateralMeeting 2025-04-02> | BilateralMeeting | 2025-04-02 | Lind  | Vienn",
    ],
    "doings": [
        "2024-11 | Visit | Ana Ruiz | visitor | occurred | - | <Visit 2024-11>",
    ],
    "go_betweens": [
        "Eva Horn | <BilateralMeeting 2025-02-28> | 2025-02-28 | <BilateralMeeting 2025-03-20> | 2025-03-20",
    ],
    "itinerary": [
        "2024-11 | Visit | Stockholm | Sweden | occurred | <Visit 2024-11>",
        "2025-02-27/2025-03-01 | Visit | Vienna | Austria | occurred | <Visit 2025-02-27/2025-03-01>",
        "2025-02-27/2025-03-01 | Summit | Vienna | - | occurred | <Summit 2025-02-27/2025-03-01>",
        "2025-02-28 | BilateralMeeting | Vienna | - | occurred | <BilateralMeeting 2025-02-28>",
    ],
    "last_visit": [
        "<Visit 2025-02-27/2025-03-01> | 2025-02-27/2025-03-01 | Vienna",
    ],
    "mediators": [
        "Austria | 1",
    ],
    "met_pairs": [
        "<Summit 2025-02-27/2025-03-01> | Carl Maier | Ana Ruiz | 2025-02-27/2025-03-01 | Vienna",
        "<Summit 2025-02-27/2025-03-01> | Carl Maier | Dana Novak | 2025-02-27/2025-03-01 | Vienna",
        "<Summit 2025-02-27/2025-03-01> | Carl Maier | Ivo Kral | 2025-02-27/2025-03-01 | Vienna",
        "<Summit 2025-02-27/2025-03-01> | Dana Novak | Ana Ruiz | 2025-02-27/2025-03-01 | Vienna",
        "<Summit 2025-02-27/2025-03-01> | Ivo Kral | Ana Ruiz | 2025-02-27/2025-03-01 | Vienna",
        "<Summit 2025-02-27/2025-03-01> | Ivo Kral | Dana Novak | 2025-02-27/2025-03-01 | Vienna",
        "<BilateralMeeting 2025-02-28> | Eva Horn | Ana Ruiz | 2025-02-28 | Vienna",
        "<BilateralMeeting 2025-03-20> | Bo Lind | Eva Horn | 2025-03-20 | Stockholm",
    ],
    "news": [
        "2025-04-04 | BilateralMeeting | denied | 2025-04-02 | - | <BilateralMeeting 2025-04-02>",
        "2025-04-04 | BilateralMeeting | occurred | 2025-03-20 | - | <BilateralMeeting 2025-03-20>",
        "2025-04-04 | ArmsTransfer | occurred | 2025-03 | - | <ArmsTransfer 2025-03>",
    ],
    "offices_in_event": [
        "Austria | host | - | AUT",
        "Ana Ruiz | participant | Foreign Minister | ESP",
        "Bo Lind | participant | Foreign Minister | SWE",
    ],
    "said_by_only": [
        "<ArmsTransfer 2025-03> | ArmsTransfer | 2025-03 | occurred | met M",
    ],
    "sanctions_in_force": [
        "<SanctionImposed 2024-09-10> | 2024-09-10 | -",
    ],
    "side_meetings": [
        "<BilateralMeeting 2025-02-28> | 2025-02-28 | Ana Ruiz, Eva Horn",
    ],
    "single_outlet": [
        "<Visit 2025-02-27/2025-03-01> | Visit | 2025-02-27/2025-03-01 | Courier | 1",
        "<Summit 2025-02-27/2025-03-01> | Summit | 2025-02-27/2025-03-01 | Courier | 1",
        "<Call 2025-03-11> | Call | 2025-03-11 | Gazette | 1",
        "<BilateralMeeting 2025-03-20> | BilateralMeeting | 2025-03-20 | Courier | 1",
        "<BilateralMeeting 2025-05> | BilateralMeeting | 2025-05 | Gazette | 1",
    ],
    "sources_of_event": [
        "<article> | Courier | 2024-06-03 | Ruiz  | 0 | 5 | occurred | 0.9 | -",
        "<article> | Gazette | 2024-06-05 | Lind  | 0 | 5 | occurred | 0.9 | -",
    ],
    "troops_on_day": [
        "Spain | Denmark | - | 200.0 | 2025-03-05/.. | <TroopDeployment 2025-03-05/..>",
    ],
    "unkept_plans": [
        "<BilateralMeeting 2025-05> | BilateralMeeting | planned | 2025-05 | 2025-03-12",
    ],
    "visits_both_ways": [
        "ESP | SWE | 1",
        "SWE | ESP | 1",
    ],
    "visits_by_office": [
        "AUT | 1",
        "SWE | 1",
    ],
}


def test_every_question_is_asked_here() -> None:
    assert ASKED.keys() == ANSWERED.keys() == {q.name for q in questions().values() if q.sparql}


@pytest.fixture(scope="module")
def graph(each_store: Store) -> Graph:
    each_store.write("MATCH (n) WHERE NOT n:Store AND NOT n:EventType DETACH DELETE n")
    return fill(Graph(each_store))


@pytest.mark.parametrize("name", ASKED)
def test_a_store_gives_the_rows_that_were_checked_by_hand(graph: Graph, name: str) -> None:
    given = {key: _ids(graph).get(value, value) for key, value in ASKED[name].items()}
    typed = getattr(graph, name)(**given)
    assert _told(typed.to_dicts(), graph) == ANSWERED[name]
    assert list(typed.to_dicts()[0]) == [c.name for c in questions()[name].columns]
    assert len(typed.to_pandas()) == len(ANSWERED[name])


@pytest.mark.parametrize("name", ASKED)
def test_an_export_gives_the_same_rows_in_both_engines(exported: Exported, name: str) -> None:
    graph, in_rdflib, in_oxigraph = exported
    question = questions()[name]
    given = {key: _ids(graph).get(value, value) for key, value in ASKED[name].items()}
    asked = question.over_rdf(graph._resolved(name, given), BASE)
    for engine in (_rdflib(in_rdflib, asked, question), _oxigraph(in_oxigraph, asked, question)):
        assert sorted(_told(engine, graph)) == sorted(ANSWERED[name])


@pytest.mark.parametrize("name", ASKED)
def test_a_sparql_file_runs_as_it_stands(exported: Exported, name: str) -> None:
    _, in_rdflib, _ = exported
    asked = questions()[name].sparql
    assert asked
    list(in_rdflib.query(asked))


@pytest.mark.parametrize("name", ASKED)
def test_a_question_has_a_documented_method_with_its_parameters(name: str) -> None:
    method = getattr(Asking, name)
    question = questions()[name]
    assert list(inspect.signature(method).parameters)[1:] == [p.name for p in question.parameters]
    assert "Example: graph." + name in (method.__doc__ or "")
    told = " ".join((method.__doc__ or "").split())
    assert [c.name for c in question.columns if f"{c.name} ({c.meaning})" not in told] == []


@pytest.fixture(scope="module")
def exported() -> Iterator[Exported]:
    with open_graph(":memory:") as graph:
        yield graph, *_engines(fill(graph))


def _engines(graph: Graph) -> tuple[rdflib.Graph, pyoxigraph.Store]:
    turtle = io.BytesIO()
    graph.export(turtle, ending=".ttl")
    texts = turtle.getvalue(), (folder("ontology") / "kg.ttl").read_bytes()
    in_rdflib, in_oxigraph = rdflib.Graph(), pyoxigraph.Store()
    for text in texts:
        in_rdflib.parse(data=text, format="turtle")
        in_oxigraph.load(text, pyoxigraph.RdfFormat.TURTLE)
    return in_rdflib, in_oxigraph


def _rdflib(graph: rdflib.Graph, asked: str, question: Question) -> list[dict[str, Any]]:
    return [
        {c.name: _value(c.type, None if row[c.name] is None else str(row[c.name])) for c in question.columns}
        for row in graph.query(asked)
    ]


def _oxigraph(graph: pyoxigraph.Store, asked: str, question: Question) -> list[dict[str, Any]]:
    return [
        {c.name: _value(c.type, row[c.name].value if row[c.name] else None) for c in question.columns}
        for row in graph.query(asked)
    ]


def _value(type_: str, text: str | None) -> Any:
    match type_.removesuffix(" | None"), text:
        case _, None:
            return None
        case "int", str():
            return int(text)
        case "float", str():
            return float(text)
        case "list[str]", str():
            return sorted(part for part in text.split("|") if part)
    return text


def _ids(graph: Graph) -> dict[str, str]:
    """The ids of the events by type and date, which are different in the dossier where the tests name them."""
    return {f"{row.type} {row.when}": row.event for row in graph.events()}


def _told(rows: Iterable[Mapping[str, Any]], graph: Graph) -> list[str]:
    """The rows as text, with type and date for an event's id, and without an article's id."""
    names = {row.event: f"<{row.type} {row.when}>" for row in graph.events()}
    lines = [" | ".join(_text(value) for value in plain(row).values()) for row in rows]
    return [
        re.sub(r"\bd[0-9a-f]{20}\b", "<article>", re.sub(r"\be[0-9a-f]{20}\b", lambda m: names[m[0]], line))
        for line in lines
    ]


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "-" if value is None else f"{value}"


@pytest.mark.neo4j
@pytest.mark.parametrize("name", sorted(questions()))
def test_no_question_looks_at_all_nodes(neo4j_server: tuple[str, tuple[str, str]], name: str) -> None:
    uri, auth = neo4j_server
    with open_store(uri, auth) as laid_out:
        laid_out.ensure_schema()
    values = dict.fromkeys((p.name for p in questions()[name].parameters), None)
    with neo4j.GraphDatabase.driver(uri, auth=auth) as driver:
        plan = driver.execute_query(f"EXPLAIN {questions()[name].cypher}", values).summary.plan
    assert "AllNodesScan" not in set(_operators(plan))


def _operators(plan: Any) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from _operators(child)
