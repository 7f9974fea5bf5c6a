"""Into which classes the events of a picture fall, one colour each: as fine as the colours allow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.ontology import classes, subtypes
from kg.plots.picture import COLOURS, key
from kg.plots.words import label
from kg.rows import EventRow

if TYPE_CHECKING:
    from matplotlib.lines import Line2D


class Categories:
    """The class and the colour of every event in a picture."""

    def __init__(self, rows: Iterable[EventRow]) -> None:
        counts = Counter(row.type for row in rows)
        self._of: dict[str, str] = {leaf: shown for shown in _split(counts) for leaf in subtypes(shown)}
        there = {self._of[leaf] for leaf in counts}
        self.shown = tuple(name for name in classes() if name in there)
        """The classes, in the order of the ontology."""
        self._colours = dict(zip(self.shown, COLOURS, strict=False))

    def of(self, row: EventRow) -> str:
        """The class in which the event falls."""
        return self._of[row.type]

    def colour(self, name: str) -> str:
        """The colour of a class."""
        return self._colours[name]

    def keys(self) -> list[Line2D]:
        """The legend."""
        return [key(label(name), self.colour(name)) for name in self.shown]


def _split(counts: Counter[str]) -> list[str]:
    """Classes that hold all the types: the topmost, its largest part divided again and again while colours last."""
    parents = classes()
    total: Counter[str] = Counter()
    below: defaultdict[str, set[str]] = defaultdict(set)
    for leaf, number in counts.items():
        name: str | None = leaf
        while name:
            total[name] += number
            if above := parents[name]:
                below[above].add(name)
            name = above
    shown = {name for name in total if parents[name] is None}
    while divisible := shown & below.keys():
        largest = max(divisible, key=lambda name: (total[name], name))
        if len(shown) - 1 + len(below[largest]) > len(COLOURS):
            break
        shown = shown - {largest} | below[largest]
    return sorted(shown)
