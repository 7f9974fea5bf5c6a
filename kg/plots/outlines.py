"""The land, the borders and a point in each country: ontology/outlines.tsv, made by tools/generate_outlines.py."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.countries import country_names
from kg.model import Place
from kg.places import known
from kg.resources import table

Line = tuple[tuple[float, float], ...]


@cache
def outlines() -> dict[str, tuple[Line, ...]]:
    """Longitudes and latitudes by kind: `land` (rings), `border` and `disputed` (lines)."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for row in table("outlines"):
        found[row["kind"]].append(_points(row["points"]))
    return {kind: tuple(lines) for kind, lines in found.items()}


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {row["code"]: _points(row["points"])[0] for row in table("outlines") if row["kind"] == "country"}


@cache
def _capitals() -> dict[str, str]:
    return {row["code"]: row["capitals"].partition(";")[0] for row in table("countries")}


def middle(code: str | None) -> tuple[float, float] | None:
    """Longitude and latitude of a point in the country: its middle, or of a small one its capital."""
    if code is None or code not in country_names():
        return None
    if code in _middles():
        return _middles()[code]
    return capital(code)


def capital(code: str) -> tuple[float, float] | None:
    """Longitude and latitude of a country's capital; None if no table knows it."""
    name = _capitals().get(code)
    found = known(Place(name=name, country=code)) if name else None
    return (found.lon, found.lat) if found and found.lat is not None and found.lon is not None else None


def _points(text: str) -> Line:
    pairs = (pair.partition(",") for pair in text.split(" "))
    return tuple((float(lon), float(lat)) for lon, _, lat in pairs)
