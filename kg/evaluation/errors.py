"""Why something went wrong: every difference from what annotators told falls into one class, by stated rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluation.actors import likeness, offices
from kg.evaluation.annotation import Annotation
from kg.evaluation.matching import PAIRED, Judged, Link, one_to_one, parties, same_date, same_place
from kg.model import Participation


class Kind(StrEnum):
    """The classes; `rule` says when something belongs to one."""

    rule: str

    def __new__(cls, name: str, rule: str) -> Kind:
        kind = str.__new__(cls, name)
        kind._value_ = name
        kind.rule = rule
        return kind

    MISSED = "missed trigger", "nothing that was found tells this event"
    TYPE = "wrong type", "paired with another leaf type, or the same passage and parties under another type"
    MISSING = "missing party", "a told party has no counterpart"
    EXTRA = "extra party", "a found party has no counterpart"
    PERSON = "wrong person", "another person, or somebody else of the same side, stands in the place of the told party"
    OFFICE = "office not resolved", "the told person is found only as an office or as the country"
    ROLE = "wrong role", "the right party has another role"
    NO_DATE = "date missing", "a date is told and none is found"
    DATE = "date wrong", "the found date is not the told one"
    PLACE = "place", "the places differ"
    STATUS = "modality or status", "the statuses differ (ongoing counts as occurred)"
    SPLIT = (
        "split event",
        "a further found event has the parties of one that is paired already, on a day that can be the same",
    )
    MERGED = "merged event", "its passage and parties went into a found event that is paired with another one"
    SPURIOUS = "spurious", "nobody told such an event"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one article, with the events by their places."""

    kind: Kind
    told: int | None
    found: int | None
    detail: str


def faults(judged: Judged) -> list[Fault]:
    """Everything that is wrong in this article; where annotators were not certain, nothing is."""
    listed = [
        Fault(kind, p.told, p.found, detail)
        for p in judged.pairs
        if judged.told[p.told].certain
        for kind, detail in differences(judged.told[p.told], judged.found[p.found], p.links)
    ]
    confused = _confused(judged)
    for i, j, _ in confused:
        told, found = judged.told[i], judged.found[j]
        _, links = parties(told.participants, found.participants)
        listed += (Fault(kind, i, j, detail) for kind, detail in differences(told, found, links))
    explained_told, explained_found = {i for i, *_ in confused}, {j for _, j, _ in confused}
    for i in judged.missed:
        if i not in explained_told and judged.told[i].certain:
            listed.append(_missed(judged, i))
    for j in judged.spurious:
        if j not in explained_found:
            listed.append(_spurious(judged, j))
    return listed


def differences(told: Annotation, found: Annotation, links: Sequence[Link]) -> Iterator[tuple[Kind, str]]:
    """What is wrong with the found event if it is to be the told one, with the two values."""
    if told.type != found.type:
        yield Kind.TYPE, f"{found.type} instead of {told.type}"
    yield from _parties(told.participants, found.participants, links)
    if same_date(told.date, found.date) < 1:
        yield (Kind.DATE if found.date else Kind.NO_DATE), f"{found.date or 'none'} instead of {told.date or 'none'}"
    if same_place(told.place, found.place) < 1:
        names = [place.name if place else "none" for place in (found.place, told.place)]
        yield Kind.PLACE, " instead of ".join(names)
    if told.held != found.held:
        yield Kind.STATUS, f"{found.status} instead of {told.status}"


def _parties(
    told: Sequence[Participation], found: Sequence[Participation], links: Sequence[Link]
) -> Iterator[tuple[Kind, str]]:
    for i, j, _ in links:
        if told[i].role != found[j].role:
            yield Kind.ROLE, f"{told[i].actor.name} as {found[j].role} instead of {told[i].role}"
    whole = [(i, j) for i, j, score in links if score == 1]
    rest_told = [p for i, p in enumerate(told) if i not in {i for i, _ in whole}]
    rest_found = [p for j, p in enumerate(found) if j not in {j for _, j in whole}]
    near = [(i, j, _nearness(t, f)) for i, t in enumerate(rest_told) for j, f in enumerate(rest_found)]
    mistaken = one_to_one(link for link in near if link[2] > 0)
    for i, j, _ in mistaken:
        yield _mistake(rest_told[i], rest_found[j])
    for i, part in enumerate(rest_told):
        if i not in {i for i, *_ in mistaken}:
            yield Kind.MISSING, part.actor.name
    for j, part in enumerate(rest_found):
        if j not in {j for _, j, _ in mistaken}:
            yield Kind.EXTRA, part.actor.name


def _nearness(told: Participation, found: Participation) -> float:
    """How likely the found party is meant to be the told one, though it is not: one country, then one role."""
    if likeness(told.actor, found.actor) == 0 and not told.actor.kind == found.actor.kind == "person":
        return 0.0
    one_country = told.actor.country is not None and told.actor.country == found.actor.country
    return one_country + 0.5 * (told.role == found.role)


def _mistake(told: Participation, found: Participation) -> tuple[Kind, str]:
    detail = f"{found.actor.name} instead of {told.actor.name}"
    unnamed = found.actor.kind != "person" or bool(offices(found.actor))
    person = told.actor.kind == "person" and not offices(told.actor)
    return (Kind.OFFICE if person and unnamed else Kind.PERSON), detail


def _confused(judged: Judged) -> list[Link]:
    """Told and found events left over that tell of one thing: one passage or one day, one type or the same parties."""
    likely = []
    for i in judged.missed:
        for j in judged.spurious:
            told, found = judged.told[i], judged.found[j]
            agreement, links = parties(told.participants, found.participants)
            one_type = told.coarse == found.coarse
            one_passage = _overlap(told, found)
            one_day = one_type and same_date(told.date, found.date) > 0
            if links and (one_passage or one_day) and (one_type or agreement >= PAIRED):
                likely.append((i, j, agreement + one_type + one_passage))
    return one_to_one(likely)


def _missed(judged: Judged, i: int) -> Fault:
    told = judged.told[i]
    for p in judged.pairs:
        if _overlap(told, judged.found[p.found]) and _same_thing(told, judged.found[p.found]):
            return Fault(Kind.MERGED, i, p.found, "into the event of another passage")
    return Fault(Kind.MISSED, i, None, told.type)


def _spurious(judged: Judged, j: int) -> Fault:
    found = judged.found[j]
    for p in judged.pairs:
        told = judged.told[p.told]
        same_day = not found.date or not told.date or same_date(told.date, found.date) > 0
        if same_day and _same_thing(told, found):
            return Fault(Kind.SPLIT, p.told, j, "told a second time")
    return Fault(Kind.SPURIOUS, None, j, found.type)


def _same_thing(told: Annotation, found: Annotation) -> bool:
    """True if the types agree and the parties of one are all among those of the other, in their roles."""
    if told.coarse != found.coarse:
        return False
    _, links = parties(told.participants, found.participants)
    shared = sum(told.participants[i].role == found.participants[j].role for i, j, _ in links)
    return 0 < shared == min(len(told.participants), len(found.participants))


def _overlap(a: Annotation, b: Annotation) -> bool:
    return any(start < stop and begin < end for start, end in a.spans for begin, stop in b.spans)
