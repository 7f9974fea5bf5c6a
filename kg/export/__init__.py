"""The graph as a file: Turtle for other tools, JSONL for kg itself. One line below adds a format."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from kg.errors import FixQuery, StopRun
from kg.export import jsonl, turtle
from kg.export.base import BASE, Exporter, Source

__all__ = ["BASE", "EXPORTERS", "Exporter", "Source", "write"]

EXPORTERS: dict[str, Exporter] = {
    ".ttl": turtle.pieces,
    ".jsonl": jsonl.pieces,
}


def write(to: str | Path | IO[bytes], source: Source, *, ending: str | None = None, base: str = BASE) -> None:
    """Write the graph in the format of the ending, packed if `.gz` follows; `-` is standard output.

    A file appears whole or not at all: it is written beside its place and then renamed. Standard
    output and streams have no ending, so they need `ending`; for a file it outranks the name.
    """
    path = Path(to) if isinstance(to, str | Path) and to != "-" else None
    name = ending if ending is not None else path.name if path else ""
    name, packed = name.lower().removesuffix(".gz"), name.lower().endswith(".gz")
    exporter = EXPORTERS.get("." + name.rpartition(".")[2])
    if exporter is None:
        known = " ".join(f"{known} {known}.gz" for known in EXPORTERS)
        if path is None and ending is None:
            raise FixQuery(f"say in which format: --format, or ending=, with one of {known}")
        raise FixQuery(f"{to}: there is no export format with this ending; known are {known}")
    pieces = exporter(source, base)
    if path is None:
        _pour(pieces, sys.stdout.buffer if isinstance(to, str | Path) else to, packed)
        return
    try:
        _write_file(path, pieces, packed)
    except OSError as error:
        raise StopRun(f"{path}: cannot be written ({error.strerror or error})") from error


def _write_file(path: Path, pieces: Iterable[str], packed: bool) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe must not be replaced; a folder refuses
        with path.open("wb") as device:
            _pour(pieces, device, packed)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            _pour(pieces, file, packed)
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _pour(pieces: Iterable[str], into: IO[bytes] | gzip.GzipFile, packed: bool) -> None:
    if packed:  # without a name and a time in its header, the same graph packs to the same bytes
        with gzip.GzipFile("", "wb", fileobj=into, mtime=0) as packer:
            _pour(pieces, packer, packed=False)
    else:
        for piece in pieces:
            into.write(piece.encode("utf-8"))
    into.flush()
