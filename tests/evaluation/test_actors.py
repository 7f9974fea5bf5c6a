"""Who counts as the same."""

from typing import Any

import pytest

from kg.evaluation.actors import likeness
from kg.model import Actor


def actor(text: str) -> Actor:
    name, kind, country = text.split("/")
    known: Any = kind
    return Actor(name=name, kind=known, country=country or None)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ana Ruiz/person/ESP", "Ana Ruiz/person/", 1),
        ("Foreign Minister Ana Ruiz/person/ESP", "Ruiz/person/ESP", 1),
        ("Sergei Orlov/person/RUS", "Sergey Orlov/person/RUS", 1),
        ("Iryna Zelenska/person/UKR", "I. Zelenska/person/UKR", 1),
        ("Bo Lind/person/SWE", "Ana Lind/person/SWE", 0),
        ("Ana Ruiz/person/ESP", "Ana Ruiz Lopez/person/ESP", 1),
        ("Foreign Minister of Spain/person/ESP", "Spanish foreign secretary/person/ESP", 1),
        ("Foreign Minister of Spain/person/ESP", "Foreign Minister of Chile/person/CHL", 0),
        ("Ana Ruiz/person/ESP", "Spain/country/ESP", 0.5),
        ("Ana Ruiz/person/XXX", "Nordic Council/organisation/XXX", 0),
        ("Spain/country/ESP", "Kingdom of Spain/country/ESP", 1),
        ("Spain/country/ESP", "Spain/country/", 1),
        ("Spain/country/ESP", "Sweden/country/SWE", 0),
        ("Nordic Lake Council/organisation/XXX", "NLC/organisation/XXX", 1),
        ("Spanish navy/group/ESP", "Spanish parliament/group/ESP", 0.5),
    ],
)
def test_names_are_compared_as_leniently_as_a_reader_would(one: str, other: str, alike: float) -> None:
    assert likeness(actor(one), actor(other)) == alike
    assert likeness(actor(other), actor(one)) == alike
