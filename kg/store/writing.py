"""Articles, mentions, decisions and events into the graph; written twice, they change nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from secrets import token_hex

from kg.errors import StoreError
from kg.model import Article, Decision, Event, Mention
from kg.places import within
from kg.store.base import Row, Tx
from kg.store.links import End, Link, replace
from kg.store.rows import keys, to_row

IN = Link("Mention", "-[r:IN]->", "Article")
KEYED = {label: Link(label, "-[r:KEYED]->", "Block") for label in ("Mention", "Name", "Article")}
NAMES = Link("Mention", "-[r:NAMES]->", "Name")
MEANS = Link("Name", "-[r:MEANS]->", "Actor", properties=("rule", "score"))
HELD = Link("Actor", "-[r:HELD]->", "Office", properties=("from", "until", "source"))
WITHIN = Link("Place", "-[r:WITHIN]->", "Place")
REPORTS = Link("Event", "<-[r:REPORTS]-", "Mention", properties=("reason",))
PARTICIPATED_IN = Link("Event", "<-[r:PARTICIPATED_IN]-", "Actor", properties=("role", "office"))
AT = Link("Event", "-[r:AT]->", "Place")
OF_TYPE = Link("Event", "-[r:OF_TYPE]->", "EventType", key="name")
SUBTYPE_OF = Link("EventType", "-[r:SUBTYPE_OF]->", "EventType", key="name", own="name")
LINKS = (IN, *KEYED.values(), NAMES, MEANS, HELD, WITHIN, REPORTS, PARTICIPATED_IN, AT, OF_TYPE, SUBTYPE_OF)


EMPTY = """
UNWIND $ids AS id
MATCH (p:Place {id: id}) WHERE NOT (p)<-[:AT]-() AND NOT (p)<-[:WITHIN]-()
OPTIONAL MATCH (p)-[:WITHIN]->(above:Place)
RETURN p.id AS id, above.id AS above
"""
_FROM_NOWHERE = {"signature": None, "source": None}


def lock(tx: Tx, after: str | None = None) -> str:
    """Wait for every other writer: first in a transaction that reads what it will change; its turn.

    With `after`, the turn of an earlier transaction, StoreError if somebody else has written since.
    """
    tx.alone()
    if after is not None:
        tx.run("MERGE (s:Store {id: 'kg'}) SET s.schema = s.schema")  # here a server makes all wait but one
        if tx.run("MATCH (s:Store {id: 'kg'}) RETURN s.turn AS turn")[0]["turn"] != after:
            raise StoreError("somebody else wrote into the graph meanwhile: repeat the command")
    turn = token_hex(8)
    tx.run("MERGE (s:Store {id: 'kg'}) SET s.turn = $turn", turn=turn)
    return turn


def save(
    tx: Tx,
    *,
    articles: Iterable[Article] = (),
    origins: Mapping[str, Row] | None = None,
    copies: Mapping[str, Sequence[str]] | None = None,
    mentions: Sequence[Mention] = (),
    blocks: Mapping[str, Sequence[str]] | None = None,
    events: Sequence[Event] = (),
    gone: Iterable[str] = (),
    decisions: Iterable[Decision] = (),
) -> None:
    """Put everything into the graph.

    `origins` tell by article what it is compared by and which it repeats, `copies` are the blocks in
    which its copies are looked for, `blocks` are by mention, and `gone` are the events that are no
    more. An event's participants, place, type and mentions replace those it had; actors and places
    that no event needs any more go.
    """
    put(tx, "Article", (to_row(a) | (origins or {}).get(a.id, _FROM_NOWHERE) for a in articles), _same_article)
    key(tx, "Article", copies or {})
    put(tx, "Mention", map(to_row, mentions))
    put(tx, "Decision", map(to_row, decisions))
    replace(tx, IN, {m.id: [(m.article,)] for m in mentions})
    key(tx, "Mention", blocks or {})
    _save_events(tx, events, set(gone) - {e.id for e in events})


def rename(tx: Tx, ids: Mapping[str, str]) -> None:
    """Let events that are there have other ids, which are free."""
    rows = [{"old": old, "new": new} for old, new in ids.items()]
    if rows:
        tx.run("UNWIND $rows AS row MATCH (e:Event {id: row.old}) SET e.id = row.new", rows=rows)


def key(tx: Tx, label: str, blocks: Mapping[str, Collection[str]]) -> None:
    """Let nodes stand in exactly these blocks."""
    if ids := sorted({name for names in blocks.values() for name in names}):
        tx.run("UNWIND $ids AS id MERGE (:Block {id: id})", ids=ids)
    replace(tx, KEYED[label], {id_: [(name,) for name in names] for id_, names in blocks.items()})


def _save_events(tx: Tx, events: Sequence[Event], gone: set[str]) -> None:
    put(tx, "Event", map(to_row, events))
    put(tx, "Actor", (to_row(p.actor) for e in events for p in e.participants), same_actor)
    chains = [(e.place, *within(e.place)) for e in events if e.place]
    put(tx, "Place", (to_row(place) for chain in chains for place in chain), same_place)
    replace(tx, WITHIN, {below.id: [(above.id,)] for chain in chains for below, above in pairwise(chain)})
    # A mention may move from one event to another: `replace` lets go of everything before it takes hold.
    replace(tx, REPORTS, _ends(gone, events, lambda e: [*zip((m.id for m in e.mentions), e.reasons, strict=True)]))
    replace(tx, OF_TYPE, _ends(gone, events, lambda e: [(e.type,)]))
    parts = _ends(gone, events, lambda e: [(p.actor.id, p.role, p.office) for p in e.participants])
    actors = replace(tx, PARTICIPATED_IN, parts)
    places = replace(tx, AT, _ends(gone, events, lambda e: [(e.place.id,)] if e.place else []))
    for statement, ids in (
        ("MATCH (e:Event {id: id}) DETACH DELETE e", gone),
        ("MATCH (a:Actor {id: id}) WHERE NOT (a)-[:PARTICIPATED_IN]->() DETACH DELETE a", actors),
    ):
        if ids:
            tx.run(f"UNWIND $ids AS id {statement}", ids=sorted(ids))
    while places:  # what lay in a place that goes is nowhere any more, and so on upwards
        rows = tx.run(EMPTY, ids=sorted(places))
        tx.run("UNWIND $ids AS id MATCH (p:Place {id: id}) DETACH DELETE p", ids=[row["id"] for row in rows])
        places = {row["above"] for row in rows if row["above"]}


def _ends(gone: set[str], events: Sequence[Event], of: Callable[[Event], list[End]]) -> dict[str, list[End]]:
    return {id_: [] for id_ in gone} | {event.id: of(event) for event in events}


def put(tx: Tx, label: str, rows: Iterable[Row], merge: Callable[[Row, Row], Row] = lambda _, new: new) -> None:
    """Write the nodes that are new or differ; `merge` makes one of two accounts of the same node."""
    wanted: dict[str, Row] = {}
    for row in rows:
        wanted[row["id"]] = merge(wanted[row["id"]], row) if row["id"] in wanted else row
    if not wanted:
        return
    find = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n"
    stored = {row["n"]["id"]: row["n"] for row in tx.run(find, ids=sorted(wanted))}
    changed = []
    for id_, row in sorted(wanted.items()):
        old = {name: stored[id_].get(name) for name in row} if id_ in stored else None
        new = merge(old, row) if old else row
        if new != old:
            changed.append(new)
    if changed:
        tx.run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row", rows=changed)


def _same_article(old: Row, new: Row) -> Row:
    """Whichever way it came first, an article is called by the first of its names; where it comes from is known."""
    return new | {"key": min(old["key"], new["key"]), "signature": old["signature"], "source": old["source"]}


def same_actor(old: Row, new: Row) -> Row:
    """Whatever the order of loading: the first of all names, and every other name as an alias.

    All but countries come whole, as the names in the graph make them.
    """
    if new["kind"] != "country":
        return new
    name = min(old["name"], new["name"])
    names = {old["name"], new["name"], *(old["aliases"] or ()), *(new["aliases"] or ())}
    known = sorted(row["wikidata"] for row in (old, new) if row["wikidata"])
    both = new | {"name": name, "aliases": sorted(names - {name}), "wikidata": known[0] if known else None}
    return both | {"keys": keys(both)}


def same_place(old: Row, new: Row) -> Row:
    """The first of all names, and the first of all spots."""
    spots = sorted((row["lat"], row["lon"]) for row in (old, new) if row["lat"] is not None)
    lat, lon = spots[0] if spots else (None, None)
    return new | {"name": min(old["name"], new["name"]), "lat": lat, "lon": lon}
