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
    ("Anna Bell, the top U.S. representative in Taiwan, met Hakan Fidan in Ankara on Monday.", "Anna Bell", "USA"),
    ("Taiwan's envoy to Washington, Anna Bell, met Hakan Fidan in Ankara on Monday.", "Anna Bell", "TWN"),
    ("Russia's Syria envoy Oleg Gromov met Hakan Fidan in Ankara on Monday.", "Oleg Gromov", "RUS"),
    ("The Senate Democratic leader, Anna Bell, met Hakan Fidan in Ankara on Monday.", "Anna Bell", "USA"),
    ("Ukrainian President Volodymr Zelensky met Hakan Fidan on Monday.", "Volodymyr Zelensky", "UKR"),
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


STRANGERS = [
    ("He stood next to Ukrainian President Volodymyr Zelensky before Zelensky met Hakan Fidan on Monday.", "UKR"),
    ("He flew to the US Zelensky knew. Zelensky met Hakan Fidan in Ankara on Monday.", "UKR"),
    ("Zelensky, Turkish Foreign Minister Hakan Fidan and Emmanuel Macron met in Ankara on Monday.", "UKR"),
]


@pytest.mark.parametrize(("text", "country"), STRANGERS)
def test_a_country_that_happens_to_stand_before_a_name_is_not_its_country(read: Read, text: str, country: str) -> None:
    assert countries(read(text)).get("Volodymyr Zelensky") == country


def test_the_ambassador_told_before_has_the_name_told_later(read: Read) -> None:
    text = (
        "Russia's ambassador met Hakan Fidan in Ankara on Monday. Reporters saw how the ambassador, Oleg Gromov, left."
    )
    assert countries(read(text)) == {"Oleg Gromov": "RUS", "Hakan Fidan": "TUR"}


