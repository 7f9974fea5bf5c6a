"""What an extractor can make nothing of is left out by name; the rest goes on."""

import pytest

from kg import Actor, Participation, SkipRecord, intake, loading
from kg.identity import assemble
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


def test_an_office_that_an_article_alone_gives_without_a_name_stays_an_office(monkeypatch):
    actor = Actor(name="President of Finland", kind="person", country="FIN")
    president = Participation(actor=actor, role="participant", office="President")
    told = mention("Spain", president, when="2020-03-08", source=GOOD)
    monkeypatch.setattr(Single, "extract", lambda self, article: [told])
    monkeypatch.setattr(loading, "extractor", lambda name: Single())
    [(_, [event])] = intake.read_events([GOOD])
    assert "President of Finland" in {part.actor.name for part in event.participants}
    [known] = assemble([told])
    assert "Sauli Niinisto" in {part.actor.name for part in known.participants}
