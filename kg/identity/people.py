"""Whom a name means: one person, or several of whom the day or the office decides.

A surname alone means the only one of that name in the country, or whoever of them was in office that day; else nobody,
and the reason says who may be meant. Every answer carries its rule in words and a score from 0 to 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.countries import INTERNATIONAL, country_names
from kg.identity.forms import ARTICLES, Form, Term, office_alone, surname_block
from kg.identity.links import Links
from kg.identity.namesakes import ELSEWHERE, SLIPPED, Namesake, Person, namesakes, persons
from kg.identity.spelling import surnames_alike
from kg.identity.terms import learned, same_office
from kg.leaders import Leader, leaders
from kg.model import Actor

IN_OFFICE = "held the office that day"
SERVED = "the one of that name who was in office that day"
DECIDED = "somebody decided so"
ITSELF = "the name itself"
TABLE = "a name that the tables of leaders give"
ORIGIN = "the name of the head of an international organisation, told with the country of origin"
RULES = (
    (1.0, "the same name"),
    (0.98, "the same name in another spelling"),
    (0.94, "the same name, told more fully or in another order"),
    (0.87, "the same name in another transliteration, or with a short form"),
    (0.83, "the same surname, and initials that agree"),
    (SLIPPED, "the name of who held the office, but for one letter"),
    (0.0, "the same surname, and initials that agree"),
)
_WITH_ARTICLE = re.compile(r"^United|^Central|Republic|Islands|Netherlands|Philippines|Maldives|Bahamas")
ABROAD, ONLY, ONLY_KNOWN, ONE_OF = 0.95, 0.85, 0.7, 0.5
"""What is left where the country is not told; how sure it is that a surname means its only bearer; its only bearer in
the tables; one of several."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody whom a form may mean, why, and how surely; `in_office`: only on a day of one of the terms."""

    actor: Actor
    rule: str
    score: float
    terms: tuple[Term, ...] = ()
    in_office: bool = False


def bearers(forms: Sequence[Form], words: Links) -> dict[str, tuple[Bearer, ...]]:
    """Whom each of the forms of one block may mean, by its identifier; at least the name itself."""
    offices = {form.actor.id: form for form in forms if office_alone(form) and not words.partners(form.actor.id)}
    named = [form for form in forms if form.actor.id not in offices]
    found: dict[str, tuple[Bearer, ...]] = {i: (Bearer(f.actor, ITSELF, 1.0, f.offices),) for i, f in offices.items()}
    people, left = persons(namesakes(named, _by_block()), words)
    called = {name: _called(name, people, words) for name in left}
    people += _alone([name for name, persons in called.items() if not persons], words)
    only: defaultdict[Person, list[Namesake]] = defaultdict(list)
    for name, may_be in called.items():
        if len(may_be) == 1 and may_be[0].told and name.country:
            only[may_be[0]].append(name)
    actors = {person: _actor(person, only[person]) for person in people}
    terms = {person: _terms(person, only[person]) for person in people}
    for person in people:
        for name in person.names:
            if name.told:
                rule, score = _rule(person, name, actors[person])
                found[name.id] = (Bearer(actors[person], rule, score, terms[person]),)
    for name, may_be in called.items():
        meant = [
            Bearer(
                actors[person],
                *_surname_rule(person, name, may_be),
                terms[person],
                in_office=not name.full and (not person.told or not name.country),
            )
            for person in may_be
        ]
        if meant:
            found[name.id] = tuple(sorted(meant, key=lambda bearer: bearer.actor.id))
    return found


def choose(found: Sequence[Bearer], office: str | None, day: date | None) -> tuple[Bearer | None, str]:
    """Whom the name means that day, and why; None if it may be several, or somebody not in office then."""
    if not found:
        return None, "nobody is known who may be meant"
    if len(found) == 1 and not found[0].in_office:
        return found[0], found[0].rule
    held = [(b, t) for b in found for t in b.terms if office is None or same_office(office, t.office, t.country)]
    if day:
        serving = [(b, t) for b, t in held if t.contains(day)]
        for some in ([(b, t) for b, t in serving if t.source != ARTICLES], serving):
            if len(meant := {b.actor.id: b for b, _ in some}) == 1:
                return next(iter(meant.values())), IN_OFFICE if office else SERVED
    if office:
        told = {b.actor.id: b for b, t in held if t.source == ARTICLES and not b.in_office}
        if len(told) == 1:
            return next(iter(told.values())), "the one of that name who is told with this office"
    return None, "may be " + _listed([b.actor.name for b in found])


