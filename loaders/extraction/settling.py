"""What the whole article says of a mention that its own sentence leaves open: the day and the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.dates import When
from kg.model import Mention
from loaders.extraction.drafts import Draft
from loaders.extraction.guests import with_guests
from loaders.extraction.timing import Said
from loaders.extraction.whereabouts import followed

_NEWS = timedelta(days=14)
_STAY = timedelta(days=4)
_LEAD = 3
_NEAR = 8
_FAR = 20
_FOLLOWS = 2


def settle(
    drafts: Sequence[Draft], on: date | None, news: When | None = None, said: Sequence[Said] = ()
) -> list[Mention]:
    """The mentions, those without a day or a place completed from the journeys and the lead of the article."""
    drafts = with_guests(_strongest(drafts))
    drafts = _back_home([replace(d, announced=d.announced or _retold(d, said) or news) for d in drafts])
    dated = _dated(drafts, on)
    drafts = [_while_there(draft, drafts) if draft.frame.stage else draft for draft in drafts]
    drafts = [_of_the_day(draft, dated, on) if draft.frame.stage else draft for draft in drafts]
    known = [draft for draft in drafts if draft.frame.stage and draft.mention.when is not None]
    drafts = [_same_journey(draft, known, on) if draft.frame.stage else draft for draft in drafts]
    journeys = [draft for draft in drafts if draft.frame.stage]
    drafts = _occasions(drafts, on)
    drafts = [_of_the_day(draft, dated, on) if draft.today else draft for draft in drafts]
    drafts = [_as_headed(draft, drafts) for draft in drafts]
    staged = [_within_journey(draft, journeys, on) for draft in drafts]
    dated = _dated(staged, on)
    drafts = _occasions([_of_the_day(draft, dated, on) for draft in staged], on)
    return [draft.mention for draft in followed([_in_the_scene(draft, drafts, on) for draft in drafts])]


def _retold(draft: Draft, said: Sequence[Said]) -> When | None:
    """The only day on which somebody said something of the same two people: "said on Monday that A had told B"."""
    people = {p.actor.name.split()[-1] for p in draft.mention.participants if p.actor.kind == "person"}
    days = {one.day for one in said if people <= one.words} if len(people) > 1 else set()
    return days.pop() if len(days) == 1 else None


def _back_home(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, of which none that tells of a journey already over, or of a deed in its course, is of the day."""
    over = [draft for draft in drafts if draft.over]
    return [replace(d, fresh=False, today=False) if any(_of(d, journey) for journey in over) else d for d in drafts]


def _of(draft: Draft, journey: Draft) -> bool:
    """Whether a draft tells of a journey again, or of what a traveller did in its course."""
    if draft.frame.stage:
        return draft.goal == journey.goal and bool(draft.travellers & journey.travellers) and _alike(draft, journey)
    return draft.frame.inside and _fits(draft, journey)


def _in_the_scene(draft: Draft, drafts: Sequence[Draft], on: date | None) -> Draft:
    """What the people of the day's news are told to have done, in plain past, is of the day of the news."""
    mention = draft.mention
    if on is None or mention.when or not (draft.fresh and draft.main) or mention.modality != "occurred":
        return draft
    days = {
        d.mention.when
        for d in drafts
        if d.sentence < _LEAD and d.mention.when and d.mention.when.days == 1 and d.mention.modality == "occurred"
        if d.mention.when.first and on - timedelta(2) <= d.mention.when.first <= on and _same_people(mention, d.mention)
    }
    return replace(draft, mention=replace(mention, when=days.pop())) if len(days) == 1 else draft


def _same_people(one: Mention, other: Mention) -> bool:
    """Whether somebody does both, or somebody of a government that does the one does the other."""
    people, others = ({p.actor for p in each.participants if p.actor.kind == "person"} for each in (one, other))
    governments = {p.actor.country for p in one.participants if p.actor.kind == "country"} if not people else set()
    return bool(people & others) or bool(governments & {actor.country for actor in others})


def _dated(drafts: Sequence[Draft], on: date | None) -> set[tuple[str, frozenset[str]]]:
    """What the article dates, as far as it can be the news that it brings; other meetings of the same two are not."""
    return {
        draft.claim
        for draft in drafts
        if (when := draft.mention.when) and _recent(when, on)
        if not (draft.mention.modality == "planned" and on and (when.first or on) > on)
    }


def _recent(when: When, on: date | None) -> bool:
    return on is None or when.last is None or when.last >= on - _NEWS


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


def _within_journey(draft: Draft, journeys: Sequence[Draft], on: date | None) -> Draft:
    """What a traveller does at the destination of a journey has its days and its place.

    A journey of long ago, told after it, is another one.
    """
    mention = draft.mention
    if not draft.frame.inside or draft.behind or (mention.when is not None and mention.place is not None):
        return draft
    fitting = [
        journey
        for journey in journeys
        if _fits(draft, journey)
        if journey.sentence <= draft.sentence or not journey.mention.when or _recent(journey.mention.when, on)
    ]
    if not fitting:
        return draft
    nearest = min(fitting, key=lambda journey: (journey.mention.when is None, abs(journey.sentence - draft.sentence)))
    place = mention.place or nearest.mention.place
    return replace(draft, mention=replace(mention, when=mention.when or nearest.mention.when, place=place))


