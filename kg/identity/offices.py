"""Who held an office on a day, from the tables of leaders and from what articles tell together with a name.

What is learned from articles is an interval that widens with each report. It does not say that somebody held an office
before the first or after the last of them: today's minister is not the one of yesterday's article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.identity.forms import Form, office_alone
from kg.identity.people import DECIDED, IN_OFFICE, Bearer
from kg.identity.terms import office_key, one_holder, same_office, terms_of
from kg.leaders import Leader, leaders
from kg.model import Actor

HELD = 0.9
"""How sure it is that an office means its holder."""


def alone(form: Form) -> str | None:
    """The key of the office that is all that was told of somebody; None for a name."""
    office = office_alone(form)
    return _key(office, form.actor.country) if office else None


def offices(form: Form) -> tuple[str, ...]:
    """The keys of the offices that were told with the form and of which there is one holder at a time."""
    return tuple(sorted({_key(term.office, term.country) for term in form.offices if one_holder(term.office)}))


def holders(form: Form, told: Iterable[Form], found: Mapping[str, tuple[Bearer, ...]]) -> tuple[Bearer, ...]:
    """Whoever is known to have held the office that is all the form tells, by identifier; none for an office of many.

    `told` are the forms with which the office was told, `found` says whom they mean. If somebody decided whom the
    form itself means, it is that person.
    """
    office, country = office_alone(form), form.actor.country
    if (own := found.get(form.actor.id, ())) and own[0].rule == DECIDED:
        return own
    if office is None or country is None or not one_holder(office):
        return ()
    people: dict[str, Bearer] = {}
    for other in told:
        meant = found.get(other.actor.id, ())
        if office_alone(other) is None and len(meant) == 1 and not meant[0].in_office:
            people[meant[0].actor.id] = meant[0]
    for leader in _leaders().get(country, ()):
        actor = Actor(name=leader.name, kind="person", country=country, aliases=leader.also)
        if " " in leader.name and actor.id not in people:
            people[actor.id] = Bearer(actor, IN_OFFICE, HELD, terms_of(leader), in_office=True)
    held = {i: tuple(t for t in b.terms if same_office(office, t.office, country)) for i, b in people.items()}
    return tuple(
        replace(people[i], rule=IN_OFFICE, score=HELD, terms=terms, in_office=True)
        for i, terms in sorted(held.items())
        if terms
    )


def _key(office: str, country: str | None) -> str:
    return f"{country or ''}|{office_key(office)}"


@cache
def _leaders() -> Mapping[str, Sequence[Leader]]:
    found: defaultdict[str, list[Leader]] = defaultdict(list)
    for leader in leaders():
        found[leader.country].append(leader)
    return found
