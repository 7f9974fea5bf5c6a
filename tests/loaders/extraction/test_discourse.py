"""Who is meant, and when and where, by what other sentences say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]


def people(mention: Mention) -> set[str]:
    return {part.actor.name for part in mention.participants}


WHO = [
    ("Finnish President Alexander Stubb flew to Riga on Monday. He met Latvian President Edgars Rinkevics.",
     {"Alexander Stubb", "Edgars Rinkevics"}),
    ("Latvian Foreign Minister Baiba Braze spoke in Riga. Braze later held talks with her Estonian counterpart, "
     "Margus Tsahkna.", {"Baiba Braze", "Margus Tsahkna"}),
    ("French President Emmanuel Macron praised Brazilian President Luiz Inacio Lula da Silva. The two leaders met in "
     "Nice on Sunday.", {"Emmanuel Macron", "Luiz Inácio Lula da Silva"}),
    ("During her trip to China, Italian Prime Minister Giorgia Meloni met Premier Li Qiang on Sunday.",
     {"Giorgia Meloni", "Li Qiang"}),
    ("The Brazilian foreign minister met the Foreign Minister of Tuvalu on Sunday.",
     {"Mauro Vieira", "Foreign Minister of Tuvalu"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHO)
def test_pronouns_and_offices_lead_to_the_people(read: Read, text: str, expected: set[str]) -> None:
    assert expected in [people(mention) for mention in read(text) if "Meeting" in mention.type]


def test_a_surname_has_the_full_name_and_the_country_told_elsewhere(read: Read) -> None:
    mentions = read("Braze met Tsahkna in Tallinn. Baiba Braze, the Latvian foreign minister, praised Estonian Foreign "
                    "Minister Margus Tsahkna.")  # fmt: skip
    actors = {part.actor.name: part.actor.country for part in mentions[0].participants}
    assert actors == {"Baiba Braze": "LVA", "Margus Tsahkna": "EST"}


def test_an_unknown_pronoun_is_left_alone(read: Read) -> None:
    assert read("She met them in Tallinn.") == []


def test_what_is_done_on_a_journey_has_its_days_and_its_place(read: Read) -> None:
    text = ("Chinese Premier Li Qiang visited Canberra on June 17, 2024. During the visit, Prime Minister Anthony "
            "Albanese held talks with Li.")  # fmt: skip
    meeting = next(mention for mention in read(text) if "Meeting" in mention.type)
    assert (str(meeting.when), meeting.place and meeting.place.name) == ("2024-06-17", "Canberra")


def test_the_lead_without_a_day_is_of_the_day_of_publication(read: Read) -> None:
    (meeting,) = read("Finnish President Alexander Stubb met Latvian President Edgars Rinkevics in Riga.")
    assert str(meeting.when) == "2025-05-14"


def test_without_a_day_of_publication_nothing_is_guessed(read: Read) -> None:
    (meeting,) = read("Finnish President Alexander Stubb met Latvian President Edgars Rinkevics in Riga.", None)
    assert meeting.when is None


def test_the_day_of_a_report_is_not_the_day_of_what_it_reports(read: Read) -> None:
    text = "Finland said on Tuesday that President Alexander Stubb had met Latvian President Edgars Rinkevics in 2024."
    assert [str(mention.when) for mention in read(text)] == ["2024"]


def test_the_city_is_the_one_named_last(read: Read) -> None:
    text = "Dmytro Kuleba, Ukraine's foreign minister, warned Hong Kong during a visit to the city on Thursday."
    assert [mention.place and mention.place.name for mention in read(text) if mention.type == "Visit"] == ["Hong Kong"]


def test_a_count_of_meetings_is_no_date(read: Read) -> None:
    text = "Modi is the first Indian leader to visit Poland since 1979."
    assert all(str(mention.when) != "1979/.." for mention in read(text))


def test_the_holder_of_an_office_is_not_guessed_for_another_time(read: Read) -> None:
    (visit, _meeting) = read("In 1972, the US president visited Beijing and met Mao Zedong.")
    assert people(visit) == {"President of United States", "China"}


def test_she_is_the_woman(read: Read) -> None:
    text = "Mr Stubb praised Ms Meloni in Rome. She met Latvian President Edgars Rinkevics on Monday."
    assert {"Giorgia Meloni", "Edgars Rinkevics"} in [people(mention) for mention in read(text)]


def test_him_is_not_the_subject_of_the_same_clause(read: Read) -> None:
    text = "Volodymyr Zelensky arrived in Berlin on May 8, 2025. Chancellor Friedrich Merz welcomed him at the airport."
    assert {"Volodymyr Zelensky", "Friedrich Merz"} in [people(mention) for mention in read(text)]


def test_a_journey_has_the_day_of_what_is_done_there(read: Read) -> None:
    text = (
        "Indian Foreign Minister Subrahmanyam Jaishankar met Chinese President Xi Jinping in Beijing on Tuesday. "
        "It was his first visit to China since 2020."
    )
    assert {str(mention.when) for mention in read(text)} == {"2025-05-13"}


JOINT = [
    "In a joint statement, Finland, Latvia and Estonia urged restraint. The leaders spoke by phone on Monday.",
    "Finland issued a joint statement with Latvia and Estonia. The leaders, who spoke by phone, urged restraint.",
    "Finland, Latvia and Estonia released a joint statement. The ministers had discussed it by phone on Monday.",
]


@pytest.mark.parametrize("text", JOINT)
def test_the_leaders_are_those_who_issued_a_joint_statement(read: Read, text: str) -> None:
    calls = [people(mention) for mention in read(text) if mention.type == "Call"]
    assert calls == [{"Finland", "Latvia", "Estonia"}]


def test_other_leaders_did_not_issue_the_joint_statement(read: Read) -> None:
    text = "In a joint statement, Finland, Latvia and Estonia urged restraint. The rebel leaders spoke by phone."
    assert [mention for mention in read(text) if mention.type == "Call"] == []


def test_governments_that_spoke_too_did_so_on_the_day_of_the_news(read: Read) -> None:
    text = (
        "Finnish President Alexander Stubb called Latvian President Edgars Rinkevics on Monday. They praised each "
        "other. Their armies are small. Finland issued a joint statement with Norway and Estonia. The leaders, who "
        "spoke together by phone, urged restraint."
    )
    assert {str(mention.when) for mention in read(text)} == {"2025-05-12"}


def test_meetings_with_several_people_of_one_country_are_as_many(read: Read) -> None:
    text = "Finnish Foreign Minister Elina Valtonen held meetings with Latvian President Edgars Rinkevics and "
    met = [people(mention) for mention in read(text + "former Latvian Prime Minister Krisjanis Karins on Monday.")]
    assert sorted(map(len, met)) == [2, 2]
