"""From a name that a person types to the actor or place that is meant.

Names are compared without accents, case, and the usual differences of transliteration. The whole
name counts first, then a part of it, as a surname, if only one actor has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal

from kg import groups
from kg.countries import INTERNATIONAL, country_names
from kg.errors import AmbiguousName, BadValue, UnknownName
from kg.ids import fold, search_key, search_keys, words
from kg.leaders import untitled
from kg.model import Place
from kg.places import distance_km, known
from kg.queries import Run

_ACTOR = "RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.kind AS kind, n.country AS country"
_PLACE = "RETURN n.id AS id, n.name AS name, n.country AS country, n.lat AS lat, n.lon AS lon"
PLACES = f"MATCH (n:Place) {_PLACE}"
PLACE = "place"
"""What a place is called among the kinds of actors."""

NEAR = 0.7
"""How alike, from 0 to 1, a name is at least that is suggested for another one."""

EVENT = """
MATCH (e:Event) WHERE e.id STARTS WITH $id RETURN e.id AS id LIMIT 20
UNION
MATCH (m:Mention)-[:REPORTS]->(e:Event) WHERE m.id STARTS WITH $founder AND size($founder) > 6
RETURN e.id AS id LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has an id and names; `note` tells two of one name apart."""

    id: str
    names: tuple[str, ...]
    note: str
    kind: str = PLACE
    country: str | None = None

    @classmethod
    def row(cls, row: Mapping[str, Any]) -> Named:
        """From a row with id, name, country, and perhaps aliases and kind."""
        other = (row["aliases"] or ()) if "kind" in row else _other_names(row)
        names = dict.fromkeys([row["name"], *other])
        note = ", ".join(str(part) for part in (row.get("kind"), row.get("country"), row["id"]) if part)
        return cls(row["id"], tuple(names), note, row.get("kind") or PLACE, row["country"])

    def __str__(self) -> str:
        return f"{self.names[0]} ({self.note})"


def named(rows: Sequence[Mapping[str, Any]]) -> list[Named]:
    """Everything in the rows, and the countries that they belong to, each once."""
    found = {row["id"]: Named.row(row) for row in rows if not _is_country(row)}
    for code in sorted({row["country"] for row in rows if row["country"]} & country_names().keys()):
        own = found[code].names if code in found else ()
        found[code] = Named(code, tuple(dict.fromkeys([*own, *country_names()[code]])), f"country, {code}", "country")
    return list(found.values())


def _other_names(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What else the place of the row is called."""
    entry = known(Place(name=row["name"], country=row["country"]))
    return entry.names if entry else ()


def _is_country(row: Mapping[str, Any]) -> bool:
    """Whether the row is the place that a country is, for which its code stands."""
    return "kind" not in row and row["name"] in country_names().get(row["country"] or "", ())


def find(run: Run, label: Literal["Actor", "Place"], name: str) -> str:
    """The id of the actor or place in the graph that `name` means; UnknownName or AmbiguousName if there is not one."""
    return _one(name, _found(run, label, name))


def find_person(run: Run, name: str) -> tuple[str, ...]:
    """As `find`; who led a country and heads an international organisation has an id for each of the two."""
    found = _found(run, "Actor", name)
    if len({fold(one.names[0]) for one in found}) == 1 and {one.kind for one in found} == {"person"}:
        others = [one for one in found if one.country != INTERNATIONAL]
        if len(others) == 1 < len(found):
            return tuple(one.id for one in found)
    return (_one(name, found),)


def _found(run: Run, label: Literal["Actor", "Place"], name: str) -> list[Named]:
    for spelled, country in _readings(label, name):
        with suppress(UnknownName):
            found = _meant(spelled, named(called(run, label, spelled)))
            if among := [one for one in found if country in (None, one.country)]:
                return among
    # Whoever writes it another way is helped by the nearest names, which takes longer.
    everything = f"MATCH (n:{label}) {_ACTOR if label == 'Actor' else _PLACE}"
    try:
        return _meant(name, named(run(everything)))
    except UnknownName as unknown:
        if groups.members(name):
            word = "members" if groups.names(name) else "countries"
            raise UnknownName(name, advice=f"the countries in it are the '{word} of {name.strip()}'") from None
        raise unknown from None


