"""When and where, by the words around an event, by what stands beside it, and by the news of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]


def days(mentions: list[Mention]) -> list[str]:
    return [str(mention.when) for mention in mentions]


def spots(mentions: list[Mention]) -> list[str | None]:
    return [mention.place and mention.place.name for mention in mentions]


DAYS = [  # published on Wednesday 14 May 2025
    ("India received the first tanks from Russia in 2021.", ["2021"]),
    ("On Monday, Kyiv accused Iran of supplying missiles to Russia.", ["None"]),
    ("A spokesman spoke to reporters on Monday about Iran supplying Russia with missiles.", ["None"]),
    ("In a briefing on Monday, ahead of Carney's talks with Starmer, an aide was full of hope.", ["None"]),
    ("Macron was due to meet Modi in Delhi on Monday, but the meeting was cancelled. He instead met S. Jaishankar.",
     ["2025-05-12", "2025-05-12"]),
    ("Keir Starmer will meet Donald Trump in London later.", ["2025-05-14"]),
    ("Keir Starmer invited Narendra Modi to attend the October summit of the BRICS in Kazan.", ["2025-05-14"]),
    ("Nobody knew. An aide wrote on 3 March 2021, the day that drills began, that Macron would call Modi that evening.",
     ["2021-03-03"]),
    ("Macron met Modi on Monday. He spoke by phone with Keir Starmer that night.", ["2025-05-12", "2025-05-12"]),
    ("Macron met his aides on Monday. Nobody knew. Earlier in the day, he spoke by phone with Keir Starmer.",
     ["2025-05-12"]),
    ("On Saturday, Macron is to fly to Japan and later visit Nepal before going to Vietnam.",
     ["2025-05-17", "None", "None"]),
    ("On Saturday, Macron flew to Japan and then visited Nepal.", ["2025-05-10", "2025-05-10"]),
    ("Rubio visits Rome next week. Nobody knew. It rained. The sun came out. Macron is to meet Modi on Friday.",
     ["2025-05-19/2025-05-25", "2025-05-16"]),
    ("The six-day trip of Wang Yi to Chile, ending on May 19, takes him out of Beijing.", ["2025-05-14/2025-05-19"]),
    ("Starmer met Tusk in Oslo on Tuesday. Nobody knew. It rained. In Oslo, Starmer was meeting Mark Carney and taking "
     "part in talks with Emmanuel Macron.", ["2025-05-13", "2025-05-13", "2025-05-13"]),
    ("Serbia closed its embassy in Doha in 1997 when it broke off diplomatic relations with Qatar.", ["1997"]),
    ("The summit took place on Sunday, two days after Emmanuel Macron spoke with Narendra Modi by phone.",
     ["2025-05-09"]),
    ("Ishiba met Albanese on Monday, hours after he spoke with Narendra Modi by phone.", ["2025-05-12", "2025-05-12"]),
    ("Friedrich Merz met Donald Tusk on 12 May, days after he spoke with Emmanuel Macron by phone.",
     ["2025-05-12", "None"]),
    ("Mark Carney came back on Sunday from a visit to Italy.", ["None"]),
    ("Mark Carney arrived in Italy on Sunday.", ["2025-05-11"]),
    ("Rubio visits Rome next week to attend talks with Giorgia Meloni on Monday.",
     ["2025-05-19/2025-05-25", "2025-05-19"]),
    ("Rubio met Giorgia Meloni in Rome on Monday and returns next week.", ["2025-05-12"]),
    ("Macron leaves on Friday for a visit to Vietnam. He is to meet Joko Widodo in Jakarta on Wednesday.",
     ["2025-05-16", "2025-05-21"]),
    ("Macron is to meet Joko Widodo in Jakarta on Wednesday.", ["2025-05-14"]),
    ("Narendra Modi met Shehbaz Sharif in the spring of 2023.", ["None"]),
    ("Narendra Modi met Shehbaz Sharif in the second half of 2023.", ["2023-07/2023-12"]),
    ("On Monday, Macron spoke with Keir Starmer by phone. He also spoke with Donald Tusk. He later called Mark Carney.",
     ["2025-05-12", "2025-05-12", "2025-05-12"]),
    ("On 3 May 2019 Macron spoke with Angela Merkel by phone. There was much to say. A year went by. Nothing moved. "
     "Macron spoke with Donald Tusk by phone.", ["2019-05-03", "None"]),
    ("On Thursday, while speaking to Foreign Minister Antonio Tajani, Wang Yi said all was well.", ["2025-05-08"]),
    ("Much is unclear. Nobody knew. It rained. The call between Xi Jinping and Keir Starmer was confirmed on Monday.",
     ["None"]),
    ("The visit by Giorgia Meloni to Germany will begin on Friday.", ["2025-05-16"]),
    ("Poland said on Monday it would send 100 soldiers to Latvia.", ["None"]),
    ("Poland said it would send 100 soldiers to Latvia on Monday.", ["2025-05-19"]),
    ("Poland said on Monday it had sent 100 soldiers to Latvia.", ["2025-05-12"]),
    ("Modi met his advisers on Thursday. That meeting came a day after Modi spoke with Keir Starmer.", ["2025-05-07"]),
    ("Nobody knew. Modi and Sharif met in Dubai in 2018 and in Oslo in 2021.", ["2018", "2021"]),
    ("Modi visited Moscow in 2015 and 2018.", ["2015", "2018"]),
    ("Modi met Shehbaz Sharif on Monday and will meet Keir Starmer on Friday.", ["2025-05-12", "2025-05-16"]),
    ("Modi met Shehbaz Sharif in 2018 and praised Keir Starmer in 2019.", ["2018"]),
    ("Nobody knew. On 22 April Modi asked for a delay. He spoke with Keir Starmer by phone that day.", ["2025-04-22"]),
    ("Modi spoke with Keir Starmer by phone on 22 April and again the following day.", ["2025-04-22", "2025-04-23"]),
    ("Mark Carney ended a four-day visit to Italy on Sunday.", ["2025-05-08/2025-05-11"]),
    ("Mark Carney begins a four-day visit to Italy on Sunday.", ["2025-05-18/2025-05-21"]),
    ("Mark Carney spoke of his four-day visit to Italy on Sunday.", ["2025-05-11"]),
    ("Wang Yi is heading to Chile on Saturday.", ["2025-05-17"]),
    ("Wang Yi visited Chile this past weekend.", ["2025-05-10/2025-05-11"]),
    ("The visit by Li Qiang to Russia is the first since fighting began in Kursk two weeks ago.", ["None"]),
    ("Nothing moved. Nobody knew. It rained. Modi met Mark Carney, who was elected in March.", ["None"]),
    ("Modi met Mark Carney on Monday, who was elected in March.", ["2025-05-12"]),
    ("Modi will travel to Oslo, where he will speak at a university on Friday.", ["None"]),
    ("Modi will travel to Oslo on Friday, where he will speak at a university.", ["2025-05-16"]),
    ("Nothing moved. Nobody knew. It rained. State media said earlier in the day that Wang Yi departed for Moscow.",
     ["None"]),
    ("Narendra Modi met Shehbaz Sharif on 8/26/2024.", ["2024-08-26"]),
    ("Narendra Modi met Shehbaz Sharif on 8/6/2024.", ["None"]),
    ("Nothing moved. Nobody knew more. The hall was full. It rained. Keir Starmer is in Washington.", ["2025-05-14"]),
    ("Xi Jinping met Anwar Ibrahim in Beijing last week. The two leaders signed a declaration.",
     ["2025-05-05/2025-05-11", "2025-05-05/2025-05-11"]),
    ("Nobody knew. The call is the first since March 2021, when Boris Johnson spoke to Hassan Rouhani by phone.",
     ["2021-03"]),
    ("Tension has grown since last year when Macron met Donald Tusk in Paris.", ["2024"]),
    ("Macron has met Donald Tusk in Paris often since 2023.", ["2023/.."]),
    ("Macron is expected to sit down with Donald Tusk in late May or June.", ["2025-05/2025-06"]),
    ("Macron met Donald Tusk in Paris in 2023 or 2024.", ["2023/2024"]),
    ("France left the 2015 treaty in 2020.", ["2020"]),
    ("Nobody knew. It rained. Nothing moved. France left the 2015 treaty.", ["None"]),
    ("France and Italy signed the 2015 treaty.", ["2015"]),
    ("Mark Carney recently returned from a three-day journey to Italy, where he met Giorgia Meloni.",
     ["None", "None"]),
    ("Mark Carney returned yesterday from Asia, where he held talks with Narendra Modi.", ["None"]),
    ("Nobody knew. It rained. The topic was this year's G7 summit, where Macron and Tusk signed a treaty on arms.",
     ["2025", "2025"]),
    ("Macron met Donald Tusk on Friday, the day after he met Giorgia Meloni.", ["2025-05-09", "2025-05-08"]),
    ("China and Russia will hold drills starting on Friday and lasting until Monday.", ["2025-05-16"]),
    ("Macron met Donald Tusk over the past week.", ["None"]),
    ("Macron met Donald Tusk in the late 1990s.", ["None"]),
    ("Earlier this month, Wang Yi made the first trip to Australia in seven years.", ["2025-05"]),
    ("Macron said on Monday that trade rose after he signed a pact with Donald Tusk in 2015.", ["2015"]),
    ("Nobody knew. It rained. Nothing moved. Macron met Donald Tusk days after he spoke with Keir Starmer by phone, "
     "and said the treaty ended in 2024.", ["None", "None"]),
    ("Macron met Donald Tusk in Paris over Easter weekend.", ["2025-04-19/2025-04-20"]),
    ("Nothing moved after Poland on Monday expelled two Russian diplomats.", ["2025-05-12"]),
    ("Poland ordered the expulsion of two Russian diplomats on Monday in reply to an attack earlier this month.",
     ["2025-05-12"]),
    ("On Monday, Blinken said all was well, after he met Benjamin Netanyahu in Jerusalem.", ["2025-05-12"]),
    ("Shares rose on Monday after Blinken met Benjamin Netanyahu in Jerusalem.", ["None"]),
    ("Macron will give a lecture on Friday and will also meet Donald Tusk.", ["None"]),
    ("Modi and Sharif met for a summit where on Sunday they signed a declaration.", ["2025-05-11"] * 3),
    ("Ties are bad after, in a row over spies, Poland on Monday expelled two Russian diplomats.", ["2025-05-12"]),
    ("Earlier this year two men were given a week to leave, days after Poland expelled a Russian diplomat.", ["2025"]),
    ("Nobody knew. It rained. Nothing moved. Macron shakes hands with Donald Tusk in this photo taken on 12 May.",
     ["2025-05-12"]),
    ("Mark Carney returned on Sunday to Italy, where he met Giorgia Meloni.", ["2025-05-11", "2025-05-11"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_time_is_read_from_the_clause_and_from_what_stands_beside_it(
    read: Read, text: str, expected: list[str]
) -> None:
    assert days(read(text)) == expected


NEWS = [
    ("Foreign Secretary David Lammy has said on a visit to Jordan that a truce is close.", ["2025-05-14"]),
    ("Nobody knew. It rained. Nothing moved. Speaking in Hanoi, Macron said all was well.", ["2025-05-14"]),
    ("Nobody knew. It rained. Nothing moved. Macron, on a visit to Jordan, repeated that it was so.", ["2025-05-14"]),
    ("Nobody knew. It rained. Nothing moved. Macron said after his visit to Jordan that all was well.", ["None"]),
    ("The leaders of Chile and Peru have met in Lima.", ["2025-05-14"]),
    ("Norway has expelled two Russian diplomats, the foreign ministry said on Monday.", ["2025-05-12"]),
    ("Norway has expelled two Russian diplomats. “We had to,” a spokesman said in a statement on Tuesday.",
     ["2025-05-13"]),
    ("Keir Starmer has spoken with Masoud Pezeshkian by phone. Nobody knew. It rained. All was calm. An official said "
     "on Monday that Starmer had told Pezeshkian to wait.", ["2025-05-12"]),
    ("Norway has expelled two Russian diplomats. “We had to,” a spokesman said in a statement on 2 February.",
     ["2025-05-14"]),
    ("Ties are bad after Norway expelled two Russian diplomats.", ["None"]),
    ("Macron visits Indonesia. He has also visited Myanmar.", ["2025-05-14", "None"]),
    ("Ties are good. It rained. France and Italy have expelled dozens of Russian diplomats.", ["None"]),
    ("The leaders of Chile and Peru had met in Lima.", ["None"]),
    ("The leaders of Chile and Peru met previously in Lima.", ["None"]),
    ("Allies are troubled by the withdrawal of the United States from the treaty.", ["None"]),
    ("Gabriel Boric said after his last visit to Peru that all was well.", ["None"]),
    ("Fiji's prime minister has met Anthony Albanese repeatedly.", ["None"]),
    ("Anthony Albanese attended the APEC summit in Lima.", ["None"]),
    ("Giorgia Meloni met Edi Rama in Tirana. The weather was fine. They last met in March 2021.",
     ["2025-05-14", "2021-03"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_only_what_can_be_the_news_has_the_day_of_the_report(read: Read, text: str, expected: list[str]) -> None:
    assert days(read(text)) == expected


def test_what_is_of_later_this_year_is_still_to_come(read: Read) -> None:
    mention = read("Macron is setting the stage for talks with Donald Tusk in Paris later this year.")[0]
    assert (mention.modality, str(mention.when)) == ("planned", "2025")


def test_a_headline_in_the_present_tense_is_of_the_day_though_the_journey_began_before(read: Read) -> None:
    text = (
        "Meloni meets Rama as Italy seeks partners\nItalian Prime Minister Giorgia Meloni said all was well as she met "
        "Albanian Prime Minister Edi Rama in Tirana.\nMeloni arrived in Albania on Sunday."
    )
    assert days(read(text)) == ["2025-05-14", "2025-05-14", "2025-05-11"]


def test_the_picture_of_an_old_journey_does_not_date_a_headline(read: Read) -> None:
    text = (
        "Rubio travels to Egypt for talks\nThe talks are to bring a truce. Secretary of State Marco Rubio arrives in "
        "Cairo, Egypt, on Feb. 20, 2025."
    )
    assert days(read(text)) == ["2025-05-14", "2025-02-20"]


def test_a_journey_of_long_ago_is_another_one(read: Read) -> None:
    text = "Senator Chris Coons met Kenyan President William Ruto. Coons last travelled to Kenya in 2022."
    mentions = read(text)
    assert days(mentions) == ["2025-05-14", "2022"]
    assert spots(mentions) == [None, "Kenya"]


def test_an_earlier_meeting_is_not_of_the_days_of_a_journey(read: Read) -> None:
    text = "Viktor Orban arrived in Moscow on Tuesday. He has repeatedly met Vladimir Putin."
    assert days(read(text)) == ["2025-05-13", "None"]


def test_nothing_is_later_today_without_a_day_of_publication(read: Read) -> None:
    assert days(read("Keir Starmer will meet Donald Trump in London later.", published=None)) == ["None"]


def test_the_people_of_the_news_did_the_rest_on_its_day_too(read: Read) -> None:
    lead = (
        "Prime Minister Keir Starmer met French President Emmanuel Macron in London. The talks were long. It rained. "
    )
    assert days(read(lead + "Starmer also held talks with Friedrich Merz.")) == ["2025-05-14"] * 2
    assert days(read(lead + "Starmer had held talks with Friedrich Merz.")) == ["2025-05-14", "None"]
    assert days(read(lead + "Starmer held talks with Friedrich Merz in 2024.")) == ["2025-05-14", "2024"]
    assert days(read(lead + "Mark Carney held talks with Friedrich Merz.")) == ["2025-05-14", "None"]


PLANS = [
    ("Marco Rubio was slated to meet Sheikh Tamim bin Hamad Al Thani in Doha on Monday, but the meeting was canceled.",
     "cancelled", "2025-05-12"),
    ("Marco Rubio was due to meet Sergei Lavrov in Geneva on Monday.", "planned", "2025-05-12"),
    ("Marco Rubio is due to meet Sergei Lavrov in Geneva on Monday.", "planned", "2025-05-19"),
    ("Marco Rubio will meet Sergei Lavrov in Geneva on Monday, after a first meeting was called off.",
     "planned", "2025-05-19"),
    ("Marco Rubio met Sergei Lavrov in Geneva on Monday, but the talks were cut short.", "occurred", "2025-05-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "day"), PLANS)
def test_a_plan_told_as_past_stays_a_plan_or_came_to_nothing(read: Read, text: str, status: str, day: str) -> None:
    assert [(mention.modality, str(mention.when)) for mention in read(text)] == [(status, day)]


def test_a_week_to_come_does_not_move_the_past(read: Read) -> None:
    mentions = read("Modi met Anwar Ibrahim in Delhi on Monday. He will be back next week.", date(2025, 5, 15))
    assert days(mentions) == ["2025-05-12"]


PLACES = [
    ("Carney met Macron in Lyon on Monday. He also met Prime Minister Francois Bayrou.", ["Lyon", "Lyon"]),
    ("Carney met Macron in Lyon on Monday. He met Starmer the next day.", ["Lyon", None]),
    ("Serbia sent troops to its border with Kosovo.", ["Kosovo"]),
    ("Serbia sent troops to the Hungarian border.", ["Hungary"]),
    ("Keir Starmer met Donald Trump at the White House on Monday.", ["White House"]),
    ("Vladimir Putin hosted Alexander Lukashenko at the Kremlin on Monday.", ["Kremlin"]),
    ("Keir Starmer flew on Monday to Ottawa, where he met Mark Carney.", ["Ottawa", "Ottawa"]),
    ("ROME (Reuters) - Giorgia Meloni held talks here on Monday with Friedrich Merz.", ["Rome"]),
    ("ROME (Reuters) - Giorgia Meloni held talks on Monday with Friedrich Merz.", [None]),
    ("Giorgia Meloni met Friedrich Merz in the German capital on Monday.", ["Berlin"]),
    ("Antony Blinken held talks with Sergei Lavrov on the war in Ukraine on Monday.", [None]),
    ("The United States ordered the expulsion of 12 Russian diplomats over the crisis in Georgia.", ["United States"]),
    ("Keir Starmer hosted Friedrich Merz at the Pentagon on Monday.", ["Pentagon"]),
    ("Keir Starmer met Friedrich Merz in the days before Russia's invasion of Ukraine.", [None]),
    ("Keir Starmer met Friedrich Merz on Monday in response to the attacks in Lebanon.", [None]),
    ("Marco Rubio phoned the Russian ambassador to the United States, Alexander Darchiev, on 2 May and again on 5 May.",
     [None, None]),
    ("Keir Starmer sat down with Friedrich Merz for four hours in Cardiff.", ["Cardiff"]),
    ("The pact, signed by Poland, Turkey and the United Nations in Istanbul, is five years old.", ["Istanbul"]),
    ("Jordan and Kuwait recalled their ambassadors to Stockholm.", ["Stockholm"]),
    ("Benjamin Netanyahu flew to Oman on Friday and discussed initiatives in the Middle East.", ["Oman"]),
    ("Antony Blinken met Sergei Lavrov on the sidelines of a security forum in Manila.", ["Manila"]),
    ("Antony Blinken met Sergei Lavrov, his Russian counterpart, in Geneva on Monday.", ["Geneva"]),
    ("Keir Starmer told the White House pool that he met Mark Carney on Monday.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_place_is_where_it_happened_not_what_was_talked_about(
    read: Read, text: str, expected: list[str | None]
) -> None:
    assert spots(read(text)) == expected


def test_of_several_times_each_has_its_place(read: Read) -> None:
    mentions = read(
        "Donald Trump met Kim Jong Un in Singapore in June 2018, Hanoi in February 2019 and Panmunjom in June 2019."
    )
    assert spots(mentions)[:2] == ["Singapore", "Hanoi"]
    assert days(mentions) == ["2018-06", "2019-02", "2019-06"]


def test_what_is_done_on_a_journey_without_a_day_has_its_place(read: Read) -> None:
    mentions = read(
        "The deal follows a visit to India by Sri Lankan President Anura Kumara Dissanayake. It is the first. "
        "There is more. Dissanayake held talks with Prime Minister Narendra Modi during his trip.", published=None
    )  # fmt: skip
    assert spots(mentions)[-1] == "India"


def test_a_journey_from_which_somebody_came_back_is_not_of_the_day(read: Read) -> None:
    back = "Mark Carney recently returned from a three-day journey to Italy. "
    assert days(read(back + "During his trip, Carney met Italian Prime Minister Giorgia Meloni.")) == ["None"] * 2
    assert days(read("Mark Carney is in Italy. Carney met Giorgia Meloni.")) == ["2025-05-14"] * 2
    assert days(read(back + "In Ottawa, Carney met Donald Tusk.")) == ["None", "2025-05-14"]


def test_what_is_called_off_may_lie_ahead(read: Read) -> None:
    (talks,) = read("Alexander Stubb cancelled a meeting with Edgars Rinkevics planned for 3 June.")
    assert (talks.modality, str(talks.when)) == ("cancelled", "2025-06-03")
