"""A graph beside another one made of the same data: what differs, line by line, and put right if asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from textwrap import shorten
from typing import Any

from kg.store.base import Row, Store, Tx
from kg.store.links import End, Link, replace
from kg.store.reading import BATCH
from kg.store.tables import LINKS as ENDS
from kg.store.tables import NODES
from kg.store.writing import LINKS

KEPT = ("Block", "Office")
"""Nodes that are made when they are needed and may stay; one that nothing leads to says nothing, there or not."""


class Comparison:
    """A store against the one that is `wanted`; `mend` writes what differs into the store, some nodes at a time."""

    def __init__(self, store: Store, wanted: Store, *, mend: bool) -> None:
        self._store = store
        self._wanted = wanted
        self._mend = mend

    def differences(self) -> Iterator[str]:
        """One line for everything that is missing, wrong, there twice, or there for no reason."""
        for label, properties in NODES.items():
            if len(properties) > 1 or self._mend:  # a key alone cannot be wrong
                yield from self._nodes(label)
            if label not in KEPT:
                yield from self._strays(label)
        for name in dict.fromkeys(name for _, name, _, _ in ENDS):
            yield from self._misplaced(name)
        for link in LINKS:
            yield from self._links(link)

    def _nodes(self, label: str) -> Iterator[str]:
        """What is missing or wrong among the nodes of a label."""
        key, *_ = NODES[label]
        fetch = f"UNWIND $ids AS id MATCH (n:{label} {{{key}: id}}) RETURN n"
        for ids in _ids(self._wanted, label):
            shall = {row["n"][key]: row["n"] for row in self._wanted.read(fetch, ids=ids)}
            found: defaultdict[str, list[Row]] = defaultdict(list)
            for row in self._store.read(fetch, ids=ids):
                found[row["n"][key]].append(row["n"])
            wrong = {id_: faults for id_ in ids if (faults := _faults(label, id_, shall[id_], found[id_]))}
            for id_, faults in wrong.items():
                if found[id_] or label not in KEPT:
                    yield from faults
            if wrong and self._mend:
                double = [id_ for id_ in wrong if len(found[id_]) > 1]
                rows = [{name: shall[id_].get(name) for name in NODES[label]} for id_ in wrong]
                self._store.execute(partial(_put, label=label, double=double, rows=rows))

    def _strays(self, label: str) -> Iterator[str]:
        """The nodes of a label for which there is no reason."""
        key, *_ = NODES[label]
        have = f"UNWIND $ids AS id MATCH (n:{label} {{{key}: id}}) RETURN n.{key} AS id"
        strays: list[str] = []
        for ids in _ids(self._store, label):
            known = {row["id"] for row in self._wanted.read(have, ids=[id_ for id_ in ids if id_ is not None])}
            strays += [id_ for id_ in ids if id_ not in known]
        for id_ in strays:
            yield f"{label} {id_} is in the graph, and nothing told makes it"
        if strays and self._mend:
            match = f"UNWIND $ids AS id MATCH (n:{label}) WHERE coalesce(n.{key}, '') = coalesce(id, '')"
            for at in range(0, len(strays), BATCH):
                self._store.write(f"{match} DETACH DELETE n", ids=strays[at : at + BATCH])

    def _misplaced(self, name: str) -> Iterator[str]:
        """The relationships of a type between nodes that it does not join."""
        proper = " OR ".join(f"(a:{start} AND b:{end})" for start, type_, end, _ in ENDS if type_ == name)
        match = f"MATCH (a)-[r:{name}]->(b) WHERE NOT ({proper})"
        found = self._store.read(f"{match} RETURN a, b")
        for row in found:
            a, b = (f"{'|'.join(row[end]['labels'])} {row[end].get('id')}" for end in "ab")
            yield f"{a} -{name}-> {b} joins what it cannot join"
        if found and self._mend:
            self._store.write(f"{match} DELETE r")

    def _links(self, link: Link) -> Iterator[str]:
        """What is missing, wrong or double among the relationships of a kind."""
        columns = ("id", "end", *link.properties)
        for ids in _ids(self._wanted, link.label):
            rows = [{"id": id_} for id_ in ids]
            shall, have = (
                Counter(tuple(row[name] for name in columns) for row in store.read(link.stored(), rows=rows))
                for store in (self._wanted, self._store)
            )
            if shall == have:
                continue
            for told in sorted(shall.keys() | have.keys(), key=repr):
                if shall[told] != have[told]:
                    state = "is missing" if not have[told] else "is there for no reason" if not shall[told] else "twice"
                    properties = "".join(f", {n} {v!r}" for n, v in zip(link.properties, told[2:], strict=True) if v)
                    arrow = link.arrow.replace("[r:", "").replace("]", "")
                    yield f"{link.label} {told[0]} {arrow} {link.other} {told[1]}{properties}: {state}"
            if self._mend:
                ends: dict[str, list[End]] = {id_: [] for id_ in ids}
                for id_, *end in shall:
                    ends[id_].append(tuple(end))
                self._store.execute(partial(_link, link=link, ends=ends))


def _link(tx: Tx, link: Link, ends: dict[str, list[End]]) -> None:
    replace(tx, link, ends)


def _put(tx: Tx, label: str, double: Sequence[str], rows: Sequence[Row]) -> None:
    key, *_ = NODES[label]
    if double:
        tx.run(f"UNWIND $ids AS id MATCH (n:{label} {{{key}: id}}) DETACH DELETE n", ids=double)
    tx.run(f"UNWIND $rows AS row MERGE (n:{label} {{{key}: row.{key}}}) SET n = row", rows=rows)


def _ids(store: Store, label: str) -> Iterator[list[str]]:
    key, *_ = NODES[label]
    ids = (row["id"] for row in store.stream(f"MATCH (n:{label}) RETURN n.{key} AS id"))
    while batch := list(islice(ids, BATCH)):
        yield batch


def _faults(label: str, id_: str, shall: Row, found: Sequence[Row]) -> list[str]:
    if len(found) != 1:
        return [f"{label} {id_} is {'there twice' if found else 'missing'}"]
    pairs = {name: (_same(found[0].get(name)), _same(shall.get(name))) for name in NODES[label]}
    return [
        f"{label} {id_}: {name} is {_brief(is_)}, and should be {_brief(should)}"
        for name, (is_, should) in pairs.items()
        if is_ != should
    ]


def _same(value: Any) -> Any:
    """A store keeps an empty list or forgets it; both are the same."""
    return None if value == [] else value


def _brief(value: Any) -> str:
    return "missing" if value is None else shorten(repr(value), 80)
