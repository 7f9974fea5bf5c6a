"""JSON: one article, a list of them, or one a line (.jsonl, .ndjson).

An article is an object with `text` and, if known, `id`, `title`, `published`, `outlet` and `url`;
whatever else it holds is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import SkipRecord
from kg.model import Article
from kg.sources import Source
from loaders.readers._shared import Items, article, encoding_of, names, opened_text, read_text, reads

_LINES = (".jsonl", ".ndjson")
_MOST_BYTES = 200_000_000
"""A list is read as a whole; longer ones are lines (.jsonl)."""


@reads(".json", *_LINES)
def read(source: Source, columns: Mapping[str, str]) -> Items:
    """The articles of the file, each with its place in it if it has no id."""
    if source.stem.lower().endswith(".gold"):
        raise SkipRecord(source.name, "holds annotations, not an article")
    yield from (_lines if source.ending in _LINES else _whole)(source, names(columns))


def _whole(source: Source, called: Mapping[str, str]) -> Items:
    held = _parsed(
        read_text(source, _MOST_BYTES, "too large to be read whole: write one article a line (.jsonl)"), source.name
    )
    if isinstance(held, SkipRecord):
        raise held
    if not isinstance(held, list):
        yield _article(held, called, source.name, source.stem)
        return
    if not held:
        raise SkipRecord(source.name, "holds no article")
    for number, record in enumerate(held, 1):
        yield _article(record, called, f"{source}#{number}", f"{source.stem}#{number}")


def _lines(source: Source, called: Mapping[str, str]) -> Items:
    for number, line in _numbered(source):
        place = f"{source}:{number}"
        record = line if isinstance(line, SkipRecord) else _parsed(line, place)
        yield record if isinstance(record, SkipRecord) else _article(record, called, place, f"{source.stem}#{number}")


def _numbered(source: Source) -> Iterator[tuple[int, str | SkipRecord]]:
    """The lines that are not blank, read one by one."""
    found = False
    for number, line in _decoded(source):
        if isinstance(line, SkipRecord) or line.strip():
            found = True
            yield number, line if isinstance(line, SkipRecord) else line.strip()
    if not found:
        raise SkipRecord(source.name, "is empty")


def _decoded(source: Source) -> Iterator[tuple[int, str | SkipRecord]]:
    if encoding_of(source) == "utf-16":
        with opened_text(source) as lines:
            yield from enumerate(lines, 1)
        return
    for number, line in source.lines():
        if isinstance(line, SkipRecord):
            yield number, line
            continue
        try:
            yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            yield number, SkipRecord(f"{source}:{number}", "is not UTF-8 text: save it in that encoding")


def _parsed(text: str, source: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        return SkipRecord(source, f"is not valid JSON ({error.msg} in line {error.lineno}, column {error.colno})")
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets 1,000 deep
        return SkipRecord(source, f"is not JSON that can be read ({str(error)[:60]})")


def _article(record: object, called: Mapping[str, str], source: str, key: str) -> Article | SkipRecord:
    if isinstance(record, dict):
        return article(record, called, source, key)
    return SkipRecord(source, f"holds {json.dumps(record)[:40]}, not an article")
