"""Full-text search: the same words find the same things, in the same order, on every store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg import BadValue
from kg.checking import migrate
from kg.graph import Graph
from kg.growth import grow
from kg.intake import Batch
from kg.rebuild import rebuild
from kg.searching import Found
from kg.store import Store
from tests.factory import article, mention, party

SENTENCES = (
    ("Recep Tayyip Erdoğan met the Øresund people’s envoy of the U.S. in Łódź.", "2025-01-05"),
    ("Ana Ruiz and Bo Lind signed the Treaty of Friendship in Oslo.", "2025-02-01"),
    ("A treaty is signed.", "2025-03-01"),
    ("Sweden lifted its sanctions on Austria.", "2025-03-02"),
    ("Ana Ruiz telephoned Bo Lind about the treaties, the sanctions: all of it (again).", "2025-03-03"),
)


def filled(store: Store) -> Graph:
    store.write("MATCH (n) WHERE NOT n:Store AND NOT n:EventType DETACH DELETE n")
    made = [article(text, day, outlet=day, key=day) for text, day in SENTENCES]
    sides: list[dict[str, Any]] = [
        {"participants": ("Recep Tayyip Erdoğan", "Ana Ruiz")},
        {
            "participants": (party("Ana Ruiz", "signatory"), party("Bo Lind", "signatory")),
            "type": "AgreementSigning",
            "title": "Treaty of Friendship",
        },
        {"participants": (party("Spain", "signatory"), party("Sweden", "signatory")), "type": "AgreementSigning"},
        {"participants": (party("Sweden", "sender"), party("Austria", "receiver")), "type": "SanctionLifted"},
        {"participants": ("Ana Ruiz", "Bo Lind"), "type": "Call"},
    ]
    for source, given in zip(made, sides, strict=True):
        parts = given.pop("participants")
        told = mention(*parts, when=str(source.published), source=source, **given)
        whole = replace(told, quote=source.text, end=len(source.text))
        batch = Batch(articles=[source], mentions=[whole])
        store.execute(lambda tx, batch=batch: grow(tx, batch))
    return Graph(store)


@pytest.fixture(scope="module")
def graph(each_store: Store) -> Graph:
    return filled(each_store)


def shown(found: Found) -> str:
    return f"{found.found} {found.name if found.found != 'mention' else found.sentence.split()[0]} {found.score:g}"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Erdogan", ["actor Recep Tayyip Erdogan 0.33", "mention Recep 0.07"]),
        ("ERDOĞAN", ["actor Recep Tayyip Erdogan 0.33", "mention Recep 0.07"]),
        ("Ana Ruiz", ["actor Ana Ruiz 1", "mention Ana 0.17", "mention Ana 0.14"]),
        ("ruis", []),
        ("treaty", ["event Treaty of Friendship 0.33", "mention A 0.25", "mention Ana 0.08", "mention Ana 0.07"]),
        ("the treaty", ["event Treaty of Friendship 0.67", "mention A 0.5", "mention Ana 0.17", "mention Ana 0.14"]),
        ("sanction lifting", ["mention Sweden 0.33"]),
        ("oresund lodz", ["mention Recep 0.14"]),
        ("treaty sanctions", ["mention Ana 0.14"]),
        ("nobody", []),
        ("the", []),
    ],
)
def test_everything_with_all_the_words_is_found_and_the_best_first(graph: Graph, words: str, found: list[str]) -> None:
    assert [shown(row) for row in graph.search(words)] == found


@pytest.mark.parametrize(
    "words",
    ['"Erdoğan', "Erdoğan*", "(Erdoğan", "Erdoğan:", "Erdoğan^~ !", "+-Erdoğan && ||", "{[Erdoğan", "\\Erdoğan/"],
)  # fmt: skip
def test_signs_are_no_commands(graph: Graph, words: str) -> None:
    assert {row.found for row in graph.search(words)} == {"actor", "mention"}


@pytest.mark.parametrize(
    "words", ["AND", "OR NOT", "NOT treaty", "names:treaty", "[a TO z]", "习近平", "u.s", "a" * 5000]
)
def test_words_that_mean_something_elsewhere_are_only_words(graph: Graph, words: str) -> None:
    assert len(graph.search(words)) < 5


@pytest.mark.parametrize("words", ["", " ", '*:" (', "word " * 51])
def test_no_word_and_too_many_words_are_refused(graph: Graph, words: str) -> None:
    with pytest.raises(BadValue, match="words: give one word at least and 50 at most"):
        graph.search(words)


def test_what_is_found_leads_to_an_event_with_its_sentence_and_date(graph: Graph) -> None:
    for row in graph.search("Ana Ruiz"):
        event = graph.event(row.event)
        assert row.sentence in {quote.quote for quote in graph.evidence(row.event)}
        assert str(row.when) == str(event.when)
    assert str(graph.search("Ana Ruiz")[0].when) == "2025-03-03"
    assert list(graph.search("Ana", limit=1)[0].flat()) == [
        "found", "id", "kind", "name", "sentence", "when", "begin", "end", "event", "score"
    ]  # fmt: skip


def test_at_most_so_many_are_told(graph: Graph) -> None:
    everything = graph.search("treaty")
    assert list(graph.search("treaty", limit=2)) == list(everything[:2])


def test_words_of_what_is_gone_find_nothing(store: Store) -> None:
    graph = filled(store)
    graph.cypher("MATCH (m:Mention) WHERE m.words CONTAINS 'lodz' DETACH DELETE m", write=True)
    assert not graph.search("lodz")


def test_a_graph_of_an_older_kg_is_searched_once_it_was_migrated(store: Store) -> None:
    graph = filled(store)
    store.write("MATCH (n:Mention) REMOVE n.words")
    store.write("MATCH (n:Event) REMOVE n.words")
    store.write("MATCH (s:Store) SET s.schema = 2, s.layout = 'older'")
    assert not graph.search("treaty")
    assert list(migrate(store))
    assert [row.found for row in graph.search("treaty")] == ["event", "mention", "mention", "mention"]
    rebuild(store)
    assert [row.found for row in graph.search("treaty")] == ["event", "mention", "mention", "mention"]
