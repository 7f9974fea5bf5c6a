"""JSON: one article, a list of them, or one a line (.jsonl, .ndjson), packed with gzip or not.

An article is an object with `text` and, if known, `id`, `title`, `published`, `outlet` and `url`;
whatever else it holds is passed over.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from gzip import BadGzipFile
from pathlib import Path
from typing import Any

from kg.errors import SkipRecord
from kg.model import Article
from loaders.readers._shared import Items, article, encoding_of, names, open_bytes, read_text, reads, stem

_LINES = (".jsonl", ".ndjson")


@reads(".json", ".jsonl", ".ndjson", ".gz")
def read(path: Path, columns: Mapping[str, str]) -> Items:
    """The articles of the file, each with its place in it if it has no id."""
    name = path.name.lower().removesuffix(".gz")
    if name.endswith(".gold.json"):
        raise SkipRecord(str(path), "holds annotations, not an article")
    if not name.endswith((".json", *_LINES)):
        raise SkipRecord(str(path), "only .json, .jsonl and .ndjson are read from .gz files")
    try:
        yield from (_lines if name.endswith(_LINES) else _whole)(path, names(columns))
    except (BadGzipFile, EOFError, zlib.error):
        raise SkipRecord(str(path), "is a broken gzip file") from None


def _whole(path: Path, called: Mapping[str, str]) -> Items:
    held = _parsed(read_text(path), str(path))
    if isinstance(held, SkipRecord):
        raise held
    if not isinstance(held, list):
        yield _article(held, called, str(path), stem(path))
        return
    if not held:
        raise SkipRecord(str(path), "holds no article")
    for number, record in enumerate(held, 1):
        yield _article(record, called, f"{path}#{number}", f"{stem(path)}#{number}")


def _lines(path: Path, called: Mapping[str, str]) -> Items:
    for number, line in _numbered(path):
        source = f"{path}:{number}"
        record = line if isinstance(line, SkipRecord) else _parsed(line, source)
        yield record if isinstance(record, SkipRecord) else _article(record, called, source, f"{stem(path)}#{number}")


def _numbered(path: Path) -> Iterator[tuple[int, str | SkipRecord]]:
    """The lines that are not blank, read one by one."""
    if encoding_of(path) == "utf-16":
        yield from ((n, line) for n, line in enumerate(read_text(path).split("\n"), 1) if line.strip())
        return
    found = False
    with open_bytes(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                found = True
                try:
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
                except UnicodeDecodeError:
                    yield number, SkipRecord(f"{path}:{number}", "is not UTF-8 text: save it in that encoding")
    if not found:
        raise SkipRecord(str(path), "is empty")


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
