"""Groups of countries: alliances and unions with the days of membership, and the regions of the United Nations.

ontology/groups.tsv holds the memberships, and where each is told.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from kg.countries import country_names
from kg.ids import fold
from kg.places import country, within
from kg.resources import table


class Member(NamedTuple):
    """A country in a group, from a day until another; None where there is no such day."""

    country: str
    since: date | None
    until: date | None


def members(group: str) -> tuple[Member, ...]:
    """Every membership in the group or region that is called so; none if none is."""
    name = fold(group)
    return _groups().get(name) or tuple(Member(code, None, None) for code in _regions().get(name, ()))


@cache
def names(group: str) -> tuple[str, ...]:
    """All names of the group that is called so; none if none is, or it is a region."""
    rows = [(row["group"], *filter(None, row["also"].split(";"))) for row in table("groups")]
    return next((found for found in rows if fold(group) in map(fold, found)), ())


@cache
def _groups() -> dict[str, tuple[Member, ...]]:
    found: dict[str, tuple[Member, ...]] = {}
    for row in table("groups"):
        member = Member(row["country"], _day(row["since"]), _day(row["until"]))
        for name in (row["group"], *filter(None, row["also"].split(";"))):
            found[fold(name)] = (*found.get(fold(name), ()), member)
    return found


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in country_names():
        for above in within(place) if (place := country(code)) else ():
            found[fold(above.name)] = (*found.get(fold(above.name), ()), code)
    return found


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
