"""What people decide outranks the rules, is kept, and can be undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import AmbiguousName, FixQuery, StoreError, UnknownName
from kg.graph import Graph
from kg.growth import grow
from kg.identity import events
from kg.intake import Batch
from kg.model import Actor, Event, Participation
from kg.store.reading import Contents
from tests.factory import article, mention, party
from tests.scenario import fill


@pytest.fixture
def graph() -> Iterator[Graph]:
    with kg.open(":memory:") as opened:
        yield fill(opened)


def shape(graph: Graph) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """The events with their mentions and parties."""
    events = Contents(graph.store).events()
    return [(e.id, frozenset(m.id for m in e.mentions), frozenset(p.actor.id for p in e.participants)) for e in events]


def told(graph: Graph, *parties: str, day: str, text: str) -> str:
    """The event that another article tells of."""
    source = article(text, day, outlet="Herald")
    found = mention(*parties, when=day, source=source)
    graph.store.execute(lambda tx: grow(tx, Batch(articles=[source], mentions=[found])))
    return graph.event("e" + found.id[1:]).event


def test_two_events_become_one_and_two_again(graph: Graph) -> None:
    other = told(graph, "Ana Ruiz", "Bo Lind", day="2025-06-20", text="Ana Ruiz saw Bo Lind again.")
    before = shape(graph)
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    decision = graph.merge(meeting, other, by="Kim", note="a misprint")
    assert len(graph.who_met("Ana Ruiz", "Bo Lind")) == 1
    assert "decided by Kim: a misprint" in graph.why(meeting)
    graph.undo(decision.id, by="Kim")
    assert shape(graph) == before


def test_what_was_decided_is_found_by_a_name_and_by_the_beginning_of_an_id_from_before(graph: Graph) -> None:
    other = told(graph, "Ana Ruiz", "Bo Lind", day="2025-06-20", text="Ana Ruiz saw Bo Lind again.")
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    graph.merge(meeting[:9], other[:9])
    assert graph.why(meeting[:9]) == graph.why(other[:9])
    assert graph.why("Bo Lind") == graph.why(graph.actor_id("Bo Lind")[:9])
    with pytest.raises(FixQuery, match="not among the mentions"):
        graph.split(meeting, "m123")
    with pytest.raises(FixQuery, match="give the id"):
        graph.why("")
    with pytest.raises(UnknownName):
        graph.why("nobody")


def test_mentions_are_taken_apart_and_stay_so_when_the_graph_grows(graph: Graph) -> None:
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    first, second = (e.mention for e in graph.evidence(meeting))
    (decision,) = graph.split(meeting, second, by="Lee")
    told(graph, "Ana Ruiz", "Bo Lind", day="2025-03-08", text="Ana Ruiz and Bo Lind met.")
    assert graph.event("e" + first[1:]).event != graph.event("e" + second[1:]).event
    graph.undo(decision.id[:6])
    assert graph.event("e" + first[1:]).event == graph.event("e" + second[1:]).event


def test_without_members_an_event_is_taken_apart_article_by_article(graph: Graph) -> None:
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    assert len(graph.split(meeting)) == 1
    assert len(graph.who_met("Ana Ruiz", "Bo Lind")) == 2
    with pytest.raises(FixQuery, match="nothing that could be taken apart"):
        graph.split(meeting)


def test_two_names_become_one_person_and_two_again(graph: Graph) -> None:
    before = shape(graph)
    ana, dana = graph.actor_id("Ana Ruiz"), graph.actor_id("Eva Horn")
    decision = graph.merge(ana, dana)
    one = {party.id for row in graph.events(type="Meeting") for party in row.parties if party.name == "Eva Horn"}
    assert len({ana, dana} & one) <= 1
    assert graph.actor_id("Eva Horn") == graph.actor_id("Ana Ruiz")
    graph.undo(decision.id)
    assert shape(graph) == before
    assert graph.actor_id("Eva Horn") != graph.actor_id("Ana Ruiz")


def test_what_cannot_be_decided_is_said(graph: Graph) -> None:
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    with pytest.raises(FixQuery, match=r"is an event and .* a person"):
        graph.merge(meeting, graph.actor_id("Ana Ruiz"))
    with pytest.raises(FixQuery, match="are one already"):
        graph.merge(meeting, meeting[:10])
    with pytest.raises(FixQuery, match="is a country: only events and actors with names"):
        graph.merge("ESP", "DNK")
    with pytest.raises(FixQuery, match="not among the mentions"):
        graph.split(meeting, "m123")
    with pytest.raises(UnknownName):
        graph.why("e123456")
    with pytest.raises(UnknownName):
        graph.undo("c123")
    with pytest.raises(AmbiguousName):
        graph.why("e")


def test_a_decision_taken_back_twice_is_refused(graph: Graph) -> None:
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    (decision,) = graph.split(meeting)
    back = graph.undo(decision.id)
    with pytest.raises(FixQuery, match="cannot be undone"):
        graph.undo(back.id)
    with pytest.raises(FixQuery, match=f"^{decision.id} was taken back already$"):
        graph.undo(decision.id)
    assert len(graph.decisions()) == 2


def test_what_was_taken_back_and_decided_again_can_be_taken_back_again(graph: Graph) -> None:
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    (first,) = graph.split(meeting)
    graph.undo(first.id)
    (second,) = graph.split(meeting)
    assert graph.undo(first.id).at > second.at


def test_decisions_travel_in_the_export(graph: Graph, tmp_path: Path) -> None:
    graph.split(graph.who_met("Ana Ruiz", "Bo Lind")[0].event)
    graph.merge(graph.actor_id("Ana Ruiz"), graph.actor_id("Eva Horn"))
    graph.export(tmp_path / "graph.jsonl")
    with kg.open(":memory:") as other:
        other.load(tmp_path / "graph.jsonl")
        assert shape(other) == shape(graph)


def test_a_rebuild_of_what_is_right_changes_nothing(graph: Graph) -> None:
    graph.split(graph.who_met("Ana Ruiz", "Bo Lind")[0].event)
    before = shape(graph)
    done = graph.rebuild()
    assert (done.merged, done.split, done.moved) == ({}, {}, 0)
    assert shape(graph) == before


def test_a_rebuild_tells_what_it_changed_and_old_ids_still_lead_somewhere(graph: Graph) -> None:
    other = told(graph, "Ana Ruiz", "Bo Lind", day="2025-06-20", text="Ana Ruiz saw Bo Lind again.")
    meeting = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    move = """MATCH (:Event {id: $a})<-[r:REPORTS]-(m:Mention) MATCH (e:Event {id: $b})
        DELETE r CREATE (m)-[:REPORTS]->(e)"""
    graph.cypher(move, write=True, a=other, b=meeting)
    done = graph.rebuild()
    assert done.split == {meeting: sorted([meeting, other])}
    assert graph.event(other).event == other
    assert "1 split" in str(done)


def test_a_rebuild_does_not_forget_what_is_loaded_meanwhile(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*given: Any) -> list[Event]:
        made = events(*given)
        told(graph, "Ana Ruiz", "Bo Lind", day="2025-03-08", text="Ana Ruiz and Bo Lind met, it is told again.")
        return made

    monkeypatch.setattr("kg.rebuild.events", slowly)
    with pytest.raises(StoreError, match=r"^somebody else wrote into the graph meanwhile: repeat the command$"):
        graph.rebuild()
    monkeypatch.undo()
    before = shape(graph)
    graph.rebuild()
    assert shape(graph) == before


def test_a_rebuild_that_was_interrupted_leaves_no_event_without_mentions(graph: Graph) -> None:
    before = shape(graph)
    graph.cypher("CREATE (:Event {id: 'e0', type: 'Visit', status: 'occurred'})", write=True)
    graph.rebuild()
    assert shape(graph) == before


def test_why_tells_who_is_meant_and_by_what_rule(graph: Graph) -> None:
    assert "Foreign Minister, Spain" in graph.why(graph.actor_id("Ana Ruiz"))
    assert "mentions: 2, sources: 2" in graph.why(graph.who_met("Ana Ruiz", "Bo Lind")[0].event)


def test_near_misses_are_in_doubt_until_somebody_decides(graph: Graph) -> None:
    meeting = told(graph, "Ana Ruiz", "Bo Lind", day="2025-06-20", text="Ana Ruiz saw Bo Lind again.")
    other = told(graph, "Ana Ruiz", "Bo Lind", day="2025-06-21", text="It was told that Ana Ruiz saw Bo Lind.")
    doubt = next(d for d in graph.doubts() if {d.left, d.right} == {meeting, other})
    assert "a day apart" in doubt.why
    graph.answer(doubt, same=False)
    assert all({d.left, d.right} != {meeting, other} for d in graph.doubts())


def test_copies_of_one_text_are_one_source(graph: Graph) -> None:
    words = "Ana Ruiz and Bo Lind met in the old town hall to speak of fish, of ferries and of the price of grain. " * 4
    for outlet in ("Herald", "Mirror"):
        source = article(f"{words}{outlet}", "2025-06-02", outlet=outlet)
        found = mention("Ana Ruiz", "Bo Lind", when="2025-06-01", source=source)
        graph.store.execute(lambda tx, s=source, f=found: grow(tx, Batch(articles=[s], mentions=[f])))
    row = graph.who_met("Ana Ruiz", "Bo Lind", since="2025-06")[0]
    assert len(graph.evidence(row.event)) == 2
    assert graph.event(row.event).sources == 1
    assert party("Ana Ruiz").actor.name in graph.why(row.event)
    assert "a copy of" in graph.why(row.event)


def body(name: str, country: str | None = "XXX", *aliases: str) -> Participation:
    return Participation(
        actor=Actor(name=name, kind="organisation", country=country, aliases=aliases), role="participant"
    )


def told_of(graph: Graph, *parties: str | Participation, day: str) -> str:
    """The event of a meeting on that day."""
    source = article(f"They met on {day}.", day, outlet="Herald")
    found = mention(*parties, when=day, source=source)
    graph.store.execute(lambda tx: grow(tx, Batch(articles=[source], mentions=[found])))
    return graph.event("e" + found.id[1:]).event


def test_two_names_of_an_organisation_become_one_and_two_again(graph: Graph) -> None:
    told_of(graph, body("Lake Council"), "Ana Ruiz", day="2025-06-01")
    told_of(graph, body("Council of the Lake States", "XXX", "CLS"), "Bo Lind", day="2025-07-01")
    before = shape(graph)
    decision = graph.merge(graph.actor_id("Lake Council"), graph.actor_id("CLS"), by="Kim")
    one = graph.actor_id("Lake Council")
    assert one == graph.actor_id("CLS")
    assert "somebody decided so" in graph.why(one)
    told_of(graph, body("Lake Council"), "Eva Horn", day="2025-08-01")
    assert len(graph.who_met("Council of the Lake States")) == 3
    graph.rebuild()
    assert len(graph.who_met("CLS")) == 3
    graph.undo(decision.id)
    assert graph.actor_id("Lake Council") != graph.actor_id("CLS")
    assert {e for e in shape(graph) if e in before} == set(before)


def test_an_organisation_is_split_from_a_name_that_was_merged_in_error(graph: Graph) -> None:
    told_of(graph, body("Lake Council"), "Ana Ruiz", day="2025-06-01")
    told_of(graph, body("Lake Bank"), "Ana Ruiz", day="2025-07-01")
    bank, council = graph.actor_id("Lake Bank"), graph.actor_id("Lake Council")
    graph.merge(bank, council)
    graph.split(graph.actor_id("Lake Bank"), bank)
    assert graph.actor_id("Lake Bank") != graph.actor_id("Lake Council")


def test_an_acronym_and_what_it_may_stand_for_are_in_doubt(graph: Graph) -> None:
    told_of(graph, body("Council of the Lake States"), "Ana Ruiz", day="2025-06-01")
    told_of(graph, body("CLS"), "Bo Lind", day="2025-07-01")
    told_of(graph, body("Lake Bank"), "Bo Lind", day="2025-07-03")
    short, full = graph.actor_id("CLS"), graph.actor_id("Council of the Lake States")
    (doubt,) = (d for d in graph.doubts() if {d.left, d.right} & {short, full, graph.actor_id("Lake Bank")})
    assert {doubt.left, doubt.right} == {short, full}
    graph.answer(doubt, same=True)
    assert graph.actor_id("CLS") == graph.actor_id("Council of the Lake States")
    with pytest.raises(FixQuery, match=r"is an organisation and .* a person"):
        graph.merge(full, graph.actor_id("Ana Ruiz"))


def test_a_history_is_told_in_the_order_of_the_reports(graph: Graph) -> None:
    stages = (("planned", "2025-06-01"), ("cancelled", "2025-06-03"), ("occurred", "2025-06-08"))
    for modality, day in stages:
        source = article(f"Ana Ruiz and Bo Lind, {modality}.", day, outlet="Herald")
        found = mention("Ana Ruiz", "Bo Lind", when="2025-06-07", modality=modality, source=source)
        graph.store.execute(lambda tx, s=source, f=found: grow(tx, Batch(articles=[s], mentions=[f])))
    told = graph.why(graph.who_met("Ana Ruiz", "Bo Lind", since="2025-06")[0].event)
    in_order = ", then ".join(f"{modality} (reported {day})" for modality, day in stages)
    assert f"history: {in_order}" in told


def test_why_of_a_place_tells_where_it_lies(graph: Graph) -> None:
    source = article("Ana Ruiz and Bo Lind met.", "2025-06-01")
    found = mention("Ana Ruiz", "Bo Lind", when="2025-06-01", place=("Kiev", "UKR"), source=source)
    graph.store.execute(lambda tx: grow(tx, Batch(articles=[source], mentions=[found])))
    told = graph.why(graph.place_id("Kiev"))
    assert "1 event" in told
    assert "in Ukraine, in Eastern Europe, in Europe" in told
    assert "also called" in told
    assert "geonames: 703448 (from the tables)" in told


def test_why_tells_who_linked_an_identifier(graph: Graph) -> None:
    graph.link([{"name": "Ana Ruiz", "wikidata": "Q1"}], by="Kim")
    assert "wikidata: Q1 (linked by Kim on " in graph.why(graph.actor_id("Ana Ruiz"))
