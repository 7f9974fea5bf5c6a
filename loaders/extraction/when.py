"""Dates in news English as EDTF: which words of a text tell a time, and which days they mean.

`find` knows the shape of a temporal expression, `resolve` its meaning, given the day of publication,
whether the sentence looks ahead, and the date last spoken of. A grammar of rules serves both: each
rule is a pattern and a function from its match to a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.dates import When
from loaders.extraction import meanings as to
from loaders.extraction.lookalikes import mistaken
from loaders.extraction.reckoning import Frame

_NEAR = 122
_YEAR = r"(?:1[789]|20)\d\d(?!\d|,\d{3}|s\b)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH"
    r"|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_SHORT_MONTH = rf"(?:{_MONTH}\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d{3}|\.\d)"
_NUMBER = r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_UNIT = r"(?i:day|week|month|year)"
_PART = r"(?i:\s+(?:morning|afternoon|evening|night))?"
_HEDGE = (
    r"(?:(?i:(?:as\s+)?(?:early|earlier|late|later|mid)(?:\s+on|\s+in|\s+as)?(?:\s+|-))"
    r"|(?i:the\s+(?:end|start|beginning|middle)\s+of\s+))?"
)
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?i:(?P<which>last|this|next)\s+year)))"
_NO_YEAR = r"(?P<year>(?!))?(?P<which>(?!))?"
_FEAST = "(?i:" + "|".join([*to.FIXED, *to.EASTER]).replace("'", "['’]").replace(" ", r"\s+") + ")"
_TO = r"\s*(?P<join>-|–|—|&|\b(?i:and|or|to|through|until|till)\b)\s*"
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
    if not _HINT.search(text):
        return []
    spans = {m.span() for rule in _RULES if rule is not _JOINED for m in rule.pattern.finditer(text)}
    if len(spans) > 1:  # only then can there be "from ... to ..."
        spans |= {m.span() for m in _JOINED.pattern.finditer(text)}
    found: list[Expression] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
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


def nearest(text: str, when: When) -> When | None:
    """The days meant by a month, or a day of it, that lie within four months of a time; None without such."""
    about = when.last or when.first
    if about is None:
        return None
    days = (resolve(f"{text} {year}", None) for year in range(about.year - 1, about.year + 2))
    return next((day for day in days if day and day.first and abs((day.first - about).days) <= _NEAR), None)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Frame], When | None]


def _resolve(text: str, frame: Frame) -> When | None:
    for rule in _RULES:
        if match := rule.pattern.fullmatch(text):
            return rule.meaning(match, frame)
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
    (r"\b\d{4}-\d\d-\d\d\b", to.iso),
    (r"\b(?P<left>\d{1,2})/(?P<right>\d{1,2})/(?P<year>(?:19|20)\d\d)\b", to.slashed),
    (rf"\b{_DATED}(?P<month>{_SHORT_MONTH})\s*(?P<day>{_DAY})(?:{_UNTIL}(?!\s+{_SHORT_MONTH})){_OF_YEAR}?", to.dated),
    (rf"(?<![\w.,$€£-]){_DATED}(?P<day>{_DAY}){_UNTIL}\s+(?:of\s+)?(?P<month>{_SHORT_MONTH}){_OF_YEAR}?", to.dated),
    (rf"\b{_HEDGE}(?P<side>(?!))?(?P<month>{_SHORT_MONTH}){_OF_YEAR}", to.of_month),
    (rf"\b{_HEDGE}(?:(?P<side>(?i:last|this|next))\s+)?(?P<month>{_MONTH})\b{_NO_YEAR}", to.of_month),
    (rf"\b{_HEDGE}(?:(?P<side>(?i:last|next|this\s+coming|this))\s+)?(?P<weekday>{_WEEKDAY})\b{_PART}"
     r"(?:\s+(?:of\s+)?(?i:(?P<week>last|this|next)\s+week))?", to.weekday),
    (rf"\b{_HEDGE}(?P<side>(?i:last|next|this))\s+(?P<unit>(?i:week|month|year))\b", to.period),
    (r"\b(?i:the)\s+(?P<unit>(?i:week|month|year))\s+(?i:before\s+last)\b", to.before_last),
    (r"\b(?i:earlier|later|late|early)\s+(?P<side>(?i:in\s+the))\s+(?P<unit>(?i:week|month|year))\b", to.period),
    (r"\b(?i:the\s+(?:end|start|beginning|middle))\s+(?P<side>(?i:of\s+the))\s+(?P<unit>(?i:week|month|year))\b",
     to.period),
    (rf"\b{_HEDGE}(?P<side>(?i:the\s+same|that\s+same|that|the\s+previous|the\s+following))\s+(?P<unit>{_UNIT})\b",
     to.period),
    (r"\b(?P<side>(?i:the\s+next))\s+(?P<unit>(?i:day))\b", to.period),
    (r"\b(?P<side>(?i:last|next|this\s+past|this|the))\s+(?:(?i:past|coming)\s+)?(?i:weekend)\b", to.weekend),
    (r"\b(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tonight|tomorrow|last\s+night|"
     rf"this\s+(?:morning|afternoon|evening))\b{_PART}", to.day_word),
    (r"\b(?i:(?:later|earlier|late|early)\s+(?:in\s+the\s+day|the\s+same\s+day|that\s+day)"
     r"|(?:(?:later|earlier|late|early)\s+)?(?:that|the\s+same|that\s+same)\s+(?:morning|afternoon|evening|night))\b",
     to.within_day),
    (rf"\b(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?\s+(?P<way>(?i:ago|earlier|later))\b", to.offset),
    (rf"\b(?i:the\s+)?(?P<nth>(?i:{'|'.join(to.ORDINALS)}))\s+(?P<part>(?i:half|quarter)){_OF_YEAR}",
     to.part_of_year),
    (rf"\b(?P<feast>{_FEAST}){_OF_YEAR}?(?!\s+(?i:agreement|accord|deal|peace))", to.holiday),
    (r"(?<!\bor )\blater(?=\s*(?:[.,;]|$))", to.later),
    (rf"\b{_HEDGE}(?P<year>(?:19|20)\d\d)(?:[-–](?P<until>20\d\d|\d\d))?(?![\d%–-]|[.,]\d|s\b)", to.year),
]  # fmt: skip
_ATOM = re.sub(r"\(\?P<\w+>", "(?:", "|".join(pattern for pattern, _ in _ATOMS))
_CYCLIC = re.compile(rf"(?:{_SHORT_MONTH}(?:\s*{_DAY})?|{_DAY}\s+{_MONTH}|{_WEEKDAY}){_PART}")
_UNITS = r"(?:hours?|days?|weeks?|months?|years?|decades?)"
_VAGUE = (
    rf"(?i)\b(?:recently|lately|soon|shortly|in\s+the\s+(?:near\s+future|past)|{_UNITS}\s+(?:ago|earlier|later)"
    rf"|(?:a\s+few|several|many|some)\s+{_UNITS}\s+(?:ago|earlier|later)"
    rf"|(?:in|over|during)\s+(?:the\s+)?(?:recent|coming)\s+{_UNITS}"
    rf"|(?:in|over|during|within)\s+the\s+(?:last|past)\s+(?:\w+\s+)?{_UNITS}"
    r"|(?:in|since|during)\s+the\s+(?:(?:early|late|mid)(?:-|\s+))?(?:19|20)\d0s)\b"
)
_SEASON = (
    r"\b(?:(?i:in|last|this|next|early|late|during|since|the)\s+){1,4}(?:spring|summer|autumn|winter)\b"
    rf"(?:\s+(?:of\s+)?{_YEAR})?"
    rf"|\b(?i:in\s+the|last|this|next)\s+fall\b(?!\s+of\s+[A-Z])(?:\s+(?:of\s+)?{_YEAR})?"
)
_JOINED = _Rule(re.compile(rf"{_BETWEEN}(?P<left>{_ATOM}){_TO}(?P<right>{_ATOM})"), _range)
_HINT = re.compile(
    rf"\d|{_SHORT_MONTH}|(?i:day|week|month|year|decade|hour|morning|night|[Ee]ve|ago|later?\b|earl|soon|short|tomorrow"
    r"|recent|past|fall|spring|summer|autumn|winter)"
)
"""Something without which a text tells no time; most sentences have none of it."""
_RULES = [
    *(_Rule(re.compile(pattern), meaning) for pattern, meaning in _ATOMS),
    _JOINED,
    _Rule(re.compile(rf"\b(?P<bound>(?i:since|until|till|by))\s+(?:at\s+least\s+)?(?P<inner>{_ATOM})"), _open),
    _Rule(re.compile(_VAGUE), to.vague),
    _Rule(re.compile(_SEASON), to.vague),
]
_LISTED = re.compile(rf"{_BETWEEN}(?P<left>{_ATOM})\s+(?:and|or|&)\s+(?P<right>{_ATOM})")