def _readings(label: Literal["Actor", "Place"], name: str) -> Iterator[tuple[str, str | None]]:
    """The name as it is; without a title that precedes it, and the country that the title tells; a group's others."""
    yield name, None
    if label == "Actor":
        if bare := untitled(name):
            yield bare
        yield from ((other, None) for other in groups.names(name) if other != name)


def called(run: Run, label: Literal["Actor", "Place"], name: str) -> list[Mapping[str, Any]]:
    """What the store itself finds to be called so, wholly or in part, or to belong to a country called so."""
    columns = _ACTOR if label == "Actor" else _PLACE
    if own := run(f"MATCH (n:{label} {{id: $id}}) {columns}", id=name.strip()):
        return [*own]  # an id is nobody else's name
    key = search_key(name)
    whole = f"|{key.replace('|', '')}|"
    if whole == "||":
        return []
    found = f"MATCH (n:{label}) WHERE n.keys CONTAINS $key OR n.keys CONTAINS $whole {columns}"
    rows: list[Mapping[str, Any]] = [*run(found, key=key, whole=whole)]
    there = {row["country"] for row in rows}
    for code, keys in _country_keys().items():
        if code not in there and (key in keys or whole in keys or code == name.strip()):
            rows += run(f"MATCH (n:{label} {{country: $code}}) {columns} LIMIT 1", code=code)
    return rows


@cache
def _country_keys() -> dict[str, str]:
    return {code: search_keys(names) for code, names in country_names().items()}


def resolve(name: str, among: Iterable[Named]) -> str:
    """The id of the one of these that `name` means; UnknownName or AmbiguousName if there is not one."""
    return _one(name, _meant(name, among))


def _one(name: str, found: Sequence[Named]) -> str:
    if len(found) > 1:
        raise AmbiguousName(name, sorted(map(str, found))[:10])
    return found[0].id


def _meant(name: str, among: Iterable[Named]) -> list[Named]:
    """Those of these that `name` may mean, at least one: those called so, else those of whose name it is a part."""
    everything = list(among)
    asked = words(name)
    whole, partly = [], []
    for named in everything:
        if named.id == name.strip():
            return [named]
        spelled = [words(n) for n in named.names]
        if any("".join(parts) == "".join(asked) for parts in spelled):
            whole.append(named)
        elif any(_within(asked, parts) for parts in spelled):
            partly.append(named)
    if found := whole or partly:
        return found
    raise UnknownName(name, _nearest(name, everything))


def nearby(near: object, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The ids of the places of these rows that lie near: a name and kilometres, or both in one, as in "Geneva:100".

    What they lie near need not be among them, if the tables of places know where it is.
    """
    name, km = _circle(near)
    everywhere = {row["id"]: _place(row) for row in rows}
    entry = known(Place(name=name))
    centre = entry.place if entry else everywhere.get(resolve(name, named(rows)))
    if centre is None or centre.lat is None:
        raise BadValue(f"{name} is not a place with coordinates")
    distances = {found: distance_km(centre, place) for found, place in everywhere.items()}
    return sorted(found for found, distance in distances.items() if distance is not None and distance <= km)


def _circle(near: object) -> tuple[str, float]:
    name, km = near if isinstance(near, tuple) and len(near) == 2 else str(near).rpartition(":")[::2]
    try:
        return str(name), float(km)
    except ValueError:
        raise BadValue(f"near is a place and kilometres, as in Geneva:100, not {near!r}") from None


def _place(row: Mapping[str, Any]) -> Place:
    """The place of the row; where it lies is as told, or as the tables know it."""
    told = Place(name=row["name"], country=row["country"], lat=row["lat"], lon=row["lon"])
    entry = known(told) if told.lat is None else None
    return entry.place if entry else told


def _nearest(name: str, among: Sequence[Named]) -> list[str]:
    spelled = {fold(form): named for named in among for n in named.names for form in (n, n.split()[-1])}
    near = get_close_matches(fold(name), spelled, n=3, cutoff=NEAR)
    return list(dict.fromkeys(spelled[match].names[0] for match in near))


def _within(asked: Sequence[str], told: Sequence[str]) -> bool:
    size = len(asked)
    return size > 0 and any(list(told[i : i + size]) == list(asked) for i in range(len(told) - size + 1))
