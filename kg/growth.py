"""How a graph grows: new mentions in, and only the events they can touch are made again.

Whatever the order of loading, in one run or in ten, the same articles make the same graph: before
new accounts are clustered, every stored account that may tell of the same happening is fetched, and
those that may be joined to these, ring by ring, until nothing more is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.identity import Account, Links, accounts, blocks, events, may_be_one, probes
from kg.intake import Batch
from kg.model import Decision, Event
from kg.store import Tx, reading, writing


def grow(tx: Tx, batch: Batch) -> list[Event]:
    """The events that were made or made again when this came in."""
    writing.lock(tx)
    links = Links([*reading.decisions(tx), *batch.decisions])
    fresh = accounts(batch.mentions, links)
    touched = [*fresh, *_decided(tx, batch.decisions, links)]
    around = _around(tx, touched, links)
    made = events(around, links)
    known = {m.id for account in around for m in account.mentions}
    gone = reading.event_ids(tx, known) - {event.id for event in made}
    writing.save(
        tx,
        articles=batch.articles,
        mentions=batch.mentions,
        blocks={m.id: blocks(account.block) for account in fresh for m in account.mentions},
        events=made,
        gone=sorted(gone),
        decisions=batch.decisions,
    )
    return made


def _around(tx: Tx, touched: Sequence[Account], links: Links) -> list[Account]:
    """The accounts given and all that may, directly or through others, be joined to them."""
    inside = {account.ids: account for account in touched}
    outside: dict[frozenset[str], Account] = {}
    read = {m.article for account in touched for m in account.mentions}
    asked: set[str] = set()
    ring = list(inside.values())
    while ring:
        wanted = {name for account in ring for name in probes(account.block)} - asked
        asked |= wanted
        partners = {p for account in ring for m in account.ids for p in links.partners(m)}
        near = reading.articles_near(tx, sorted(wanted), sorted(partners)) - read
        read |= near
        outside |= {a.ids: a for a in accounts(reading.mentions_of(tx, sorted(near)), links)}
        ring = [a for a in outside.values() if any(_joinable(a, b, links) for b in ring)]
        for account in ring:
            inside[account.ids] = outside.pop(account.ids)
    return list(inside.values())


def _joinable(a: Account, b: Account, links: Links) -> bool:
    return may_be_one(a, b) or any(p in b.ids for m in a.ids for p in links.partners(m))


def _decided(tx: Tx, decisions: Iterable[Decision], links: Links) -> list[Account]:
    """The accounts of stored mentions about which somebody has just decided."""
    named = sorted({m for d in decisions for m in (*d.left, *d.right)})
    found = accounts(reading.mentions_of(tx, sorted(reading.articles_near(tx, [], named))), links)
    return [account for account in found if not account.ids.isdisjoint(named)]
