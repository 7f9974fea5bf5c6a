"""Articles of any length in questions of bounded length, each character at its place."""

import pytest

from loaders.llm.windows import windows
from tests.factory import article

LONG = article("\n\n".join(f"In year {n} the envoys met in the old harbour and spoke of trade." for n in range(100)))


@pytest.mark.parametrize("size", [100, 1000, 5000])
def test_a_long_article_is_asked_about_in_windows_that_fit(size):
    made = windows(LONG, size)
    assert len(made) > 1
    assert all(sum(len(p.text) for p in window.passages) <= size for window in made)
    told = [passage for window in made for passage in window.passages]
    assert [passage.number for passage in told] == list(range(1, len(told) + 1))
    assert " ".join(p.text.strip() for p in told).split() == LONG.text.split()
    assert all(LONG.text[p.start : p.start + len(p.text)] == p.text for p in told)


def test_later_windows_are_told_how_the_article_began():
    first, *later = windows(LONG, 2000)
    assert first.opening == ()
    assert later
    for window in later:
        assert window.opening == first.passages[: len(window.opening)]
        assert "year 0" in window.text


@pytest.mark.parametrize(
    "text",
    ["The envoys met again. " * 500, " ".join(map(str, range(3000))) + " end.", "The " + "a" * 3500 + " end of it."],
)
def test_a_paragraph_without_end_is_cut_and_nothing_is_lost(text):
    made = windows(article(text))
    assert "".join(p.text for window in made for p in window.passages).replace(" ", "") == text.replace(" ", "")
    assert max(len(p.text) for window in made for p in window.passages) <= 3000


def test_odd_white_space_keeps_its_place():
    source = article("The envoys\u00a0met in\nthe harbour on Monday.\n\nThey left on Tuesday.")
    for window in windows(source):
        for passage in window.passages:
            assert source.text[passage.start : passage.start + len(passage.text)].split() == passage.text.split()


@pytest.mark.parametrize("text", ["", "Menu", "Home | World | Sport"])
def test_a_page_without_a_sentence_asks_nothing(text):
    assert windows(article(text)) == []
