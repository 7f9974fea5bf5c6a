import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import BadValue, When
from kg.dates import first_day, last_day

days = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))
points = st.builds(lambda d, n: d.isoformat()[:n], days, st.sampled_from([4, 7, 10]))


@st.composite
def values(draw: st.DrawFn) -> When:
    kind = draw(st.sampled_from(["point", "interval", "since", "until"]))
    if kind == "point":
        return When.parse(draw(points))
    if kind == "interval":
        first, last = sorted([draw(days), draw(days)])
        return When.parse(f"{first}/{last}")
    return When.parse(f"{draw(points)}/.." if kind == "since" else f"../{draw(points)}")


@given(values())
def test_what_is_written_is_read_back(when: When) -> None:
    assert When.parse(str(when)) == when


@given(values(), values(), values())
def test_values_have_one_order(a: When, b: When, c: When) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    assert not (a < b and b < c) or a < c
    assert sorted([a, b, c]) == sorted([c, a, b])


@given(values(), values())
def test_overlap_is_mutual_and_containing_implies_it(a: When, b: When) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.contains(a)
    assert not a.contains(b) or a.overlaps(b)


@given(days, st.integers(0, 800))
def test_a_span_covers_exactly_its_days(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    when = When.span(first, last)
    assert (when.first, when.last, when.days) == (first, last, length + 1)


@given(st.text(max_size=12))
def test_any_other_text_is_refused(text: str) -> None:
    with contextlib.suppress(BadValue):
        assert str(When.parse(text)) == text.strip()


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-10-27", "2025-10-27", "2025-10-27", "day"),
        ("2025-10-26/2025-10-28", "2025-10-26", "2025-10-28", "interval"),
        ("2024-10/..", "2024-10-01", None, "open"),
        ("../2024", None, "2024-12-31", "open"),
    ],
)
def test_a_date_knows_its_bounds_and_its_precision(text: str, first: str, last: str, precision: str) -> None:
    when = When.parse(text)
    assert (when.first and str(when.first), when.last and str(when.last), when.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-00", "2024-10-00", "2023-02-29", "24", "2024/2023", "../..", "x"]
)
def test_what_is_in_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is no date"):
        When.parse(text)


def test_a_span_is_written_as_briefly_as_it_can_be() -> None:
    assert str(When.span(date(2024, 2, 1), date(2024, 2, 29))) == "2024-02"
    assert str(When.span(date(2024, 1, 1), date(2024, 12, 31))) == "2024"
    assert str(When.span(date(2024, 1, 1), None)) == "2024-01-01/.."
    assert str(When.parse("2024/2024")) == "2024"


def test_an_open_date_tells_the_end_that_it_names() -> None:
    assert When.parse("2024-10/..").told == When.parse("2024-10")
    assert When.parse("../2024").told == When.parse("2024")
    assert When.parse("2024-10-27").told == When.parse("2024-10-27")


def test_a_period_is_bounded_by_the_days_of_its_ends() -> None:
    assert first_day("2024") == date(2024, 1, 1)
    assert last_day("2025-10") == date(2025, 10, 31)
