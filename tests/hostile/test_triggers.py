"""What `benchmarks/triggers.py` does with every word that may tell of an event, with some of them."""

from __future__ import annotations

import pytest

from benchmarks.triggers import broken, units
from kg.model import Article
from loaders.extraction import RuleExtractor


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    made = RuleExtractor()
    made.extract(Article(text="Spain met Sweden in Vienna on Monday."))  # what is read once is read
    return made


@pytest.mark.parametrize("unit", list(units())[::90])
def test_a_megabyte_of_one_trigger_takes_time_in_proportion(extractor: RuleExtractor, unit: str) -> None:
    assert broken(extractor, unit) is None
