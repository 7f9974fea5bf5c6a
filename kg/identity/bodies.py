"""Organisations and groups: a name means itself, unless somebody decided that two names are one.

Which body an acronym stands for is told by lists and brackets in articles, as an alias. So nothing is guessed here;
names that look like one body are shown to a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import combinations

from kg.identity.doubts import Doubt
from kg.identity.forms import Form
from kg.identity.links import Links
from kg.identity.people import DECIDED, ITSELF, Bearer
from kg.ids import fold
from kg.model import Actor

SMALL = frozenset(("and", "de", "des", "du", "for", "in", "of", "on", "the", "to"))
"""Words that an acronym leaves out."""
SHORT, SAME = 0.75, 0.7
"""How surely two are one: an acronym and what it may stand for; one name told with and without its country."""


def bodies(forms: Sequence[Form], words: Links) -> dict[str, tuple[Bearer, ...]]:
    """Whom each of the names means: all that somebody decided to be one mean the one that is told most fully."""
    left = {form.actor.id: form for form in sorted(forms, key=lambda f: f.actor.id)}
    found: dict[str, tuple[Bearer, ...]] = {}
    while left:
        together = [left.pop(next(iter(left)))]
        for form in together:
            beside = [id_ for id_ in sorted(words.partners(form.actor.id)) if id_ in left]
            together += [left.pop(i) for i in beside if not words.forbid((f.actor.id for f in together), (i,))]
        one = _one([form.actor for form in together])
        for form in together:
            rule = ITSELF if form.actor.id == one.id else DECIDED
            found[form.actor.id] = (Bearer(one, rule, 1.0),)
    return found


def doubtful_bodies(forms: Iterable[Form], words: Links) -> list[Doubt]:
    """Names that may be of one body, and about which nobody decided: an acronym, or a country that is not told."""
    standing: defaultdict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in sorted((form.actor for form in forms), key=lambda actor: actor.id):
        for key in _keys(actor):
            standing[actor.kind, key].append(actor)
    found = {(d.left, d.right): d for several in standing.values() for d in _pairs(several)}
    return [
        doubt for pair, doubt in sorted(found.items())
        if pair[1] not in words.partners(pair[0]) and not words.forbid(pair[:1], pair[1:])
    ]  # fmt: skip


def _pairs(several: Sequence[Actor]) -> Iterator[Doubt]:
    for a, b in combinations(several, 2):
        if a.id != b.id and (a.country == b.country or None in (a.country, b.country)):
            if fold(a.name) == fold(b.name):
                yield Doubt(a.id, b.id, SAME, "kept apart: the country of one is not told")
            else:
                yield Doubt(a.id, b.id, SHORT, "kept apart: one may be the short name of the other")


def _keys(actor: Actor) -> set[str]:
    """The names of a body, folded, and the acronym of each."""
    names = (actor.name, *actor.aliases)
    initials = {"".join(w[0] for w in fold(name).split() if w not in SMALL) for name in names}
    return {fold(name) for name in names} | {acronym for acronym in initials if len(acronym) > 2}


def _one(actors: Sequence[Actor]) -> Actor:
    return reduce(_both, sorted(actors, key=_worth, reverse=True))


def _worth(actor: Actor) -> tuple[object, ...]:
    return actor.country is not None, len(actor.name.split()), actor.name, actor.id


def _both(best: Actor, other: Actor) -> Actor:
    aliases = {*best.aliases, other.name, *other.aliases} - {best.name}
    known = sorted(filter(None, (best.wikidata, other.wikidata)))
    return Actor(
        name=best.name,
        kind=best.kind,
        country=best.country,
        aliases=tuple(sorted(aliases)),
        wikidata=known[0] if known else None,
    )
