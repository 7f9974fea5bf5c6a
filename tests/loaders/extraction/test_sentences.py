"""Hundreds of sentences of our own, a file an event type in sentences/: each tells of that event, or of nothing.

A row gives the status ("-" where the sentence tells of no event at all), the parties by role, and the sentence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import Article, Mention
from kg.ontology import event_types
from loaders.extraction import RuleExtractor, extractor, lexicon
from loaders.extraction.lexicon import Lexicon

FOLDER = Path(__file__).parent / "sentences"
PUBLISHED = date(2025, 5, 14)


class Row(NamedTuple):
    """A sentence and what it tells."""

    file: str
    status: str
    parties: frozenset[str]
    text: str

    def told_by(self, mentions: list[Mention]) -> bool:
        """Whether the mentions say what the sentence does, no more where it says nothing."""
        if self.status == "-":
            return not mentions
        return any(
            _file(mention.type) == self.file
            and str(mention.modality) == self.status
            and {f"{part.role}={part.actor.name}" for part in mention.participants} == self.parties
            for mention in mentions
        )


def _file(kind: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind).lower()


def _rows() -> Iterator[Row]:
    for file in sorted(FOLDER.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                slots = (slot.split("=") for slot in filter(None, row["parties"].split("; ")))
                parties = frozenset(f"{role}={name}" for role, names in slots for name in names.split(", "))
                yield Row(file.stem, row["status"], parties, row["sentence"])


ROWS = list(_rows())


def _told(rows: list[Row]) -> list[list[Mention]]:
    articles = [Article(text=row.text, published=PUBLISHED) for row in rows]
    return [mentions for _, mentions in RuleExtractor().extract_many(articles)]


@pytest.fixture(scope="module")
def told() -> dict[str, list[Mention]]:
    """What the extractor finds in each sentence; all are parsed in one pass."""
    return dict(zip((row.text for row in ROWS), _told(ROWS), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.file}: {row.text[:50]}" for row in ROWS])
def test_a_sentence_tells_of_its_event_or_of_nothing(told: dict[str, list[Mention]], row: Row) -> None:
    assert row.told_by(told[row.text]), told[row.text]


def test_there_are_sentences_for_and_against_every_type() -> None:
    for kind in event_types().values():
        if kind.name in {frame.type for frames in lexicon.lexicon().verbs.values() for frame in frames}:
            statuses = {row.status for row in ROWS if row.file == _file(kind.name)}
            assert "occurred" in statuses
            assert "-" in statuses
    assert len(ROWS) >= 400


@pytest.mark.parametrize("file", sorted({row.file for row in ROWS}))
def test_without_the_frames_of_a_type_its_sentences_fail(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lexicon.lexicon()
    less = Lexicon(
        *(
            {word: tuple(frame for frame in frames if _file(frame.type) != file) for word, frames in table.items()}
            for table in (whole.nouns, whole.verbs)
        )
    )
    monkeypatch.setattr(extractor, "lexicon", lambda: less)
    rows = [row for row in ROWS if row.file == file and row.status == "occurred"]
    assert not all(row.told_by(mentions) for row, mentions in zip(rows, _told(rows), strict=True))
