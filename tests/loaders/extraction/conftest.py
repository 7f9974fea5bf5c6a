"""One rule extractor for all tests of the extraction; the English model is loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Article, Mention
from loaders.extraction import RuleExtractor

PUBLISHED = date(2025, 5, 14)  # a Wednesday

Read = Callable[..., list[Mention]]


@pytest.fixture(scope="session")
def read() -> Read:
    """The mentions of a text that was published on Wednesday 14 May 2025, or on another day."""
    extractor = RuleExtractor()

    def mentions(text: str, published: date | None = PUBLISHED, title: str | None = None) -> list[Mention]:
        return extractor.extract(Article(text=text, title=title, published=published))

    return mentions
