"""What the shapes of temporal expressions mean: each function reads a match against publication, tense and anchor."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.dates import When
from loaders.extraction import reckoning as cal
from loaders.extraction.reckoning import MONTHS, WEEKDAYS, Frame

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ORDINALS = ["first", "second", "third", "fourth"]
FIXED = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's day": (1, 1),
         "new year's eve": (12, 31)}  # fmt: skip
EASTER = {"good friday": (-2, -2), "easter weekend": (-1, 0), "easter sunday": (0, 0), "easter monday": (1, 1)}
"""Days before and after Easter Sunday."""


def iso(match: re.Match[str], _: Frame) -> When:
    """A date in figures: 2025-10-27."""
    return When.parse(match[0])


def slashed(match: re.Match[str], _: Frame) -> When | None:
    """8/26/2024 or 26/8/2024; what may be either is left open."""
    left, right = int(match["left"]), int(match["right"])
    if left != right and left <= 12 and right <= 12:
        return None
    month, day = (left, right) if left <= 12 else (right, left)
    return When.day(date(int(match["year"]), month, day))


def dated(match: re.Match[str], frame: Frame) -> When | None:
    """A day of a month, or some days of it."""

    def of(year: int) -> When:
        first, last = (date(year, month(match), cal.ordinal(match[d] or match["day"])) for d in ("day", "until"))
        return When.span(first, last)

    year = told_year(match, frame)
    return of(year) if year else cal.nearest_year(of, frame)


def of_month(match: re.Match[str], frame: Frame) -> When | None:
    """A month, of a year told or near."""
    if match["year"] or match["which"]:
        year = told_year(match, frame)
        return cal.month(year, month(match)) if year else None
    if not frame.published:
        return None
    today = frame.published.month
    years = {
        "last": -(month(match) >= today),
        "this": 0,
        "next": month(match) <= today,
        "": month(match) < today if frame.future else -(month(match) > today),
    }
    return cal.month(frame.published.year + years[(match["side"] or "").lower()], month(match))


def year(match: re.Match[str], _: Frame) -> When:
    """A year, or years from one to another."""
    first, last = match["year"], match["until"]
    return When.parse(f"{first}/{first[: 4 - len(last)]}{last}" if last else first)


def weekday(match: re.Match[str], frame: Frame) -> When | None:
    """A weekday, of the week told or near."""
    if not frame.published:
        return None
    side, week = (match["side"] or "").lower(), (match["week"] or "").lower()
    wanted = WEEKDAYS.index(match["weekday"])
    if week or side == "this":
        shift = cal.STEPS[week or side]
        return When.day(cal.monday(frame.published) + timedelta(days=wanted, weeks=shift))
    strictly = side in ("last", "next")
    ahead = side in ("next", "this coming") if side else frame.future
    return When.day(cal.nearest_weekday(frame.published, wanted, ahead=ahead, strictly=strictly))


def period(match: re.Match[str], frame: Frame) -> When | None:
    """ "Last week", "this month", "the following day"."""
    side, unit = match["side"].lower().split(), match["unit"].lower()
    shift = cal.STEPS.get(side[-1], 0)
    if side[0] in ("last", "this", "next", "in", "of"):  # "last week", "later in the week"
        return cal.period(unit, shift, frame)
    if unit == "day":
        return cal.days_from(frame, shift)
    return frame.anchor and cal.shifted(frame.anchor, unit, shift)


def before_last(match: re.Match[str], frame: Frame) -> When | None:
    """ "The week before last"."""
    return cal.period(match["unit"].lower(), -2, frame)


def weekend(match: re.Match[str], frame: Frame) -> When | None:
    """ "This weekend"."""
    return (
        cal.weekend(" ".join(match["side"].lower().split()), frame.published, frame.future) if frame.published else None
    )


def day_word(match: re.Match[str], frame: Frame) -> When | None:
    """ "Yesterday", "tomorrow"."""
    words = " ".join(match[0].lower().split())
    shifts = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2,
              "the day after tomorrow": 2}  # fmt: skip
    shift = next((n for word, n in shifts.items() if words == word or words.startswith(word + " ")), 0)
    return When.day(frame.published + timedelta(days=shift)) if frame.published else None


def within_day(_: re.Match[str], frame: Frame) -> When | None:
    """ "Later in the day", "that evening"."""
    return cal.days_from(frame, 0)


def offset(match: re.Match[str], frame: Frame) -> When | None:
    """ "Two days ago", "a week later"."""
    number, unit = match["number"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else 1 if number in ("a", "an") else 1 + NUMBERS.index(number)
    match match["way"].lower():
        case "ago":
            return cal.period(unit, -count, frame)
        case "earlier":
            base = frame.anchor or (When.day(frame.published) if frame.published else None)
            return cal.shifted(base, unit, -count) if base else None
    return frame.anchor and cal.shifted(frame.anchor, unit, count)


def later(_: re.Match[str], frame: Frame) -> When | None:
    """ "Will meet him later" is later on the day of the report."""
    return When.day(frame.published) if frame.published and frame.future else None


def holiday(match: re.Match[str], frame: Frame) -> When | None:
    """ "Easter weekend", "Christmas Day"."""
    feast = " ".join(match["feast"].lower().replace("’", "'").split())

    def of(year: int) -> When:
        if feast in FIXED:
            return When.day(date(year, *FIXED[feast]))
        first, last = (cal.easter(year) + timedelta(days=shift) for shift in EASTER[feast])
        return When.span(first, last)

    year = told_year(match, frame)
    return of(year) if year else cal.nearest_year(of, frame)


def part_of_year(match: re.Match[str], frame: Frame) -> When | None:
    """ "The first half of 2019", "the third quarter"."""
    year = told_year(match, frame)
    months = 6 if match["part"].lower() == "half" else 3
    first = 1 + months * ORDINALS.index(match["nth"].lower())
    if not year or first > 12:
        return None
    return When.parse(f"{year:04d}-{first:02d}/{year:04d}-{first + months - 1:02d}")


def vague(_: re.Match[str], __: Frame) -> None:
    """No date, though a time is told: "recently", "in the spring"."""


def told_year(match: re.Match[str], frame: Frame) -> int | None:
    """The year that the words themselves tell."""
    if match["year"]:
        return int(match["year"])
    if match["which"] and frame.published:
        return frame.published.year + cal.STEPS[match["which"].lower()]
    return None


def month(match: re.Match[str]) -> int:
    """The number of a month, by its first three letters."""
    return MONTHS.index(match["month"][:3].lower()) + 1
