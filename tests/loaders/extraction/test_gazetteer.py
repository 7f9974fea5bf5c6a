import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg import KGError
from kg.dates import first_day, last_day
from kg.resources import folder
from loaders.extraction import gazetteer, tables

FOLDERS = Path(tables.__file__).parent / "data", folder("ontology")
TABLES = sorted(path.stem for data in FOLDERS for path in data.glob("*.tsv"))
MIDYEAR = date(2024, 6, 1)


def names(table: str, *columns: str) -> Iterator[tuple[str, str]]:
    """The names in these columns, with the first cell of their row."""
    for row in tables.rows(table):
        yield from ((name, next(iter(row.values()))) for name in tables.split(*(row[column] for column in columns)))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_clean_text_with_one_cell_for_each_column(table: str) -> None:
    rows = list(tables.rows(table))
    assert rows
    for row in rows:
        assert all(unicodedata.is_normalized("NFC", cell) for cell in row.values()), row
        assert all(part == part.strip() for cell in row.values() for part in cell.split(";")), row
        assert next(iter(row.values())), row


@pytest.mark.parametrize("table", TABLES)
def test_every_code_in_a_table_is_that_of_a_country_of_ours(table: str) -> None:
    codes = {row["code"] for row in tables.rows("countries")} | {"XXX", ""}
    assert {row["country"] for row in tables.rows(table) if "country" in row} <= codes


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("countries", ["name", "also"]),
        ("countries", ["demonyms"]),
        ("countries", ["capitals"]),
        ("metonyms", ["name"]),
        ("organisations", ["name", "also"]),
        ("sites", ["name", "also"]),
    ],
)
def test_no_name_in_a_table_stands_for_two_things(table: str, columns: list[str]) -> None:
    owners: dict[str, set[str]] = {}
    for name, owner in names(table, *columns):
        owners.setdefault(tables.key(name), set()).add(owner)
    assert {name: several for name, several in owners.items() if len(several) > 1} == {}


@pytest.mark.parametrize("table", ["leaders", "rulers"])
def test_a_term_ends_after_it_begins(table: str) -> None:
    for row in tables.rows(table):
        first, last = first_day(row["first"]), last_day(row["last"] or "9999")
        assert first is not None, row
        assert last is not None, row
        assert first <= last, row


def test_an_office_that_leads_a_country_is_a_title() -> None:
    for row in tables.rows("countries"):
        for title in tables.split(row["lead"]):
            found = gazetteer.office(title)
            assert found is not None, row
            assert found.canonical == title, row


def test_a_rank_is_one_of_six() -> None:
    ranks = {row["rank"] for row in tables.rows("offices")}
    assert ranks == {"head", "minister", "envoy", "military", "legislature", "other"}


def test_coordinates_lie_on_the_globe() -> None:
    for table in ("sites", "places"):
        for row in tables.rows(table):
            assert abs(float(row["lat"] or 0)) <= 90, row
            assert abs(float(row["lon"] or 0)) <= 180, row


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"),
        ("US", "USA"),
        ("the United States", "USA"),
        ("Britain", "GBR"),
        ("UK's", "GBR"),
        ("DPRK", "PRK"),
        ("Republic of Korea", "KOR"),
        ("Cote d’Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("TURKIYE", "TUR"),
        ("the Soviet Union", "RUS"),
        ("Kosovo", "XKX"),
        ("Palestinian Authority", "PSE"),
        ("Korea", None),
        ("us", None),
        ("Us", None),
        ("turkey", None),
        ("Atlantis", None),
    ],
)
def test_a_country_is_known_by_its_usual_and_official_and_former_names(name: str, code: str | None) -> None:
    assert gazetteer.country(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russians", "RUS"),
        ("Britons", "GBR"),
        ("Dutch", "NLD"),
        ("Emirati", "ARE"),
        ("Philippine", "PHL"),
        ("Poles", "POL"),
        ("North Korean", "PRK"),
        ("Congolese", "COD"),
        ("Korean", None),
        ("polish", None),
    ],
)
def test_an_adjective_or_a_people_leads_to_the_country(word: str, code: str | None) -> None:
    assert gazetteer.demonym(word) == code


def test_a_government_is_known_by_its_seat_and_its_buildings() -> None:
    assert [gazetteer.capital(name) for name in ("Kiev", "Kyiv", "Peking", "Lagos")] == ["UKR", "UKR", "CHN", None]
    assert [gazetteer.metonym(name) for name in ("the Kremlin", "Elysée", "Blue House")] == ["RUS", "FRA", "KOR"]


def test_a_country_is_named_as_newspapers_do() -> None:
    assert gazetteer.country_name("KOR") == "South Korea"
    assert gazetteer.country_name("ZZZ") == "ZZZ"


def test_an_acronym_needs_its_capitals_unless_it_is_read_as_a_word() -> None:
    assert gazetteer.organisation("WHO") == gazetteer.organisation("World Health Organization")
    assert gazetteer.organisation("Who") is None
    assert gazetteer.organisation("Nato") == gazetteer.organisation("NATO") is not None


def test_an_armed_group_has_its_country_and_an_international_organisation_none() -> None:
    assert gazetteer.organisation("the Houthis") == gazetteer.Organisation("Houthis", "YEM", "group")
    assert gazetteer.organisation("U.N.") == gazetteer.Organisation("United Nations", "XXX", "organisation")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Russian foreign minister", "Foreign Minister"),
        ("foreign ministers", "Foreign Minister"),
        ("ministers of foreign affairs", "Foreign Minister"),
        ("Secretary of State", "Foreign Minister"),
        ("President of the European Commission", "Commission President"),
        ("president of the republic", "President"),
        ("spokesman for the foreign minister", "Spokesperson"),
        ("deputy agriculture minister", "Deputy Agriculture Minister"),
        ("secretaries-general", "Secretary-General"),
        ("chargé d’affaires", "Chargé d'affaires"),
        ("PM", "Prime Minister"),
        ("3 pm", None),
        ("general election", None),
        ("baker", None),
    ],
)
def test_a_title_names_an_office_whatever_stands_around_it(text: str, canonical: str | None) -> None:
    found = gazetteer.office(text)
    assert (found and found.canonical) == canonical


