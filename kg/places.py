"""Where places are and what they lie in: ontology/places.tsv, sites.tsv and country_codes.tsv.

A place lies in a region of its country, the country in a part of the world as the United Nations
divide it (M49), that in a continent: Lahore, Punjab, Pakistan, South Asia, Asia. A name that
several countries know means nothing without its country. What is disputed has a row of its own with
a note, and lies in no country where none is told for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sqrt

from kg.countries import country_names
from kg.ids import fold
from kg.model import Place
from kg.resources import table

EARTH_KM = 6371.0
"""The mean radius."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables tell of a place; `names` begins with the usual one, `region` is what it lies in."""

    names: tuple[str, ...]
    country: str | None
    lat: float | None = None
    lon: float | None = None
    region: str | None = None
    geonames: str | None = None
    numeric: str | None = None
    wikidata: str | None = None
    note: str | None = None

    @property
    def place(self) -> Place:
        """The place under its usual name."""
        return Place(name=self.names[0], country=self.country, lat=self.lat, lon=self.lon)


def known(place: Place) -> Known | None:
    """What the tables tell of the place that this name means in its country; None if not exactly one is meant."""
    found = spelled(place.name)
    if place.country is None:
        return found[0] if len(found) == 1 else None
    return next((entry for entry in found if entry.country in (place.country, None)), None)


def spelled(name: str) -> tuple[Known, ...]:
    """Everything in the tables that is called so, one in each country."""
    return _by_name().get(fold(name), ())


@lru_cache(maxsize=1 << 14)
def within(place: Place) -> tuple[Place, ...]:
    """What the place lies in, each in the next: its region, its country, a part of a continent, the continent."""
    chain: list[Place] = []
    above = _above(place)
    while above and above.id not in {place.id, *(other.id for other in chain)}:
        chain.append(above)
        above = _above(above)
    return tuple(chain)


def country(code: str) -> Place | None:
    """The place that the country of this code is."""
    names = country_names().get(code)
    return Place(name=names[0], country=code) if names else None


def distance_km(a: Place, b: Place) -> float | None:
    """How far apart two places are as the crow flies; None unless both have coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, south = radians(a.lat), radians(b.lat)
    height, width = (north - south) / 2, radians(a.lon - b.lon) / 2
    return 2 * EARTH_KM * asin(sqrt(_half(height) + cos(north) * cos(south) * _half(width)))


def _half(angle: float) -> float:
    return (1 - cos(2 * angle)) / 2


def _above(place: Place) -> Place | None:
    entry = known(place)
    if entry and entry.region:
        found = known(Place(name=entry.region, country=entry.country))
        return found.place if found else None
    return country(place.country) if place.country else None


@cache
def _by_name() -> dict[str, tuple[Known, ...]]:
    """Everything in the tables by folded name; of one country's places of one name only the best known."""
    found: defaultdict[str, dict[str | None, Known]] = defaultdict(dict)
    for entry in _entries():
        for name in entry.names:
            found[fold(name)].setdefault(entry.country, entry)
    return {name: tuple(entries.values()) for name, entries in found.items()}


def _entries() -> Iterator[Known]:
    """The countries, the sites, the cities, and the regions that the cities name."""
    codes = {row["code"]: row for row in table("country_codes")}
    for code, names in country_names().items():
        row = codes[code]
        geonames, wikidata, numeric = (row[column] or None for column in ("geonames", "wikidata", "numeric"))
        yield Known(names, code, region=row["region"], geonames=geonames, wikidata=wikidata, numeric=numeric)
    regions: dict[tuple[str, str], Known] = {}
    worldwide: set[str] = set()
    for name in ("sites", "places"):
        for row in table(name):
            entry = _entry(row)
            yield entry
            if entry.region and entry.country:
                regions[entry.region, entry.country] = Known((entry.region,), entry.country)
            elif not entry.country:
                worldwide.update(entry.names)
    yield from (entry for entry in regions.values() if entry.names[0] not in worldwide)


def _entry(row: dict[str, str]) -> Known:
    return Known(
        names=(row["name"], *filter(None, row["also"].split(";"))),
        country=row["country"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        region=row["region"] or None,
        geonames=row["geonames"] or None,
        note=row.get("note") or None,
    )
