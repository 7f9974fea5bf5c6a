"""Identifiers and names on every store."""

from __future__ import annotations

import pytest

from kg.graph import Graph
from kg.names import called
from kg.store import Store
from kg.store.reading import Contents
from tests.scenario import fill


@pytest.fixture
def graph(store: Store) -> Graph:
    return fill(Graph(store))


def test_what_is_linked_follows_the_names_and_can_be_taken_back(graph: Graph) -> None:
    ana, eva = graph.actor_id("Ana Ruiz"), graph.actor_id("Eva Horn")
    assert graph.link([{"id": ana, "wikidata": "Q1"}, {"name": "Eva Horn", "viaf": "2"}]).linked == 2
    graph.merge(ana, eva)
    one = graph.actor_id("Eva Horn")
    (actor,) = (a for a in Contents(graph.store).actors() if a.id == one)
    assert actor.identifiers == (("viaf", "2"), ("wikidata", "Q1"))
    assert graph.link([{"id": one, "wikidata": "", "viaf": ""}]).taken_back == 2
    assert graph.identifiers(one) == {}
    assert len(list(Contents(graph.store).identifiers())) == 4


def test_the_store_itself_finds_names_and_parts_of_names(graph: Graph) -> None:
    read = graph.store.read
    assert [row["name"] for row in called(read, "Actor", "ruíz")] == ["Ana Ruiz"]
    assert [row["name"] for row in called(read, "Actor", "ANA-RUIZ")] == ["Ana Ruiz"]
    assert called(read, "Actor", "uiz") == []
    assert called(read, "Actor", " ") == []
    assert graph.actor_id("Spain") == "ESP"
