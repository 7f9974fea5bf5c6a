"""Calendar arithmetic in the units of news English: weeks from Monday, weekends, months, years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.dates import When

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1} | dict.fromkeys(["this", "same", "that", "the"], 0)
"""How many units a word leads away from the time in question."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against: publication, tense, the date last spoken of.

    A text that tells the past still means days up to `ahead` from its publication, one that looks
    ahead days up to `behind` before it, rather than those of another year.
    """

    published: date | None
    future: bool = False
    anchor: When | None = None
    ahead: int = 42
    behind: int = 7


def ordinal(text: str) -> int:
    """The number in "27th"."""
    return int(text.rstrip("stndrh"))


def month(year: int, number: int, shift: int = 0) -> When:
    """That month, or the one `shift` months on."""
    years, index = divmod(number - 1 + shift, 12)
    return When.parse(f"{year + years:04d}-{index + 1:02d}")


def monday(day: date) -> date:
    """The first day of that day's week."""
    return day - timedelta(days=day.weekday())


def nearest_weekday(base: date, wanted: int, *, ahead: bool, strictly: bool) -> date:
    """The nearest such weekday after `base` or before it; `base` itself counts unless `strictly`."""
    gap = (wanted - base.weekday()) % 7 if ahead else (base.weekday() - wanted) % 7
    gap = gap or 7 if strictly else gap
    return base + timedelta(days=gap if ahead else -gap)


def nearest_year(of: Callable[[int], When], frame: Frame) -> When | None:
    """The date in the year that a reader takes it for."""
    if not frame.published:
        return None
    earliest = frame.published - timedelta(days=frame.behind if frame.future else 365 - frame.ahead)
    for year in (earliest.year, earliest.year + 1):
        try:
            value = of(year)
        except ValueError:  # 29 February, in a year that has none
            continue
        if value.first and value.first >= earliest:
            return value
    return None


def period(unit: str, shift: int, frame: Frame) -> When | None:
    """The day, week, month or year that lies `shift` of them from the publication."""
    day = frame.published
    if not day:
        return None
    match unit:
        case "day":
            return When.day(day + timedelta(days=shift))
        case "week":
            first = monday(day) + timedelta(weeks=shift)
            return When.span(first, first + timedelta(days=6))
        case "month":
            return month(day.year, day.month, shift)
    return When.parse(f"{day.year + shift:04d}")


def weekend(side: str, published: date, future: bool) -> When:
    """Saturday and Sunday: "the" last or coming one, "this", "last" or "next"."""
    saturday = monday(published) + timedelta(days=5)
    passed = saturday > published and not future
    match side:
        case "the":
            weeks = -1 if passed else 0
        case "this past":
            weeks = -1 if saturday > published else 0
        case "this":  # early in the week it may still be the one just over
            weeks = -1 if passed and published.weekday() < 2 else 0
        case _:
            weeks = STEPS[side]
    saturday += timedelta(weeks=weeks)
    return When.span(saturday, saturday + timedelta(days=1))


def days_from(frame: Frame, shift: int) -> When | None:
    """The day so many days from the one spoken of, or from the publication if none was.

    A text that tells the past does not speak of days after its publication.
    """
    spoken = frame.anchor and frame.anchor.precision == "day" and frame.anchor.first
    base = spoken or frame.published
    if not base:
        return None
    if not spoken and shift > 0 and not frame.future:
        return None
    return When.day(base + timedelta(days=shift))


def shifted(anchor: When, unit: str, count: int) -> When | None:
    """The time so many units from `anchor`, as precise as both of them."""
    first = anchor.first if count <= 0 else anchor.last
    if not first:
        return None
    if unit == "year":
        return When.parse(f"{first.year + count:04d}")
    if unit == "month":
        return month(first.year, first.month, count) if anchor.precision != "year" else None
    if anchor.precision != "day":
        return None
    if unit == "day":
        return When.day(first + timedelta(days=count))
    return When.day(first + timedelta(weeks=count)) if count else period("week", 0, Frame(first))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian reckoning."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    moved = (century + 8) // 25
    moon = (19 * golden + century - century // 4 - (century - moved + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
