"""The day on which a text says or shows that it was issued, for articles that come without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.dates import When
from loaders.extraction import when as expressions
from loaders.extraction.reckoning import WEEKDAYS
from loaders.extraction.words import words

_LINES = 4
_HEAD = 100
_MORE = 20
_DASHES = tuple("-–—(:|")
_LABELS = words("published posted updated issued released last date for immediate release")
_FULL = re.compile(r".*\d.*\b(?:19|20)\d\d")
_WITH_YEAR = re.compile(r".*[a-z].*\b(?:19|20)\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAPTION = 800
_ARCHIVE = re.compile(r"(?i)\b(?:file|archive|handout)\b.{0,20}$")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_NAMED = 3
_SOON = 4
_LONG = 32
_WORD = re.compile(r"[^\W\d_]+")


def issued(text: str) -> date | None:
    """The full date that one of the first lines consists of or begins with, as a dateline does; None without one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:_LINES]:
        for expression in expressions.find(line[:_HEAD]):
            before = _WORD.findall(line[: expression.start])
            told = expressions.resolve(expression.text, None) if _FULL.fullmatch(expression.text) else None
            labelled = all(word.isupper() or word.lower() in _LABELS for word in before)
            alone = bool(before) or len(line) < len(expression.text) + _MORE
            if told and told.days == 1 and labelled and (alone or line[expression.end :].lstrip()[:1] in _DASHES):
                return told.first
    return _pictured(text)


def dated(text: str) -> When | None:
    """The latest day or month that a text tells with its year: a text without a day of issue is hardly much younger."""
    return max(_told(text), key=lambda when: str(when.last), default=None)


def _pictured(text: str) -> date | None:
    """The day of a picture that stands with the first lines, if the text speaks of that day by its weekday, too."""
    named = _WEEKDAY.findall(text)[:_NAMED]
    for expression in expressions.find(text[:_CAPTION]):
        told = expressions.resolve(expression.text, None) if _FULL.fullmatch(expression.text) else None
        if told and told.days == 1 and told.first and not _ARCHIVE.search(text[: expression.start]):
            later = any(0 < int(year) - told.first.year < _SOON for year in _YEAR.findall(text))
            return told.first if WEEKDAYS[told.first.weekday()] in named and not later else None
    return None


def _told(text: str) -> Iterator[When]:
    for expression in expressions.find(text):
        told = expressions.resolve(expression.text, None) if _WITH_YEAR.fullmatch(expression.text) else None
        if told and (told.told.days or _LONG) < _LONG:
            yield told.told
