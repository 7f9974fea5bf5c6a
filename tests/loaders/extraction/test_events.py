"""What each kind of sentence tells, in words of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]

TOLD = [
    ("Kenyan President William Ruto met Ugandan President Yoweri Museveni in Kampala on Tuesday.",
     "BilateralMeeting", "occurred", {"William Ruto", "Yoweri Museveni"}, "Kampala", "2025-05-13"),
    ("The foreign ministers of Germany and Poland held talks in Warsaw on Monday.",
     "BilateralMeeting", "occurred", {"Foreign Minister of Germany", "Foreign Minister of Poland"}, "Warsaw",
     "2025-05-12"),
    ("Talks between the Taliban and Pakistani officials were held in Doha on 18 October 2024.",
     "BilateralMeeting", "occurred", {"Taliban", "Pakistan"}, "Doha", "2024-10-18"),
    ("The trilateral meeting between Japan, South Korea and the United States took place in Seoul last week.",
     "MultilateralMeeting", "occurred", {"Japan", "South Korea", "United States"}, "Seoul", "2025-05-05/2025-05-11"),
    ("The NATO summit opened in The Hague on Tuesday.",
     "Summit", "occurred", {"NATO"}, "The Hague", "2025-05-13"),
    ("Secretary of State Marco Rubio spoke by phone with Israeli Prime Minister Benjamin Netanyahu on Saturday.",
     "Call", "occurred", {"Marco Rubio", "Benjamin Netanyahu"}, None, "2025-05-10"),
    ("Emmanuel Macron called Volodymyr Zelensky on Thursday to discuss the war.",
     "Call", "occurred", {"Emmanuel Macron", "Volodymyr Zelensky"}, None, "2025-05-08"),
    ("Japanese Prime Minister Shigeru Ishiba arrived in Hanoi on Sunday.",
     "Visit", "occurred", {"Shigeru Ishiba", "Vietnam"}, "Hanoi", "2025-05-11"),
    ("Chinese Premier Li Qiang paid an official visit to Australia from June 15 to 18, 2024.",
     "Visit", "occurred", {"Li Qiang", "Australia"}, "Australia", "2024-06-15/2024-06-18"),
    ("The Saudi crown prince invited Iranian President Masoud Pezeshkian to visit Riyadh.",
     "Invitation", "occurred", {"Mohammed bin Salman", "Masoud Pezeshkian"}, None, "2025-05-14"),
    ("India signed a free trade agreement with the United Kingdom on May 6.",
     "AgreementSigning", "occurred", {"India", "United Kingdom"}, None, "2025-05-06"),
    ("Latvia has deepened its ties with Canada, signing a defence pact in March 2025.",
     "AgreementSigning", "occurred", {"Latvia", "Canada"}, None, "2025-03"),
    ("Kazakhstan ratified the border treaty with Kyrgyzstan in 2018.",
     "AgreementRatification", "occurred", {"Kazakhstan", "Kyrgyzstan"}, None, "2018"),
    ("Russia withdrew from the New START treaty in February 2023.",
     "AgreementTermination", "occurred", {"Russia"}, None, "2023-02"),
    ("A ceasefire between India and Pakistan took effect on Saturday.",
     "Ceasefire", "occurred", {"India", "Pakistan"}, None, "2025-05-10"),
    ("Zambia reopened its embassy in Kyiv on Monday.",
     "RelationsEstablished", "occurred", {"Zambia", "Ukraine"}, "Kyiv", "2025-05-12"),
    ("Spain, Ireland and Norway recognised the State of Palestine on 28 May 2024.",
     "RelationsEstablished", "occurred", {"Spain", "Ireland", "Norway", "Palestine"}, None, "2024-05-28"),
    ("Honduras severed diplomatic relations with Taiwan in March 2023.",
     "RelationsDowngraded", "occurred", {"Honduras", "Taiwan"}, None, "2023-03"),
    ("Three Russian diplomats were expelled from Norway in April 2022.",
     "Expulsion", "occurred", {"Russia", "Norway"}, "Norway", "2022-04"),
    ("Algeria recalled its ambassador from Paris in July 2024.",
     "Recall", "occurred", {"Algeria", "France"}, "Paris", "2024-07"),
    ("The Chinese ambassador was summoned to the foreign ministry in Canberra on Tuesday.",
     "Summons", "occurred", {"Ambassador of China", "Australia"}, "Canberra", "2025-05-13"),
    ("The Philippines named Jose Romualdez its ambassador to the United States.",
     "Appointment", "occurred", {"Philippines", "Jose Romualdez", "United States"}, None, "2025-05-14"),
    ("France sent 2,000 soldiers to Romania in 2022.",
     "TroopDeployment", "occurred", {"France", "Romania"}, "Romania", "2022"),
    ("The United States withdrew its troops from Niger in September 2024.",
     "TroopWithdrawal", "occurred", {"United States", "Niger"}, "Niger", "2024-09"),
    ("India and Japan began joint naval exercises off Goa on Monday.",
     "MilitaryExercise", "occurred", {"India", "Japan"}, "Goa", "2025-05-12"),
    ("Denmark donated 19 F-16 fighter jets to Ukraine in 2024.",
     "ArmsTransfer", "occurred", {"Denmark", "Ukraine"}, None, "2024"),
    ("South Africa bought warplanes from Sweden in 1999.",
     "ArmsTransfer", "occurred", {"South Africa", "Sweden"}, None, "1999"),
    ("Japan pledged $500 million in aid to Ukraine.",
     "Aid", "occurred", {"Japan", "Ukraine"}, None, "2025-05-14"),
    ("The United States suspended all aid to Colombia.",
     "Aid", "cancelled", {"United States", "Colombia"}, None, None),
    ("Britain slapped sanctions on Russian oil tankers on Friday.",
     "SanctionImposed", "occurred", {"United Kingdom", "Russia"}, None, "2025-05-09"),
    ("The European Union lifted sanctions on Syria last month.",
     "SanctionLifted", "occurred", {"European Union", "Syria"}, None, "2025-04"),
]  # fmt: skip

NO_EVENT = [
    "The prime minister hopes to meet Putin in Istanbul.",
    "Would Trump meet Kim again?",
    "If Xi visits Seoul, he could meet President Lee.",
    "Ukraine's president urged Germany to send more tanks.",
    "Trump said he had no plans to meet Maduro.",
    "The minister met the deadline for the budget.",
    "Oil prices rose after talks between OPEC members.",
    "The Swiss federal police visited the offices of the company in Zurich.",
    "North Korea test-fired a missile toward the sea on Wednesday.",
    "Mongolia has not responded to the court's call for an arrest.",
]


@pytest.mark.parametrize(("text", "kind", "status", "names", "place", "when"), TOLD, ids=[row[0][:60] for row in TOLD])
def test_a_sentence_tells_who_did_what_where_and_when(
    read: Read, text: str, kind: str, status: str, names: set[str], place: str | None, when: str | None
) -> None:
    mention = next(mention for mention in read(text) if mention.type == kind)
    assert mention.modality == status
    assert {part.actor.name for part in mention.participants} == names
    assert (mention.place.name if mention.place else None) == place
    assert (str(mention.when) if mention.when else None) == when


@pytest.mark.parametrize("text", NO_EVENT)
def test_wishes_questions_conditions_and_other_senses_are_no_events(read: Read, text: str) -> None:
    assert read(text) == []


def test_troops_and_money_are_counted(read: Read) -> None:
    assert [m.quantity for m in read("France sent 2,000 soldiers to Romania in 2022.")] == [2000]
    assert [m.quantity for m in read("Japan pledged $500 million in aid to Ukraine.")] == [500_000_000]


def test_an_agreement_has_its_title(read: Read) -> None:
    assert [m.title for m in read("India signed a free trade agreement with the United Kingdom.")] == [
        "free trade agreement"
    ]


def test_each_destination_is_a_visit_of_its_own(read: Read) -> None:
    visits = read("Foreign Minister Dmytro Kuleba visited Malawi, Zambia and Mauritius in August 2024.")
    assert [{p.actor.name for p in m.participants if p.role == "destination"} for m in visits] == [
        {"Malawi"}, {"Zambia"}, {"Mauritius"}]  # fmt: skip


def test_nobody_pays_a_visit_to_the_own_country(read: Read) -> None:
    assert read("French President Emmanuel Macron visited Marseille on Monday.") == []


def test_a_summit_in_whose_margin_two_meet_does_not_hide_their_meeting(read: Read) -> None:
    mentions = read("Meloni and Macron met on the sidelines of the G20 summit in Rio de Janeiro in November 2024.")
    assert {mention.type for mention in mentions} == {"BilateralMeeting", "Summit"}


def test_a_journey_announced_with_several_stops_is_still_to_come(read: Read) -> None:
    mentions = read("Foreign Minister Baiba Braze of Latvia left on a tour including Ghana and Kenya.")
    assert {(m.place.name, m.modality) for m in mentions if m.place} == {("Ghana", "planned"), ("Kenya", "planned")}


def test_who_heads_a_delegation_stands_for_it(read: Read) -> None:
    (visit,) = read("A delegation led by Indian Foreign Minister Subrahmanyam Jaishankar arrived in Lima on Friday.")
    assert {part.actor.country for part in visit.participants} == {"IND", "PER"}


def test_a_call_with_several_leaders_is_one_with_each(read: Read) -> None:
    calls = read("Joe Biden spoke on the phone to the leaders of Jordan, Qatar and Egypt on Tuesday.")
    assert [{part.actor.country for part in call.participants} for call in calls] == [
        {"USA", "JOR"}, {"USA", "QAT"}, {"USA", "EGY"}]  # fmt: skip


def test_games_are_no_meetings_of_states(read: Read) -> None:
    assert read("France will meet Germany in the final on Wednesday.") == []


def test_a_meeting_has_two_sides(read: Read) -> None:
    text = "Xi Jinping paid a visit to Lisbon that included talks with President Marcelo Rebelo de Sousa of Portugal."
    assert all(len({p.actor.country for p in m.participants}) > 1 for m in read(text) if "Meeting" in m.type)


def test_each_visit_has_its_own_place(read: Read) -> None:
    visits = read("Foreign Minister Dmytro Kuleba visited Malawi, Zambia and Mauritius in August 2024.")
    assert [visit.place and visit.place.name for visit in visits] == ["Malawi", "Zambia", "Mauritius"]
