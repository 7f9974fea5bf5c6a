"""From which day on a picture of time begins, so that one event of long ago does not crowd the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

FEW = 0.1
"""Not more than this share of the events lies before the beginning ..."""
EMPTY = 0.4
"""... and only if between them and the others at least this share of the time is empty."""


def beginning(days: Iterable[date]) -> date:
    """The first day, or the first after a long time with little before it."""
    ordered = sorted(days)
    first, last = 0, ordered[-1]
    for number, (before, after) in enumerate(pairwise(ordered), 1):
        if number <= FEW * len(ordered) and (after - before) > EMPTY * (last - ordered[first]):
            first = number
    return ordered[first]
