"""The day on which a text says that it was issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Mention
from loaders.extraction.issue import issued

Read = Callable[..., list[Mention]]

DAYS = [
    ("Tuesday, May 13, 2008\nThe leaders of Chile and Peru met in Lima.", date(2008, 5, 13)),
    ("Leaders meet in Lima\nPublished: 13 May 2008, 10:15\nThe leaders met.", date(2008, 5, 13)),
    ("LIMA, May 13, 2008 (Reuters) - The leaders of Chile and Peru met.", date(2008, 5, 13)),
    ("FOR IMMEDIATE RELEASE: May 13, 2008\nWASHINGTON, D.C. - The senator travelled to Lima.", date(2008, 5, 13)),
    ("May 13, 2008 - The leaders of Chile and Peru met in Lima.", date(2008, 5, 13)),
    ("On May 13, 2008 the leaders of Chile and Peru met in Lima.", None),
    ("The leaders of Chile and Peru met in Lima on May 13, 2008.", None),
    ("May 13, 2008 was the day on which the leaders of Chile and Peru met in Lima.", None),
    ("Leaders meet\nLIMA, May 13 (Reuters) - The leaders of Chile and Peru met.", None),
    ("Leaders meet\nGabriel Boric speaks in Lima, Peru, May 13, 2008. Boric met the premier on Tuesday.",
     date(2008, 5, 13)),
    ("Leaders meet\nGabriel Boric speaks in Lima, Peru, May 13, 2008. Boric met the premier on Friday.", None),
    ("Leaders meet\nFile photo of Lima, May 13, 2008. Boric met the premier on Tuesday.", None),
    ("Leaders meet\nBoric in Lima, May 13, 2008. Boric met the premier on Tuesday, as in 2010.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_line_that_is_a_date_or_a_dateline_tells_the_day_of_issue(text: str, expected: date | None) -> None:
    assert issued(text) == expected


def test_an_article_without_a_day_of_publication_is_read_from_its_own(read: Read) -> None:
    text = "Tuesday, May 13, 2008\nThe leaders of Chile and Peru met in Lima on Monday. They last met in March."
    assert [str(mention.when) for mention in read(text, published=None)] == ["2008-05-12", "2008-03"]


def test_a_month_without_a_year_is_the_one_near_the_latest_date_told_with_its_year(read: Read) -> None:
    text = (
        "Fidan has governed since November 2023. He met Wang Yi in Beijing in January. He met Blinken in Rome in June."
    )
    assert [str(mention.when) for mention in read(text, published=None)] == ["2024-01", "None"]


def test_the_day_of_publication_comes_first(read: Read) -> None:
    text = "Tuesday, May 13, 2008\nThe leaders of Chile and Peru met in Lima on Monday."
    assert [str(mention.when) for mention in read(text)] == ["2025-05-12"]
