"""Who travels and meets together: delegations, those who come along, the members of one government."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]


def people(mentions: list[Mention], kind: str) -> dict[str, str | None]:
    """The people of all mentions of a type, each with the country."""
    found = [part.actor for mention in mentions if kind in mention.type for part in mention.participants]
    return {actor.name: actor.country for actor in found if actor.kind == "person"}


def test_who_goes_along_makes_the_journey(read: Read) -> None:
    text = "Finnish President Alexander Stubb flew to Rome on Monday, accompanied by Foreign Minister Elina Valtonen."
    assert people(read(text), "Visit") == {"Alexander Stubb": "FIN", "Elina Valtonen": "FIN"}


def test_a_message_is_no_company(read: Read) -> None:
    text = "Peruvian Foreign Minister Ana Sol travelled to Paris on Monday with a message from the Brazilian president."
    assert people(read(text), "Visit") == {"Ana Sol": "PER"}


def test_the_members_of_a_delegation_are_they_who_lead_it_and_who_travel_with_it(read: Read) -> None:
    text = ("US Senator Anna Bell travelled to Kenya and Ghana with members of a US delegation, led by US Senator Jens "
            "Holm and accompanied by Sens. Carla Hobbs (R-Ohio) and Luis Paz (D-N.M.). The delegation met Ghanaian "
            "President Ama Koto in Accra.")  # fmt: skip
    team = {"Anna Bell": "USA", "Jens Holm": "USA", "Carla Hobbs": "USA", "Luis Paz": "USA"}
    assert people(read(text), "Visit") == team
    assert people(read(text), "Meeting") == team | {"Ama Koto": "GHA"}


GOVERNMENTS = [
    ("In Peru, Finnish President Alexander Stubb will meet President Juana Gomez and Trade Minister Ana Sol.",
     {"Juana Gomez": "PER", "Ana Sol": "PER"}),
    ("Finnish President Alexander Stubb met Senegalese President Ali Moto and Foreign Minister Omar Koto on Monday.",
     {"Ali Moto": "SEN", "Omar Koto": "SEN"}),
    ("Finnish President Alexander Stubb met Senegalese President Ali Moto and President Omar Koto on Monday.",
     {"Ali Moto": "SEN", "Omar Koto": None}),
    ("In Peru, Finnish President Alexander Stubb met Ambassador Juana Gomez and Peruvian Trade Minister Ana Sol.",
     {"Juana Gomez": None, "Ana Sol": "PER"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS)
def test_a_minister_is_of_the_government_that_the_list_or_the_place_tells(
    read: Read, text: str, expected: dict[str, str | None]
) -> None:
    assert people(read(text), "Meeting") == {"Alexander Stubb": "FIN"} | expected


def test_presidents_in_a_list_have_each_the_country_behind_the_name(read: Read) -> None:
    text = ("Finnish President Alexander Stubb met with Presidents William Ruto of Kenya, John Mahama of Ghana "
            "and Bola Tinubu of Nigeria.")  # fmt: skip
    expected = {"Alexander Stubb": "FIN", "William Ruto": "KEN", "John Mahama": "GHA", "Bola Tinubu": "NGA"}
    assert people(read(text), "Meeting") == expected


def test_the_members_of_a_group_are_of_its_country(read: Read) -> None:
    text = "A delegation of US senators, including Anna Bell and Jens Holm, met President William Ruto of Kenya."
    assert people(read(text), "Meeting") == {"Anna Bell": "USA", "Jens Holm": "USA", "William Ruto": "KEN"}


GUESTS = [
    ("He was joined by Finnish Foreign Minister Elina Valtonen.", {"Elina Valtonen"}),
    ("Kenyan Trade Minister Ama Koto also attended the talks.", {"Ama Koto"}),
    ("Kenyan Trade Minister Ama Koto also attended a concert.", set()),
    ("Ghanaian Foreign Minister Ama Koto also attended the talks.", set()),
]


@pytest.mark.parametrize(("sentence", "guests"), GUESTS)
def test_who_came_too_is_a_party_of_the_meeting_told_before(read: Read, sentence: str, guests: set[str]) -> None:
    text = f"Finnish President Alexander Stubb met Kenyan President William Ruto in Rome on Monday. {sentence}"
    assert people(read(text), "Meeting").keys() == {"Alexander Stubb", "William Ruto"} | guests


def test_a_guest_of_no_meeting_is_none(read: Read) -> None:
    text = "Finnish President Alexander Stubb visited Rome on Monday. He was joined by Foreign Minister Elina Valtonen."
    assert people(read(text), "Meeting") == {}
