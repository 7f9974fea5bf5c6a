"""Who led countries and held their offices (leaders.tsv, rulers.tsv), titles, and the words that names are made of.

The tables are in ontology/; loaders/extraction/data/ATTRIBUTION.md says whence they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.dates import first_day, last_day
from kg.ids import fold
from kg.resources import table

SOURCES = {"leaders": "kg", "rulers": "REIGN"}
"""The tables, and what to name as the source of what they say."""

REVIEWED = date(2025, 12, 31)
"""A term that the tables do not end is known to have lasted until this day, or to have begun after it."""


@dataclass(frozen=True, slots=True)
class Served:
    """Some days on which somebody held an office; `open` if the tables do not know its end."""

    office: str
    first: date
    last: date
    open: bool


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in the tables; `short` are the names that mean this person where they stand alone."""

    name: str
    country: str
    also: tuple[str, ...]
    short: tuple[str, ...]
    terms: tuple[Served, ...]
    source: str


@cache
def leaders() -> tuple[Leader, ...]:
    """Everybody in the tables, by country and name."""
    rows: defaultdict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in _rows():
        rows[row["country"], row["name"]].append(row)
    return tuple(_leader(name, country, found) for (country, name), found in sorted(rows.items()))


def names(column: str) -> Iterator[tuple[str, ...]]:
    """The groups of names that ontology/names.tsv lists under this kind."""
    for row in table("names"):
        if row["kind"] == column:
            yield tuple(row["names"].split(";"))


@cache
def forenames() -> frozenset[str]:
    """First names of women and men in public life, as ontology/forenames.tsv spells them."""
    return frozenset(name for row in table("forenames") for name in row["names"].split(";"))


def _leader(name: str, country: str, rows: Iterable[Mapping[str, str]]) -> Leader:
    found = list(rows)
    also = {other for row in found for other in row["also"].split(";") if other} - {name}
    short = {other for row in found for other in row["short"].split(";") if other} or {name.rpartition(" ")[2]}
    return Leader(
        name, country, tuple(sorted(also)), tuple(sorted(short)), tuple(map(_served, found)), found[0]["source"]
    )


def _served(row: Mapping[str, str]) -> Served:
    first = first_day(row["first"]) or date.min
    last = last_day(row["last"]) if row["last"] else None
    return Served(row["office"], first, last or max(first, REVIEWED), last is None)


def _rows() -> Iterator[Mapping[str, str]]:
    for name, source in SOURCES.items():
        for row in table(name):
            yield {**row, "source": source}


@cache
def titles() -> Mapping[str, str]:
    """The office that each title names, by the folded title: "Minister of Foreign Affairs" is the foreign minister."""
    return {fold(row["title"]): row["office"] for row in table("offices")}


@cache
def ranks() -> Mapping[str, str]:
    """What kind of office each title and each office names, by the folded name: head, minister, envoy or another."""
    rows = table("offices")
    return {fold(row[name]): row["rank"] for name in ("office", "title") for row in rows}


LEVELS = {
    "heads": "head", "ministers": "minister", "envoys": "envoy", "legislators": "legislature",
    "officers": "military", "others": "other",
}  # fmt: skip
"""What people call those whose offices have one rank."""


def office(title: str) -> str | None:
    """The office that a title names, or that is called so, however it is spelled; None if our tables know none."""
    return _offices().get(fold(title))


@cache
def _offices() -> Mapping[str, str]:
    return {**{fold(known): known for known in titles().values()}, **titles()}


_JOINED = "of", "for", "and", "to"
"""What follows these belongs to the title."""


@cache
def nations() -> Mapping[str, str]:
    """The code of the country that each name of it, and each adjective, means; both are folded."""
    columns = "demonyms", "also", "name"
    rows = table("countries")
    return {fold(name): row["code"] for part in columns for row in rows for name in row[part].split(";") if name}


def untitled(name: str) -> tuple[str, str | None] | None:
    """The name that follows a title, as in "President Putin" or "Russian President Putin", and the country's code."""
    parts = name.split()
    parts = parts[1:] if parts and fold(parts[0]) == "the" else parts
    for start in range(min(len(parts), 4)):
        code = nations().get(fold(" ".join(parts[:start]))) if start else None
        for end in range(len(parts) - 1, start, -1) if code or not start else ():
            if fold(" ".join(parts[start:end])) in titles() and parts[end] not in _JOINED:
                rest = " ".join(parts[end:])
                more, other = untitled(rest) or (rest, None)  # General Secretary To Lam
                return more, code or other
    return None


@cache
def shared_offices() -> frozenset[str]:
    """Offices that several people of a country hold at the same time."""
    return frozenset(row["office"] for row in table("offices") if row["many"])


@cache
def leading_offices(country: str | None) -> tuple[str, ...]:
    """The offices of which one leads the country."""
    return next((tuple(r["lead"].split(";")) for r in table("countries") if r["code"] == country and r["lead"]), ())
