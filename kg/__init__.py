"""Who met whom, when, where, and what came of it: a knowledge graph of diplomatic events from news."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from kg.dates import When
from kg.errors import AmbiguousName, BadValue, FixQuery, KGError, SkipRecord, StopRun, StoreError, UnknownName
from kg.model import Actor, Article, Decision, Event, Mention, Participation, Place

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.graph import open_graph as open  # noqa: A004 - kg.open() is what people write

__version__ = version("diplomatic-kg")
__all__ = [
    "Actor",
    "AmbiguousName",
    "Article",
    "BadValue",
    "Decision",
    "Event",
    "FixQuery",
    "Graph",
    "KGError",
    "Mention",
    "Participation",
    "Place",
    "SkipRecord",
    "StopRun",
    "StoreError",
    "UnknownName",
    "When",
    "open",
]


def __getattr__(name: str) -> Any:
    """`open` and `Graph`, loaded when first used, since they bring the store with them."""
    if name in ("open", "Graph"):
        from kg import graph

        return graph.open_graph if name == "open" else graph.Graph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
