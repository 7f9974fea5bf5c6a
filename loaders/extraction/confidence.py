"""How sure a mention is: the odds that its frame gives, times what else speaks for it and against it.

The weights are logarithms of odds, fitted to the annotated articles and to events that were drawn
from others and read by eye; docs/extraction.md says how often which confidence is right.
"""

from __future__ import annotations

from dataclasses import replace
from math import exp, log, prod

from kg.model import Mention
from kg.ontology import PENDING
from loaders.extraction.matcher import Filled, Match

BASE = 0.7
FRAME = 0.75
REFERENCE = 0.65
"""Of the logarithms of a frame's odds, and of how sure the references to its parties are together."""
DEEP, DEPTH = -0.3, 3
"""A word so many steps below the head of its sentence."""
LONG, LENGTH = -0.6, 45
"""A sentence of more words."""
ATTRIBUTED = -0.5
HEADLINE = -0.2
TAKEN_BACK = -0.7

DATED = 0.2
PLACED = 0.55
STRANGER = -1.3
"""A party of no known country."""
ALONE = -0.75
"""All parties are of one side."""
COUNTRIES = -0.25
"""No party but countries: the people may have been overlooked."""

LIKELY, LIKELY_MET = 0.2, 0.4
"""What is less sure is not told, of people who met the latter: of those read by eye, hardly one was right."""


def told(found: Match, roles: Filled, kind: str, attributed: bool) -> float:
    """How sure the sentence makes it, from 0 to 1."""
    odds = BASE + FRAME * _logit(found.frame.confidence) + REFERENCE * log(prod(ref.sure for _, ref in roles))
    odds += DEEP * (sum(1 for _ in found.trigger.ancestors) >= DEPTH)
    odds += LONG * (len(found.trigger.sent) > LENGTH)
    odds += ATTRIBUTED * attributed + HEADLINE * (kind != "body")
    return _share(odds)


def settled(mention: Mention) -> Mention:
    """The mention as sure as the whole article makes it."""
    actors = [part.actor for part in mention.participants]
    odds = _logit(mention.confidence)
    odds += DATED * (mention.when is not None) + PLACED * (mention.place is not None)
    odds += STRANGER * any(actor.country is None for actor in actors)
    odds += ALONE * (len({actor.country or actor.id for actor in actors}) == 1)
    odds += COUNTRIES * all(actor.kind == "country" for actor in actors)
    odds += TAKEN_BACK * (mention.modality in PENDING[1:])
    return replace(mention, confidence=round(_share(odds), 2))


def likely(mention: Mention) -> bool:
    """Whether a mention is sure enough to be told: a meeting is often wrong where its second party is a guess."""
    roles = [part.role for part in mention.participants]
    met = len(roles) > 1 and len(set(roles)) == 1
    return mention.confidence >= (LIKELY_MET if met else LIKELY)


def _logit(share: float) -> float:
    return log(share / (1 - share))


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))
