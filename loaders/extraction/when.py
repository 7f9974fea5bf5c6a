"""Dates in news English as EDTF: which words of a text tell a time, and which days they mean.

`find` knows the shape of a temporal expression, `resolve` its meaning, given the day of publication,
whether the sentence looks ahead, and the date last spoken of. A grammar of rules serves both: each
rule is a pattern and a function from its match to a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.dates import When
from loaders.extraction import reckoning as cal
from loaders.extraction.lookalikes import mistaken
from loaders.extraction.reckoning import MONTHS, WEEKDAYS, Frame

_YEAR = r"(?:1[789]|20)\d\d(?!\d|,\d{3}|s\b)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH"
    r"|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_SHORT_MONTH = rf"(?:{_MONTH}\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d{3}|\.\d)"
_NUMBER = r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ORDINALS = ["first", "second", "third", "fourth"]
_UNIT = r"(?i:day|week|month|year)"
_PART = r"(?i:\s+(?:morning|afternoon|evening|night))?"
_HEDGE = (
    r"(?:(?i:(?:as\s+)?(?:early|earlier|late|later|mid)(?:\s+on|\s+in|\s+as)?(?:\s+|-))"
    r"|(?i:the\s+(?:end|start|beginning|middle)\s+of\s+))?"
)
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?i:(?P<which>last|this|next)\s+year)))"
_NO_YEAR = r"(?P<year>(?!))?(?P<which>(?!))?"
_TO = r"\s*(?P<join>-|–|—|&|\b(?i:and|to|through|until|till)\b)\s*"
_BETWEEN = r"(?:(?P<between>(?i:between|from))\s+)?"
_WITH_WEEKDAY = rf"(?:{_WEEKDAY}{_PART}(?:,\s*|\s+|\s*\())?"


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a text that tell a time: text[start:end]."""

    start: int
    end: int
    text: str


def find(text: str) -> list[Expression]:
    """The temporal expressions of one sentence or paragraph: the longest ones, from left to right.

    Vague ones ("recently", "in the spring") are among them, so that the caller knows that a date was
    told but cannot be given; `resolve` answers None to them. Durations and names are not.
    """
    spans = sorted({m.span() for rule in _RULES for m in rule.pattern.finditer(text)}, key=lambda s: (s[0], -s[1]))
    found: list[Expression] = []
    for start, end in spans:
        if (not found or start >= found[-1].end) and _is_told(text, start, end):
            found.append(Expression(start, end, text[start:end]))
    return found


def resolve(text: str, published: date | None, *, future: bool = False, anchor: When | None = None) -> When | None:
    """The days that an expression means, or None if it does not say.

    `future` tells that the sentence looks ahead ("will meet on Monday"); `anchor` is the date last
    spoken of, which "a week later" counts from.
    """
    frame = Frame(published, future, anchor)
    try:
        return _resolve(" ".join(text.split()), frame)
    except (ValueError, OverflowError):  # a day that the calendar lacks: 30 February, or before the year 1
        return None


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Frame], When | None]


def _resolve(text: str, frame: Frame) -> When | None:
    for rule in _RULES:
        if match := rule.pattern.fullmatch(text):
            return rule.meaning(match, frame)
    return None


def _iso(match: re.Match[str], _: Frame) -> When:
    return When.parse(match[0])


def _slashed(match: re.Match[str], _: Frame) -> When | None:
    """8/26/2024 or 26/8/2024; what may be either is left open."""
    left, right = int(match["left"]), int(match["right"])
    if left != right and left <= 12 and right <= 12:
        return None
    month, day = (left, right) if left <= 12 else (right, left)
    return When.day(date(int(match["year"]), month, day))


def _dated(match: re.Match[str], frame: Frame) -> When | None:
    def of(year: int) -> When:
        first, last = (date(year, _month(match), cal.ordinal(match[d] or match["day"])) for d in ("day", "until"))
        return When.span(first, last)

    year = _told_year(match, frame)
    return of(year) if year else cal.nearest_year(of, frame)


def _of_month(match: re.Match[str], frame: Frame) -> When | None:
    if match["year"] or match["which"]:
        year = _told_year(match, frame)
        return cal.month(year, _month(match)) if year else None
    if not frame.published:
        return None
    today = frame.published.month
    years = {
        "last": -(_month(match) >= today),
        "this": 0,
        "next": _month(match) <= today,
        "": _month(match) < today if frame.future else -(_month(match) > today),
    }
    return cal.month(frame.published.year + years[(match["side"] or "").lower()], _month(match))


def _year(match: re.Match[str], _: Frame) -> When:
    first, last = match["year"], match["until"]
    return When.parse(f"{first}/{first[: 4 - len(last)]}{last}" if last else first)


def _weekday(match: re.Match[str], frame: Frame) -> When | None:
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


