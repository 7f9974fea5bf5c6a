"""What is saved, and how it is read back, on every store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import permutations
from threading import Thread
from typing import Any

import pytest

from kg import Actor, Article, BadValue, Decision, Event, Mention, Participation, Place, When
from kg.growth import grow
from kg.identity import assemble
from kg.ids import event_id
from kg.intake import Batch
from kg.store import Store, naming, reading, writing
from kg.store.reading import Contents
from tests.factory import article, mention, party

Told = tuple[list[Article], list[Mention]]


def save(store: Store, **parts: Any) -> None:
    store.execute(lambda tx: writing.save(tx, **parts))


def everything(store: Store) -> tuple[list[Any], list[Any]]:
    """Every node and relationship but the store's own, in an order of their own."""
    nodes = store.read("MATCH (n) WHERE NOT n:Store AND NOT n:EventType RETURN labels(n) AS l, properties(n) AS p")
    links = store.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, coalesce(b.id, b.name) AS b"
    )
    return sorted(map(_text, nodes)), sorted(map(_text, links))


def _text(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, default=str)


@pytest.fixture
def told() -> Told:
    first = article("They met. They may meet.", title="Talks", outlet="The Bell", url="https://bell.example/1")
    second = article("They spoke of it.", published="2025-03-11")
    bare = article("Two lines.\n«Überraschung» — 你好 🙂", published=None, key="notes.txt")
    return [first, second, bare], [
        mention("Ana Ruiz", "Bo Lind", source=first, place=("Prague", "CZE"), title="spring talks", quantity=2.5),
        mention("Ana Ruiz", party("Eva Horn", office="minister"), source=first, at=10, when="2025-03/.."),
        mention("Ana Ruiz", "Bo Lind", source=second, attributed_to="an aide"),
        mention("Spain", "Sweden", source=bare, when=None, modality="planned"),
    ]


def blocks(mentions: list[Mention]) -> dict[str, list[str]]:
    return {m.id: [f"block {n % 2}", m.article] for n, m in enumerate(mentions)}


def test_everything_comes_back_as_it_was(store: Store, told: Told) -> None:
    articles, mentions = told
    at = datetime(2025, 1, 2, 3, 4, tzinfo=UTC)
    word = Decision(left=(mentions[0].id,), right=(mentions[1].id,), same=False, by="me", at=at)
    save(store, articles=articles, mentions=mentions, decisions=[word], events=assemble(mentions, [word]))
    held = Contents(store)
    assert list(held.articles()) == sorted(articles, key=lambda a: a.id)
    assert list(held.mentions()) == sorted(mentions, key=lambda m: (m.article, m.start, m.id))
    assert list(held.decisions()) == [word]
    assert store.execute(reading.decisions) == [word]
    assert {a.id: a.name for a in held.actors()} == {p.actor.id: p.actor.name for m in mentions for p in m.participants}
    spot, *around = [place for place in held.places() if place.lat], [p.name for p in held.places() if not p.lat]
    assert spot[0].name == "Prague"
    assert {"Czech Republic", "Eastern Europe", "Europe"} <= set(around[0])


def test_events_come_back_whole_and_by_first_day(store: Store, told: Told) -> None:
    articles, mentions = told
    events = assemble(mentions)
    save(store, articles=articles, mentions=mentions, events=events)

    def in_order(event: Event) -> Event:
        parts = sorted(event.participants, key=lambda p: (p.role, p.actor.id, p.office or ""))
        return replace(event, participants=tuple(parts))

    def first_day(event: Event) -> tuple[date, str]:
        return (event.when and event.when.first) or date.max, event.id

    found = list(Contents(store).events())
    assert {e.id: e for e in found} == {e.id: in_order(e) for e in events}
    assert [e.id for e in found] == [e.id for e in sorted(events, key=first_day)]


def test_an_event_node_has_what_questions_ask_for(store: Store, told: Told) -> None:
    articles, mentions = told
    pair = [mentions[0], mentions[2]]
    [event] = assemble(pair)
    save(store, articles=articles, mentions=mentions, events=[event])
    [row] = store.read("MATCH (m:Mention)-[:REPORTS]->(e:Event)-[:OF_TYPE]->(t) RETURN DISTINCT e, t.name AS type")
    assert row == {
        "type": "BilateralMeeting",
        "e": {"labels": ["Event"], "id": event.id, "type": "BilateralMeeting", "status": "occurred",
              "when": "2025-03-08", "begin": date(2025, 3, 8), "end": date(2025, 3, 8), "quantity": 2.5,
              "title": "spring talks", "confidence": event.confidence, "sources": 2,
              "countries": ["ESP", "SWE"], "words": "spring talks"},
    }  # fmt: skip


