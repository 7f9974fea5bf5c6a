"""Annotated articles in our own words, and an extractor that finds what a test tells it to."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import Annotation, Judged, judge
from kg.evaluation.annotation import located, told
from kg.model import Article, Mention
from tests.cli.conftest import cli as cli
from tests.factory import article, mention, party

OSLO = "Ana Ruiz of Spain met Bo Lind of Sweden in Oslo on Saturday. Carl Maier may visit Denmark later."
WIEN = "Spain and Austria signed a fisheries accord in Vienna. Dana Novak of Czechia called Eva Horn."

TOLD = {
    "001": [
        {
            "type": "BilateralMeeting", "status": "occurred", "date": "2025-03-08",
            "participants": [
                {"name": "Ana Ruiz", "kind": "person", "country": "ESP", "role": "participant"},
                {"name": "Bo Lind", "kind": "person", "country": "SWE", "role": "participant"},
            ],
            "place": {"name": "Oslo", "country": "NOR"}, "certain": True,
            "quote": "Ana Ruiz of Spain met Bo Lind of Sweden in Oslo",
        },
        {
            "type": "Visit", "status": "planned", "date": None,
            "participants": [
                {"name": "Carl Maier", "kind": "person", "country": "AUT", "role": "visitor"},
                {"name": "Denmark", "kind": "country", "country": "DNK", "role": "destination"},
            ],
            "place": None, "certain": False, "quote": "Carl Maier may visit Denmark",
        },
    ],
    "002": [
        {
            "type": "AgreementSigning", "status": "occurred", "date": None,
            "participants": [
                {"name": "Spain", "kind": "country", "country": "ESP", "role": "signatory"},
                {"name": "Austria", "kind": "country", "country": "AUT", "role": "signatory"},
            ],
            "place": {"name": "Vienna", "country": "AUT"}, "certain": True, "quote": "Spain and Austria signed",
        },
        {
            "type": "Call", "status": "occurred", "date": "2025-03-10",
            "participants": [
                {"name": "Dana Novak", "kind": "person", "country": "CZE", "role": "participant"},
                {"name": "Eva Horn", "kind": "person", "country": "DNK", "role": "participant"},
            ],
            "place": None, "certain": True, "quote": "Dana Novak of Czechia called Eva Horn",
        },
    ],
}  # fmt: skip


class Scripted:
    """Finds the meeting in Oslo and, in the other article, a visit that nobody told."""

    name = "scripted/1"

    def extract(self, source: Article) -> Iterable[Mention]:
        if source.key == "001":
            yield mention("Ana Ruiz", "Bo Lind", source=source, place=("Oslo", "NOR"), confidence=0.95)
        else:
            parts = party("Ivo Kral", "visitor"), party("Sweden", "destination")
            yield mention(*parts, source=source, type="Visit", when=None, confidence=0.35)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two annotated articles; whatever extractor is asked for, the scripted one answers."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for key, text, outlet in (("001", OSLO, "Courier"), ("002", WIEN, "Gazette")):
        source = {"id": key, "title": None, "published": "2025-03-10", "outlet": outlet, "url": None, "text": text}
        (folder / f"{key}.json").write_text(json.dumps(source))
        notes = {"id": key, "published": "2025-03-10", "events": TOLD[key]}
        (folder / f"{key}.gold.json").write_text(json.dumps(notes))
    monkeypatch.setattr("kg.loading.extractor", lambda name: Scripted())
    return folder


def event(*parties: str, text: str = "", **more: Any) -> Annotation:
    """An annotation; a party is written "Ana Ruiz/person/ESP/participant"."""
    fields = ("name", "kind", "country", "role")
    people = [dict(zip(fields, party.split("/"), strict=True)) for party in parties]
    annotation = told({"type": "BilateralMeeting", "date": "2025-03-08", "participants": people, **more})
    return located(annotation, text)


def judged(told_: Sequence[Annotation], found: Sequence[Annotation], text: str = "They met.") -> Judged:
    """An article with these events."""
    return judge(article(text), told_, found)
