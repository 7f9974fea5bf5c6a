import pytest

from kg import When
from kg.plots.words import clean, counted, day_words, shortened


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-09", "9 Jun 2024"),
        ("2024-06", "Jun 2024"),
        ("2024", "2024"),
        ("2025-10-26/2025-10-28", "26 to 28 Oct 2025"),
        ("2025-10-30/2025-11-02", "30 Oct to 2 Nov 2025"),
        ("2024-12-30/2025-01-02", "30 Dec 2024 to 2 Jan 2025"),
        ("2024/2025-03", "2024 to Mar 2025"),
        ("2024-10/..", "since Oct 2024"),
        ("../2024-10-02", "until 2 Oct 2024"),
    ],
)
def test_a_date_reads_as_people_write_it(edtf: str, words: str) -> None:
    assert day_words(When.parse(edtf)) == words


def test_what_xml_cannot_hold_or_what_turns_a_line_round_is_no_part_of_a_text() -> None:
    assert clean("a\x00b\ud800c\n d\u202ee\ufffef") == "a b c d e f"


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert shortened("Organisation for Security", 13) == "Organisation…"
    assert shortened("short", 13) == "short"


def test_a_number_agrees_with_its_noun() -> None:
    assert (counted(1, "event"), counted(1200, "event"), counted(2, "has", "have")) == (
        "1 event",
        "1,200 events",
        "2 have",
    )
