"""From a name that a person types to the actor or place that is meant.

Names are compared without accents, case, and the usual differences of transliteration. The whole
name counts first, then a part of it, as a surname, if only one actor has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kg.countries import country_names
from kg.errors import AmbiguousName, BadValue, UnknownName
from kg.ids import fold, name_key
from kg.model import Place
from kg.places import distance_km, known

ACTORS = """
MATCH (a:Actor) RETURN a.id AS id, a.name AS name, a.aliases AS aliases, a.kind AS kind, a.country AS country
"""
PLACES = "MATCH (p:Place) RETURN p.id AS id, p.name AS name, p.country AS country, p.lat AS lat, p.lon AS lon"
EVENT = """
MATCH (e:Event) WHERE e.id STARTS WITH $id RETURN e.id AS id LIMIT 20
UNION
MATCH (:Mention {id: $founder})-[:REPORTS]->(e:Event) RETURN e.id AS id LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has an id and names; `note` tells two of one name apart."""

    id: str
    names: tuple[str, ...]
    note: str

    @classmethod
    def row(cls, row: Mapping[str, Any]) -> Named:
        """From a row with id, name, country, and perhaps aliases and kind."""
        other = (row["aliases"] or ()) if "kind" in row else _other_names(row)
        names = dict.fromkeys([row["name"], *other])
        note = ", ".join(str(part) for part in (row.get("kind"), row.get("country"), row["id"]) if part)
        return cls(row["id"], tuple(names), note)

    def __str__(self) -> str:
        return f"{self.names[0]} ({self.note})"


def named(rows: Sequence[Mapping[str, Any]]) -> list[Named]:
    """Everything in the rows, and the countries that they belong to, each once."""
    found = {row["id"]: Named.row(row) for row in rows if not _is_country(row)}
    for code in sorted({row["country"] for row in rows if row["country"]} & country_names().keys()):
        own = found[code].names if code in found else ()
        found[code] = Named(code, tuple(dict.fromkeys([*own, *country_names()[code]])), f"country, {code}")
    return list(found.values())


def _other_names(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What else the place of the row is called."""
    entry = known(Place(name=row["name"], country=row["country"]))
    return entry.names if entry else ()


def _is_country(row: Mapping[str, Any]) -> bool:
    """Whether the row is the place that a country is, for which its code stands."""
    return "kind" not in row and row["name"] in country_names().get(row["country"] or "", ())


def resolve(name: str, among: Iterable[Named]) -> str:
    """The id of the one of these that `name` means; UnknownName or AmbiguousName if there is not one."""
    everything = list(among)
    asked = _words(name)
    whole, parts = [], []
    for named in everything:
        if named.id == name.strip():
            return named.id
        spelled = [_words(n) for n in named.names]
        if any("".join(words) == "".join(asked) for words in spelled):
            whole.append(named)
        elif any(_within(asked, words) for words in spelled):
            parts.append(named)
    found = whole or parts
    if len(found) == 1:
        return found[0].id
    if found:
        raise AmbiguousName(name, sorted(map(str, found))[:10])
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
    near = get_close_matches(fold(name), spelled, n=3, cutoff=0.6)
    return list(dict.fromkeys(spelled[match].names[0] for match in near))


def _words(name: str) -> list[str]:
    return [name_key(word) for word in fold(name).split()]


def _within(asked: Sequence[str], words: Sequence[str]) -> bool:
    size = len(asked)
    return size > 0 and any(list(words[i : i + size]) == list(asked) for i in range(len(words) - size + 1))
