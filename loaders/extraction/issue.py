"""The day on which a text says that it was issued, for articles that come without one."""

from __future__ import annotations

import re
from datetime import date

from loaders.extraction import when as expressions
from loaders.extraction.words import words

_LINES = 4
_HEAD = 100
_MORE = 20
_DASHES = tuple("-–—(:|")
_LABELS = words("published posted updated issued released last date for immediate release")
_FULL = re.compile(r".*\d.*\b(?:19|20)\d\d")
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
    return None
