"""Terms in offices: which the tables know, what articles add to them, and which office a title names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.identity.forms import Term, joined
from kg.ids import fold
from kg.leaders import REVIEWED, Leader, leading_offices


def terms_of(leader: Leader) -> tuple[Term, ...]:
    """What the tables know that somebody held."""
    return tuple(Term(t.office, leader.country, t.first, t.last, leader.source) for t in leader.terms)


def same_office(told: str, held: str, country: str | None) -> bool:
    """True if both names mean one office of the country; its leader is whoever holds the office that leads it."""
    a, b = office_key(told), office_key(held)
    leading = {"leader", *map(office_key, leading_offices(country))}
    return a == b or ("leader" in (a, b) and {a, b} <= leading)


def office_key(office: str) -> str:
    """What the spellings of an office share."""
    return fold(office).replace("defense", "defence")


def learned(told: Iterable[Term], known: Iterable[Term]) -> tuple[Term, ...]:
    """What tables and articles know together: the tables' terms, longer where they do not know the end."""
    table = sorted(known)
    new = []
    for term in joined(told):
        same = [i for i, t in enumerate(table) if same_office(term.office, t.office, t.country)]
        latest = max(same, key=lambda i: table[i].last or date.min, default=None)
        if latest is None:
            new.append(term)
        elif term.last and table[latest].last == REVIEWED and term.last > REVIEWED:
            table[latest] = replace(table[latest], last=term.last)
    return tuple(sorted((*table, *new), key=lambda t: (t.office, t.first or date.min, t.source)))
