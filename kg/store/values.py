"""What the driver gives, as plain Python: nodes and relationships as dictionaries, dates as dates."""

from __future__ import annotations

from itertools import chain
from typing import Any

import neo4j
import neo4j.time
from neo4j.graph import Node, Path, Relationship

from kg.store.base import Row
from kg.store.columns import returned
from kg.tabular import Rows

_SIMPLE = frozenset((str, int, float, bool, type(None)))
"""What a driver gives as it is: told at once, since nearly every value of a large answer is one of these."""


def rows(result: neo4j.Result, cypher: str) -> Rows:
    """All rows of a statement, with its columns."""
    return Rows(map(row, result), result.keys() or returned(cypher))


def row(record: neo4j.Record) -> Row:
    """One row, by column."""
    pairs = zip(record.keys(), record.values(), strict=True)
    return {name: value if type(value) in _SIMPLE else _plain(value) for name, value in pairs}


def _plain(value: Any) -> Any:
    match value:
        case Node():
            return {**_plain(dict(value)), "labels": sorted(value.labels)}
        case Relationship():
            return {**_plain(dict(value)), "type": value.type}
        case Path():
            links = zip(value.relationships, value.nodes[1:], strict=True)
            return [_plain(step) for step in (value.start_node, *chain.from_iterable(links))]
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time():
            return value.to_native()
        case neo4j.time.Duration():
            return value.iso_format()
        case dict():
            return {k: v if type(v) in _SIMPLE else _plain(v) for k, v in value.items()}
        case list() | tuple():
            return [v if type(v) in _SIMPLE else _plain(v) for v in value]
    return value
