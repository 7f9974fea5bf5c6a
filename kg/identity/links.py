"""What persons have decided, pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Decision


class Links:
    """Which mentions, and which names, somebody decided to be one or not; the latest word on a pair counts."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        standing = {(d.left, d.right): d for d in sorted(decisions, key=lambda d: (d.at, d.id))}
        words = sorted((d for d in standing.values() if d.same is not None), key=lambda d: (d.at, d.id))
        latest = {pair: decision for decision in words for pair in _pairs(decision)}
        self.same: Mapping[tuple[str, str], Decision] = {p: d for p, d in sorted(latest.items()) if d.same}
        """The pairs that are one, each with the decision that says so."""
        self._apart = {pair: d for pair, d in latest.items() if not d.same}
        self._partners: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in self.same:
            self._partners[left].add(right)
            self._partners[right].add(left)

    def forbid(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """True if somebody decided that one of these is not one with one of those."""
        others = tuple(b)
        return bool(self._apart) and any((min(x, y), max(x, y)) in self._apart for x in a for y in others)

    def partners(self, id_: str) -> frozenset[str]:
        """Those which somebody decided to be one with it."""
        return frozenset(self._partners.get(id_, ()))


def _pairs(decision: Decision) -> Iterator[tuple[str, str]]:
    for x in decision.left:
        for y in decision.right:
            yield min(x, y), max(x, y)
