"""What became of a happening, as it was reported: planned, then cancelled, then held after all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date


def history(told: Iterable[tuple[date | None, str]]) -> list[tuple[date | None, tuple[str, ...]]]:
    """Each status with the day on which it was first reported, in order; a day on which reports differ has several.

    `told` are days of report and statuses in any order. What has no day comes last.
    """
    days: defaultdict[date, set[str]] = defaultdict(set)
    for day, status in told:
        days[day or date.max].add(status)
    steps: list[tuple[date | None, tuple[str, ...]]] = []
    for day, said in sorted(days.items()):
        statuses = tuple(sorted(said))
        if not steps or steps[-1][1] != statuses:
            steps.append((None if day == date.max else day, statuses))
    return steps


def in_words(told: Iterable[tuple[date | None, str]]) -> str | None:
    """The history on one line; None if all reports say the same."""
    steps = history(told)
    if len({status for _, statuses in steps for status in statuses}) < 2:
        return None
    return ", then ".join(f"{' and '.join(said)} (reported {day or 'without a date'})" for day, said in steps)
