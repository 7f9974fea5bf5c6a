"""What to cite of a sentence, and the number and the title that it tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extraction.matcher import Match

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LONGEST = 200
_SCALE = {"thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12}
_MONEY = re.compile(r"(?:US)?\$\s?([\d,]+(?:\.\d+)?)\s?(thousand|million|billion|trillion|mn|bn|m|b)?\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d+)\b")


def quote(found: Match, sentence: Span) -> tuple[int, int]:
    """The characters of the passage to cite: the sentence, or as much of it around the trigger as may be cited."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    end = sentence.start_char + len(text.rstrip())
    if end - start <= LONGEST:
        return start, end
    words = [token for token in sentence if not token.is_space]
    centre = next(i for i, token in enumerate(words) if token.i == found.trigger.i)
    left = right = centre
    while True:
        grown = False
        for step_left, step_right in ((1, 0), (0, 1)):
            low, high = max(0, left - step_left), min(len(words) - 1, right + step_right)
            width = words[high].idx + len(words[high]) - words[low].idx
            if (low, high) != (left, right) and width <= LONGEST:
                left, right, grown = low, high, True
        if not grown:
            return words[left].idx, words[right].idx + len(words[right])


def amount(found: Match, sentence: Span) -> float | None:
    """The number of people, or of US dollars, that the sentence gives for the event."""
    if found.frame.quantity == "money":
        match = _MONEY.search(sentence.text)
        return float(match[1].replace(",", "")) * _SCALE.get((match[2] or "").lower(), 1.0) if match else None
    if found.frame.quantity == "people":
        heads = [found.trigger, *found.arguments.get("obj"), *found.arguments.get("noun")]
        for head in heads:
            for token in head.subtree:
                if token.dep_ == "nummod" and (match := _COUNT.fullmatch(token.text)):
                    return float(match[1].replace(",", ""))
    return None


def heading(found: Match) -> str | None:
    """The name of an agreement, a summit or an exercise: the noun with the words before it that belong to it."""
    noun = found.arguments.noun
    if not found.frame.title or noun is None:
        return None
    own = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i]
    first = min((_left(child) for child in own), default=noun.i)
    return noun.doc[first : noun.i + 1].text if first < noun.i else None


def _left(token: Token) -> int:
    return min(part.i for part in token.subtree)
