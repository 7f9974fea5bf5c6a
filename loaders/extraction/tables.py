"""The tables of data/ and of the countries: their rows, and names looked up whatever their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from kg.errors import StopRun
from kg.ids import fold
from kg.resources import folder

K = TypeVar("K")
T = TypeVar("T")

_POSSESSIVE = re.compile(r"['’]s?$")


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of data/TABLE.tsv, or of ontology/TABLE.tsv, by column name."""
    path = Path(__file__).parent / "data" / f"{table}.tsv"
    if not path.exists():
        path = folder("ontology") / path.name
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise StopRun(f"{path.name}, line {number}: {len(cells)} columns where the header has {len(columns)}")
        yield dict(zip(columns, cells, strict=True))


def split(*cells: str) -> list[str]:
    """The names in these cells, which separate them by semicolons."""
    return [name for cell in cells for name in cell.split(";") if name]


def bare(name: str) -> str:
    """The name without its possessive ending."""
    return _POSSESSIVE.sub("", name.strip())


def key(name: str) -> str:
    """What all spellings of a name share; an acronym of up to three letters stays in capitals.

    So "us" and "Us" are no country, while "U.S." and "US" are.
    """
    plain = bare(name).replace(".", "").replace("&", " and ").replace("+", " plus")
    return plain if len(plain) <= 3 and plain.isupper() and plain.isalnum() else fold(plain)


def find(table: Mapping[str, T], name: str) -> T | None:
    """The entry of a name, with or without its article; a word without a capital letter is no name."""
    if name.islower():
        return None
    if (found := table.get(key(name))) is None and name[:4].lower() == "the ":
        return table.get(key(name[4:]))
    return found


def index(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """The entries by key; of two entries with the same key the first is the better known."""
    table: dict[str, T] = {}
    for name, entry in pairs:
        table.setdefault(key(name), entry)
    return table


def group(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """All entries of each key, in order."""
    groups: dict[K, list[T]] = {}
    for name, entry in pairs:
        groups.setdefault(name, []).append(entry)
    return groups
