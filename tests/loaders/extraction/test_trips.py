"""A journey as a whole: its days are those of every visit and meeting on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]


def dates(mentions: list[Mention], kind: str) -> dict[str, str | None]:
    """When the visits, or the meetings, took place, by country."""
    found = [mention for mention in mentions if kind in mention.type and mention.place]
    return {str(m.place.country): str(m.when) if m.when else None for m in found if m.place}


TOUR = (
    "US Senators Anna Bell and Jens Holm will lead a delegation to Africa from May 20 to May 28. The senators will "
    "travel to three countries: Kenya, Ghana and Senegal. In Kenya, they will meet Prime Minister Omar Koto. In Ghana, "
    "the delegation is expected to discuss trade with President Ama Moto."
)


def test_one_visit_for_each_country_of_a_tour_on_its_days(read: Read) -> None:
    assert dates(read(TOUR), "Visit") == dict.fromkeys(("KEN", "GHA", "SEN"), "2025-05-20/2025-05-28")


def test_all_of_the_delegation_meet_in_each_country(read: Read) -> None:
    meetings = [mention for mention in read(TOUR) if "Meeting" in mention.type]
    met = [{part.actor.name for part in mention.participants} for mention in meetings]
    assert met == [{"Anna Bell", "Jens Holm", "Omar Koto"}, {"Anna Bell", "Jens Holm", "Ama Moto"}]
    assert dates(read(TOUR), "Meeting") == dict.fromkeys(("KEN", "GHA"), "2025-05-20/2025-05-28")


RETURNS = [
    ("US Senator Anna Bell returned on Monday from Africa, where she visited Kenya. The six-day trip was her first.",
     "2025-05-07/2025-05-12"),
    ("Finnish President Alexander Stubb returned on Monday from a three-day visit to Kenya.", "2025-05-10/2025-05-12"),
    ("Finnish President Alexander Stubb flew home on Monday from a week-long tour of Kenya.", "2025-05-06/2025-05-12"),
    ("Finnish President Alexander Stubb recently returned from a three-day journey to Kenya.", None),
    ("Finnish President Alexander Stubb returned on Monday from Kenya.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "when"), RETURNS)
def test_a_journey_that_ended_began_so_many_days_before(read: Read, text: str, when: str | None) -> None:
    assert dates(read(text), "Visit") == {"KEN": when}


def test_an_earlier_visit_is_not_of_the_days_of_the_tour(read: Read) -> None:
    text = ("Finnish President Alexander Stubb will travel to Africa from May 20 to May 28. Stubb will visit Kenya. "
            "Stubb visited Ghana in 2023.")  # fmt: skip
    assert dates(read(text), "Visit") == {"KEN": "2025-05-20/2025-05-28", "GHA": "2023"}


def test_what_is_discussed_without_a_place_is_no_meeting(read: Read) -> None:
    text = "Finnish President Alexander Stubb discussed the war with Egyptian President Abdel Fattah al-Sisi."
    assert dates(read(text), "Meeting") == {}


def test_a_meeting_in_a_country_of_a_tour_told_far_below_is_on_its_days(read: Read) -> None:
    long = " ".join(
        [TOUR, *["Nobody knew.", "It rained."] * 6, "In Senegal, Anna Bell will meet President Fatou Seck."]
    )
    assert dates(read(long), "Meeting")["SEN"] == "2025-05-20/2025-05-28"
    elsewhere = long.replace("In Senegal", "In Norway")
    assert dates(read(elsewhere), "Meeting")["NOR"] is None
