"""Pairs of names about which a person should decide: joined on little, or left apart though they look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.identity.forms import Form, block, office_alone
from kg.identity.links import Links
from kg.identity.people import Bearer, bearers
from kg.identity.spelling import ENOUGH, alike, parse, slip, sound

LEAST, MOST = 0.6, 0.9
"""Below, names do not look alike; from there on, nobody needs to be asked."""
ABROAD, OPEN, SLIP = 0.65, 0.6, 0.75
"""One full name in two countries; a full name that may mean several; a surname but for one letter."""


class Doubt(NamedTuple):
    """Two names, by identifier, how surely they are one, and why this is asked."""

    left: str
    right: str
    score: float
    why: str


def doubtful(forms: Iterable[Form], words: Links) -> list[Doubt]:
    """What is worth asking, the most uncertain first; not what somebody decided already."""
    everyone = sorted((form for form in forms if office_alone(form) is None), key=lambda form: form.actor.id)
    blocks: defaultdict[str, list[Form]] = defaultdict(list)
    for form in everyone:
        blocks[block(form)].append(form)
    found = {id_: meant for group in blocks.values() for id_, meant in bearers(group, words).items()}
    asked: dict[tuple[str, str], Doubt] = {}
    for doubt in (*_little(everyone, found), *_apart(everyone, found)):
        pair = min(doubt.left, doubt.right), max(doubt.left, doubt.right)
        decided = doubt.right in words.partners(doubt.left) or words.forbid((doubt.left,), (doubt.right,))
        if doubt.left != doubt.right and not decided:
            asked.setdefault(pair, doubt)
    return sorted(asked.values(), key=lambda doubt: (abs(doubt.score - OPEN), doubt))


def _little(forms: Sequence[Form], found: dict[str, tuple[Bearer, ...]]) -> Iterator[Doubt]:
    """Names that were joined on little, or that may mean several."""
    for form in forms:
        meant = found[form.actor.id]
        if len(meant) == 1 and LEAST <= meant[0].score < MOST:
            yield Doubt(form.actor.id, meant[0].actor.id, meant[0].score, f"joined: {meant[0].rule}")
        elif len(meant) > 1 and parse(form.actor.name, form.actor.country).first:
            for bearer in meant:
                yield Doubt(form.actor.id, bearer.actor.id, OPEN, f"left open: {bearer.rule}")


def _apart(forms: Sequence[Form], found: dict[str, tuple[Bearer, ...]]) -> Iterator[Doubt]:
    """Persons who are told by a full name, and whose names look alike; a slip is looked for in one country only."""
    beside: defaultdict[str, dict[str, Bearer]] = defaultdict(dict)
    for form in forms:
        meant = found[form.actor.id]
        if len(meant) == 1 and (name := parse(meant[0].actor.name, meant[0].actor.country)).first:
            person = meant[0].actor
            for near in (block(form), f"{person.country} {sound(name.surname[0])[:1]}"):
                beside[near][person.id] = meant[0]
    for people in beside.values():
        for a, b in combinations(sorted(people.values(), key=lambda bearer: bearer.actor.id), 2):
            score, why = _resemblance(a, b)
            if score >= LEAST:
                yield Doubt(a.actor.id, b.actor.id, score, f"kept apart: {why}")


def _resemblance(a: Bearer, b: Bearer) -> tuple[float, str]:
    left, right = (parse(bearer.actor.name, bearer.actor.country) for bearer in (a, b))
    likeness = alike(left, right) or 0.0
    if a.actor.country == b.actor.country:
        return (SLIP, "one letter is different") if not likeness and slip(left, right) else (likeness, "much the same")
    if likeness < ENOUGH:
        return 0.0, ""
    known = a.actor.country and b.actor.country
    return (ABROAD, "one name in two countries") if known else (likeness - 0.2, "the country of one is not told")
