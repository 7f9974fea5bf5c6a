"""The graph as JSON lines, nothing lost: the backup, and the way from one store into another.

The first line says `{"kg": VERSION, "format": 1}`; then comes each article, followed by its mentions,
and at the end the decisions and the users' identifiers. Events are not kept: they follow from the rest.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

from kg import records
from kg.errors import BadValue, StopRun
from kg.export.base import Settings, Source, told

FORMAT = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def pieces(source: Source, settings: Settings | None = None) -> Iterator[str]:
    """The file line by line."""
    yield _line({"kg": version("diplomatic-kg"), "format": FORMAT})
    for record in chain(told(source), source.decisions(), source.identifiers()):
        yield _line(records.to_json(record))


def read(path: str | Path) -> Iterator[records.Record]:
    """The records of an export, one by one; the first that is broken ends it with its line number."""
    number = 1
    try:
        with _open(Path(path)) as file:
            found = _format(file.readline())
            if found != FORMAT:
                raise StopRun(f"{path}: is an export of format {found}; this version of kg reads format {FORMAT}")
            for line in file:
                number += 1
                yield records.from_json(_parse(line))
    except BadValue as error:
        raise BadValue(f"{path}, line {number}: {error}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise StopRun(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def is_export(path: str | Path) -> bool:
    """True if the file begins as an export does, of this format or another."""
    try:
        with _open(Path(path)) as file:
            _format(file.readline(1000))
    except (BadValue, OSError, EOFError, zlib.error):
        return False
    return True


def _open(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _format(line: bytes) -> object:
    header = _parse(line)
    if "kg" not in header or "format" not in header:
        raise BadValue("this is no export of kg: the first line does not say its format")
    return header["format"]


def _parse(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8"))
    except ValueError as error:
        raise BadValue(f"is no JSON in UTF-8 ({error})") from None
    if not isinstance(data, dict):
        raise BadValue("is no JSON object")
    return data


def _line(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Half of a surrogate pair has no UTF-8; escaped it survives.
    return (json.dumps(data, separators=(",", ":")) if _SURROGATE.search(text) else text) + "\n"
