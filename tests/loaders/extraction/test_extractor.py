"""The promises of the extractor, and of the frames it reads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

from kg.errors import BadValue, StopRun
from kg.loading import BatchExtractor, extractor
from kg.model import Article, Mention
from kg.ontology import event_types
from loaders.extraction import RuleExtractor, lexicon, parse

Read = Callable[..., list[Mention]]

TEXT = (
    "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Kampala on Tuesday. "
    "The ministers of both countries, who had argued for years over fishing rights on the lake that they share and "
    "over the fees at the border posts, signed a trade agreement with Tanzania in Arusha on Wednesday, officials said."
)


def test_every_quote_is_a_passage_of_the_article(read: Read) -> None:
    mentions = read(TEXT)
    assert mentions
    for mention in mentions:
        assert TEXT[mention.start : mention.end] == mention.quote
        assert len(mention.quote) <= 200


def test_many_articles_give_what_each_gives_alone() -> None:
    articles = [Article(text=TEXT, published=date(2025, 5, day), key=str(day)) for day in range(1, 16)]
    rules = RuleExtractor()
    assert isinstance(rules, BatchExtractor)
    assert [list(found) for _, found in rules.extract_many(articles)] == [rules.extract(a) for a in articles]


def test_an_empty_article_tells_nothing(read: Read) -> None:
    assert read("") == read("   \n\n  ") == []


def test_the_extractor_is_found_by_its_name() -> None:
    assert extractor("rules").name == RuleExtractor.name


def test_a_missing_model_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_MODEL", "no_such_model")
    with pytest.raises(StopRun, match=r"the English model 'no_such_model' \(KG_MODEL\) cannot be loaded"):
        list(parse.parse([Article(text=TEXT)]))


def test_every_type_of_event_has_frames() -> None:
    table = lexicon.lexicon()
    told = {frame.type for frames in (*table.nouns.values(), *table.verbs.values()) for frame in frames}
    assert told == set(event_types())


@pytest.mark.parametrize(
    "text",
    [
        "type =",
        'type = "Wedding"\n[[frame]]\nverbs = "marry"',
        'type = "Call"\n[[frame]]\nverbs = "phone"\nbride = ["subj"]',
    ],
)
def test_a_broken_frame_file_is_named(text: str) -> None:
    with pytest.raises(BadValue, match=r"frames/x\.toml"):
        lexicon.read("x.toml", text)


def test_importing_the_extractor_loads_no_model() -> None:
    code = "import sys, loaders.extraction; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_people_of_whom_no_country_is_known_make_no_diplomacy(read: Read) -> None:
    assert not read("Anna Berg met Carl Stone in Oslo on Monday.")
    assert read("Anna Berg met Brazilian President Carla Stone in Oslo on Monday.")


def test_words_that_a_lost_link_glued_together_are_two(read: Read) -> None:
    (meeting,) = read("Peruvian President Luz Vega metChilean President Tomas Rey in Lima on Monday.")
    assert {part.actor.country for part in meeting.participants} == {"PER", "CHL"}
    assert meeting.quote.startswith("Peruvian President Luz Vega metChilean")
