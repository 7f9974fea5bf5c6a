"""Dates as newspapers give them: EDTF values that know their first and last day.

The subset of the Extended Date/Time Format (ISO 8601-2, levels 0 and 1) that the model uses:

    2025-10-27   2025-10   2025          a day, a month, a year
    2025-10-26/2025-10-28                an interval, both ends included
    2024-10/..   ../2024                 open: since, until
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import total_ordering
from typing import NoReturn

from kg.errors import BadValue

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class When:
    """A date of known precision. `first` and `last` are its bounds, None where it is open.

    Values sort by first day, then last day (open beginnings first, open ends last), then by text,
    so that two values are equal exactly when neither sorts before the other.
    """

    edtf: str
    first: date | None
    last: date | None

    @classmethod
    def parse(cls, text: str) -> When:
        """The value that `text` stands for; BadValue if it is not in the subset."""
        text = text.strip()
        left, slash, right = text.partition("/")
        if not slash:
            first, last = _bounds(left, text)
            return cls(left, first, last)
        if left == right:
            return cls.parse(left) if left != ".." else _refuse(text)
        begin = None if left == ".." else _bounds(left, text)[0]
        end = None if right == ".." else _bounds(right, text)[1]
        if begin and end and begin > end:
            raise BadValue(f"{text!r} is no date: the interval ends before it begins")
        return cls(text, begin, end)

    @classmethod
    def day(cls, day: date) -> When:
        """That one day."""
        return cls(day.isoformat(), day, day)

    @classmethod
    def span(cls, first: date | None, last: date | None) -> When:
        """The days from `first` to `last`, written as briefly as EDTF allows; None means open."""
        if first and last:
            if first == last:
                return cls.day(first)
            if first.day == 1 and last == _month_end(first.year, last.month) and first.year == last.year:
                if first.month == last.month:
                    return cls.parse(f"{first:%Y-%m}")
                if (first.month, last.month) == (1, 12):
                    return cls.parse(f"{first:%Y}")
        return cls.parse(f"{first or '..'}/{last or '..'}")

    @property
    def precision(self) -> str:
        """`day`, `month`, `year`, `interval` or `open`."""
        if "/" in self.edtf:
            return "interval" if self.first and self.last else "open"
        return {4: "year", 7: "month"}.get(len(self.edtf), "day")

    @property
    def told(self) -> When:
        """The value itself, or of an open one the end that is told: what is so since October began in October."""
        if self.precision != "open":
            return self
        left, _, right = self.edtf.partition("/")
        return When.parse(right if left == ".." else left)

    @property
    def days(self) -> int | None:
        """How many days it may be; None where it is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def overlaps(self, other: When) -> bool:
        """True if at least one day belongs to both."""
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)

    def contains(self, other: When) -> bool:
        """True if every day of `other` belongs to this value; every value contains itself."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def widened(self, days: int) -> When:
        """The interval that begins `days` earlier and ends `days` later."""
        step = timedelta(days=days)
        return When.span(self.first and later(self.first, -step), self.last and later(self.last, step))

    def __eq__(self, other: object) -> bool:
        return self.edtf == other.edtf if isinstance(other, When) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, When) else NotImplemented

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """By first day, then last day, then text."""
        return self.first or date.min, self.last or date.max, self.edtf

    def __str__(self) -> str:
        return self.edtf


def first_day(given: str | int | date) -> date | None:
    """The first day of an EDTF value, a year or a day, as the lower bound of a period; None if it is open."""
    return When.parse(_written(given)).first


def last_day(given: str | int | date) -> date | None:
    """The last day of an EDTF value, a year or a day, as the upper bound of a period; None if it is open."""
    return When.parse(_written(given)).last


def later(day: date, span: timedelta) -> date:
    """The day that much later, or earlier; where the calendar ends before, its last day, or its first."""
    try:
        return day + span
    except OverflowError:
        return date.max if span > timedelta() else date.min


def _written(given: str | int | date) -> str:
    if isinstance(given, datetime) and given == given:  # pandas has a moment that is none, and is not itself
        given = given.date()
    return str(given)


def _bounds(point: str, text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if not match:
        _refuse(text)
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise BadValue(f"{text!r} is no date: there is no such day in the calendar") from None
    if day:
        return first, first
    return first, _month_end(first.year, first.month if month else 12)


def _refuse(text: str) -> NoReturn:
    forms = "2025, 2025-10, 2025-10-27, 2025-10-26/2025-10-28, 2024-10/.. or ../2024"
    raise BadValue(f"{text!r} is no date: write {forms}")


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _not_after(a: date | None, b: date | None) -> bool:
    return a is None or b is None or a <= b
