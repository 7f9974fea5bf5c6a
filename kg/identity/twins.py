"""Pairs of events about which the rules were unsure: what `kg review` shows to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.identity.doubts import Doubt
from kg.identity.links import Links
from kg.identity.parties import agree, sides
from kg.model import Event
from kg.ontology import event_types

NEAR = 3
"""Days between two events that may be one of which somebody got the day wrong."""


def twins(events: Iterable[Event], words: Links) -> list[Doubt]:
    """The pairs that stayed two although nearly everything agrees and nobody decided so, the likeliest first."""
    alike: defaultdict[tuple[str, frozenset[str]], list[Event]] = defaultdict(list)
    for event in events:
        parties = frozenset(sides(event.participants))
        if event.when and len(parties) > 1:
            alike[event_types()[event.type].happening, parties].append(event)
    found = [doubt for group in alike.values() for doubt in _neighbours(group, words)]
    return sorted(found, key=lambda d: (-d.score, d.left, d.right))


def _neighbours(group: list[Event], words: Links) -> Iterator[Doubt]:
    """Only what follows each other in time, so that a busy pair of countries stays cheap."""
    for a, b in pairwise(sorted(group, key=lambda e: (e.when.sort_key if e.when else (), e.id))):
        if a.when is None or b.when is None or not agree(sides(a.participants), sides(b.participants)):
            continue
        if not {m.article for m in a.mentions}.isdisjoint(m.article for m in b.mentions):
            continue  # an article that tells of two means two
        if words.forbid((m.id for m in a.mentions), (m.id for m in b.mentions)):
            continue
        if a.when.overlaps(b.when):
            days = "the same day" if a.when == b.when else f"{a.when} may be {b.when}"
            yield Doubt(a.id, b.id, 0.7, f"the same parties, and {days}")
        elif a.when.last and b.when.first and (gap := (b.when.first - a.when.last).days) <= NEAR:
            days = "a day" if gap == 1 else f"{gap} days"
            yield Doubt(a.id, b.id, round(0.6 / gap, 2), f"the same parties, {days} apart in two articles")
