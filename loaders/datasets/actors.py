"""Whom and where a row means: countries by name or code, organisations by code, leaders by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.countries import INTERNATIONAL, country_names
from kg.ids import fold
from kg.leaders import leaders
from kg.model import Actor, Place

_BODY = re.compile(r"(?:.*\bof (?:the )?)?(?P<name>[^()]+?)\s*(?:\([^()]*\))?")


def actor(name: str, country: str, group: str, codes: Mapping[str, str], groups: Mapping[str, str]) -> Actor | None:
    """The actor: a leader of whom our tables know, else the country, else an organisation; None if it is none."""
    code = country_code(country, codes) or _named(name)
    if code:
        person = _leaders().get((fold(name), code))
        if person:
            return Actor(name=person, kind="person", country=code)
        return Actor(name=country_names()[code][0], kind="country", country=code)
    organisation = groups.get(group)
    return Actor(name=organisation, kind="organisation", country=INTERNATIONAL) if organisation else None


def place(name: str, country: str, latitude: str, longitude: str, codes: Mapping[str, str]) -> Place | None:
    """The place; of "Moscow, Moskva, Russia" the first is its name and the last its country."""
    parts = [part.strip() for part in name.split(",")]
    if not parts[0]:
        return None
    code = country_code(country or parts[-1], codes)
    if code and code == country_code(parts[0], codes):
        return Place(name=country_names()[code][0], country=code)
    where = (float(latitude), float(longitude)) if latitude and longitude else (None, None)
    return Place(name=parts[0], country=code, lat=where[0], lon=where[1])


def country_code(told: str, codes: Mapping[str, str]) -> str | None:
    """The ISO code of a country that is told by its code or its name."""
    code = codes.get(told, told)
    return code if code in country_names() else _codes().get(fold(told)) if told else None


def _named(name: str) -> str | None:
    """The country in "Government of Norway" or "Military Forces of Norway (2013-)"."""
    found = _BODY.fullmatch(name.strip())
    return _codes().get(fold(found["name"])) if found else None


@cache
def _codes() -> dict[str, str]:
    return {fold(name): code for code, names in country_names().items() for name in names}


@cache
def _leaders() -> dict[tuple[str, str], str]:
    return {(fold(name), who.country): who.name for who in leaders() for name in (who.name, *who.also)}
