"""What an extractor can make nothing of is left out by name; the rest goes on."""

import pytest

from kg import SkipRecord, intake, loading
from kg.intake import LoadReport
from tests.factory import article, mention

GOOD, BAD, LAST = (article(f"{name} They met.", key=name) for name in ("good", "bad", "last"))


class Single:
    name = "single/1"

    def extract(self, article):
        if article == BAD:
            raise SkipRecord(article.key, "makes no sense")
        return [mention("Spain", source=article)]


class Batched(Single):
    def extract_many(self, articles):
        for one in articles:
            yield SkipRecord(one.key, "makes no sense") if one == BAD else (one, self.extract(one))


@pytest.fixture(params=[Single, Batched])
def picky(request, monkeypatch):
    monkeypatch.setattr(loading, "extractor", lambda name: request.param())


def test_an_article_that_the_extractor_refuses_is_reported_and_the_others_are_loaded(picky):
    report = LoadReport()
    found = list(intake.batches([GOOD, BAD, LAST], lambda ids: set(), "picky", {}, report))
    assert [a.key for batch in found for a in batch.articles] == ["good", "last"]
    assert sum(len(batch.mentions) for batch in found) == 2
    assert [str(skipped) for skipped in report.skipped] == ["bad: makes no sense"]


def test_an_article_that_the_extractor_refuses_comes_as_a_skip_record_in_its_place(picky):
    names = [str(i) if isinstance(i, SkipRecord) else i[0].key for i in intake.read_events([GOOD, BAD, LAST])]
    assert names == ["good", "bad: makes no sense", "last"]
