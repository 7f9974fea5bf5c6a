"""Blocks: names such that two accounts of one happening always meet in at least one.

A block is a class of happenings, two sides (or the only one, or the title), and a month, or a year
for what is dated vaguely. An account stands in its `blocks` and is looked for in its `probes`: an
account of one month also among the vague ones of that year, a vague one in every month it may mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from kg.dates import When, later

FORESIGHT = timedelta(days=31)
"""How long an announcement without a date is taken to wait for the deed."""

RECENT = timedelta(days=7)
"""How long a deed is news that is told without a date."""

LONG = 62
"""More days than this are vague."""

REACH = 10
"""A vague date is looked for in so many years at most, counted from its first."""

WEEK = timedelta(days=7)

STAY = timedelta(days=2)
"""How long after the day that is told a stay or a gathering may go on."""


class Block(NamedTuple):
    """What of an account decides where it stands."""

    happening: str
    sides: tuple[str, ...]
    title: str
    when: When | None
    reported: date | None
    pending: bool
    lasting: bool = False

    @property
    def window(self) -> When | None:
        """The days on which the happening may lie; an undated deed may be some days older than its report."""
        return self._days(RECENT)

    @property
    def likely(self) -> When | None:
        """The same, an undated deed on the day of its report."""
        return self._days(timedelta())

    def _days(self, before: timedelta) -> When | None:
        if self.when or self.reported is None:
            return self.when and stay(self.when, self.lasting)
        if self.pending:
            return When.span(self.reported, later(self.reported, FORESIGHT))
        return When.span(later(self.reported, -before), later(self.reported, STAY if self.lasting else timedelta()))


def blocks(block: Block) -> tuple[str, ...]:
    """The names under which an account is kept."""
    when = block.window
    return _named(block, list(_years(when) if vague(when) else _months(when)))


def probes(block: Block) -> tuple[str, ...]:
    """The names under which accounts of the same happening may be kept."""
    return _named(block, [*_months(block.window), *_years(block.window)])


def _named(block: Block, periods: list[str]) -> tuple[str, ...]:
    names = ["|".join(pair) for pair in combinations(block.sides, 2)] or list(block.sides)
    if block.title:
        names.append(f"={block.title}")
    return tuple(f"{block.happening}|{name}|{period}" for name in names for period in periods)


def stay(when: When, lasting: bool) -> When:
    """The days, and those on which what often lasts for days may go on."""
    if lasting and when.first and when.last and (when.last - when.first) < WEEK:
        return When.span(when.first, later(when.last, STAY))
    return when


def vague(when: When | None) -> bool:
    """True if the days are so many that they hardly tell one happening from another."""
    return when is None or when.days is None or when.days > LONG


def _months(when: When | None) -> Iterator[str]:
    if when is None or when.first is None or when.last is None:
        return
    end = min((when.last.year, when.last.month), (when.first.year + REACH - 1, 12))
    for month in range(12 * when.first.year + when.first.month - 1, 12 * end[0] + end[1]):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def _years(when: When | None) -> Iterator[str]:
    if when is None or when.first is None or when.last is None:
        yield "undated"
        return
    for year in range(when.first.year, min(when.last.year, when.first.year + REACH - 1) + 1):
        yield str(year)
