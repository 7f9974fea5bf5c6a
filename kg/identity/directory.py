"""Whom the names in mentions mean, looked up by name and day.

Names are resolved before events are put together, from all mentions at once, in groups that do not
know of each other: the namesakes of one block, and those that a person's decision put beside them.
So a growing graph needs to resolve again only the groups in which something new was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.identity.bodies import bodies
from kg.identity.forms import Form, block, forms
from kg.identity.links import Links
from kg.identity.offices import alone, holders, offices
from kg.identity.people import Bearer, bearers, choose
from kg.model import Mention, Participation

Bearers = Mapping[str, tuple[Bearer, ...]]
"""Whom each name may mean, by its id."""


class Directory:
    """The people behind names and offices."""

    def __init__(self, bearers: Bearers | None = None) -> None:
        self.bearers: dict[str, tuple[Bearer, ...]] = dict(bearers or {})

    def parts(self, mention: Mention) -> tuple[Participation, ...]:
        """The mention's parties, each the one whom its name means on that day, or as told."""
        day = told_on(mention)
        return tuple(meant(part, self.bearers.get(part.actor.id, ()), day) for part in mention.participants)


def meant(part: Participation, bearers: Sequence[Bearer], day: date | None) -> Participation:
    """The party as one of those whom its name may mean on that day, or as told."""
    bearer = choose(bearers, part.office, day)[0] if bearers else None
    return replace(part, actor=bearer.actor) if bearer else part


def directory(mentions: Iterable[Mention], links: Links) -> Directory:
    """Whom all names in the mentions mean."""
    everyone = forms(mentions)
    found: dict[str, tuple[Bearer, ...]] = {}
    for group in groups(everyone, links):
        found |= whom(group, links)
    told: defaultdict[str, list[Form]] = defaultdict(list)
    for form in everyone:
        for key in offices(form):
            told[key].append(form)
    for form in everyone:
        if (office := alone(form)) and (held := holders(form, told[office], found)):
            found[form.actor.id] = held
    return Directory(found)


def whom(group: Iterable[Form], links: Links) -> dict[str, tuple[Bearer, ...]]:
    """Whom the names of one group may mean, by their ids."""
    everyone = list(group)
    people = [form for form in everyone if form.actor.kind == "person"]
    others = [form for form in everyone if form.actor.kind != "person"]
    return (bearers(people, links) if people else {}) | bodies(others, links)


def groups(everyone: Iterable[Form], links: Links) -> Iterator[Sequence[Form]]:
    """The names that have to be resolved together."""
    blocks: defaultdict[str, list[Form]] = defaultdict(list)
    home: dict[str, str] = {}
    for form in sorted(everyone, key=lambda f: f.actor.id):
        blocks[block(form)].append(form)
        home[form.actor.id] = block(form)
    for left, right in links.same:
        a, b = home.get(left), home.get(right)
        if a and b and a != b:
            blocks[a] += blocks.pop(b)
            home |= {form.actor.id: a for form in blocks[a]}
    yield from blocks.values()


def told_on(mention: Mention) -> date | None:
    """The day by which a name is understood: that of an exactly dated deed, else that of the report."""
    when = mention.when
    if when and when.first and when.days == 1 and (mention.reported is None or when.first <= mention.reported):
        return when.first
    return mention.reported
