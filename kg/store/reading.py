"""The graph's contents as the model: what growth looks up, and everything in order for an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import ClassVar

from kg.dates import When
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Participation, Place
from kg.store import linking, rows
from kg.store.base import Row, Store, Tx
from kg.store.tables import Table, tables

BATCH = 500
"""Nodes that are fetched at a time."""


def rows_for(tx: Tx, cypher: str, ids: Iterable[str], **more: object) -> list[Row]:
    """The rows of a statement for these $ids; for none, the store is not asked."""
    wanted = sorted(ids)
    return tx.run(cypher, ids=wanted, **more) if wanted else []


def known_articles(tx: Tx, ids: Iterable[str]) -> set[str]:
    """Those of the articles that are in the graph."""
    cypher = "UNWIND $ids AS id MATCH (d:Article {id: id}) RETURN d.id AS id"
    return {row["id"] for row in rows_for(tx, cypher, ids)}


def articles_near(tx: Tx, blocks: Iterable[str], mentions: Iterable[str]) -> set[str]:
    """The articles with a mention in one of the blocks, or with one of the mentions."""
    keyed = "UNWIND $ids AS id MATCH (:Block {id: id})<-[:KEYED]-(m:Mention) RETURN DISTINCT m.article AS article"
    named = "UNWIND $ids AS id MATCH (m:Mention {id: id}) RETURN DISTINCT m.article AS article"
    return {row["article"] for row in (*rows_for(tx, keyed, blocks), *rows_for(tx, named, mentions))}


def mentions_of(tx: Tx, articles: Iterable[str]) -> list[Mention]:
    """Every mention of the articles, by identifier."""
    cypher = "UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(m:Mention) RETURN m.claim AS claim ORDER BY m.id"
    return [rows.mention(row["claim"]) for row in rows_for(tx, cypher, articles)]


def reported(tx: Tx, mentions: Iterable[str]) -> dict[str, str]:
    """By mention, the event that it reports."""
    cypher = "UNWIND $ids AS id MATCH (:Mention {id: id})-[:REPORTS]->(e:Event) RETURN id AS mention, e.id AS event"
    return {row["mention"]: row["event"] for row in rows_for(tx, cypher, mentions)}


def decisions(tx: Tx) -> list[Decision]:
    """Everything that people decided, by identifier."""
    return [rows.decision(row["c"]) for row in tx.run("MATCH (c:Decision) RETURN c ORDER BY c.id")]


class Contents:
    """Everything in a store, part by part in order of id (events: of first day), in constant memory."""

    ORDER: ClassVar = {"Mention": "n.article, n.start, n.id", "Event": "coalesce(n.begin, $never), n.id"}

    def __init__(self, store: Store) -> None:
        self._store = store

    def size(self) -> int:
        """How many events there are."""
        return int(self._store.read("MATCH (e:Event) RETURN count(e) AS n")[0]["n"])

    def articles(self) -> Iterator[Article]:
        """Every article."""
        return map(rows.article, self.nodes("Article"))

    def mentions(self) -> Iterator[Mention]:
        """Every mention, by article, then by its place in the text."""
        fetch = "UNWIND $ids AS id MATCH (m:Mention {id: id}) RETURN m.claim AS claim"
        for ids in self._ids("Mention"):
            read = (rows.mention(row["claim"]) for row in self._store.read(fetch, ids=ids))
            found = {mention.id: mention for mention in read}
            yield from (found[id_] for id_ in ids)

    def decisions(self) -> Iterator[Decision]:
        """Everything that people decided."""
        return map(rows.decision, self.nodes("Decision"))

    def identifiers(self) -> Iterator[Identifier]:
        """Everything that users linked."""
        return map(rows.identifier, self.nodes("Identifier"))

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
        for ids in self._ids("Event"):
            yield from events(self._store, ids)

    def copies(self) -> Iterator[tuple[str, str]]:
        """The articles that repeat another one, with that one."""
        cypher = "MATCH (d:Article) WHERE d.source <> d.id RETURN d.id AS id, d.source AS first ORDER BY d.id"
        return ((row["id"], row["first"]) for row in self._store.stream(cypher))

    def within(self) -> Iterator[tuple[str, str]]:
        """The places that lie in another one, with the next larger one."""
        cypher = "MATCH (p:Place)-[:WITHIN]->(q:Place) RETURN p.id AS id, q.id AS larger ORDER BY p.id, q.id"
        return ((row["id"], row["larger"]) for row in self._store.stream(cypher))

    def meanings(self) -> Iterator[tuple[str, str, str]]:
        """The names that articles tell, each with the name itself and an actor whom it means."""
        cypher = """MATCH (n:Name)-[:MEANS]->(a:Actor)
            RETURN n.id AS id, n.name AS name, a.id AS actor ORDER BY n.id, a.id"""
        return ((row["id"], row["name"], row["actor"]) for row in self._store.stream(cypher))

    def tenures(self) -> Iterator[Row]:
        """The offices that actors held: `actor`, `office`, `country`, `since`, `until` and `source`."""
        cypher = """MATCH (a:Actor)-[h:HELD]->(o:Office)
            RETURN a.id AS actor, o.name AS office, o.country AS country, h.from AS since, h.until AS until,
                   h.source AS source ORDER BY a.id, o.id, h.from, h.until, h.source"""
        return self._store.stream(cypher)

    def tables(self) -> Iterator[Table] | None:
        """Everything as it is stored, table by table."""
        return tables(self._store)

    def nodes(self, label: str) -> Iterator[Row]:
        """The nodes with that label, as they are stored."""
        return chain.from_iterable(self._chunks(label))

    def _chunks(self, label: str) -> Iterator[list[Row]]:
        fetch = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n"
        for ids in self._ids(label):
            found = {row["n"]["id"]: row["n"] for row in self._store.read(fetch, ids=ids)}
            yield [found[id_] for id_ in ids]

    def _ids(self, label: str) -> Iterator[list[str]]:
        """Only the ids are sorted in one go, so that the server, too, holds little at a time."""
        cypher = f"MATCH (n:{label}) RETURN n.id AS id ORDER BY {self.ORDER.get(label, 'n.id')}"
        ids = (row["id"] for row in self._store.stream(cypher, never=date.max))
        while batch := list(islice(ids, BATCH)):
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
    return [event(nodes[id_][0]["event"], parts[id_], places[id_], told[id_]) for id_ in ids if id_ in nodes]


def event(node: Row, parts: Sequence[Row], places: Sequence[Row], told: Sequence[Row]) -> Event:
    """The event that a node and the relationships around it hold."""
    pairs = [(rows.mention(row["claim"]), row["reason"]) for row in told]
    pairs.sort(key=lambda pair: (pair[0].reported or date.max, pair[0].id))
    players = sorted(parts, key=lambda row: (row["role"], row["actor"]["id"], row["office"] or ""))
    return Event(
        id=node["id"],
        type=node["type"],
        status=node["status"],
        participants=tuple(
            Participation(actor=rows.actor(row["actor"]), role=row["role"], office=row["office"]) for row in players
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
