"""Identifiers that users gave: into the graph, and back with the things that they mean today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.identifiers import combined
from kg.model import Actor, Identifier, Place
from kg.queries import Run
from kg.store import rows
from kg.store.base import Row, Tx
from kg.store.writing import put

TOLD = "UNWIND $ids AS id MATCH (i:Identifier {thing: id}) RETURN id AS thing, i"
RENAMED = """
UNWIND $ids AS id MATCH (:Actor {id: id})<-[:MEANS]-(n:Name) MATCH (i:Identifier {thing: n.id})
MATCH (n)-[:MEANS]->(a:Actor)
WITH id, i, count(a) AS meant WHERE meant = 1
RETURN id AS thing, i
"""
"""What was linked to somebody who is known under another name by now."""


def put_identifiers(tx: Tx, given: Iterable[Identifier]) -> None:
    """Write what users told; told twice, it changes nothing."""
    put(tx, "Identifier", map(rows.to_row, given))


def told(run: Run, ids: Iterable[str]) -> dict[str, list[Identifier]]:
    """What users told of each of these things, under whatever id it was known then."""
    found: defaultdict[str, dict[str, Identifier]] = defaultdict(dict)
    wanted = sorted(ids)
    for statement in (TOLD, RENAMED):
        for row in run(statement, ids=wanted):
            found[row["thing"]][row["i"]["id"]] = rows.identifier(row["i"])
    return {thing: list(several.values()) for thing, several in found.items()}


def identifiers(run: Run, nodes: Sequence[Row]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """All identifiers of the things whose nodes these are."""
    own = told(run, [node["id"] for node in nodes])
    return {n["id"]: combined(n.get("identifiers") or (), own.get(n["id"], ())) for n in nodes}


def actors(run: Run, nodes: Sequence[Row]) -> list[Actor]:
    """The actors of the nodes with all their identifiers."""
    known = identifiers(run, nodes)
    return [replace(rows.actor(node), identifiers=known[node["id"]]) for node in nodes]


def places(run: Run, nodes: Sequence[Row]) -> list[Place]:
    """The places of the nodes with all their identifiers."""
    known = identifiers(run, nodes)
    return [replace(rows.place(node), identifiers=known[node["id"]]) for node in nodes]
