"""The conventions of the annotation scheme, from scheme.json: what counts as the same, and which words name offices."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.ontology import event_types
from kg.vocab import EventTypeName


@dataclass(frozen=True, slots=True)
class Scheme:
    """What the scores take as the same thing."""

    coarse: dict[str, str]
    """Leaf type -> the coarse type within which events are paired."""
    encounters: frozenset[str]
    """Leaf types that tell who met whom."""
    not_held: frozenset[str]
    """Statuses of encounters that did not come about."""
    same_status: dict[str, str]
    titles: frozenset[str]
    """Words that are no part of a person's name."""
    offices: frozenset[str]
    """Words that name an office."""


@cache
def scheme() -> Scheme:
    """The scheme; the coarse type is the ontology's class of one happening, unless scheme.json joins several."""
    held: dict[str, Any] = json.loads(Path(__file__).with_name("scheme.json").read_text(encoding="utf-8"))
    joined = {leaf: name for name, leaves in held["coarse"].items() for leaf in leaves}
    return Scheme(
        coarse={leaf: joined.get(leaf, known.happening) for leaf, known in event_types().items()},
        encounters=frozenset(held["encounters"]),
        not_held=frozenset(held["not held"]),
        same_status=held["same status"],
        titles=frozenset(held["titles"]),
        offices=frozenset(held["offices"]),
    )


def coarse(leaf: EventTypeName) -> str:
    """The coarse type of a leaf type."""
    return scheme().coarse[leaf]
