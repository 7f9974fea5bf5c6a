"""The graph's contents as the model: what growth looks up, and everything in order for an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from kg.dates import When
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Participation, Place
from kg.store import linking, rows
from kg.store.base import Row, Store, Tx

_BATCH = 500


def known_articles(tx: Tx, ids: Iterable[str]) -> set[str]:
    """Those of the articles that are in the graph."""
    found = tx.run("UNWIND $ids AS id MATCH (d:Article {id: id}) RETURN d.id AS id", ids=sorted(ids))
    return {row["id"] for row in found}


def articles_near(tx: Tx, blocks: Iterable[str], mentions: Iterable[str]) -> set[str]:
    """The articles with a mention in one of the blocks, or with one of the mentions."""
    keyed = "UNWIND $ids AS id MATCH (:Block {id: id})<-[:KEYED]-(m:Mention) RETURN DISTINCT m.article AS article"
    named = "UNWIND $ids AS id MATCH (m:Mention {id: id}) RETURN DISTINCT m.article AS article"
    found = [*tx.run(keyed, ids=list(blocks)), *tx.run(named, ids=list(mentions))]
    return {row["article"] for row in found}


def mentions_of(tx: Tx, articles: Iterable[str]) -> list[Mention]:
    """Every mention of the articles, by identifier."""
    cypher = "UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(m:Mention) RETURN m.claim AS claim ORDER BY m.id"
    return [rows.mention(row["claim"]) for row in tx.run(cypher, ids=list(articles))]


def event_ids(tx: Tx, mentions: Iterable[str]) -> set[str]:
    """The events that the mentions report."""
    cypher = "UNWIND $ids AS id MATCH (:Mention {id: id})-[:REPORTS]->(e:Event) RETURN DISTINCT e.id AS id"
    return {row["id"] for row in tx.run(cypher, ids=list(mentions))}


def decisions(tx: Tx) -> list[Decision]:
    """Everything that people decided, by identifier."""
    return [rows.decision(row["c"]) for row in tx.run("MATCH (c:Decision) RETURN c ORDER BY c.id")]


class Contents:
    """Everything in a store, part by part in order of id (events: of first day), in constant memory."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def articles(self) -> Iterator[Article]:
        """Every article."""
        return map(rows.article, self._nodes("Article"))

    def mentions(self) -> Iterator[Mention]:
        """Every mention, by article, then by its place in the text."""
        fetch = "UNWIND $ids AS id MATCH (m:Mention {id: id}) RETURN m.claim AS claim"
        for ids in self._batches("MATCH (m:Mention) RETURN m.id AS id ORDER BY m.article, m.start, m.id"):
            read = (rows.mention(row["claim"]) for row in self._store.read(fetch, ids=ids))
            found = {mention.id: mention for mention in read}
            yield from (found[id_] for id_ in ids)

    def decisions(self) -> Iterator[Decision]:
        """Everything that people decided."""
        return map(rows.decision, self._nodes("Decision"))

    def identifiers(self) -> Iterator[Identifier]:
        """Everything that users linked."""
        return map(rows.identifier, self._nodes("Identifier"))

    def actors(self) -> Iterator[Actor]:
        """Every actor of an event, with all identifiers."""
        for nodes in self._chunks("Actor"):
            yield from linking.actors(self._store.read, nodes)

    def places(self) -> Iterator[Place]:
        """Every place of an event and what it lies in, with all identifiers."""
        for nodes in self._chunks("Place"):
            yield from linking.places(self._store.read, nodes)

    def events(self) -> Iterator[Event]:
        """Every event, by first day, those without one last."""
        order = "ORDER BY coalesce(e.begin, $never), e.id"
        for ids in self._batches(f"MATCH (e:Event) RETURN e.id AS id {order}", never=date.max):
            yield from events(self._store, ids)

    def _nodes(self, label: str) -> Iterator[Row]:
        return chain.from_iterable(self._chunks(label))

    def _chunks(self, label: str) -> Iterator[list[Row]]:
        fetch = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n ORDER BY n.id"
        for ids in self._batches(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY n.id"):
            yield [row["n"] for row in self._store.read(fetch, ids=ids)]

    def _batches(self, cypher: str, **params: object) -> Iterator[list[str]]:
        """Only the ids are sorted in one go, so that the server, too, holds little at a time."""
        batch: list[str] = []
        for row in self._store.stream(cypher, **params):
            batch.append(row["id"])
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def events(store: Store, ids: Sequence[str]) -> list[Event]:
    """Those of the events that are in the graph, in the order of the ids."""

    def ask(rest: str) -> dict[str, list[Row]]:
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in store.read(f"UNWIND $ids AS id MATCH (e:Event {{id: id}}){rest}", ids=list(ids)):
            found[row["id"]].append(row)
        return found

    nodes = ask(" RETURN e.id AS id, e AS event")
    parts = ask("<-[r:PARTICIPATED_IN]-(a:Actor) RETURN e.id AS id, a AS actor, r.role AS role, r.office AS office")
    places = ask("-[:AT]->(p:Place) RETURN e.id AS id, p AS place")
    told = ask("<-[r:REPORTS]-(m:Mention) RETURN e.id AS id, m.claim AS claim, r.reason AS reason")
    return [_event(nodes[id_][0]["event"], parts[id_], places[id_], told[id_]) for id_ in ids if id_ in nodes]


def _event(node: Row, parts: list[Row], places: list[Row], told: list[Row]) -> Event:
    pairs = [(rows.mention(row["claim"]), row["reason"]) for row in told]
    pairs.sort(key=lambda pair: (pair[0].reported or date.max, pair[0].id))
    parts = sorted(parts, key=lambda row: (row["role"], row["actor"]["id"], row["office"] or ""))
    return Event(
        id=node["id"],
        type=node["type"],
        status=node["status"],
        participants=tuple(
            Participation(actor=rows.actor(row["actor"]), role=row["role"], office=row["office"]) for row in parts
        ),
        place=rows.place(places[0]["place"]) if places else None,
        when=When.parse(node["when"]) if node.get("when") else None,
        quantity=node.get("quantity"),
        title=node.get("title"),
        confidence=node["confidence"],
        sources=node["sources"],
        mentions=tuple(mention for mention, _ in pairs),
        reasons=tuple(reason for _, reason in pairs),
    )
