"""What an event is, as its mentions add up.

id        that of the mention reported first (then by identifier): see kg/ids.py
type      the one most mentions give
status    the past outweighs the future, and the latest report outweighs the earlier ones
when      the most exact; of equally exact ones that of most mentions, deeds before plans
place     the most exact, of equally exact ones that of most mentions, under its usual name
title     the one most mentions give, the longest among equals
quantity  the one most mentions give, the greatest among equals
confidence  of the surest mention, and more for each other that says the same, most if in another article
parties   everybody named; a named person instead of the office or the country
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from math import exp
from typing import TypeVar

from kg.identity.accounts import FIRST, OPEN, Claim, Reasoned
from kg.identity.clustering import OTHER_ARTICLE, SAME_ARTICLE
from kg.identity.parties import merge
from kg.ids import event_id
from kg.model import DATASET, Event, Mention, Place
from kg.ontology import PENDING
from kg.places import known
from kg.vocab import Status

AGREEING, ELSEWHERE, ENOUGH = 0.5, 1.0, 3
"""By how much, as logarithms of odds, another mention of the article or another article raises the confidence; of
more than so many, none does."""

T = TypeVar("T", bound=Hashable)


def summarise(told: Reasoned, sources: Mapping[str, str]) -> Event:
    """The event that the claims add up to; `sources` says which articles are copies of which."""
    claims = sorted(told, key=lambda claim: _first_reported(claim.mention))
    mentions = tuple(claim.mention for claim in claims)
    dates = [m.when for m in mentions if m.when and m.modality not in PENDING] or [m.when for m in mentions if m.when]
    titles = _commonest(m.title for m in mentions if m.title)
    status = _status(mentions)
    return Event(
        id=event_id(mentions[0].id),
        type=min(_commonest(m.type for m in mentions)),
        status=status,
        participants=merge(part for claim in claims for part in claim.parts),
        place=_most_exact([m.place for m in mentions if m.place]),
        when=min(dates, key=lambda w: (w.told.days or OPEN, -dates.count(w), w), default=None),
        quantity=max(_commonest(m.quantity for m in mentions if m.quantity is not None), default=None),
        title=max(titles, key=lambda t: (len(t), t), default=None),
        confidence=_confidence(mentions, status, sources),
        sources=len({_origin(m, sources) for m in mentions}),
        mentions=mentions,
        reasons=tuple(_reason(claim, claims[0]) for claim in claims),
    )


def _reason(claim: Claim, first: Claim) -> str:
    """Why the claim is taken: the first report founds the event, whichever claim the others joined."""
    if claim is first:
        return FIRST
    if claim.reason != FIRST:
        return claim.reason
    if first.reason not in (FIRST, SAME_ARTICLE, OTHER_ARTICLE):
        return first.reason  # a person put them together
    return SAME_ARTICLE if claim.mention.article == first.mention.article else OTHER_ARTICLE


def _first_reported(mention: Mention) -> tuple[date, str]:
    return mention.reported or date.max, mention.id


def _status(mentions: tuple[Mention, ...]) -> Status:
    """A deed outweighs a plan, unless it is taken back later; else the latest report has the word."""
    done = [m for m in mentions if m.modality not in PENDING]
    newest = max(m.reported or date.min for m in mentions)
    latest = [m for m in mentions if (m.reported or date.min) == newest]
    taken_back = [m for m in latest if m.modality in PENDING[1:]]
    if done and not (taken_back and not any(m in done for m in latest)):
        newest = max(m.reported or date.min for m in done)
        latest = [m for m in done if (m.reported or date.min) == newest]
    return min(_commonest(m.modality for m in latest))


def _confidence(mentions: Sequence[Mention], status: Status, sources: Mapping[str, str]) -> float:
    """The odds of the surest mention, raised by those that agree with it."""
    surest = max(m.confidence for m in mentions)
    agreeing = [m for m in mentions if m.modality == status]
    origins = {_origin(m, sources) for m in agreeing}
    articles = [m.article for m in agreeing if not _is_row(m)]
    raised = AGREEING * min(len(articles) - len(set(articles)), ENOUGH) + ELSEWHERE * min(len(origins) - 1, ENOUGH)
    if not raised or not 0 < surest < 1:
        return surest
    return round(1 / (1 + (1 - surest) / surest * exp(-raised)), 2)


def _origin(mention: Mention, sources: Mapping[str, str]) -> str:
    """Where a claim comes from: an article, or what it copies; all rows of a data set are one machine's word."""
    return mention.extractor if _is_row(mention) else sources.get(mention.article, mention.article)


def _is_row(mention: Mention) -> bool:
    return mention.extractor.startswith(DATASET)


def _most_exact(places: Sequence[Place]) -> Place | None:
    counts = Counter(p.id for p in places)
    order = [(p.lat is not None, p.country is not None, counts[p.id], p.name, p.id) for p in places]
    best = places[order.index(max(order))] if places else None
    entry = known(best) if best else None
    return entry.place if entry else best


def _commonest(values: Iterable[T]) -> list[T]:
    counts = Counter(values)
    top = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == top]
