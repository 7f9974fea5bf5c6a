"""Names of one block put together to persons, as far as names and countries tell: no two that contradict each other.

Known leaders are there from the start. The names told most fully come first, and each joins the one person with all of
whose names it agrees; a name that agrees with several stays open, and so does a surname alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.countries import INTERNATIONAL
from kg.identity.forms import Form, block, widened
from kg.identity.links import Links
from kg.identity.spelling import ENOUGH, SHORT, SOUNDS, SPELLED, Name, alike, parse, slip, surnames_alike
from kg.identity.terms import same_office, terms_of
from kg.ids import name_key
from kg.leaders import Leader
from kg.model import Actor

SLIPPED = 0.82
"""How sure it is that a name but for one letter is the one of the leader whose office is told with it."""

ELSEWHERE = 0.9
"""How sure it is that somebody who heads an international organisation is told with the country of origin."""


@dataclass(frozen=True)
class Namesake:
    """A form, or a known leader of whom perhaps nobody told; `decided` if a person said to whom it belongs."""

    form: Form
    leader: Leader | None = None
    told: bool = True
    decided: bool = False

    @property
    def id(self) -> str:
        return self.form.actor.id

    @property
    def country(self) -> str | None:
        return self.form.actor.country

    @cached_property
    def name(self) -> Name:
        return parse(self.form.actor.name, self.country)

    @cached_property
    def full(self) -> bool:
        return bool(self.name.first) or self.leader is not None

    @cached_property
    def known_as(self) -> frozenset[str]:
        """The keys of the full names that the tables give."""
        return frozenset(map(name_key, (self.leader.name, *self.leader.also))) if self.leader else frozenset()

    @property
    def rank(self) -> tuple[object, ...]:
        spelled, words = self.name.fullness
        return self.leader is None, self.country is None, not self.full, -spelled, -words, self.id


@dataclass(frozen=True, eq=False)
class Person:
    """Names that mean one person."""

    names: tuple[Namesake, ...]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(name.id for name in self.names)

    @cached_property
    def country(self) -> str | None:
        return min((name.country for name in self.names if name.country), default=None)

    @cached_property
    def told(self) -> bool:
        return any(name.told for name in self.names)

    @cached_property
    def leader(self) -> Leader | None:
        return next((name.leader for name in self.names if name.leader), None)

    @cached_property
    def _table(self) -> frozenset[str]:
        return frozenset(key for name in self.names if name.leader for key in name.known_as)

    def known_as(self, name: Namesake) -> bool:
        """True if the tables give the person this name."""
        return bool(self._table) and name_key(name.form.actor.name) in self._table

    def fits(self, name: Namesake, words: Links) -> float:
        """How surely a full name means this person; 0 if it contradicts one of those that do."""
        if words.forbid(self.ids, (name.id,)):
            return 0.0
        known = self.known_as(name)
        if name.country and self.country not in (None, name.country):
            return ELSEWHERE if known and self.country == INTERNATIONAL else 0.0
        if known:
            return 1.0
        found = [self.agrees(other, name) for other in self.names if not self._apart(other, name)]
        certain = [sure for sure in found if sure is not None]
        return max(certain) if certain and min(certain) >= ENOUGH else 0.0

    def agrees(self, other: Namesake, name: Namesake) -> float | None:
        """How surely a name of this person and another one are one; None if one is a surname alone.

        A slip of the pen in a leader's name is seen through if the leader's office is told with it.
        """
        found = alike(other.name, name.name)
        slipped = not found and slip(other.name, name.name)
        if other.leader and (slipped or found is None):
            return (SLIPPED if slipped else ENOUGH) if _in_one_office(other, name) else 0.0
        return None if slipped else found

    def called(self, name: Namesake, words: Links) -> bool:
        """True if a surname alone may mean this person."""
        if words.forbid(self.ids, (name.id,)) or (name.country and self.country != name.country):
            return False
        least = SOUNDS if name.country else SPELLED
        return self.known_as_surname(name) or any(surnames_alike(n.name, name.name) >= least for n in self.names)

    def known_as_surname(self, name: Namesake) -> bool:
        """True if the tables say that this name alone means the person."""
        shorts = [short for other in self.names if other.leader for short in other.leader.short]
        return any(sorted(parse(short, self.country).words) == sorted(name.name.words) for short in shorts) or any(
            surnames_alike(short, name.name) >= SPELLED
            for short in (parse(text, self.country) for text in shorts)
            if not short.first
        )

    def _apart(self, other: Namesake, name: Namesake) -> bool:
        """True if the other name is one that a person or a table gave, which need not resemble the rest."""
        given = other.decided or (other.leader is None and self.known_as(other))
        return given and not surnames_alike(other.name, name.name)


def persons(names: Iterable[Namesake], words: Links) -> tuple[list[Person], list[Namesake]]:
    """The persons whom full names mean, and the names left open: surnames alone, and what may mean several."""
    found: list[Person] = []
    left: list[Namesake] = []
    for unit in _decided(names, words):
        fits = [person for person in found if _joins(person, unit, words)]
        if unit[0].country is None and len({person.country for person in fits}) > 1:
            fits = []
        if len(unit) == 1 and (len(fits) > 1 or not (fits or unit[0].full)):
            left.append(unit[0])
        elif len(fits) == 1:
            found[found.index(fits[0])] = Person((*fits[0].names, *unit))
        else:
            found.append(Person(unit))
    return found, left


def namesakes(forms: Iterable[Form], known: Mapping[str, Sequence[Leader]]) -> list[Namesake]:
    """The forms, and the known leaders of their blocks."""
    told = {form.actor.id: form for form in forms}
    found: dict[str, Namesake] = {id_: Namesake(form) for id_, form in told.items()}
    for leader in {leader for form in told.values() for leader in known.get(block(form), ())}:
        actor = Actor(name=leader.name, kind="person", country=leader.country)
        form = Form(actor, terms_of(leader))
        if actor.id in told:
            form = replace(widened(form, told[actor.id]), actor=told[actor.id].actor)
        found[actor.id] = Namesake(form, leader, told=actor.id in told)
    return sorted(found.values(), key=lambda name: name.rank)


def _joins(person: Person, unit: Sequence[Namesake], words: Links) -> bool:
    """True if each full name of the unit fits; a leader is joined to nobody, what has no country by its full name."""
    if any(name.leader for name in unit):
        return False
    if not any(name.full for name in unit):
        return person.known_as(unit[0]) and person.fits(unit[0], words) > 0
    least = SHORT if unit[0].country is None else ENOUGH
    return all(person.fits(name, words) >= least for name in unit if name.full)


def _in_one_office(leader: Namesake, name: Namesake) -> bool:
    """True if an office that was told with a name is one that the leader held in those days."""
    return any(
        same_office(t.office, held.office, held.country) and t.first and t.last and held.overlaps(t.first, t.last)
        for t in name.form.offices
        for held in leader.form.offices
    )


def _decided(names: Iterable[Namesake], words: Links) -> list[tuple[Namesake, ...]]:
    """The names, those that a person decided to be one in one tuple, the fullest first.

    Where two decisions make one of what a third keeps apart, it is kept apart.
    """
    units: dict[str, list[Namesake]] = {name.id: [name] for name in names}
    for id_ in sorted(units):
        for partner in sorted(words.partners(id_)):
            mine, other = units[id_], units.get(partner)
            if other is None or other is mine or words.forbid((n.id for n in mine), (n.id for n in other)):
                continue
            mine += other
            for name in other:
                units[name.id] = mine
    once = {id(unit): unit for unit in units.values()}
    ranked = [sorted(unit, key=lambda name: name.rank) for unit in once.values()]
    marked = [tuple(replace(name, decided=len(unit) > 1) for name in unit) for unit in ranked]
    return sorted(marked, key=lambda unit: unit[0].rank)
