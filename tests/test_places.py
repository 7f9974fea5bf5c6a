import csv
import subprocess
import sys
import time

import pytest

from kg.countries import country_names
from kg.model import Place
from kg.places import country, distance_km, known, within
from kg.resources import folder

CONTINENTS = {"Africa", "Americas", "Antarctica", "Asia", "Europe", "Oceania"}


def place(name: str, code: str | None = None) -> Place:
    return Place(name=name, country=code)


def rows(table: str) -> list[dict[str, str]]:
    with (folder("ontology") / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def chain(name: str, code: str | None = None) -> list[str]:
    return [outer.name for outer in within(place(name, code))]


@pytest.mark.parametrize(
    ("name", "code", "outer"),
    [
        ("Lahore", "PAK", ["Punjab", "Pakistan", "South Asia", "Asia"]),
        ("Marseille", "FRA", ["Provence-Alpes-Côte d'Azur", "France", "Western Europe", "Europe"]),
        ("San Francisco", "USA", ["California", "United States", "North America", "Americas"]),
        ("Mariupol", "UKR", ["Donetsk region", "Ukraine", "Eastern Europe", "Europe"]),
        ("Hebron", "PSE", ["West Bank", "Palestine", "Western Asia", "Asia"]),
        ("Brazil", "BRA", ["South America", "Latin America", "Americas"]),
        ("Kremlin", "RUS", ["Moscow", "Russia", "Eastern Europe", "Europe"]),
        ("Texas", "USA", ["United States", "North America", "Americas"]),
        ("Singapore", "SGP", ["Southeast Asia", "Asia"]),
        ("Horn of Africa", None, ["East Africa", "Sub-Saharan Africa", "Africa"]),
        ("south-eastern Poland", "POL", ["Poland", "Eastern Europe", "Europe"]),
        ("a village that no table has", "KEN", ["Kenya", "East Africa", "Sub-Saharan Africa", "Africa"]),
        ("Asia", None, []),
        ("a ship at sea", None, []),
    ],
)
def test_a_place_lies_in_its_region_its_country_and_its_part_of_the_world(
    name: str, code: str | None, outer: list[str]
) -> None:
    assert chain(name, code) == outer


@pytest.mark.parametrize("code", country_names())
def test_every_country_lies_in_a_continent(code: str) -> None:
    found = country(code)
    assert found is not None
    assert [outer.name for outer in within(found)][-1:] in [[name] for name in CONTINENTS]


def test_every_capital_lies_in_its_country() -> None:
    lost = []
    for row in rows("countries"):
        for seat in (place(name, row["code"]) for name in filter(None, row["capitals"].split(";"))):
            found = known(seat)
            disputed = found and found.country is None and found.note
            if not disputed and country(row["code"]) not in (found and found.place, *within(seat)):
                lost.append(seat.name)
    assert lost == []


def test_every_place_of_the_tables_lies_in_its_country_or_is_disputed() -> None:
    for row in rows("places") + rows("sites"):
        found = known(place(row["name"], row["country"] or None))
        outer = within(place(row["name"], row["country"] or None))
        assert len(outer) == len({other.id for other in outer})
        if row["country"] and country(row["country"]) not in (found and found.place, *outer):
            assert any(other.country is None and (entry := known(other)) and entry.note for other in outer), row


@pytest.mark.parametrize(
    ("told", "code", "usual"),
    [
        ("Kiev", "UKR", "Kyiv"),
        ("Peking", "CHN", "Beijing"),
        ("Rangoon", "MMR", "Yangon"),
        ("Bombay", "IND", "Mumbai"),
        ("Saigon", "VNM", "Ho Chi Minh City"),
        ("Constantinople", "TUR", "Istanbul"),
        ("Leningrad", "RUS", "Saint Petersburg"),
        ("Königsberg", "RUS", "Kaliningrad"),
        ("Danzig", "POL", "Gdansk"),
        ("Lemberg", "UKR", "Lviv"),
        ("Stalingrad", "RUS", "Volgograd"),
        ("Mukden", "CHN", "Shenyang"),
        ("Poona", "IND", "Pune"),
        ("SÃO PAULO", "BRA", "Sao Paulo"),
        ("Burma", "MMR", "Myanmar"),
    ],
)
def test_a_former_or_another_name_leads_to_the_usual_one(told: str, code: str, usual: str) -> None:
    found = known(place(told, code))
    assert found is not None
    assert found.place.name == usual
    assert found.geonames is not None


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Georgia", ["GEO", "USA"]),
        ("Cordoba", ["ESP", "ARG", "MEX"]),
        ("Tripoli", ["LBY", "LBN"]),
        ("San Jose", ["CRI", "USA"]),
        ("Hyderabad", ["IND", "PAK"]),
        ("Punjab", ["IND", "PAK"]),
        ("Valencia", ["ESP", "VEN"]),
        ("Victoria", ["SYC", "CAN"]),
    ],
)
def test_a_name_that_several_countries_know_means_nothing_without_one(name: str, codes: list[str]) -> None:
    assert known(place(name)) is None
    assert chain(name) == []
    found = [known(place(name, code)) for code in codes]
    assert [entry and entry.country for entry in found] == codes
    assert len({entry.names for entry in found if entry} | {entry.place.id for entry in found if entry}) >= len(codes)


