"""The graph as JSON lines, nothing lost: the backup, and the way from one store into another.

The first line says `{"kg": VERSION, "format": 1}`; then comes each article, followed by its mentions,
and at the end the decisions and the users' identifiers. Events are not kept: they follow from the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

from kg import records
from kg.errors import BadValue, SkipRecord, StopRun
from kg.export.base import Settings, told
from kg.export.base import Source as Graph
from kg.sources import Source

FORMAT = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def pieces(source: Graph, settings: Settings | None = None) -> Iterator[str]:
    """The file line by line."""
    yield _line({"kg": version("diplomatic-kg"), "format": FORMAT})
    for record in chain(told(source), source.decisions(), source.identifiers()):
        yield _line(records.to_json(record))


def read(path: str | Path | Source) -> Iterator[records.Record]:
    """The records of an export, one by one; the first that is broken ends it with its line number."""
    source = Source.of(path)
    number = 1
    try:
        lines = source.lines()
        found = _format(next(lines, (1, b""))[1])
        if found != FORMAT:
            raise StopRun(f"{source}: is an export of format {found}; this version of kg reads format {FORMAT}")
        for number, line in lines:  # noqa: B007 - where a broken record stands
            yield records.from_json(_parse(line))
    except BadValue as error:
        raise BadValue(f"{source}, line {number}: {error}") from None
    except SkipRecord as error:
        raise StopRun(str(error)) from None
    except OSError as error:
        raise StopRun(f"{source}: cannot be read ({error.strerror or error})") from error


def is_export(path: str | Path | Source) -> bool:
    """True if the file begins as an export does, of this format or another."""
    try:
        _format(Source.of(path).head().partition(b"\n")[0])
    except (BadValue, OSError, SkipRecord):
        return False
    return True


def _format(line: bytes | SkipRecord) -> object:
    header = _parse(line)
    if "kg" not in header or "format" not in header:
        raise BadValue("this is no export of kg: the first line does not say its format")
    return header["format"]


def _parse(line: bytes | SkipRecord) -> dict[str, Any]:
    if isinstance(line, SkipRecord):
        raise line
    try:
        data = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # brackets a thousand deep are no record of ours
        raise BadValue(f"is no JSON in UTF-8 ({error})") from None
    if not isinstance(data, dict):
        raise BadValue("is no JSON object")
    return data


def _line(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Half of a surrogate pair has no UTF-8; escaped it survives.
    return (json.dumps(data, separators=(",", ":")) if _SURROGATE.search(text) else text) + "\n"