NOBODY = [
    ("Senate Democratic Leader Anna Bell met Hakan Fidan in Ankara on Monday.", "Senate Democratic"),
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


def parties(mentions: list[Mention], kind: str = "Meeting") -> set[str]:
    return {part.actor.name for mention in mentions if kind in mention.type for part in mention.participants}


LISTS = [
    ("Senators Anna Bell (D-OH), Carla Hobbs (D-NH) and Jens Holm (R-NC) met Hakan Fidan in Ankara on Monday.",
     {"Anna Bell", "Carla Hobbs", "Jens Holm", "Hakan Fidan"}),
    ("Kenyan President William Ruto, accompanied by Foreign Minister Musalia Mudavadi, met Hakan Fidan on Monday.",
     {"William Ruto", "Musalia Mudavadi", "Hakan Fidan"}),
    ("Giorgia Meloni held talks with her Greek and Albanian counterparts in Rome on Monday.",
     {"Giorgia Meloni", "Kyriakos Mitsotakis", "Edi Rama"}),
    ("Gen. Mark Milley met his Chinese counterpart, Gen. Li Zuocheng, in Beijing on Monday.",
     {"Mark Milley", "Li Zuocheng"}),
    ("Foreign Minister Israel Katz and Minister of Strategic Affairs of Israel Ron Dermer met David Lammy on Monday.",
     {"Israel Katz", "Ron Dermer", "David Lammy"}),
    ("Macron and Merz flew to Kyiv on Monday. The pair met Zelensky there.",
     {"Emmanuel Macron", "Friedrich Merz", "Volodymyr Zelensky"}),
    ("Macron called Merz and Starmer. The three leaders will meet in Rome on Friday.",
     {"Emmanuel Macron", "Friedrich Merz", "Keir Starmer"}),
    ("Turkish, Russian and Syrian officials met in Moscow on Monday.", {"Turkey", "Russia", "Syria"}),
    ("Iranian officials and their Saudi counterparts met in Beijing on Monday.", {"Iran", "Saudi Arabia"}),
    ("North and South Korea held talks in Panmunjom on Monday.", {"North Korea", "South Korea"}),
    ("Colombian negotiators met Bolivian rebels in Havana on Monday.", {"Colombia", "Bolivian rebels"}),
    ("Ukrainian envoys met pro-Russian separatists on Monday.", {"Ukraine", "pro-Russian separatists"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_everybody_in_a_list_takes_part(read: Read, text: str, expected: set[str]) -> None:
    assert parties(read(text)) == expected


OFFICES = [
    ("The UN secretary-general met the Iraqi prime minister in Baghdad on Monday.",
     {"António Guterres", "Mohammed Shia al-Sudani"}),
    ("Pakistan's army chief met Hakan Fidan in Ankara on Monday.", {"Asim Munir", "Hakan Fidan"}),
    ("Japan's Prime Minister Shigeru Ishiba met his American counterpart in Rome on Monday.",
     {"Shigeru Ishiba", "Donald Trump"}),
    ("David Lammy met Minister of Defence of Turkey Yasar Guler in Ankara on Monday.", {"David Lammy", "Yasar Guler"}),
    ("President of Finland Alexander Stubb met Hakan Fidan on Monday.", {"Alexander Stubb", "Hakan Fidan"}),
    ("The pope met Hakan Fidan in Ankara on Monday.", {"Pope Leo XIV", "Hakan Fidan"}),
    ("Chinese President Xi Jinping met Vladimir Putin. China's premier met Hakan Fidan in Ankara on Monday.",
     {"Xi Jinping", "Vladimir Putin", "Li Qiang", "Hakan Fidan"}),
    ("The army chief met Hakan Fidan in Ankara on Monday.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_an_office_is_its_holder_and_nobody_of_another_office(read: Read, text: str, expected: set[str]) -> None:
    assert parties(read(text)) == expected


def meetings(mentions: list[Mention]) -> list[set[str]]:
    return [{part.actor.name for part in m.participants} for m in mentions if "Meeting" in m.type]


def test_a_guest_meets_the_heads_of_one_state_each_for_himself(read: Read) -> None:
    text = "Xi Jinping held talks with Vietnamese President Luong Cuong and Prime Minister Pham Minh Chinh on Monday."
    assert meetings(read(text)) == [{"Xi Jinping", "Luong Cuong"}, {"Xi Jinping", "Pham Minh Chinh"}]


def test_a_guest_meets_a_leader_with_his_minister_at_once(read: Read) -> None:
    text = "David Lammy met Syrian President Ahmed al-Sharaa and Foreign Minister Asaad al-Shaibani in Damascus."
    assert meetings(read(text)) == [{"David Lammy", "Ahmed al-Sharaa", "Asaad al-Shaibani"}]


def test_presidents_of_two_countries_are_those_whom_the_article_names(read: Read) -> None:
    text = (
        "French President Emmanuel Macron praised Finnish President Alexander Stubb. The French and Finnish "
        "presidents met Kassym-Jomart Tokayev in Astana on Monday."
    )
    assert meetings(read(text)) == [{"Emmanuel Macron", "Alexander Stubb", "Kassym-Jomart Tokayev"}]


def test_the_lawmakers_are_those_named_together_before(read: Read) -> None:
    text = "Rep. Anna Hobbs and Sen. Carl Bell flew to Havana. The lawmakers met Hakan Fidan on Friday."
    assert meetings(read(text)) == [{"Anna Hobbs", "Carl Bell", "Hakan Fidan"}]


def test_a_namesake_of_the_president_is_not_the_president(read: Read) -> None:
    text = (
        "Macron arrived in Cairo on Sunday. He met Egyptian President Abdel Fattah el-Sisi on Monday, while first "
        "lady Brigitte Macron visited a school."
    )
    assert meetings(read(text)) == [{"Emmanuel Macron", "Abdel Fattah el-Sisi"}]


def test_an_ally_with_a_name_is_not_the_one_whose_ally_he_is(read: Read) -> None:
    text = "Hakan Fidan met a close ally of Hezbollah, Parliamentary Speaker Nabih Berri, in Beirut on Monday."
    assert meetings(read(text)) == [{"Hakan Fidan", "Nabih Berri"}]


def test_a_description_leads_to_the_name_behind_it(read: Read) -> None:
    text = "The head of the European Commission, Ursula von der Leyen, met Moldova's Maia Sandu in Chisinau on Monday."
    assert meetings(read(text)) == [{"Ursula von der Leyen", "Maia Sandu"}]


TEAMS = [
    ("The delegation included Sens. Anna Bell, Carla Hobbs and Jens Holm. They met Hakan Fidan in Ankara on Monday.",
     {"Anna Bell", "Carla Hobbs", "Jens Holm", "Hakan Fidan"}),
    ("Senator Anna Bell led a delegation that included Sens. Carla Hobbs and Jens Holm. It met Hakan Fidan.",
     {"Anna Bell", "Carla Hobbs", "Jens Holm", "Hakan Fidan"}),
    ("Senator Anna Bell was joined on the trip by Sens. Carla Hobbs and Jens Holm. The group met Hakan Fidan.",
     {"Anna Bell", "Carla Hobbs", "Jens Holm", "Hakan Fidan"}),
    ("Sens. Anna Bell (D-Del.), Carla Hobbs (R-S.C.) and Jens Holm (R-Ohio) arrived. The senators met Hakan Fidan.",
     {"Anna Bell", "Carla Hobbs", "Jens Holm", "Hakan Fidan"}),
    ("Senator Anna Bell joined a gym. The group met Hakan Fidan in Ankara on Monday.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEAMS)
def test_the_delegation_is_its_members(read: Read, text: str, expected: set[str]) -> None:
    assert parties(read(text)) == expected


def test_who_speaks_for_somebody_is_not_the_one_spoken_of(read: Read) -> None:
    text = (
        "US Vice President Mike Pence will leave for Cairo. The plan is firm, said Carla Hobbs, his spokeswoman. "
        "He will meet Egyptian President Abdel Fattah al-Sisi on Monday."
    )
    assert parties(read(text)) == {"Mike Pence", "Abdel Fattah el-Sisi"}


KIN = [
    "Aino Laine, the sister of the Finnish president, met Hakan Fidan in Ankara on Monday.",
    "Aino Laine, a daughter of Finnish President Alexander Stubb, met Hakan Fidan in Ankara on Monday.",
    "The Finnish president's sister, Aino Laine, met Hakan Fidan in Ankara on Monday.",
]


@pytest.mark.parametrize("text", KIN)
def test_the_kin_of_a_leader_have_the_country_but_not_the_office(read: Read, text: str) -> None:
    parts = {part.actor.name: part for mention in read(text) for part in mention.participants}
    assert (parts["Aino Laine"].actor.country, parts["Aino Laine"].office) == ("FIN", None)


NAMES = [
    ("Moon Jae In met Prime Minister Lee Hsien Loong in Singapore on Monday.", "Moon Jae-in"),
    ("Benjamin Netanyahuon Monday met Hakan Fidan in Ankara.", "Benjamin Netanyahu"),
    ("Emmanuel Macron Monday met Hakan Fidan in Ankara.", "Emmanuel Macron"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_ends_before_a_day_and_may_end_like_a_preposition(read: Read, text: str, name: str) -> None:
    assert name in countries(read(text))
