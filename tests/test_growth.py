"""Whatever the order and the batches, the same articles make the same graph; a word taken back leaves no trace."""

import os
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import Decision, Event
from kg.graph import Graph
from kg.growth import grow
from kg.identity import assemble
from kg.intake import Batch
from kg.model import Actor, Participation
from kg.store.reading import Contents
from tests.factory import article, mention
from tests.streams import OTHERS, Told, archives, everything

STREAMS = 500 if os.environ.get("CI") else 25
GRAPHS = settings(max_examples=STREAMS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with kg.open(":memory:") as opened:
        yield opened


def clear(graph: Graph) -> None:
    graph.cypher("MATCH (n) WHERE NOT n:EventType AND NOT n:Store DETACH DELETE n", write=True)


def load(graph: Graph, archive: Sequence[Told], *decisions: Decision) -> None:
    batch = Batch([article for article, _ in archive], everything(list(archive)), list(decisions))
    graph.store.execute(lambda tx: grow(tx, batch))


def stored(graph: Graph) -> list[Any]:
    return told(Contents(graph.store).events())


def told(events: Iterator[Event] | Sequence[Event]) -> list[Any]:
    return [
        (e.id, e.type, e.status, str(e.when), e.title, {m.id for m in e.mentions}, {p.actor.id for p in e.participants})
        for e in events
    ]


@given(archives(), st.randoms(use_true_random=False))
@GRAPHS
def test_neither_order_nor_batches_nor_a_repetition_change_anything(
    graph: Graph, archive: list[Told], rng: random.Random
) -> None:
    shuffled = rng.sample(archive, len(archive))
    cut = rng.randrange(len(archive))
    for batches in ([archive], [[one] for one in shuffled], [shuffled[cut:], shuffled[:cut], shuffled[cut:]]):
        clear(graph)
        for batch in batches:
            load(graph, batch)
        assert stored(graph) == told(assemble(everything(archive)))


@given(archives(), st.data())
@GRAPHS
def test_a_word_taken_back_leaves_the_graph_as_it_was(graph: Graph, archive: list[Told], data: st.DataObject) -> None:
    clear(graph)
    load(graph, archive)
    before = stored(graph)
    mentions = sorted({m.id for m in everything(archive)})
    if len(mentions) < 2:
        return
    left, right = data.draw(st.lists(st.sampled_from(mentions), min_size=2, max_size=2, unique=True))
    same = data.draw(st.booleans())
    said = Decision(left=(left,), right=(right,), same=same, by="Kim", at=datetime(2025, 4, 1, tzinfo=UTC))
    load(graph, [], said)
    assert stored(graph) == told(assemble(everything(archive), [said]))
    load(graph, [], Decision(left=(left,), right=(right,), same=None, by="Kim", at=datetime(2025, 4, 2, tzinfo=UTC)))
    assert stored(graph) == before


@given(archives(), archives(who=OTHERS, water="sea"))
@GRAPHS
def test_articles_about_other_people_change_nothing_else(graph: Graph, archive: list[Told], others: list[Told]) -> None:
    clear(graph)
    load(graph, archive)
    before = stored(graph)
    load(graph, others)
    assert [event for event in stored(graph) if event in before] == before


def test_somebody_has_held_what_all_names_tell_and_not_what_the_latest_office_tells(graph: Graph) -> None:
    def report(day: str, name: str, office: str, other: str) -> Told:
        told = article(f"{name}, {office}, met {other} on {day}.", day)
        actor = Actor(name=name, kind="person", country="ESP")
        one = Participation(actor=actor, role="participant", office=office)
        return told, [mention(one, other, when=day, source=told)]

    archive = [
        report("2024-07-10", "Ana Ruiz", "Adviser", "Sweden"),
        report("2024-08-29", "Ana Ruiz", "President", "Austria"),
        report("2024-08-29", "President of Spain", "President", "Denmark"),
    ]
    held = []
    for batches in ([archive], [[one] for one in archive], [[one] for one in reversed(archive)]):
        clear(graph)
        for batch in batches:
            load(graph, batch)
        held.append([(row["office"], row["since"]) for row in Contents(graph.store).tenures()])
    assert held == [[("Adviser", "2024-07-10"), ("President", "2024-08-29")]] * 3