def _occasions(drafts: Sequence[Draft], on: date | None) -> list[Draft]:
    settled: list[Draft] = []
    for number, draft in enumerate(drafts):
        settled.append(_same_occasion(draft, [*settled, *drafts[number + 1 :]], on))
    return settled


def _same_occasion(draft: Draft, drafts: Sequence[Draft], on: date | None) -> Draft:
    """What the same people do in the sentence after a dated one, or in that one, is of its day."""
    if draft.mention.when is not None or not draft.fresh:
        return draft
    days = {
        other.mention.when
        for other in drafts
        if other.mention.when and 0 <= draft.sentence - other.sentence <= 1 and _alike(draft, other)
        if (draft.frame.inside and other.frame.inside and other.claim[1] == draft.claim[1]) or _added(draft, other, on)
    }
    return replace(draft, mention=replace(draft.mention, when=days.pop())) if len(days) == 1 else draft


def _added(draft: Draft, other: Draft, on: date | None) -> bool:
    """Whether somebody did one thing more on a day: "on Monday he met A. He also called B"."""
    when = other.mention.when
    one_day = when is not None and when.days == 1 and _recent(when, on)
    return draft.joined and draft.mention.modality == "occurred" and one_day and bool(draft.claim[1] & other.claim[1])


def _as_headed(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """What the lead tells again of the headline has its day."""
    days = {d.mention.when for d in drafts if d.today and d.claim == draft.claim and d.mention.when}
    if draft.mention.when is not None or not draft.fresh or draft.sentence >= _LEAD or len(days) != 1:
        return draft
    return replace(draft, mention=replace(draft.mention, when=days.pop()))


def _while_there(journey: Draft, drafts: Sequence[Draft]) -> Draft:
    """A journey without its days has the day of what its traveller does there in the sentences around it."""
    if journey.mention.when is not None:
        return journey
    near = [d for d in drafts if d.frame.inside and d.mention.when and abs(d.sentence - journey.sentence) <= 1]
    days = {
        draft.mention.when
        for draft in near
        if _fits(replace(draft, mention=replace(draft.mention, when=None)), journey)
    }
    if journey.mention.modality == "planned":  # one day of a programme is not the day of the journey
        days = {day for day in days if day and day.days != 1}
    return replace(journey, mention=replace(journey.mention, when=days.pop())) if len(days) == 1 else journey


def _same_journey(draft: Draft, known: Sequence[Draft], on: date | None) -> Draft:
    """A journey told again without its days has those of the only one there by the same traveller."""
    if draft.mention.when is not None or draft.mention.modality in ("cancelled", "denied"):
        return draft
    news = draft.fresh and draft.sentence < _LEAD
    days = {
        other.mention.when
        for other in known
        if other.goal == draft.goal and other.travellers & draft.travellers and _alike(draft, other)
        if not news or (other.mention.when and _recent(other.mention.when, on))
    }
    return replace(draft, mention=replace(draft.mention, when=days.pop())) if len(days) == 1 else draft


def _fits(draft: Draft, journey: Draft) -> bool:
    """Whether something was done by a traveller at the end of a journey, as far as the article shows."""
    mention = draft.mention
    there = mention.place is not None and mention.place.country in journey.goal
    if abs(journey.sentence - draft.sentence) > (_FAR if there else _NEAR) or not _alike(draft, journey):
        return False
    if mention.when is not None and journey.mention.when and not _during(mention.when, journey.mention.when):
        return False
    others = {part.actor.country for part in mention.participants if part.actor.id not in journey.travellers}
    if not any(part.actor.id in journey.travellers for part in mention.participants):
        return False
    if mention.place is not None:
        return there
    return 0 <= draft.sentence - journey.sentence <= _FOLLOWS or bool(journey.goal & others)


def _during(when: When, journey: When) -> bool:
    """Whether a day lies in a journey, of which often only the day of arrival is told."""
    if when == journey or journey.contains(when):
        return True
    if when.days != 1 or when.first is None or journey.last is None:
        return False
    return journey.last <= when.first <= journey.last + _STAY


def _alike(one: Draft, other: Draft) -> bool:
    return (one.mention.modality == "planned") == (other.mention.modality == "planned")


def _of_the_day(draft: Draft, dated: set[tuple[str, frozenset[str]]], on: date | None) -> Draft:
    """What the lead reports without a day, and no other sentence dates, is of the day of publication."""
    mention = draft.mention
    lasting = mention.modality == "ongoing" and not (draft.frame.stage or draft.frame.inside)
    reported = (
        mention.modality in ("occurred", "ongoing")
        and not lasting
        and draft.fresh
        and (draft.sentence < _LEAD or draft.today or (mention.modality == "ongoing" and draft.frame.inside))
    )
    if on is None or mention.when is not None or not reported or draft.claim in dated:
        return draft
    return replace(draft, mention=replace(mention, when=draft.announced or When.day(on)))
