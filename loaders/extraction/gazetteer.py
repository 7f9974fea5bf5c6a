"""What a reader of the news knows beforehand: countries, organisations, offices, leaders and places.

Every lookup takes a name as it stands in an article and answers with what it stands for, or None. Accents, dots, a
leading "the" and a possessive ending do not matter; case does where it tells a name from a word, so "us" is nothing
and "US" is a country. The tables are data/*.tsv (data/ATTRIBUTION.md says whence); each is read at its first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from kg.dates import first_day, last_day
from kg.errors import StopRun
from kg.ids import fold, name_key
from kg.model import Place
from kg.vocab import ActorKind

_REVIEWED = date(2026, 6, 30)  # until when a term without an end in leaders.tsv is believed to last
_BEFORE, _AFTER = 3, 15  # the years in which a surname alone may mean somebody not yet or no longer in office
_POSSESSIVE = re.compile(r"['’]s?$")
_PLURAL = re.compile(r"(ies|s)(?= of | for | general|$)")
_DEPUTY = {"deputy", "vice", "assistant"}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, or an armed group; `country` is XXX for international ones."""

    name: str
    country: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Office:
    """A title; its rank is head, minister, envoy, military, legislature or other."""

    canonical: str
    rank: str


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of one person in one office; `last` is None for a term not known to have ended."""

    name: str
    country: str
    office: str
    first: date
    last: date | None

    def days_from(self, on: date) -> int:
        """How many days lie between the term and that day; 0 within it."""
        return max((self.first - on).days, (on - (self.last or date.max)).days, 0)


def country(name: str) -> str | None:
    """The alpha-3 code of the country of this usual, official, former or abbreviated name."""
    return _find(_names("name", "also"), name)


def demonym(word: str) -> str | None:
    """The alpha-3 code of the country whose adjective or people this is; Korean alone is neither Korea."""
    return _find(_names("demonyms"), word) or (_find(_names("demonyms"), word[:-1]) if word.endswith("s") else None)


def capital(name: str) -> str | None:
    """The alpha-3 code of the country whose government this city stands for."""
    return _find(_names("capitals"), name)


def metonym(name: str) -> str | None:
    """The alpha-3 code of the country whose government this palace, street or ministry stands for."""
    return _find(_metonyms(), name)


def country_name(alpha3: str) -> str | None:
    """The name that newspapers use for the country of this code."""
    return _country_names().get(alpha3)


def organisation(name: str) -> Organisation | None:
    """The organisation or armed group of this name or acronym."""
    return _find(_organisations(), name)


def office(text: str) -> Office | None:
    """The office that a title stands for, with or without what comes before it and after its "of", "for" or "to"."""
    words = fold(text).split()
    ends = [len(words), *(i for i, word in enumerate(words) if word in ("of", "for", "to"))]
    for start in range(len(words)):
        for phrase in (" ".join(words[start:end]) for end in ends if end > start):
            if found := _offices().get(phrase) or _offices().get(_singular(phrase)):
                return Office(f"Deputy {found.canonical}", found.rank) if _DEPUTY & {*words[:start]} else found
    return None


def titles() -> tuple[str, ...]:
    """All title phrases, sorted, in lower case with neither hyphens nor accents (as kg.ids.fold writes them)."""
    return tuple(sorted(_offices()))


def leader(name: str, on: date | None = None, country: str | None = None) -> Leader | None:
    """The term of the person of this name that is nearest to that day; a surname must be unambiguous then.

    A surname belongs to whoever was in office on that day, else to the only one who had been or was to be soon.
    """
    if name.islower():
        return None
    full, short = _people()
    key = name_key(_POSSESSIVE.sub("", name))
    terms = [t for t in full.get(key, ()) if country in (None, t.country)]
    if not terms:
        terms = [t for t in short.get(key, ()) if country in (None, t.country)]
        near = [t for t in terms if on and _within_reach(t, on)] if on else terms
        serving = [t for t in near if on and not t.days_from(on)]
        terms = serving or near
        if len({(t.name, t.country) for t in terms}) != 1:
            return None
    if not terms:
        return None
    return min(terms, key=lambda t: t.days_from(on)) if on else max(terms, key=lambda t: t.first)


def holder(title: str, country: str, on: date) -> Leader | None:
    """Who held that office of that country on that day; None if unknown, vacant, or changing hands.

    "Leader" is whoever holds the office that leads the country (its king, chancellor, supreme leader ...).
    """
    asked = office(title)
    if asked is None:
        return None
    leads = _leading_offices().get(country, "")
    wanted = {leads, "Leader"} if asked.canonical == "Leader" else {asked.canonical}
    if asked.canonical == leads:
        wanted.add("Leader")
    serving = [t for t in _terms().get(country, ()) if not t.days_from(on) and (t.last or _REVIEWED) >= on]
    found = [t for t in serving if (held := office(t.office)) and held.canonical in wanted]
    return found[0] if len({t.name for t in found}) == 1 else None


def place(name: str, country: str | None = None) -> Place | None:
    """The site, region, country or city of this name, the best known first; those of `country` only if it is given.

    Cities that are called like words or persons ("Nice", "Jackson") are found with their country only.
    """
    for place, needs_country in _find(_places(), name) or ():
        if country == place.country or (country is None and not needs_country):
            return place
    return None


def _key(name: str) -> str:
    """What all spellings of a name share; an acronym of up to three letters stays in capitals."""
    plain = _POSSESSIVE.sub("", name.strip()).replace(".", "").replace("&", " and ").replace("+", " plus")
    return plain if len(plain) <= 3 and plain.isupper() and plain.isalnum() else fold(plain)


def _find(table: Mapping[str, T], name: str) -> T | None:
    """The entry of a name with at least one capital letter or digit, with or without its article."""
    if name.islower():
        return None
    key = _key(name)
    return table.get(key) or table.get(_key(name[4:]) if key.startswith("the ") else key)


def _singular(phrase: str) -> str:
    return _PLURAL.sub(lambda end: "y" if end[0] == "ies" else "", phrase, count=1)


def _within_reach(term: Leader, on: date) -> bool:
    return term.first.year - _BEFORE <= on.year <= (term.last or on).year + _AFTER


def _rows(table: str) -> Iterator[dict[str, str]]:
    path = Path(__file__).parent / "data" / f"{table}.tsv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise StopRun(f"{path.name}, line {number}: {len(cells)} columns where the header has {len(columns)}")
        yield dict(zip(columns, cells, strict=True))


def _split(*cells: str) -> list[str]:
    return [name for cell in cells for name in cell.split(";") if name]


@cache
def _names(*columns: str) -> dict[str, str]:
    rows = list(_rows("countries"))
    return {_key(name): row["code"] for row in rows for name in _split(*(row[column] for column in columns))}


@cache
def _country_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _rows("countries")}


@cache
def _leading_offices() -> dict[str, str]:
    return {row["code"]: row["lead"] for row in _rows("countries")}


@cache
def _metonyms() -> dict[str, str]:
    return {_key(row["name"]): row["country"] for row in _rows("metonyms")}


@cache
def _organisations() -> dict[str, Organisation]:
    table: dict[str, Organisation] = {}
    for row in _rows("organisations"):
        kind: ActorKind = "group" if row["kind"] == "group" else "organisation"
        entry = Organisation(row["name"], row["country"], kind)
        table |= {_key(name): entry for name in _split(row["name"], row["also"])}
    return table


@cache
def _offices() -> dict[str, Office]:
    return {row["title"]: Office(row["office"], row["rank"]) for row in _rows("offices")}


@cache
def _terms() -> dict[str, list[Leader]]:
    """The terms by country."""
    return _grouped((term.country, term) for term, _, _ in _read_terms())


@cache
def _people() -> tuple[dict[str, list[Leader]], dict[str, list[Leader]]]:
    """The terms by full name and by surname."""
    full = _grouped((name_key(name), term) for term, names, _ in _read_terms() for name in names)
    short = _grouped((name_key(name), term) for term, _, surnames in _read_terms() for name in surnames)
    return full, short


@cache
def _read_terms() -> list[tuple[Leader, list[str], list[str]]]:
    """Each term with the full names and the surnames of its holder."""
    terms = []
    for row in [*_rows("leaders"), *_rows("rulers")]:
        last = last_day(row["last"]) if row["last"] else None
        term = Leader(row["name"], row["country"], row["office"], first_day(row["first"]) or date.min, last)
        surnames = _split(row["short"]) or [row["name"].rpartition(" ")[2]]
        terms.append((term, _split(row["name"], row["also"]), surnames))
    return terms


@cache
def _places() -> dict[str, list[tuple[Place, bool]]]:
    """The places of each name, the best known first, and whether the name needs its country."""
    rows = [*_rows("sites"), *_rows("places")]
    return _grouped((_key(name), _place(row)) for row in rows for name in _split(row["name"], row["also"]))


def _place(row: Mapping[str, str]) -> tuple[Place, bool]:
    lat, lon = (float(row[axis]) if row[axis] else None for axis in ("lat", "lon"))
    return Place(name=row["name"], country=row["country"] or None, lat=lat, lon=lon), row["risk"] == "x"


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
