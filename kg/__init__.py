"""Who met whom, when, where, and what came of it: a knowledge graph of diplomatic events from news."""

from importlib.metadata import version

from kg.dates import When
from kg.errors import AmbiguousName, BadValue, FixQuery, KGError, SkipRecord, StopRun, StoreError, UnknownName
from kg.model import Actor, Article, Decision, Event, Mention, Participation, Place

__version__ = version("diplomatic-kg")
__all__ = [
    "Actor",
    "AmbiguousName",
    "Article",
    "BadValue",
    "Decision",
    "Event",
    "FixQuery",
    "KGError",
    "Mention",
    "Participation",
    "Place",
    "SkipRecord",
    "StopRun",
    "StoreError",
    "UnknownName",
    "When",
]
