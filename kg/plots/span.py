"""From which day on a picture of time begins, so that one event of long ago does not crowd the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

FEW = 0.1
"""Not more than this share of the events is left before the beginning ..."""
SAVED = 0.4
"""... and none if that saves less than this share of the time."""
NEAR = 0.1
"""What is not farther from the next event than this share of the rest is kept with it."""


def beginning(days: Iterable[date]) -> date:
    """The first day, or the first after a long time with few events."""
    ordered = sorted(days)
    last, first = ordered[-1], int(FEW * len(ordered))
    if ordered[first] - ordered[0] < SAVED * (last - ordered[0]):
        return ordered[0]
    while first and ordered[first] - ordered[first - 1] <= NEAR * (last - ordered[first]):
        first -= 1
    return ordered[first]