def test_saving_again_changes_nothing(store: Store, told: Told) -> None:
    articles, mentions = told
    parts: dict[str, Any] = {"articles": articles, "mentions": mentions, "blocks": blocks(mentions)}
    save(store, **parts, events=assemble(mentions))
    before = everything(store)
    save(store, **parts, events=assemble(mentions))
    save(store)
    assert everything(store) == before


def test_the_order_of_saving_does_not_matter(store: Store) -> None:
    source = article("They met.")

    def event(at: int, name: str, aliases: tuple[str, ...], wikidata: str | None, spot: Place) -> Event:
        actor = Actor(name=name, kind="country", country="XXX", aliases=aliases, wikidata=wikidata)
        who = Participation(actor=actor, role="participant")
        [made] = assemble([mention(who, source=source, at=at)])
        return replace(made, place=spot)

    spots = [Place(name="Zurich", country="CHE"), Place(name="ZURICH", country="CHE", lat=47.4, lon=8.5)]
    events = [
        event(0, "Lake Council", ("L.C.",), None, spots[0]),
        event(1, "LAKE COUNCIL", (), "Q1", spots[1]),
        event(2, "Lake council", ("LAKE COUNCIL", "A"), "Q0", spots[0]),
    ]
    graphs = []
    for order in permutations(events):
        store.write("MATCH (n) WHERE NOT n:Store AND NOT n:EventType DETACH DELETE n")
        for one in order:
            save(store, articles=[source], mentions=one.mentions, events=[one])
        graphs.append(everything(store))
    assert all(graph == graphs[0] for graph in graphs)
    assert [(a.name, a.aliases, a.wikidata) for a in Contents(store).actors()] == [
        ("LAKE COUNCIL", ("A", "L.C.", "Lake Council", "Lake council"), "Q0")
    ]
    spots = [(p.name, p.country, p.lat, p.lon, p.identifiers) for p in Contents(store).places() if p.lat]
    assert spots == [("ZURICH", "CHE", 47.4, 8.5, (("geonames", "2657896"),))]


def test_an_article_under_two_names_keeps_the_first_of_them(store: Store) -> None:
    for keys in (("b", "a"), ("a", "b")):
        for key in keys:
            save(store, articles=[article("They met.", key=key)])
        assert [a.key for a in Contents(store).articles()] == ["a"]


def test_an_event_made_again_loses_what_it_no_longer_has(store: Store, told: Told) -> None:
    articles, mentions = told
    [event] = assemble([mentions[0]])
    save(store, articles=articles, mentions=mentions, events=[event])
    changed = replace(event, type="Call", place=None, title=None, participants=(party("Carl Maier", office="envoy"),),
                      mentions=(mentions[2],), reasons=("because",))  # fmt: skip
    save(store, events=[changed])
    assert list(Contents(store).events()) == [changed]
    assert [a.name for a in Contents(store).actors()] == ["Carl Maier"]
    assert list(Contents(store).places()) == []
    save(store, events=[replace(changed, participants=(party("Carl Maier", office="aide"),))])
    assert store.read("MATCH ()-[r:PARTICIPATED_IN]->() RETURN r.office AS office") == [{"office": "aide"}]


def test_an_event_that_is_gone_takes_along_only_what_nothing_else_needs(store: Store, told: Told) -> None:
    articles, mentions = told
    events = [assemble([m])[0] for m in mentions[:2]]
    save(store, articles=articles, mentions=mentions, events=events)
    save(store, gone=[events[0].id, "e-never-there"])
    assert [e.id for e in Contents(store).events()] == [events[1].id]
    assert {a.name for a in Contents(store).actors()} == {"Ana Ruiz", "Eva Horn"}
    assert list(Contents(store).places()) == []
    assert len(list(Contents(store).mentions())) == len(mentions)


def test_a_mention_may_move_from_one_event_to_another(store: Store, told: Told) -> None:
    articles, mentions = told
    apart = [assemble([m])[0] for m in (mentions[0], mentions[2])]
    [together] = assemble([mentions[0], mentions[2]])
    save(store, articles=articles, mentions=mentions, events=apart)
    save(store, events=[together], gone=[e.id for e in apart if e.id != together.id])
    assert [len(e.mentions) for e in Contents(store).events()] == [2]
    save(store, events=apart)
    assert sorted(e.id for e in Contents(store).events()) == sorted(e.id for e in apart)
    assert [len(e.mentions) for e in Contents(store).events()] == [1, 1]


