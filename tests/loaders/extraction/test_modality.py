"""Happened, going on, planned, called off, denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]

STATUS = [
    ("Indian Prime Minister Narendra Modi will visit Kyiv in August.", "planned"),
    ("Modi said he would visit Kyiv soon.", "planned"),
    ("Modi is set to visit Kyiv.", "planned"),
    ("Narendra Modi is planning to visit Kyiv next month.", "planned"),
    ("Modi visited Kyiv on Friday.", "occurred"),
    ("Modi is visiting Kyiv.", "ongoing"),
    ("Modi cancelled a planned trip to Ukraine.", "cancelled"),
    ("Talks between Washington and Tehran were postponed.", "cancelled"),
    ("Kamala Harris has never met with Vladimir Putin.", "denied"),
    ("Poland has stationed 500 soldiers in Latvia since 2017.", "ongoing"),
    ("During his visit to Ukraine, Modi is expected to praise its people.", "planned"),
    ("During his visit to Ukraine, Modi praised its people.", "occurred"),
    ("Marco Rubio is in Jerusalem for talks with Israeli Prime Minister Benjamin Netanyahu.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[row[0] for row in STATUS])
def test_the_words_around_an_event_give_its_status(read: Read, text: str, status: str) -> None:
    assert status in {mention.modality for mention in read(text)}


def test_an_event_of_a_future_day_is_planned_whatever_the_tense(read: Read) -> None:
    (visit,) = read("Portuguese Prime Minister Luis Montenegro arrives in Rome on May 20.")
    assert (visit.modality, str(visit.when)) == ("planned", "2025-05-20")


def test_a_promise_of_aid_is_the_event(read: Read) -> None:
    (aid,) = read("Canada agreed to lend Ukraine $5 billion in June 2024.")
    assert aid.modality == "occurred"


def test_the_source_is_named(read: Read) -> None:
    (visit,) = read("Marco Rubio will travel to Panama next week, according to the Kremlin.")
    assert visit.attributed_to == "Russia"


def test_progress_toward_a_meeting_is_no_meeting(read: Read) -> None:
    assert read("There is progress toward a meeting between Donald Trump and Kim Jong Un.") == []
    assert read("There has been a step towards a summit between Emmanuel Macron and Narendra Modi.") == []
    assert read("Donald Trump and Kim Jong Un held a meeting on the way to Hanoi.") != []


def test_a_headline_with_an_infinitive_is_a_plan(read: Read) -> None:
    body = "\n\nOfficials of the three countries said on Monday that they were content."
    drills = read(
        "Russia, China and Iran to hold joint naval drills in the Middle East amid heightened tensions" + body
    )
    assert [(drill.modality, drill.when) for drill in drills] == [("planned", None)]
