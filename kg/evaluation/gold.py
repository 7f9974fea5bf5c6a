"""Annotated articles, NNN.gold.json with the article NNN.json beside it, and what an extractor finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.errors import BadValue, SkipRecord, StopRun
from kg.evaluation.annotation import Annotation, found, told
from kg.evaluation.matching import Judged, judge
from kg.intake import read_events
from kg.model import Article, Event

ENDING = ".gold.json"


def evaluate(folder: str | Path, *, extractor: str = "rules") -> list[Judged]:
    """Every annotated article of the folder, by name, with what was told of it and what the extractor found."""
    notes = {path: _notes(path) for path in _annotated(Path(folder))}
    articles = _extracted([_beside(path) for path in notes], extractor)
    judged = []
    for path, note in notes.items():
        name = note["id"]
        if name not in articles:
            raise StopRun(f"{path}: annotates the article {name!r}, but {_beside(path).name} holds another one")
        article, events = articles[name]
        judged.append(judge(article, _told(note["events"], article.text, path), [found(e) for e in events]))
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


def _notes(path: Path) -> dict[str, Any]:
    try:
        note: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise StopRun(f"{path}: is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise StopRun(f"{path}: is not valid JSON ({error})") from None
    if isinstance(note, dict) and isinstance(note.get("id"), str) and isinstance(note.get("events"), list):
        return note
    raise StopRun(f"{path}: is no annotation; it needs an 'id' and a list of 'events'")


def _told(events: list[Any], text: str, path: Path) -> list[Annotation]:
    annotations = []
    for number, event in enumerate(events, 1):
        try:
            annotations.append(told(event, text))
        except BadValue as error:
            raise StopRun(f"{path}: event {number} is no annotation: {error}") from None
    return annotations


def _extracted(paths: list[Path], extractor: str) -> dict[str, tuple[Article, list[Event]]]:
    articles = {}
    for item in read_events(paths, extractor=extractor):
        if isinstance(item, SkipRecord):
            raise StopRun(str(item))
        articles[item[0].key] = item
    return articles
