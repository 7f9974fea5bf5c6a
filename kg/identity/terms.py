"""Terms in offices: which the tables know, what articles add to them, and which office a title names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.identity.forms import Term, joined
from kg.ids import fold
from kg.leaders import REVIEWED, Leader, leading_offices, shared_offices, titles


def terms_of(leader: Leader) -> tuple[Term, ...]:
    """What the tables know that somebody held."""
    return tuple(Term(t.office, leader.country, t.first, t.last, leader.source) for t in leader.terms)


def same_office(told: str, held: str, country: str | None) -> bool:
    """True if both names mean one office of the country; its leader is whoever holds the office that leads it."""
    a, b = office_key(told), office_key(held)
    leading = {"leader", *map(office_key, leading_offices(country))}
    return a == b or ("leader" in (a, b) and {a, b} <= leading)


def office_key(office: str) -> str:
    """What the titles of one office share."""
    return fold(titles().get(fold(office), office))


def one_holder(office: str) -> bool:
    """True unless several people of a country hold the office at the same time."""
    return office_key(office) not in {fold(shared) for shared in shared_offices()}


def learned(told: Iterable[Term], known: Iterable[Term]) -> tuple[Term, ...]:
    """What tables and articles know together: the tables' terms, longer where they do not know the end."""
    table = sorted(known)
    new = []
    for term in joined(told):
        same = [i for i, t in enumerate(table) if same_office(term.office, t.office, t.country)]
        latest = max(same, key=lambda i: table[i].last or date.min, default=None)
        if latest is None:
            new.append(term)
        elif term.last and _unended(table[latest]):
            table[latest] = replace(table[latest], last=max(term.last, table[latest].last or term.last))
    return tuple(sorted((*table, *new), key=lambda t: (t.office, t.first or date.min, t.source)))


def _unended(term: Term) -> bool:
    return term.first is not None and term.last == max(term.first, REVIEWED)
