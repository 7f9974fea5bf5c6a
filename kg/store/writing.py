"""Articles, mentions, decisions and events into the graph; written twice, they change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from secrets import token_hex

from kg.model import Article, Decision, Event, Mention
from kg.store.base import Row, Tx
from kg.store.links import End, Link, replace
from kg.store.rows import to_row

IN = Link("Mention", "-[r:IN]->", "Article")
KEYED = Link("Mention", "-[r:KEYED]->", "Block")
REPORTS = Link("Event", "<-[r:REPORTS]-", "Mention", properties=("reason",))
PARTICIPATED_IN = Link("Event", "<-[r:PARTICIPATED_IN]-", "Actor", properties=("role", "office"))
AT = Link("Event", "-[r:AT]->", "Place")
OF_TYPE = Link("Event", "-[r:OF_TYPE]->", "EventType", key="name")


def lock(tx: Tx) -> None:
    """Wait for, or make way for, every other writer: first in a transaction that reads what it will change."""
    tx.run("MERGE (s:Store {id: 'kg'}) SET s.turn = $turn", turn=token_hex(8))


def save(
    tx: Tx,
    *,
    articles: Iterable[Article] = (),
    mentions: Sequence[Mention] = (),
    blocks: Mapping[str, Sequence[str]] | None = None,
    events: Sequence[Event] = (),
    gone: Iterable[str] = (),
    decisions: Iterable[Decision] = (),
) -> None:
    """Put everything into the graph.

    `blocks` are by mention, and `gone` are the events that are no more. An event's participants,
    place, type and mentions replace those it had; actors and places that no event needs any more go.
    """
    _put(tx, "Article", map(to_row, articles), _same_article)
    _put(tx, "Mention", map(to_row, mentions))
    _put(tx, "Decision", map(to_row, decisions))
    replace(tx, IN, {m.id: [(m.article,)] for m in mentions})
    keyed = blocks or {}
    _put(tx, "Block", ({"id": name} for names in keyed.values() for name in names))
    replace(tx, KEYED, {id_: [(name,) for name in names] for id_, names in keyed.items()})
    _save_events(tx, events, set(gone) - {e.id for e in events})


def _save_events(tx: Tx, events: Sequence[Event], gone: set[str]) -> None:
    _put(tx, "Event", map(to_row, events))
    _put(tx, "Actor", (to_row(p.actor) for e in events for p in e.participants), _same_actor)
    _put(tx, "Place", (to_row(e.place) for e in events if e.place), _same_place)
    # A mention may move from one event to another: `replace` lets go of everything before it takes hold.
    replace(tx, REPORTS, _ends(gone, events, lambda e: [*zip((m.id for m in e.mentions), e.reasons, strict=True)]))
    replace(tx, OF_TYPE, _ends(gone, events, lambda e: [(e.type,)]))
    parts = _ends(gone, events, lambda e: [(p.actor.id, p.role, p.office) for p in e.participants])
    actors = replace(tx, PARTICIPATED_IN, parts)
    places = replace(tx, AT, _ends(gone, events, lambda e: [(e.place.id,)] if e.place else []))
    for statement, ids in (
        ("MATCH (e:Event {id: id}) DETACH DELETE e", gone),
        ("MATCH (a:Actor {id: id}) WHERE NOT (a)-[:PARTICIPATED_IN]->() DELETE a", actors),
        ("MATCH (p:Place {id: id}) WHERE NOT (p)<-[:AT]-() DELETE p", places),
    ):
        if ids:
            tx.run(f"UNWIND $ids AS id {statement}", ids=sorted(ids))


def _ends(gone: set[str], events: Sequence[Event], of: Callable[[Event], list[End]]) -> dict[str, list[End]]:
    return {id_: [] for id_ in gone} | {event.id: of(event) for event in events}


def _put(tx: Tx, label: str, rows: Iterable[Row], merge: Callable[[Row, Row], Row] = lambda _, new: new) -> None:
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
    """Whichever way it came first, an article is called by the first of its names."""
    return new | {"key": min(old["key"], new["key"])}


def _same_actor(old: Row, new: Row) -> Row:
    """Whatever the order of loading: the first of all names, and every other name as an alias."""
    name = min(old["name"], new["name"])
    names = {old["name"], new["name"], *(old["aliases"] or ()), *(new["aliases"] or ())}
    known = sorted(row["wikidata"] for row in (old, new) if row["wikidata"])
    return new | {"name": name, "aliases": sorted(names - {name}), "wikidata": known[0] if known else None}


def _same_place(old: Row, new: Row) -> Row:
    spots = sorted((row["lat"], row["lon"]) for row in (old, new) if row["lat"] is not None)
    lat, lon = spots[0] if spots else (None, None)
    return new | {"name": min(old["name"], new["name"]), "lat": lat, "lon": lon}
