"""How a graph grows: new mentions in, and only the events they can touch are made again.

Whatever the order of loading, in one run or in ten, the same articles make the same graph. What
people are called is resolved first (kg/learning.py); an article in which a name means somebody else
from now on is read again, from its stored mentions. Then, before new accounts are clustered, every
stored account that may tell of the same happening is fetched, and those that may be joined to
these, ring by ring, until nothing more is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.identity import Account, Links, accounts, blocks, events, may_be_one, probes
from kg.intake import Batch
from kg.learning import Learner
from kg.model import Decision, Event
from kg.origins import trace
from kg.store import Tx, naming, reading, writing


def grow(tx: Tx, batch: Batch) -> list[Event]:
    """The events that were made or made again when this came in."""
    writing.lock(tx)
    links = Links([*reading.decisions(tx), *batch.decisions])
    learner = Learner(tx, links)
    moved = learner.learn(batch.mentions, batch.decisions)
    origins = trace(tx, batch.articles)
    again = sorted((moved | origins.moved | _decided(tx, batch.decisions)) - {a.id for a in batch.articles})
    mentions = [*batch.mentions, *reading.mentions_of(tx, again)]
    touched = accounts(mentions, links, learner.know(mentions))
    around = _around(tx, touched, links, learner)
    articles = {id_ for account in around for id_ in account.articles}
    made = events(around, links, naming.sources(tx, articles) | origins.sources())
    known = {m.id for account in around for m in account.mentions}
    gone = reading.event_ids(tx, known) - {event.id for event in made}
    writing.save(
        tx,
        articles=batch.articles,
        origins=origins.rows,
        copies=origins.blocks,
        mentions=batch.mentions,
        blocks={m.id: blocks(account.block) for account in touched for m in account.mentions},
        events=made,
        gone=sorted(gone),
        decisions=batch.decisions,
    )
    learner.save(batch.mentions, made)
    return made


def _around(tx: Tx, touched: Sequence[Account], links: Links, learner: Learner) -> list[Account]:
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
        told = reading.mentions_of(tx, sorted(near))
        outside |= {a.ids: a for a in accounts(told, links, learner.know(told))}
        ring = [a for a in outside.values() if any(_joinable(a, b, links) for b in ring)]
        for account in ring:
            inside[account.ids] = outside.pop(account.ids)
    return list(inside.values())


def _joinable(a: Account, b: Account, links: Links) -> bool:
    return may_be_one(a, b) or any(p in b.ids for m in a.ids for p in links.partners(m))


def _decided(tx: Tx, decisions: Iterable[Decision]) -> set[str]:
    """The articles of stored mentions about which somebody has just decided."""
    return reading.articles_near(tx, [], sorted({id_ for d in decisions for id_ in (*d.left, *d.right)}))