def _period(match: re.Match[str], frame: Frame) -> When | None:
    side, unit = match["side"].lower().split(), match["unit"].lower()
    shift = cal.STEPS.get(side[-1], 0)
    if side[0] in ("last", "this", "next", "in", "of"):  # "last week", "later in the week"
        return cal.period(unit, shift, frame)
    if unit == "day":
        return cal.days_from(frame, shift)
    return frame.anchor and cal.shifted(frame.anchor, unit, shift)


def _weekend(match: re.Match[str], frame: Frame) -> When | None:
    return cal.weekend(match["side"].lower(), frame.published, frame.future) if frame.published else None


def _day_word(match: re.Match[str], frame: Frame) -> When | None:
    words = " ".join(match[0].lower().split())
    shifts = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2,
              "the day after tomorrow": 2}  # fmt: skip
    shift = next((n for word, n in shifts.items() if words == word or words.startswith(word + " ")), 0)
    return When.day(frame.published + timedelta(days=shift)) if frame.published else None


def _within_day(_: re.Match[str], frame: Frame) -> When | None:
    return cal.days_from(frame, 0)


def _offset(match: re.Match[str], frame: Frame) -> When | None:
    number, unit = match["number"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else 1 if number in ("a", "an") else 1 + _NUMBERS.index(number)
    match match["way"].lower():
        case "ago":
            return cal.period(unit, -count, frame)
        case "earlier":
            base = frame.anchor or (When.day(frame.published) if frame.published else None)
            return cal.shifted(base, unit, -count) if base else None
    return frame.anchor and cal.shifted(frame.anchor, unit, count)


def _later(_: re.Match[str], frame: Frame) -> When | None:
    """ "Will meet him later" is later on the day of the report."""
    return When.day(frame.published) if frame.published and frame.future else None


def _part_of_year(match: re.Match[str], frame: Frame) -> When | None:
    year = _told_year(match, frame)
    months = 6 if match["part"].lower() == "half" else 3
    first = 1 + months * _ORDINALS.index(match["nth"].lower())
    if not year or first > 12:
        return None
    return When.parse(f"{year:04d}-{first:02d}/{year:04d}-{first + months - 1:02d}")


def _vague(_: re.Match[str], __: Frame) -> None:
    return None


def _range(match: re.Match[str], frame: Frame) -> When | None:
    left, right = match["left"], match["right"]
    end = _resolve(right, Frame(None))
    if end and end.first:  # "Oct. 31 to Nov. 1, 2025": the year told at the end holds for both
        begin = _resolve(left, Frame(end.first))
    else:
        begin = _resolve(left, frame)
        if begin and _CYCLIC.fullmatch(right):  # the first such day or month after the beginning
            end = _resolve(right, Frame(begin.first, future=True))
        else:
            end = _resolve(right, frame)
    return begin and end and When.parse(f"{begin.edtf.split('/')[0]}/{end.edtf.split('/')[-1]}")


def _open(match: re.Match[str], frame: Frame) -> When | None:
    since = match["bound"].lower() == "since"
    if since:  # nothing has lasted since a day to come
        frame = Frame(frame.published, False, frame.anchor, ahead=0)
    inner = _resolve(match["inner"], frame)
    if not inner:
        return None
    first, *_, last = inner.edtf.split("/") * 2
    return When.parse(f"{first}/.." if since else f"../{last}")


def _told_year(match: re.Match[str], frame: Frame) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["which"] and frame.published:
        return frame.published.year + cal.STEPS[match["which"].lower()]
    return None


def _month(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"][:3].lower()) + 1


def _is_told(text: str, start: int, end: int) -> bool:
    """False if the neighbourhood shows that the words are a name, a number or a verb instead."""
    before, inside, after = text[max(0, start - 40) : start], text[start:end], text[end : end + 60]
    if (shape := _LISTED.fullmatch(inside)) and not shape["between"]:
        return not re.fullmatch(r"\d{4}\s+(?:and|&)\s+\d{4}", inside) and _adjoin(shape["left"], shape["right"])
    return not mistaken(before, inside, after)


def _adjoin(left: str, right: str) -> bool:
    """True if two dates joined by "and" are neighbours, hence one stretch of time."""
    both, *each = (resolve(words, date(2001, 1, 1)) for words in (f"from {left} to {right}", left, right))
    return both is not None and both.days == sum(part.days or 0 for part in each if part)


_DATED = rf"{_BETWEEN}{_HEDGE}{_WITH_WEEKDAY}(?:(?i:the)\s+)?"
_UNTIL = rf"(?:{_TO}(?P<until>{_DAY}))?"
_ATOMS: list[tuple[str, Callable[[re.Match[str], Frame], When | None]]] = [
    (r"\b\d{4}-\d\d-\d\d\b", _iso),
    (r"\b(?P<left>\d{1,2})/(?P<right>\d{1,2})/(?P<year>(?:19|20)\d\d)\b", _slashed),
    (rf"\b{_DATED}(?P<month>{_SHORT_MONTH})\s*(?P<day>{_DAY})(?:{_UNTIL}(?!\s+{_SHORT_MONTH})){_OF_YEAR}?", _dated),
    (rf"(?<![\w.,$€£-]){_DATED}(?P<day>{_DAY}){_UNTIL}\s+(?:of\s+)?(?P<month>{_SHORT_MONTH}){_OF_YEAR}?", _dated),
    (rf"\b{_HEDGE}(?P<side>(?!))?(?P<month>{_SHORT_MONTH}){_OF_YEAR}", _of_month),
    (rf"\b{_HEDGE}(?:(?P<side>(?i:last|this|next))\s+)?(?P<month>{_MONTH})\b{_NO_YEAR}", _of_month),
    (rf"\b{_HEDGE}(?:(?P<side>(?i:last|next|this\s+coming|this))\s+)?(?P<weekday>{_WEEKDAY})\b{_PART}"
     r"(?:\s+(?:of\s+)?(?i:(?P<week>last|this|next)\s+week))?", _weekday),
    (rf"\b{_HEDGE}(?P<side>(?i:last|next|this))\s+(?P<unit>(?i:week|month|year))\b", _period),
    (r"\b(?i:earlier|later|late|early)\s+(?P<side>(?i:in\s+the))\s+(?P<unit>(?i:week|month|year))\b", _period),
    (r"\b(?i:the\s+(?:end|start|beginning|middle))\s+(?P<side>(?i:of\s+the))\s+(?P<unit>(?i:week|month|year))\b",
     _period),
    (rf"\b{_HEDGE}(?P<side>(?i:the\s+same|that\s+same|that|the\s+previous|the\s+following))\s+(?P<unit>{_UNIT})\b",
     _period),
    (r"\b(?P<side>(?i:the\s+next))\s+(?P<unit>(?i:day))\b", _period),
    (r"\b(?P<side>(?i:last|next|this|the))\s+(?:(?i:past|coming)\s+)?(?i:weekend)\b", _weekend),
    (r"\b(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tonight|tomorrow|last\s+night|"
     rf"this\s+(?:morning|afternoon|evening))\b{_PART}", _day_word),
    (r"\b(?i:later|earlier|late|early)\s+(?i:in\s+the\s+day|the\s+same\s+day|that\s+day)\b", _within_day),
    (rf"\b(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+(?P<way>(?i:ago|earlier|later))\b", _offset),
    (rf"\b(?i:the\s+)?(?P<nth>(?i:{'|'.join(_ORDINALS)}))\s+(?P<part>(?i:half|quarter)){_OF_YEAR}", _part_of_year),
    (r"(?<!\bor )\blater(?=\s*(?:[.,;]|$))", _later),
    (rf"\b{_HEDGE}(?P<year>(?:19|20)\d\d)(?:[-–](?P<until>20\d\d|\d\d))?(?![\d%–-]|[.,]\d|s\b)", _year),
]  # fmt: skip
_ATOM = re.sub(r"\(\?P<\w+>", "(?:", "|".join(pattern for pattern, _ in _ATOMS))
_CYCLIC = re.compile(rf"(?:{_SHORT_MONTH}(?:\s*{_DAY})?|{_DAY}\s+{_MONTH}|{_WEEKDAY}){_PART}")
_UNITS = r"(?:hours?|days?|weeks?|months?|years?|decades?)"
_VAGUE = (
    rf"(?i)\b(?:recently|lately|soon|shortly|in\s+the\s+(?:near\s+future|past)|{_UNITS}\s+(?:ago|earlier|later)"
    rf"|(?:a\s+few|several|many|some)\s+{_UNITS}\s+(?:ago|earlier|later)"
    rf"|(?:in|over|during)\s+(?:the\s+)?(?:recent|coming)\s+{_UNITS})\b"
)
_SEASON = (
    r"\b(?:(?i:in|last|this|next|early|late|during|since|the)\s+){1,4}(?:spring|summer|autumn|winter)\b"
    rf"(?:\s+(?:of\s+)?{_YEAR})?"
)
_RULES = [
    *(_Rule(re.compile(pattern), meaning) for pattern, meaning in _ATOMS),
    _Rule(re.compile(rf"{_BETWEEN}(?P<left>{_ATOM}){_TO}(?P<right>{_ATOM})"), _range),
    _Rule(re.compile(rf"\b(?P<bound>(?i:since|until|till|by))\s+(?:at\s+least\s+)?(?P<inner>{_ATOM})"), _open),
    _Rule(re.compile(_VAGUE), _vague),
    _Rule(re.compile(_SEASON), _vague),
]
_LISTED = re.compile(rf"{_BETWEEN}(?P<left>{_ATOM})\s+(?:and|&)\s+(?P<right>{_ATOM})")
