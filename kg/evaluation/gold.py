"""Annotated articles, NNN.gold.json with the article NNN.json beside it, and what an extractor finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.errors import BadValue, SkipRecord, StopRun
from kg.evaluation.annotation import Annotation, found, located, told
from kg.evaluation.matching import Judged, judge
from kg.intake import read_events
from kg.model import Article, Event

ENDING = ".gold.json"


def evaluate(folder: str | Path, *, extractor: str = "rules") -> list[Judged]:
    """Every annotated article of the folder, by name, with what was told of it and what the extractor found."""
    notes = {path: _notes(path) for path in _annotated(Path(folder))}
    articles = _extracted([_beside(path) for path in notes], extractor)
    judged = []
    for path, (name, events_told) in notes.items():
        if name not in articles:
            raise StopRun(f"{path}: annotates the article {name!r}, but {_beside(path).name} holds another one")
        article, events = articles[name]
        judged.append(judge(article, [located(t, article.text) for t in events_told], [found(e) for e in events]))
    return judged


def _annotated(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise StopRun(f"{folder}: there is no such folder")
    paths = sorted(folder.glob(f"*{ENDING}"))
    if not paths:
        raise StopRun(f"{folder}: the folder holds no *{ENDING} file")
    for path in paths:
        if not _beside(path).is_file():
            raise StopRun(f"{path}: its article {_beside(path).name} is not beside it")
    return paths


def _beside(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(ENDING) + ".json")


def _notes(path: Path) -> tuple[str, list[Annotation]]:
    """The article's id and its events."""
    note = _json(path)
    if not (isinstance(note, dict) and isinstance(note.get("id"), str) and isinstance(note.get("events"), list)):
        raise StopRun(f"{path}: is no annotation; it needs an 'id' and a list of 'events'")
    listed = []
    for number, event in enumerate(note["events"], 1):
        try:
            listed.append(told(event))
        except BadValue as error:
            raise StopRun(f"{path}: event {number} is no annotation: {error}") from None
    return note["id"], listed


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise StopRun(f"{path}: is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise StopRun(f"{path}: is not valid JSON ({error})") from None


def _extracted(paths: list[Path], extractor: str) -> dict[str, tuple[Article, list[Event]]]:
    articles = {}
    for item in read_events(paths, extractor=extractor):
        if isinstance(item, SkipRecord):
            raise StopRun(str(item))
        articles[item[0].key] = item
    return articles