def _called(name: Namesake, people: Sequence[Person], words: Links) -> list[Person]:
    """The persons whom an open name may mean: those whose full name it may be, else those of that surname."""
    if name.full:
        return [p for p in people if p.fits(name, words) and (p.country == name.country or not name.country)]
    meant = [p for p in people if p.called(name, words)]
    if len({p.country for p in meant}) > 1:
        return []
    return [p for p in meant if p.leader is None or p.known_as_surname(name)] or meant


def _alone(names: Sequence[Namesake], words: Links) -> list[Person]:
    """Persons known by the surname alone, its spellings in a country together."""
    found: list[Person] = []
    for name in names:
        same = [
            person for person in found
            if person.country == name.country and not words.forbid(person.ids, (name.id,))
            and all(surnames_alike(other.name, name.name) for other in person.names)
        ]  # fmt: skip
        if same:
            found[found.index(same[0])] = Person((*same[0].names, name))
        else:
            found.append(Person((name,)))
    return found


def _actor(person: Person, called: Iterable[Namesake]) -> Actor:
    """The person under the name of the tables, or the fullest that was told, with all others as aliases."""
    best = max((name for name in person.names if name.told or name.leader), key=_worth)
    name = best.leader.name if best.leader else best.form.actor.name
    told = [n.form.actor for n in (*person.names, *called) if n.told]
    tables = {alias for n in person.names if n.leader for alias in (n.leader.name, *n.leader.also)}
    aliases = {alias for actor in told for alias in (actor.name, *actor.aliases)} | tables
    return Actor(
        name=name,
        kind="person",
        country=best.country,
        aliases=tuple(sorted(aliases - {name})),
        wikidata=min((actor.wikidata for actor in told if actor.wikidata), default=None),
    )


def _worth(name: Namesake) -> tuple[object, ...]:
    """How good the name is to call a person by."""
    text, parts = name.form.actor.name, name.name
    in_order = parts.words[0 if parts.exact else -1] in parts.surname
    known = name.leader is not None and " " in name.leader.name
    named = office_alone(name.form) is None
    return (
        known,
        named,
        name.country is not None,
        name.full,
        parts.fullness,
        in_order,
        -len(text.split()),
        text,
        name.id,
    )


def _terms(person: Person, called: Iterable[Namesake]) -> tuple[Term, ...]:
    terms = [term for name in (*person.names, *called) for term in name.form.offices]
    return learned((t for t in terms if t.source == ARTICLES), (t for t in terms if t.source != ARTICLES))


def _rule(person: Person, name: Namesake, actor: Actor) -> tuple[str, float]:
    if name.id == actor.id:
        return ITSELF, 1.0
    if name.decided:
        return DECIDED, 1.0
    if person.known_as(name):
        served = person.country == INTERNATIONAL != name.country
        return (ORIGIN, ELSEWHERE) if served and name.country else (TABLE, 1.0)
    score = max(person.agrees(other, name) or 0.0 for other in person.names if other is not name)
    rule = next(words for least, words in RULES if score >= least)
    abroad = name.country is None and person.country is not None
    return (f"{rule}, told without its country", round(score * ABROAD, 3)) if abroad else (rule, score)


def _surname_rule(person: Person, name: Namesake, may_be: Sequence[Person]) -> tuple[str, float]:
    told, country = name.form.actor.name, _country(person.country)
    if len(may_be) > 1:
        return f"one of {len(may_be)} who may be called {told}{country}", ONE_OF
    if not person.told:
        return f"the only {told}{country} whom the tables of leaders know", ONLY_KNOWN
    return f"the surname of the only {told}{country}", ONLY


def _country(code: str | None) -> str:
    name = next(iter(country_names().get(code or "", ())), "")
    article = "the " if _WITH_ARTICLE.search(name) else ""
    return f" of {article}{name}" if name else ""


def _listed(names: Iterable[str]) -> str:
    *rest, last = sorted(set(names))
    return f"{', '.join(rest)} or {last}" if rest else f"{last}, who is not known to have been in office then"


@cache
def _by_block() -> Mapping[str, Sequence[Leader]]:
    found: defaultdict[str, list[Leader]] = defaultdict(list)
    for leader in leaders():
        found[surname_block(leader.name, leader.country)].append(leader)
    return found
