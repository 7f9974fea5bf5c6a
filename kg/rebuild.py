"""All events made again from the mentions and the decisions, as after a change of rules; and what that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from kg.identity import Links, accounts, blocks, directory, events
from kg.identity.copies import bands, signature, sources
from kg.identity.forms import forms
from kg.ids import shown
from kg.model import Event
from kg.register import Register
from kg.store import Store, Tx, naming, reading, writing

CHUNK = 500
T = TypeVar("T")

THERE = "MATCH (e:Event) RETURN e.id AS id"
REPORTED = "MATCH (m:Mention)-[:REPORTS]->(e:Event) RETURN m.id AS mention, e.id AS event"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild changed; every id that was ever given out still leads to an event."""

    events: int
    merged: Mapping[str, Sequence[str]]
    """For each event that is made of several now: which they were."""
    split: Mapping[str, Sequence[str]]
    """For each event that became several: which they are."""
    moved: int
    """Mentions that report another event than before."""

    def __str__(self) -> str:
        lines = [
            f"{self.events:,} events: {len(self.merged)} merged, {len(self.split)} split, {self.moved} mentions moved"
        ]
        lines += [f"merged: {shown(new)} holds {_ids(old, new)} now" for new, old in self.merged.items()]
        lines += [f"split: {shown(old)} is {_ids(new)} now" for old, new in self.split.items()]
        return "\n".join(lines)


def rebuild(store: Store) -> Rebuilt:
    """Derive everything again, and write what differs; after an interruption, repeat it.

    StoreError if somebody else writes meanwhile, whose articles would be forgotten.
    """
    write = _Alone(store)
    there = {row["id"] for row in store.read(THERE)}  # one that was interrupted may have left some without mentions
    before = {row["mention"]: row["event"] for row in store.read(REPORTED)}
    contents = reading.Contents(store)
    links = Links(contents.decisions())
    mentions = list(contents.mentions())
    known = directory(mentions, links)
    marks = [(a.id, a.published, signature(a.text)) for a in contents.articles()]
    origins = sources(marks)
    found = accounts(mentions, links, known)
    made = events(found, links, origins)
    keys = {m.id: blocks(account.block) for account in found for m in account.mentions}
    after = {m.id: event.id for event in made for m in event.mentions}
    gone = sorted(there - set(after.values()))

    told = {form.actor.id: form for form in forms(mentions)}
    register = Register(told, known, told)
    write(partial(register.save_names, mentions=mentions))
    for chunk in _chunks(marks):
        rows = [{"id": id_, "signature": mark, "source": origins[id_]} for id_, _, mark in chunk]
        marked = {id_: [f"copy|{band}" for band in bands(mark)] for id_, _, mark in chunk}
        write(partial(naming.put_origins, rows=rows, blocks=marked))
    for some in _chunks(made):
        write(partial(_write, register=register, made=some, keys=keys))
    write(partial(writing.save, gone=gone))
    return _compared(before, after, len(made))


class _Alone:
    """Writes in several transactions, between which nobody else may write."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = store.execute(writing.lock)

    def __call__(self, work: Callable[[Tx], object]) -> None:
        def after_mine(tx: Tx) -> str:
            turn = writing.lock(tx, after=self._turn)
            work(tx)
            return turn

        self._turn = self._store.execute(after_mine)


def _write(tx: Tx, register: Register, made: Sequence[Event], keys: Mapping[str, Sequence[str]]) -> None:
    mine = {m.id: keys[m.id] for event in made for m in event.mentions}
    writing.save(tx, mentions=[m for event in made for m in event.mentions], blocks=mine, events=made)
    register.save_people(tx, made)


def _compared(before: Mapping[str, str], after: Mapping[str, str], number: int) -> Rebuilt:
    came: defaultdict[str, set[str]] = defaultdict(set)
    went: defaultdict[str, set[str]] = defaultdict(set)
    for mention, old in before.items():
        came[after[mention]].add(old)
        went[old].add(after[mention])
    return Rebuilt(
        events=number,
        merged={new: sorted(old) for new, old in sorted(came.items()) if len(old) > 1},
        split={old: sorted(new) for old, new in sorted(went.items()) if len(new) > 1},
        moved=sum(after[mention] != old for mention, old in before.items()),
    )


def _ids(ids: Sequence[str], own: str | None = None) -> str:
    return ", ".join(shown(id_) for id_ in ids if id_ != own)


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