def test_a_namesake_elsewhere_is_not_taken() -> None:
    assert known(place("Paris", "USA")) is None
    assert chain("Paris", "USA") == ["United States", "North America", "Americas"]
    capital = known(place("Paris"))
    assert capital is not None
    assert (capital.country, capital.geonames) == ("FRA", "2988507")


def test_of_two_cities_of_one_name_in_a_country_it_is_left_open_which_is_meant() -> None:
    found = known(place("Springfield", "USA"))
    assert found is not None
    assert (found.lat, found.geonames, found.region) == (None, None, None)
    assert chain("Springfield", "USA")[0] == "United States"


@pytest.mark.parametrize(
    ("name", "told", "whose"),
    [
        ("West Bank", "PSE", "PSE"),
        ("Gaza Strip", "PSE", "PSE"),
        ("Crimea", "UKR", "UKR"),
        ("Golan Heights", "SYR", "SYR"),
        ("Jerusalem", "ISR", None),
        ("East Jerusalem", "PSE", None),
        ("Kashmir", None, None),
        ("Spratly Islands", None, None),
        ("Abkhazia", "GEO", "GEO"),
    ],
)
def test_a_disputed_place_has_a_note_and_is_not_silently_somebodys(
    name: str, told: str | None, whose: str | None
) -> None:
    found = known(place(name, told))
    assert found is not None
    assert found.country == whose
    assert found.note


def test_parts_of_a_disputed_place_lie_in_it_and_only_there() -> None:
    assert chain("Srinagar", "IND") == ["Jammu and Kashmir", "Kashmir", "South Asia", "Asia"]
    assert chain("Sevastopol", "UKR")[:2] == ["Crimea", "Ukraine"]
    assert chain("Taiwan", "TWN") == ["East Asia", "Asia"]
    assert chain("Western Sahara", "ESH") == ["North Africa", "Africa"]
    assert chain("Kosovo", "XKX") == ["Southern Europe", "Europe"]


def test_a_country_has_the_identifiers_of_the_public_lists() -> None:
    found = known(place("Germany", "DEU"))
    assert found is not None
    assert (found.geonames, found.wikidata) == ("2921044", "Q183")
    codes = rows("country_codes")
    assert {row["code"] for row in codes} == set(country_names())
    for column in ("numeric", "geonames", "wikidata"):
        ids = [row[column] for row in codes if row[column]]
        assert len(ids) == len(set(ids)) >= len(codes) - 1, column


def test_no_two_places_share_an_identifier() -> None:
    ids = [row["geonames"] for table in ("sites", "places") for row in rows(table) if row["geonames"]]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_distances_are_as_the_crow_flies() -> None:
    def spot(name: str, code: str) -> Place:
        found = known(place(name, code))
        assert found is not None
        return found.place

    assert distance_km(spot("Berlin", "DEU"), spot("Paris", "FRA")) == pytest.approx(878, abs=5)
    assert distance_km(spot("Tokyo", "JPN"), spot("Los Angeles", "USA")) == pytest.approx(8815, abs=20)
    assert distance_km(spot("Kyiv", "UKR"), spot("Kiev", "UKR")) == 0
    assert distance_km(spot("Kyiv", "UKR"), place("Germany", "DEU")) is None


def test_tables_are_read_when_first_asked_and_once() -> None:
    code = "import kg, kg.places; print(kg.places._by_name.cache_info().misses)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "0\n"
    known(place("Paris"))
    start = time.process_time()
    for number in range(20_000):
        within(place("Lahore", "PAK"))
        known(place("Lahore" if number % 2 else "Nowhere", "PAK"))
    assert time.process_time() - start < 2
