"""Temporal expressions of news English and the days that they mean."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import When
from loaders.extraction.when import find, resolve

MONDAY = date(2025, 10, 27)

ABSOLUTE = {
    "27 October 2025": "2025-10-27",
    "October 27, 2025": "2025-10-27",
    "Monday, Oct. 27, 2025": "2025-10-27",
    "the 27th of October 2025": "2025-10-27",
    "2025-10-27": "2025-10-27",
    "24-25 November 2025": "2025-11-24/2025-11-25",
    "Oct. 31 and Nov. 1, 2025": "2025-10-31/2025-11-01",
    "December 2024": "2024-12",
    "from December to January 2025": "2024-12/2025-01",
    "2018": "2018",
    "early 2024": "2024",
    "from 2018 to 2020": "2018/2020",
    "2023-24": "2023/2024",
    "since at least 2014": "2014/..",
    "until Sept. 2026": "../2026-09",
    "by 2030": "../2030",
    "Good Friday 2024": "2024-03-29",
}

TOLD = {
    "Oct. 27": "2025-10-27",
    "Oct. 31 and Nov. 1": "2025-10-31/2025-11-01",
    "June 27-28": "2025-06-27/2025-06-28",
    "between 3 and 5 May": "2025-05-03/2025-05-05",
    "Feb. 3": "2025-02-03",
    "Dec. 20": "2024-12-20",
    "29 February": None,
    "June last year": "2024-06",
    "Since October last year": "2024-10/..",
    "since Nov. 3": "2024-11-03/..",
    "mid-July": "2025-07",
    "last October": "2024-10",
    "from March to May": "2025-03/2025-05",
    "Monday": "2025-10-27",
    "earlier on Friday": "2025-10-24",
    "last Friday": "2025-10-24",
    "last Monday": "2025-10-20",
    "this Friday": "2025-10-31",
    "Wednesday evening": "2025-10-22",
    "from Sunday through Tuesday": "2025-10-26/2025-10-28",
    "Friday and Saturday": "2025-10-24/2025-10-25",
    "Tuesday last week": "2025-10-21",
    "last week": "2025-10-20/2025-10-26",
    "this week": "2025-10-27/2025-11-02",
    "next week": "2025-11-03/2025-11-09",
    "the weekend": "2025-10-25/2025-10-26",
    "last weekend": "2025-10-25/2025-10-26",
    "yesterday": "2025-10-26",
    "the day before yesterday": "2025-10-25",
    "last night": "2025-10-26",
    "today": "2025-10-27",
    "this morning": "2025-10-27",
    "tonight": "2025-10-27",
    "tomorrow": "2025-10-28",
    "later in the day": "2025-10-27",
    "earlier in the day": "2025-10-27",
    "the same day": "2025-10-27",
    "the previous day": "2025-10-26",
    "two days ago": "2025-10-25",
    "two weeks ago": "2025-10-13/2025-10-19",
    "three months ago": "2025-07",
    "a year ago": "2024",
    "the week before last": "2025-10-13/2025-10-19",
    "over the past week": None,
    "in the last two years": None,
    "in the late 1990s": None,
    "Easter weekend": "2025-04-19/2025-04-20",
    "Christmas Eve": "2024-12-24",
    "New Year’s Day": "2025-01-01",
    "last month": "2025-09",
    "earlier this month": "2025-10",
    "next month": "2025-11",
    "this year": "2025",
    "late last year": "2024",
    "by the end of the year": "../2025",
    "the following day": None,
    "a week later": None,
    "in the spring": None,
    "in the summer of 2023": None,
    "recently": None,
    "in the coming days": None,
    "a few weeks ago": None,
}

AHEAD = {
    "Monday": "2025-10-27",
    "Friday": "2025-10-31",
    "next Monday": "2025-11-03",
    "the weekend": "2025-11-01/2025-11-02",
    "Oct. 26": "2025-10-26",
    "Feb. 3": "2026-02-03",
    "until March": "../2026-03",
    "next November": "2025-11",
    "from Oct. 30 to Nov. 2": "2025-10-30/2025-11-02",
    "the following day": "2025-10-28",
}

ANCHORED = {
    "the same day": "2025-09-03",
    "later that day": "2025-09-03",
    "the previous day": "2025-09-02",
    "the following day": "2025-09-04",
    "two days later": "2025-09-05",
    "a week later": "2025-09-10",
    "three weeks earlier": "2025-08-13",
    "two months later": "2025-11",
    "a year earlier": "2024",
    "the same month": "2025-09",
    "the following year": "2026",
}

NO_DATE = [
    "for two weeks",
    "about a year",
    "a three-day trip",
    "over the next year",
    "the 70th anniversary",
    "at 21:20 GMT",
    "2,000 troops",
    "2000 troops",
    "around 1900 refugees",
    "Resolution 1929",
    "fiscal year 2018",
    "the 1990s",
    "the Sept. 11 attacks",
    "the October 7 attack by gunmen",
    "They may go, and May said so.",
    "The troops march; March on, they cried.",
    "The Sun sat on Wed.",
    "Black Friday",
    "the Sunday Times",
    "every Monday",
    "a 45-year-old man",
]


@pytest.mark.parametrize(("text", "edtf"), ABSOLUTE.items())
def test_a_date_with_its_year_needs_no_publication_day(text: str, edtf: str) -> None:
    assert [e.text for e in find(f"They met {text}.")] == [text]
    assert str(resolve(text, None)) == edtf == str(resolve(text, MONDAY, future=True))


@pytest.mark.parametrize(("text", "edtf"), TOLD.items())
def test_a_date_is_reckoned_back_from_the_publication_day(text: str, edtf: str | None) -> None:
    assert [e.text for e in find(f"They met, {text}, in the capital.")] == [text]
    assert resolve(text, MONDAY) == (When.parse(edtf) if edtf else None)


@pytest.mark.parametrize(("text", "edtf"), AHEAD.items())
def test_a_sentence_that_looks_ahead_means_the_days_to_come(text: str, edtf: str) -> None:
    assert str(resolve(text, MONDAY, future=True)) == edtf


@pytest.mark.parametrize(("text", "edtf"), ANCHORED.items())
def test_some_words_count_from_the_date_last_spoken_of(text: str, edtf: str) -> None:
    assert [e.text for e in find(f"They met {text}.")] == [text]
    assert str(resolve(text, MONDAY, anchor=When.day(date(2025, 9, 3)))) == edtf
    assert str(resolve(text, None, anchor=When.day(date(2025, 9, 3)))) == edtf


@pytest.mark.parametrize("text", NO_DATE)
def test_durations_names_and_numbers_are_no_dates(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("text", [text for text in TOLD if text not in ABSOLUTE])
def test_without_a_publication_day_relative_words_mean_nothing(text: str) -> None:
    assert resolve(text, None) is None


def test_expressions_come_from_left_to_right_with_their_places() -> None:
    text = "They met in Oslo in May 2018, in Rome last week, and will meet on Friday."
    assert [e.text for e in find(text)] == ["May 2018", "last week", "Friday"]
    assert all(text[e.start : e.end] == e.text for e in find(text))


def test_dates_that_do_not_adjoin_stay_apart() -> None:
    assert [e.text for e in find("on 3 May and 20 June")] == ["3 May", "20 June"]
    assert [e.text for e in find("in 2018 and 2019")] == ["2018", "2019"]
    assert [e.text for e in find("in Oslo in 2018 and Rome in 2019")] == ["2018", "2019"]


def test_a_month_that_is_also_a_word_needs_a_preposition() -> None:
    assert [e.text for e in find("In May they met; the deal of March holds.")] == ["May"]


def test_a_day_that_the_calendar_lacks_means_nothing() -> None:
    assert resolve("30 February 2024", MONDAY) is None
    assert resolve("yesterday", date.min) is None


@pytest.mark.parametrize(
    ("published", "edtf"),
    [(date(2025, 10, 27), "2025-10-25/2025-10-26"), (date(2025, 10, 30), "2025-11-01/2025-11-02")],
)
def test_this_weekend_is_the_one_just_over_only_at_the_beginning_of_a_week(published: date, edtf: str) -> None:
    assert str(resolve("this weekend", published)) == edtf


WORDS = (
    "a the in on of from to and last next this since until by week year May March Oct. Monday 3 31 2024 days ago later"
)
anything = st.text() | st.lists(st.sampled_from(WORDS.split())).map(" ".join)


@given(anything, st.none() | st.dates(), st.booleans(), st.none() | st.dates())
def test_any_text_is_read_without_failing(text: str, published: date | None, future: bool, spoken: date | None) -> None:
    anchor = When.day(spoken) if spoken else None
    ends = 0
    for expression in find(text):
        assert expression.start >= ends
        ends = expression.end
        assert text[expression.start : expression.end] == expression.text
        value = resolve(expression.text, published, future=future, anchor=anchor)
        assert value is None or When.parse(value.edtf) == value
    resolve(text, published, future=future, anchor=anchor)


@pytest.mark.parametrize("bit", ["early ", "May and ", "3 May ", "2018-", "from ", "the ", "Monday, "])
def test_a_page_of_rubbish_takes_no_longer_than_a_page_of_text(bit: str) -> None:
    started = process_time()
    find(bit * 10_000)
    assert process_time() - started < 3
