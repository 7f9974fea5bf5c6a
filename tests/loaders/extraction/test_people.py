"""Who takes part: names, titles, countries, lists of people, and what is no person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]


def countries(mentions: list[Mention]) -> dict[str, str | None]:
    return {part.actor.name: part.actor.country for mention in mentions for part in mention.participants}


COUNTRY = [
    ("Senator Anna Bell (D-OH) met Jordan's King Abdullah II in Amman on Monday.", "Anna Bell", "USA"),
    ("Anna Bell, R-Ohio, met Jordan's King Abdullah II in Amman on Monday.", "Anna Bell", "USA"),
    ("Rep. Anna Bell met Jordan's King Abdullah II in Amman on Monday.", "Anna Bell", "USA"),
    ("US Ambassador to Ukraine Carla Hobbs met Andriy Yermak in Kyiv on Monday.", "Carla Hobbs", "USA"),
    ("Danish Ambassador to the United States Jens Holm met Marco Rubio on Monday.", "Jens Holm", "DNK"),
    ("Finnish President Alexander Stubb and his wife Aino met Donald Trump in Rome on Monday.", "Aino", "FIN"),
    ("Home Secretary Carla Hobbs met Hakan Fidan in Ankara on Monday.", "Carla Hobbs", "GBR"),
    ("The Russian senator Oleg Gromov met Hakan Fidan in Ankara on Monday.", "Oleg Gromov", "RUS"),
]


@pytest.mark.parametrize(("text", "name", "country"), COUNTRY)
def test_a_person_has_the_country_that_title_party_and_family_tell(
    read: Read, text: str, name: str, country: str
) -> None:
    assert countries(read(text)).get(name) == country


NOBODY = [
    ("Narendra Modi met Polish leaders Thursday in Warsaw.", "Thursday"),
    ("Following Modi, Friedrich Merz met Donald Tusk in Warsaw.", "Following Modi"),
    ("Despite Macron, Friedrich Merz met Donald Tusk in Warsaw.", "Despite Macron"),
    ("Dow Jones met Donald Tusk in Warsaw.", "James Jones"),
    ("Zorbex met Donald Tusk in Warsaw.", "Zorbex"),
]


@pytest.mark.parametrize(("text", "name"), NOBODY)
def test_a_word_that_names_nobody_is_no_party(read: Read, text: str, name: str) -> None:
    assert name not in countries(read(text))


def test_two_countries_with_a_dash_are_two_parties(read: Read) -> None:
    assert set(countries(read("U.S.-China talks were held in Geneva on Monday."))) == {"United States", "China"}


def test_a_prime_minister_may_be_called_like_a_month(read: Read) -> None:
    text = "Theresa May spoke in London. May, on a visit to Jordan, met King Abdullah II on Monday."
    assert "Theresa May" in countries(read(text))


def test_a_first_name_tells_he_from_she(read: Read) -> None:
    text = "Theresa May criticised Donald Trump. She met Emmanuel Macron in Paris on Monday."
    assert "Donald Trump" not in countries(read(text, None))
