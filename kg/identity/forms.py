"""Names of persons and bodies as told, each with what was told together with it, and the block where namesakes meet.

A form has the identifier that its name and country have, so that the same name told a thousand times is one form. All
evidence of a form is kept such that telling it again, or in another order, changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from kg.identity.spelling import office_in, parse, skeleton, slip
from kg.ids import fold, name_key
from kg.leaders import Leader, leaders
from kg.model import Actor, Mention, Participation

_WHOSE = "of", "for", "to", "in"

ALONE = "@"
"""With this begins the block of somebody of whom nothing but an office was told."""

ARTICLES = "articles"
"""The source of a term that was learned from reports."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Days on which somebody held an office; None is a bound that is not known."""

    office: str
    country: str | None
    first: date | None
    last: date | None
    source: str

    def contains(self, day: date) -> bool:
        """True if the day is one of them for sure."""
        return self.overlaps(day, day)

    def overlaps(self, first: date, last: date) -> bool:
        """True if one of the days of a period is one of them for sure."""
        return self.first is not None and self.last is not None and self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Form:
    """A name as told, the offices told with it, and the first and last day on which it was reported."""

    actor: Actor
    offices: tuple[Term, ...] = ()
    first: date | None = None
    last: date | None = None


def forms(mentions: Iterable[Mention]) -> list[Form]:
    """Everybody whom the mentions name, or tell by the office alone, once each, by identifier; countries are codes."""
    found: dict[str, Form] = {}
    for mention in mentions:
        for part in mention.participants:
            if named(part.actor):
                form = _told(part, mention.reported)
                known = found.get(form.actor.id)
                found[form.actor.id] = widened(known, form) if known else form
    return [form for _, form in sorted(found.items())]


def named(actor: Actor) -> bool:
    """True if whom the actor means has to be found out; a country is its code."""
    return actor.kind != "country"


def widened(a: Form, b: Form) -> Form:
    """The form of both, which bear one identifier, with the evidence of both."""
    return Form(
        actor=_actor(a.actor, b.actor),
        offices=joined((*a.offices, *b.offices)),
        first=_least(a.first, b.first),
        last=_greatest(a.last, b.last),
    )


def joined(terms: Iterable[Term]) -> tuple[Term, ...]:
    """One term for each office of which articles tell, from the first day to the last; those of a table as they are."""
    groups: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    tabled = set()
    for term in terms:
        if term.source == ARTICLES:
            groups[fold(term.office), term.country or ""].append(term)
        else:
            tabled.add(term)
    return tuple(sorted((*map(_joined, groups.values()), *tabled), key=_order))


def block(form: Form) -> str:
    """Where the form meets its namesakes: the surname by sound, that of the leader whose name it is, or an office.

    An organisation or a group stands alone.
    """
    actor = form.actor
    if actor.kind != "person":
        return actor.id
    if office_alone(form):
        return f"{ALONE}{actor.country or ''}|{fold(actor.name)}"
    homes = _homes().get((name_key(actor.name), actor.country), frozenset())
    if len(homes) == 1:
        return next(iter(homes))
    return _mistyped(actor.name, actor.country) or surname_block(actor.name, actor.country)


def surname_block(name: str, country: str | None) -> str:
    """The block of a name by its surname alone."""
    return skeleton(parse(name, country).surname[0])


def office_alone(form: Form) -> str | None:
    """The office that is all that was told of the person; None for a name."""
    if form.actor.kind != "person":
        return None
    told = fold(form.actor.name)
    for office in (fold(term.office) for term in form.offices):
        if told == office or told.startswith(tuple(f"{office} {of} " for of in _WHOSE)):
            return office
    return office_in(form.actor.name)


@lru_cache(maxsize=1 << 16)
def _mistyped(name: str, country: str | None) -> str | None:
    """The block of the one leader of the country whose full name this is but for one letter."""
    told = parse(name, country)
    if not told.first:
        return None
    meant = {
        surname_block(leader.name, leader.country)
        for leader in _by_country().get(country or "", ())
        for known in (leader.name, *leader.also)
        if slip(told, parse(known, country))
    }
    return next(iter(meant)) if len(meant) == 1 else None


@cache
def _by_country() -> Mapping[str, Sequence[Leader]]:
    found: defaultdict[str, list[Leader]] = defaultdict(list)
    for leader in leaders():
        found[leader.country].append(leader)
    return found


@cache
def _homes() -> Mapping[tuple[str, str | None], frozenset[str]]:
    """The blocks of those leaders whom the tables know by a name, by its key and country."""
    homes: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    for leader in leaders():
        for name in (leader.name, *leader.also, *leader.short):
            for country in (leader.country, None):
                homes[name_key(name), country].add(surname_block(leader.name, leader.country))
    return {key: frozenset(blocks) for key, blocks in homes.items()}


def _told(part: Participation, day: date | None) -> Form:
    country = part.actor.country
    terms = (Term(part.office, country, day, day, ARTICLES),) if part.office and part.actor.kind == "person" else ()
    return Form(_actor(part.actor, part.actor), terms, day, day)


def _actor(a: Actor, b: Actor) -> Actor:
    name = max((a.name, b.name), key=lambda n: (len(n.split()), n))
    aliases = {a.name, b.name, *a.aliases, *b.aliases} - {name}
    known = sorted(filter(None, (a.wikidata, b.wikidata)))
    return Actor(
        name=name, kind=a.kind, country=a.country, aliases=tuple(sorted(aliases)), wikidata=known[0] if known else None
    )


def _joined(terms: list[Term]) -> Term:
    return Term(
        office=min(term.office for term in terms),
        country=terms[0].country,
        first=min((t.first for t in terms if t.first), default=None),
        last=max((t.last for t in terms if t.last), default=None),
        source=terms[0].source,
    )


def _order(term: Term) -> tuple[str, str, date, str]:
    return term.office, term.country or "", term.first or date.min, term.source


def _least(a: date | None, b: date | None) -> date | None:
    return min(filter(None, (a, b)), default=None)


def _greatest(a: date | None, b: date | None) -> date | None:
    return max(filter(None, (a, b)), default=None)
