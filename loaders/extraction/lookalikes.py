"""Words that look like a time and are none: numbers, names, verbs, spans of time."""

from __future__ import annotations

import re

_NUMBER_BEFORE = re.compile(
    r"(?:[\w-][-/:.,]|[$€£#©]|\b(?i:about|around|some|nearly|almost|over|than|least|most|to\s+about|at|resolution|no\.?"
    r"|article|agenda|vision|room|flight|unscr|fiscal(?:\s+year)?))\s*$"
)
_NUMBER_AFTER = re.compile(
    r"\s*(?:%|(?i:percent|per\s+cent|GMT|UTC|hours|hrs|troops|soldiers|people|men|women|children|personnel|forces|police"
    r"|officers|fighters|tons|tonnes|kilomet|km|miles|met(?:er|re)s|feet|dollars|euros|pounds|million|billion|refugees"
    r"|prisoners|hostages|jobs|vehicles|tanks|missiles|drones|homes|houses|deaths|dead|cases|victims|others)\b|kilomet)"
)
_NAME_BEFORE = re.compile(r"\b(?i:black|good|bloody|easter|palm|ash|super|every|each|half)\s+$|\b(?i:mail\s+on)\s+$")
_NAME_AFTER = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Express|Post|Morning\s+Post)\b"
    r"|,?\s+(?:[\w-]+\s+){0,2}(?:attacks?|assault|massacre|riots?|insurrection|uprising|coup)\b"
)


def mistaken(before: str, inside: str, after: str) -> bool:
    """Whether the neighbourhood of words that look like a time shows that they are none."""
    if inside in ("May", "March", "MAY", "MARCH"):
        return not re.search(r"\b(?i:in|during|by\s+late)\s+$", before)
    if inside.isdigit():
        return bool(_NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after))
    if re.match(r"(?i:last|next)\s", inside) and re.search(r"\b(?i:the|at)\s+$", before):
        return True  # "over the next year" is a span of time
    return bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(after))
