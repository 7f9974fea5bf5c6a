"""What is read in every round: an archive of made-up mentions as an export, parts of it, and texts for the model."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path

from benchmarks.world import World
from kg.export.jsonl import FORMAT
from kg.model import Article, Mention
from kg.records import to_json

ALL, FIRST, LAST, TEXTS = "news.jsonl", "first.jsonl", "last.jsonl", "texts.jsonl"
EVENTS, COUNT = 110, 48
PEOPLE = [
    "Foreign Minister Sergei Lavrov", "Secretary of State Antony Blinken", "President Emmanuel Macron",
    "Chancellor Olaf Scholz", "Prime Minister Narendra Modi", "President Xi Jinping", "President Recep Tayyip Erdogan",
]  # fmt: skip
CITIES = ["Geneva", "Vienna", "Ankara", "New Delhi", "Paris", "Berlin", "Beijing", "Astana"]
SENTENCES = [
    "{a} met {b} in {city} on {day}.",
    "{a} will travel to {city} next week, an aide told reporters.",
    "{a} and {b} spoke by telephone on {day} about grain and gas.",
    "{a} received {b} for talks that lasted two hours.",
    "Both sides signed a trade agreement in {city}.",
]


@cache
def told() -> Sequence[tuple[Article, list[Mention]]]:
    """The archive: each article with its mentions."""
    return [(article, list({m.id: m for m in found}.values())) for article, found in World(EVENTS).news()]


def write(folder: Path) -> None:
    """All files: the archive, its first and its last two thirds, and texts."""
    third = len(told()) // 3
    for name, some in ((ALL, told()), (FIRST, told()[: 2 * third]), (LAST, told()[third:])):
        lines = [{"kg": version("diplomatic-kg"), "format": FORMAT}]
        lines += [to_json(record) for article, found in some for record in (article, *found)]
        _write(folder / name, lines)
    _write(folder / TEXTS, [_text(number) for number in range(COUNT)])


def _text(number: int) -> dict[str, str]:
    chance = random.Random(number)  # noqa: S311
    day = date(2023, 1, 2) + timedelta(days=9 * number)
    a, b = chance.sample(PEOPLE, 2)
    some = {"a": a, "b": b, "city": chance.choice(CITIES), "day": f"{day:%B} {day.day}"}
    text = " ".join(sentence.format(**some) for sentence in chance.sample(SENTENCES, 3))
    return {"id": f"text {number}", "published": str(day + timedelta(days=1)), "text": text}


def _write(path: Path, rows: Sequence[object]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
