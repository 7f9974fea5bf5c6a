"""What a reader of the news knows beforehand: countries, organisations, offices, leaders and places.

Every lookup takes a name as it stands in an article and answers with what it stands for, or None. Accents, dots, a
leading "the" and a possessive ending do not matter; case does where it tells a name from a word. The tables are
data/*.tsv and the countries of the ontology (data/ATTRIBUTION.md says whence); each is read at its first use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.dates import first_day, last_day
from kg.ids import fold, name_key
from kg.model import Actor, Place
from kg.vocab import ActorKind
from loaders.extraction import tables

_REVIEWED = date(2025, 12, 31)  # a term without an end in leaders.tsv is known to have lasted until this day
_BEFORE, _AFTER = 3, 15  # for how many years around a term a surname alone may mean its holder
_LEADERS = "leaders", "rulers"  # the well-known, whom a surname alone may mean, and the others
_PLURAL = re.compile(r"(ies|s)(?= of | for | general|$)")
_PART_OF = re.compile(r"(?i:(?:north|south|(?:north-?|south-?)?(?:east|west))(?:ern)?|central|occupied) (?=[A-Z])")
_DEPUTY = {"deputy", "vice", "assistant"}


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

    @property
    def actor(self) -> Actor:
        """The person."""
        return Actor(name=self.name, kind="person", country=self.country)

    def days_from(self, on: date) -> int:
        """How many days lie between the term and that day; 0 within it."""
        return max((self.first - on).days, (on - (self.last or date.max)).days, 0)


def country(name: str) -> str | None:
    """The alpha-3 code of the country of this usual, official, former or abbreviated name."""
    return tables.find(_country_codes("name", "also"), name)


def demonym(word: str) -> str | None:
    """The alpha-3 code of the country whose adjective or people this is; "Korean" alone is of neither Korea."""
    codes = _country_codes("demonyms")
    return tables.find(codes, word) or (tables.find(codes, word[:-1]) if word.endswith("s") else None)


def capital(name: str) -> str | None:
    """The alpha-3 code of the country whose government this city stands for."""
    return tables.find(_country_codes("capitals"), name)


def seat(alpha3: str) -> str | None:
    """The capital of the country of this code."""
    row = _countries().get(alpha3)
    return next(iter(tables.split(row["capitals"])), None) if row else None


def metonym(name: str) -> str | None:
    """The alpha-3 code of the country whose government this palace, street or ministry stands for."""
    return tables.find(_metonyms(), name)


def country_name(alpha3: str) -> str:
    """The name that newspapers use for the country of this code; the code itself if there is no such country."""
    row = _countries().get(alpha3)
    return row["name"] if row else alpha3


def organisation(name: str) -> Organisation | None:
    """The organisation or armed group of this name or acronym."""
    return tables.find(_organisations(), name)


def office(text: str) -> Office | None:
    """The office that a title stands for, with or without what comes before it and after its "of", "for" or "to"."""
    words = fold(text).split()
    ends = [len(words), *(i for i, word in enumerate(words) if word in ("of", "for", "to"))]
    for start in range(len(words)):
        for phrase in (" ".join(words[start:end]) for end in ends if end > start):
            found, in_capitals = _offices().get(phrase) or _offices().get(_singular(phrase)) or (None, False)
            if found and not (in_capitals and text.islower()):
                return Office(f"Deputy {found.canonical}", found.rank) if _DEPUTY & {*words[:start]} else found
    return None


def sole(office: str) -> bool:
    """Whether one person of a country holds this office at a time, as far as the table knows it."""
    return office in _sole_offices()


def home(title: str) -> str | None:
    """The alpha-3 code of the only country whose people bear this title ("Taoiseach", "Congressman")."""
    words = fold(title)
    return _homes().get(words) or _homes().get(_singular(words))


@cache
def titles() -> tuple[str, ...]:
    """All title phrases in lower case, sorted; those with hyphens or accents also without."""
    phrases = {row["title"] for row in tables.rows("offices")}
    return tuple(sorted(phrases | {phrase.replace("-", " ") for phrase in phrases} | {fold(p) for p in phrases}))


def leader(name: str, on: date | None = None, country: str | None = None) -> Leader | None:
    """The term nearest to that day (the latest, if none is given) of the person of this name.

    A surname means whoever of that name was in office on that day, else the only one who was not long before or
    after; if there are several, it means nobody.
    """
    if name.islower():
        return None
    full, short = _people()
    key = name_key(tables.bare(name))
    terms = [term for term in full.get(key, ()) if country in (None, term.country)]
    if not terms:
        terms = short.get((key, country), [])
        if on:
            terms = [term for term in terms if _within_reach(term, on)]
            terms = [term for term in terms if not term.days_from(on)] or terms
    elif on:
        nearest = min(term.days_from(on) for term in terms)
        terms = [term for term in terms if term.days_from(on) == nearest]
    if len({term.name for term in terms}) != 1:
        return None
    return min(terms, key=lambda term: term.days_from(on)) if on else max(terms, key=lambda term: term.first)


def holder(title: str, country: str, on: date) -> Leader | None:
    """Who alone held that office of that country on that day; None if unknown, vacant, or changing hands.

    "Leader" is whoever holds the office that leads the country: its president, chancellor, king ...
    """
    asked = office(title)
    if asked is None or asked.canonical in _shared_offices() or country not in _countries():
        return None
    leads = [*tables.split(_countries()[country]["lead"]), "Leader"]
    wanted = {asked.canonical, *leads} if asked.canonical == "Leader" else {asked.canonical}
    serving = [term for term in _terms().get(country, ()) if term.first <= on <= (term.last or _REVIEWED)]
    found = [term for term in serving if (held := office(term.office)) and held.canonical in wanted]
    return found[0] if len({term.name for term in found}) == 1 else None


def known(title: str, country: str) -> bool:
    """Whether somebody is known to have held that office of that country at any time."""
    return any((held := office(term.office)) and held.canonical == title for term in _terms().get(country, ()))


def chief(title: str, organisation_name: str, on: date) -> Leader | None:
    """Who held that office of an international organisation on that day; None if unknown."""
    serving = [term for term in _terms().get("XXX", ()) if term.first <= on <= (term.last or _REVIEWED)]
    for term in serving:
        held, body = office(term.office), organisation(term.office.partition(" ")[0])
        if held and held.canonical == title and body and body.name == organisation_name:
            return term
    return None


def place(name: str, country: str | None = None) -> Place | None:
    """The site, region, country or city of this name, the best known first; those of `country` only if it is given.

    Cities that are called like words or persons ("Nice", "Jackson") are found with their country only. A part of a
    place ("eastern Poland") is a place of the same country.
    """
    for row in tables.find(_places(), name) or ():
        if country == (row["country"] or None) or (country is None and not row["risk"]):
            lat, lon = (float(row[axis]) if row[axis] else None for axis in ("lat", "lon"))
            return Place(name=row["name"], country=row["country"] or None, lat=lat, lon=lon)
    if (part := _PART_OF.match(name)) and (whole := place(name[part.end() :], country)):
        return Place(name=name, country=whole.country)
    return None


def _singular(phrase: str) -> str:
    return _PLURAL.sub(lambda end: "y" if end[0] == "ies" else "", phrase, count=1)


def _within_reach(term: Leader, on: date) -> bool:
    return term.first.year - _BEFORE <= on.year <= (term.last or on).year + _AFTER


@cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in tables.rows("countries")}


@cache
def _country_codes(*columns: str) -> dict[str, str]:
    """The codes by the names in these columns."""
    countries = _countries().items()
    return tables.index((name, code) for code, row in countries for name in tables.split(*(row[c] for c in columns)))


@cache
def _metonyms() -> dict[str, str]:
    return tables.index((row["name"], row["country"]) for row in tables.rows("metonyms"))


@cache
def _organisations() -> dict[str, Organisation]:
    return tables.index(
        (name, Organisation(row["name"], row["country"], "group" if row["kind"] == "group" else "organisation"))
        for row in tables.rows("organisations")
        for name in tables.split(row["name"], row["also"])
    )


@cache
def _offices() -> dict[str, tuple[Office, bool]]:
    """The offices by title, and whether a title is one in capitals only ("PM", "General")."""
    return {
        fold(row["title"]): (Office(row["office"], row["rank"]), bool(row["case"])) for row in tables.rows("offices")
    }


@cache
def _homes() -> dict[str, str]:
    return {fold(row["title"]): row["country"] for row in tables.rows("offices") if row["country"]}


@cache
def _sole_offices() -> frozenset[str]:
    return frozenset(row["office"] for row in tables.rows("offices")) - _shared_offices()


@cache
def _shared_offices() -> frozenset[str]:
    """The offices that several persons of a country hold at the same time."""
    return frozenset(row["office"] for row in tables.rows("offices") if row["many"])


@cache
def _read_terms(table: str) -> list[tuple[Leader, set[str], set[str]]]:
    """Each term with the keys of its holder's full names, and of the surnames and other names of one word."""
    terms = []
    for row in tables.rows(table):
        last = last_day(row["last"]) if row["last"] else None
        term = Leader(row["name"], row["country"], row["office"], first_day(row["first"]) or date.min, last)
        names = tables.split(row["name"], row["also"])
        short = tables.split(row["short"]) or [row["name"].rpartition(" ")[2]]
        full = {name_key(name) for name in names if " " in name}
        terms.append((term, full, {name_key(name) for name in [*short, *names] if " " not in name or name in short}))
    return terms


@cache
def _terms() -> dict[str, list[Leader]]:
    """The terms by country."""
    return tables.group((term.country, term) for table in _LEADERS for term, _, _ in _read_terms(table))


@cache
def _people() -> tuple[dict[str, list[Leader]], dict[tuple[str, str | None], list[Leader]]]:
    """The terms by full name, and by surname and country; the well-known ones by surname and None too."""
    known, others = (_read_terms(table) for table in _LEADERS)
    full = tables.group((key, term) for term, keys, _ in known + others for key in keys)
    short = [((key, None), term) for term, _, keys in known for key in keys]
    short_in = [((key, term.country), term) for term, _, keys in known + others for key in keys]
    return full, tables.group([*short, *short_in])


@cache
def _places() -> dict[str, list[dict[str, str]]]:
    """The rows of each place name, the best known first."""
    blank = {"lat": "", "lon": "", "risk": ""}
    countries = ({**row, "country": code, **blank} for code, row in _countries().items())
    rows = [*tables.rows("sites"), *countries, *tables.rows("places")]
    return tables.group((tables.key(name), row) for row in rows for name in tables.split(row["name"], row["also"]))
