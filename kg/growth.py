"""How a graph grows: new mentions in, and only the events they can touch are made again.

Whatever the order of loading, in one run or in ten, the same articles make the same graph. What
people are called is resolved first (kg/learning.py); an article in which a name means somebody else
from now on is read again, from its stored mentions. Then, before new accounts are clustered, every
stored account that may tell of the same happening is fetched, and those that may be joined to
these, ring by ring, until nothing more is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.identity import Account, Directory, Links, accounts, blocks, events, may_be_one, probes
from kg.intake import Batch
from kg.learning import Learner
from kg.model import Decision, Event, Mention
from kg.origins import trace
from kg.store import Tx, linking, naming, reading, writing


def grow(tx: Tx, batch: Batch) -> list[Event]:
    """The events that were made or made again when this came in."""
    writing.lock(tx)
    before = Links(stored := reading.decisions(tx))
    links = Links([*stored, *batch.decisions])
    learner = Learner(tx, links)
    moved = learner.learn(batch.mentions, batch.decisions)
    origins = trace(tx, batch.articles)
    again = sorted((moved | origins.moved | _decided(tx, batch.decisions)) - {a.id for a in batch.articles})
    told = reading.mentions_of(tx, again)
    touched = _told(tx, [*batch.mentions, *told], links, learner.know)
    left = _told(tx, told, before, learner.knew)  # what was near to these may have to be settled anew, too
    around = _around(tx, touched, left, links, learner)
    articles = {id_ for account in around for id_ in account.articles}
    made = events(around, links, naming.sources(tx, articles) | origins.sources())
    known = {m.id for account in around for m in account.mentions}
    reported = reading.reported(tx, known)
    heirs = _heirs(made, reported)
    writing.rename(tx, heirs)  # most of what the event of another id had is the new one's, too
    gone = set(reported.values()) - {event.id for event in made} - heirs.keys()
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
    linking.put_identifiers(tx, batch.identifiers)
    return made


def _told(
    tx: Tx, mentions: Iterable[Mention], links: Links, know: Callable[[Iterable[Mention]], Directory]
) -> list[Account]:
    """The accounts of all articles that these mentions and, by decisions, others with them stand in."""
    found = list(mentions)
    read = {m.article for m in found}
    while partners := {p for m in found for p in links.partners(m.id)} - {m.id for m in found}:
        more = reading.articles_near(tx, [], sorted(partners)) - read
        if not more:
            break
        read |= more
        found += reading.mentions_of(tx, sorted(more))
    return accounts(found, links, know(found))


def _around(
    tx: Tx, touched: Sequence[Account], left: Sequence[Account], links: Links, learner: Learner
) -> list[Account]:
    """The accounts touched and all that may, directly or through others, be joined to them, or to those left."""
    inside = {account.ids: account for account in touched}
    outside: dict[frozenset[str], Account] = {}
    read = {article for account in touched for article in account.articles}
    asked: set[str] = set()
    ring = [*touched, *left]
    while ring:
        seats = _seats(ring)
        wanted = seats.keys() - asked
        asked |= wanted
        near = reading.articles_near(tx, sorted(wanted), ()) - read
        found = _told(tx, reading.mentions_of(tx, sorted(near)), links, learner.know)
        read |= near | {article for account in found for article in account.articles}
        outside |= {account.ids: account for account in found if account.ids not in inside}
        ring = _joinable(outside.values(), seats)
        for account in ring:
            inside[account.ids] = outside.pop(account.ids)
    return list(inside.values())


def _seats(ring: Iterable[Account]) -> dict[str, list[Account]]:
    """The accounts of a ring by the blocks in which they look for others."""
    seats: defaultdict[str, list[Account]] = defaultdict(list)
    for account in ring:
        for name in probes(account.block):
            seats[name].append(account)
    return dict(seats)


def _joinable(found: Iterable[Account], seats: Mapping[str, Sequence[Account]]) -> list[Account]:
    """Those found that may be one with an account that looks for others in a block of theirs."""
    return [a for a in found if any(may_be_one(a, b) for name in blocks(a.block) for b in seats.get(name, ()))]


def _heirs(made: Sequence[Event], reported: Mapping[str, str]) -> dict[str, str]:
    """For events that are no more: the new one that holds one of their mentions, each for one at most."""
    there, stay = set(reported.values()), {event.id for event in made}
    heirs: dict[str, str] = {}
    for event in made:
        told = {reported[m.id] for m in event.mentions if m.id in reported} - stay - heirs.keys()
        if event.id not in there and told:
            heirs[min(told)] = event.id
    return heirs


def _decided(tx: Tx, decisions: Iterable[Decision]) -> set[str]:
    """The articles of stored mentions about which somebody has just decided."""
    return reading.articles_near(tx, [], sorted({id_ for d in decisions for id_ in (*d.left, *d.right)}))