def test_a_mention_of_an_article_that_is_not_there_is_refused_and_nothing_is_kept(store: Store, told: Told) -> None:
    articles, mentions = told
    with pytest.raises(BadValue, match="a Mention names a Article that is not in the graph"):
        save(store, articles=articles[1:], mentions=mentions)
    assert everything(store)[0] == []


def test_growth_finds_what_is_near(store: Store, told: Told) -> None:
    articles, mentions = told
    events = assemble(mentions)
    save(store, articles=articles, mentions=mentions, blocks=blocks(mentions), events=events)
    ids = [a.id for a in articles]

    def look(tx: Any) -> Iterator[None]:
        assert reading.known_articles(tx, [*ids, "d-none"]) == set(ids)
        assert reading.articles_near(tx, ["block 1", "none"], []) == {mentions[1].article, mentions[3].article}
        assert reading.articles_near(tx, [], [mentions[2].id, "m-none"]) == {mentions[2].article}
        assert reading.articles_near(tx, [], []) == set()
        assert reading.mentions_of(tx, [ids[0], "d-none"]) == sorted(mentions[:2], key=lambda m: m.id)
        assert reading.reported(tx, [m.id for m in mentions]) == {m.id: e.id for e in events for m in e.mentions}
        yield

    store.execute(lambda tx: list(look(tx)))


def test_an_event_that_an_earlier_article_tells_of_has_another_id_and_its_links_as_before(store: Store) -> None:
    late, early = (article(f"They met. ({day})", published=f"2025-03-{day}") for day in (12, 10))
    for source in (late, early):
        batch = Batch([source], [mention("Ana Ruiz", "Bo Lind", source=source)])
        store.execute(partial(grow, batch=batch))
        [event] = store.read("MATCH (e:Event)-[r:OF_TYPE]->(t) RETURN e.id AS id, r.mark AS mark")
        assert event["id"] == event_id(batch.mentions[0].id)
        assert event["mark"] == (1 if source is early else None)  # else the link would have been made anew
        store.write("MATCH (:Event)-[r:OF_TYPE]->() SET r.mark = 1")
    [event] = Contents(store).events()
    assert len(event.mentions) == len(event.participants) == 2


def test_groups_are_found_in_which_somebody_is_told_by_the_office_alone(store: Store) -> None:
    rows = [{"id": id_, "name": id_, "offices": "[]", "means": "[]"} for id_ in ("a1", "a2", "a3")]
    stand = {"a1": ["ruiz", "office|1"], "a2": ["@ESP|minister", "office|1"], "a3": ["lind", "office|2"]}
    store.execute(lambda tx: naming.put_names(tx, rows, stand))
    assert store.execute(lambda tx: naming.blocks_beside(tx, ["office|1", "office|2", "office|3"], "@")) == {"office|1"}


def test_a_mention_gets_new_blocks_for_old(store: Store, told: Told) -> None:
    articles, mentions = told
    save(store, articles=articles, mentions=mentions[:1], blocks={mentions[0].id: ["old", "both"]})
    save(store, blocks={mentions[0].id: ["both", "new"]})
    cypher = "MATCH (:Mention)-[:KEYED]->(b:Block) RETURN b.id AS id ORDER BY id"
    assert [row["id"] for row in store.read(cypher)] == ["both", "new"]


def test_more_than_one_batch_comes_back_in_order(store: Store) -> None:
    articles = [article(f"They met {n} times.") for n in range(1203)]
    save(store, articles=articles)
    assert list(Contents(store).articles()) == sorted(articles, key=lambda a: a.id)


def test_writers_that_take_the_lock_see_each_others_work(store: Store) -> None:
    begun = []

    def work(tx: Any) -> None:
        begun.append(tx)
        writing.lock(tx)
        [row] = tx.run("MATCH (b:Block) RETURN count(b) AS n")
        writing.save(tx, blocks={}, decisions=[])
        tx.run("CREATE (:Block {id: $id})", id=str(row["n"]))

    threads = [Thread(target=lambda: [store.execute(work) for _ in range(4)]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(row["id"]) for row in store.read("MATCH (b:Block) RETURN b.id AS id")) == list(range(12))
    assert len(begun) == 12, "nobody had to begin again"


def test_an_open_date_has_one_bound(store: Store) -> None:
    source = article("They met.")
    one = mention("Spain", source=source, when="2024-10/..")
    save(store, articles=[source], mentions=[one], events=assemble([one]))
    assert store.read("MATCH (e:Event) RETURN e.begin AS begin, e.end AS end, e.when AS when") == [
        {"begin": date(2024, 10, 1), "end": None, "when": "2024-10/.."}
    ]
    assert [e.when for e in Contents(store).events()] == [When.parse("2024-10/..")]
