"""Whatever the order and the batches, the same articles make the same graph."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import Mention
from kg.graph import Graph
from kg.growth import grow
from kg.identity import assemble
from kg.intake import Batch
from kg.store.reading import Contents
from tests.factory import PEOPLE, article, mention


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with kg.open(":memory:") as opened:
        yield opened


@st.composite
def archives(draw: st.DrawFn) -> list[Batch]:
    found = []
    for n in range(draw(st.integers(2, 5))):
        source = article(f"article number {n} says so at some length", f"2025-03-{10 + n}", key=str(n))
        batch = Batch(articles=[source])
        for at in range(draw(st.integers(0, 3))):
            people = draw(st.lists(st.sampled_from([*list(PEOPLE)[:4], "Spain"]), min_size=1, max_size=3, unique=True))
            when = draw(st.sampled_from([None, "2025", "2025-03", "2025-03-08", "2025-03-09"]))
            modality = draw(st.sampled_from(["occurred", "planned"]))
            batch.mentions.append(mention(*people, when=when, source=source, at=at * 3, modality=modality))
        found.append(batch)
    return found


@given(archives(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_articles_changes_nothing(graph: Graph, archive: list[Batch], rng: random.Random) -> None:
    shuffled = archive.copy()
    rng.shuffle(shuffled)
    everything: list[Mention] = [m for batch in archive for m in batch.mentions]
    for order in (archive, shuffled):
        graph.cypher("MATCH (n) WHERE NOT n:EventType AND NOT n:Store DETACH DELETE n", write=True)
        for batch in order:
            graph.store.execute(lambda tx, batch=batch: grow(tx, batch))
        stored = list(Contents(graph.store).events())
        made = assemble(everything)
        assert [(e.id, e.status, str(e.when), {m.id for m in e.mentions}) for e in stored] == [
            (e.id, e.status, str(e.when), {m.id for m in e.mentions}) for e in made
        ]
        assert [{p.actor.id for p in e.participants} for e in stored] == [
            {p.actor.id for p in e.participants} for e in made
        ]
