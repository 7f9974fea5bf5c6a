"""What the whole article says of a mention that its own sentence leaves open: the day and the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.dates import When
from kg.model import Mention, Place
from kg.ontology import event_types
from loaders.extraction.lexicon import Frame

_LEAD = 3
_NEAR = 8
_FOLLOWS = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention, the frame that found it, and the number of its sentence in the article."""

    mention: Mention
    frame: Frame
    sentence: int

    @property
    def claim(self) -> tuple[str, frozenset[str]]:
        """What kind of happening, of whom."""
        kind = event_types()[self.mention.type].happening
        return kind, frozenset(part.actor.id for part in self.mention.participants)


def settle(drafts: Sequence[Draft], on: date | None) -> list[Mention]:
    """The mentions, those without a day or a place completed from the journeys and the lead of the article."""
    drafts = _strongest(drafts)
    journeys = [draft for draft in drafts if draft.frame.stage and draft.mention.when is not None]
    staged = [_within_journey(draft, journeys) for draft in drafts]
    dated = {draft.claim for draft in staged if draft.mention.when is not None}
    return [_of_the_day(draft, dated, on) for draft in staged]


def _strongest(drafts: Sequence[Draft]) -> list[Draft]:
    """Of what one sentence says twice about the same parties, the surest and fullest."""
    best: dict[object, Draft] = {}
    for draft in drafts:
        key = draft.sentence, draft.claim, draft.mention.modality, str(draft.mention.when or "")
        rival = best.get(key)
        if rival is None or _weight(draft) > _weight(rival):
            best[key] = draft
    return sorted(best.values(), key=drafts.index)


def _weight(draft: Draft) -> tuple[bool, float, int]:
    return draft.mention.place is not None, draft.mention.confidence, len(draft.mention.title or "")


def _within_journey(draft: Draft, journeys: Sequence[Draft]) -> Draft:
    """What a traveller does at the destination of a journey has its days and its place."""
    mention = draft.mention
    if not draft.frame.inside or (mention.when is not None and mention.place is not None):
        return draft
    fitting = [journey for journey in journeys if _fits(draft, journey)]
    if not fitting:
        return draft
    nearest = min(fitting, key=lambda journey: abs(journey.sentence - draft.sentence))
    place = _more_exact(mention.place, nearest.mention.place)
    return replace(draft, mention=replace(mention, when=mention.when or nearest.mention.when, place=place))


def _fits(draft: Draft, journey: Draft) -> bool:
    if abs(journey.sentence - draft.sentence) > _NEAR:
        return False
    if draft.mention.when is not None and draft.mention.when != journey.mention.when:
        return False
    if (draft.mention.modality == "planned") != (journey.mention.modality == "planned"):
        return False
    goal = {part.actor.country for part in journey.mention.participants if part.role == journey.frame.split}
    travellers = {part.actor.id for part in journey.mention.participants if part.role != journey.frame.split}
    others = {part.actor.country for part in draft.mention.participants if part.actor.id not in travellers}
    present = any(part.actor.id in travellers for part in draft.mention.participants)
    there = draft.mention.place.country if draft.mention.place else None
    follows = 0 <= draft.sentence - journey.sentence <= _FOLLOWS
    return present and (follows or bool(goal & others) if there is None else there in goal)


def _of_the_day(draft: Draft, dated: set[tuple[str, frozenset[str]]], on: date | None) -> Mention:
    """What the lead reports without a day, and no other sentence dates, is of the day of publication."""
    mention = draft.mention
    reported = mention.modality in ("occurred", "ongoing") and draft.sentence < _LEAD
    if on is None or mention.when is not None or not reported or draft.claim in dated:
        return mention
    return replace(mention, when=When.day(on))


def _more_exact(own: Place | None, journey: Place | None) -> Place | None:
    return journey if own is None else own
