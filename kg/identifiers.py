"""What actors and places are called elsewhere: as our own tables know it, and as users link it. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Actor, Identifier, Place
from kg.places import Known, country, known

TABLES = "wikidata", "geonames", "iso3166-numeric"
"""The schemes of the tables."""


def in_tables(thing: Actor | Place) -> list[str]:
    """What the tables know of a country or a place, each as SCHEME:VALUE, sorted."""
    entry = _entry(thing)
    values = (entry.wikidata, entry.geonames, entry.numeric) if entry else ()
    return sorted(f"{scheme}:{value}" for scheme, value in zip(TABLES, values, strict=False) if value)


def combined(stored: Iterable[str], told: Iterable[Identifier]) -> tuple[tuple[str, str], ...]:
    """All identifiers of a thing, by scheme; what users told outranks what the tables know."""
    standing = {(i.thing, i.scheme): i for i in sorted(told, key=lambda i: (i.at, i.id))}
    own = {(i.scheme, i.value) for i in standing.values() if i.value}
    ours = {tuple(text.split(":", 1)) for text in stored}
    schemes = {scheme for scheme, _ in own}
    return tuple(sorted((*own, *((scheme, value) for scheme, value in ours if scheme not in schemes))))


def _entry(thing: Actor | Place) -> Known | None:
    if isinstance(thing, Place):
        return known(thing)
    place = country(thing.country) if thing.kind == "country" and thing.country else None
    return known(place) if place else None