def test_title_phrases_are_sorted_and_written_with_and_without_hyphens() -> None:
    assert list(gazetteer.titles()) == sorted(gazetteer.titles())
    assert {"secretary-general", "secretary general", "prime minister"} <= {*gazetteer.titles()}
    assert all(title == title.lower() for title in gazetteer.titles())


@pytest.mark.parametrize(
    ("name", "on", "country", "expected"),
    [
        ("Sergey Lavrov", MIDYEAR, None, "Sergei Lavrov"),
        ("Zelenskyy", MIDYEAR, None, "Volodymyr Zelensky"),
        ("Kim", MIDYEAR, "PRK", "Kim Jong-un"),
        ("Kim", date(2000, 6, 1), "KOR", "Kim Dae-jung"),
        ("Kim", date(2000, 6, 1), None, None),
        ("George Bush", date(1991, 6, 1), None, "George H. W. Bush"),
        ("George Bush", date(2005, 6, 1), None, "George W. Bush"),
        ("Merkel", MIDYEAR, None, "Angela Merkel"),
        ("Thatcher", MIDYEAR, None, None),
        ("Margaret Thatcher", MIDYEAR, None, "Margaret Thatcher"),
        ("Préval", date(2008, 1, 1), "HTI", "Preval"),
        ("Préval", date(2008, 1, 1), None, None),
        ("Macron", MIDYEAR, "DEU", None),
        ("may", date(2018, 1, 1), None, None),
        ("Nobody", None, None, None),
    ],
)
def test_a_person_is_found_by_full_name_or_by_a_surname_that_is_clear_on_that_day(
    name: str, on: date, country: str | None, expected: str | None
) -> None:
    found = gazetteer.leader(name, on, country)
    assert (found and found.name) == expected


def test_the_term_of_a_person_is_the_one_nearest_to_the_day() -> None:
    then, later = gazetteer.leader("Putin", date(2010, 1, 1)), gazetteer.leader("Vladimir Putin")
    assert then is not None
    assert later is not None
    assert (then.office, later.office) == ("Prime Minister", "President")


@pytest.mark.parametrize(
    ("title", "country", "on", "expected"),
    [
        ("president", "USA", MIDYEAR, "Joe Biden"),
        ("top diplomat", "USA", date(2012, 5, 5), "Hillary Clinton"),
        ("leader", "DEU", MIDYEAR, "Olaf Scholz"),
        ("leader", "IRN", date(1995, 1, 1), "Ali Khamenei"),
        ("leader", "TUR", date(2010, 1, 1), None),  # president or prime minister
        ("foreign minister", "RUS", date(1970, 1, 1), "Andrei Gromyko"),
        ("foreign minister", "RUS", date(1950, 1, 1), None),
        ("chancellor", "DEU", date(2021, 12, 8), None),  # changed hands that day
        ("president", "FRA", date(2040, 1, 1), None),
        ("president", "XXX", MIDYEAR, None),
        ("permanent representative", "RUS", date(2020, 1, 1), "Vasily Nebenzya"),
        ("ambassador", "RUS", date(2025, 1, 1), None),  # one of many
        ("baker", "FRA", MIDYEAR, None),
    ],
)
def test_an_office_has_its_holder_of_that_day_or_none(title: str, country: str, on: date, expected: str | None) -> None:
    found = gazetteer.holder(title, country, on)
    assert (found and found.name) == expected


@pytest.mark.parametrize(
    ("name", "country", "where"),
    [
        ("Paris", None, "FRA"),
        ("Goa", None, "IND"),
        ("Camp David", None, "USA"),
        ("Sharm El Sheikh", None, "EGY"),
        ("the Gaza Strip", None, "PSE"),
        ("Georgia", None, "GEO"),
        ("Georgia", "USA", "USA"),
        ("Nice", "FRA", "FRA"),
    ],
)
def test_a_place_name_means_the_best_known_place_or_that_of_the_country(
    name: str, country: str | None, where: str
) -> None:
    found = gazetteer.place(name, country)
    assert found is not None
    assert found.country == where


@pytest.mark.parametrize(
    "name", ["Nice", "Reading", "Kim", "Mary", "Of", "Jackson", "asia", "Male", "Split", "Lincoln"]
)
def test_a_word_or_a_person_is_no_place_on_its_own(name: str) -> None:
    assert gazetteer.place(name) is None


def test_a_part_of_a_place_lies_in_the_country_of_the_whole() -> None:
    found = gazetteer.place("south-eastern Poland")
    assert found is not None
    assert (found.name, found.country) == ("south-eastern Poland", "POL")
    assert gazetteer.place("central Nowhere") is None


def test_a_part_of_the_world_is_a_place_without_a_country() -> None:
    found = gazetteer.place("the Middle East")
    assert found is not None
    assert (found.name, found.country, found.lat) == ("Middle East", None, None)


def test_a_row_with_a_cell_too_few_is_reported_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "broken.tsv").write_text("name\tcountry\nParis\tFRA\nLyon\n", encoding="utf-8")
    monkeypatch.setattr(tables, "__file__", str(tmp_path / "tables.py"))
    with pytest.raises(KGError, match=r"broken\.tsv, line 3: 1 columns where the header has 2"):
        list(tables.rows("broken"))
