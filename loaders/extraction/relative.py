"""The distance in time at which one happening is told from another: "two days after A met B"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.dates import When
from loaders.extraction import reckoning as cal
from loaders.extraction.matcher import Match
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_COUNTS = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_DISTANCE = re.compile(
    rf"(?i)(?:\b(?P<count>an|{'|'.join(_COUNTS)}|\d{{1,2}})\s+|\b(?P<vague>\w+\s+)?)(?P<unit>hour|day|week|month|year)s?\s+"
    r"(?P<way>after|before|ahead\s+of|prior\s+to|following)\b"
)

_VAGUER = {"day": ("month", "year"), "week": ("year",)}
_DAYS = re.compile(rf"(?i)\b({'|'.join(_COUNTS[2:])}|\d{{1,2}})\s?-\s?day$")
_BEGIN = words("begin start open embark kick launch")
_END = words("end conclude finish wrap complete close")


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days, weeks, months or years from the happening that the rest of the sentence tells."""

    count: int | None
    unit: str

    def from_(self, base: When | None) -> When | None:
        """The time so far from `base`; None if it is vaguer than the distance can bear."""
        if base is not None and base.precision in _VAGUER.get(self.unit, ()):
            return base  # "days after" something of last year is of last year, too
        if base is None or self.count is None or base.precision != "day":
            return None
        return cal.shifted(base, self.unit, self.count)


def apart(sentence: Span, trigger: Token) -> Distance | None:
    """How far the clause of a trigger lies from the rest of its sentence, if the sentence says so."""
    for match in _DISTANCE.finditer(sentence.text):
        until = sentence.text.find(",", match.end())
        at = trigger.idx - sentence.start_char
        if match.end() <= at and (until < 0 or at < until):
            return _read(match)
    return None


def lasting(when: When, root: Token, match: Match) -> When:
    """All the days of what is told to last so many and to begin or to end on one: "began a three-day visit"."""
    noun = match.arguments.noun or match.trigger
    days = next((_days(child) for child in noun.children if child.i < noun.i and _days(child)), None)
    verb = next((token for token in root.ancestors if token.pos_ in ("VERB", "AUX")), None)
    if days is None or verb is None or when.days != 1 or when.first is None:
        return when
    rest = timedelta(days=days - 1)
    if verb.lemma_ in _BEGIN:
        return When.span(when.first, when.first + rest)
    return When.span(when.first - rest, when.first) if verb.lemma_ in _END else when


def _days(token: Token) -> int | None:
    """The number in "three-day"."""
    match = _DAYS.search(token.doc[token.left_edge.i : token.i + 1].text)
    if match is None:
        return None
    number = match[1].lower()
    return int(number) if number.isdigit() else _COUNTS.index(number)


def _read(match: re.Match[str]) -> Distance:
    count, unit = (match["count"] or "").lower(), match["unit"].lower()
    sign = -1 if match["way"].lower() in ("after", "following") else 1
    if unit == "hour":
        return Distance(0, "day")
    if not count and (match["vague"] or "").strip().lower() == "the":
        count = "one"  # "the day after they met"
    if not count:
        return Distance(None, unit)
    number = int(count) if count.isdigit() else 1 if count == "an" else max(1, _COUNTS.index(count))
    return Distance(sign * number, unit)
