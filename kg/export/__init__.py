"""The graph as files: RDF for other tools, JSONL for kg itself, tables for research. One line below adds a format."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from kg.errors import FixQuery, StopRun
from kg.export import beside, jsonl, jsonld, neo4j_csv, ntriples, parquet, plover, trig, turtle
from kg.export.base import BASE, Exporter, FolderExporter, Profile, Settings, Source
from kg.export.dataset import described
from kg.export.terms import Block, base_iri
from kg.export.triples import blocks

__all__ = ["BASE", "EXPORTERS", "Exporter", "Profile", "Settings", "Source", "pieces", "write"]


def _rdf(form: Callable[[Iterable[Block], str], Iterator[str]]) -> Exporter:
    def exporter(source: Source, settings: Settings) -> Iterator[str]:
        return form(described(blocks(source, settings.profile), settings), base_iri(settings.base))

    return exporter


EXPORTERS: dict[str, Exporter] = {
    ".ttl": _rdf(turtle.pieces),
    ".nt": _rdf(ntriples.pieces),
    ".trig": _rdf(trig.pieces),
    ".jsonld": _rdf(jsonld.pieces),
    ".jsonl": jsonl.pieces,
    ".plover": plover.pieces,
}


FOLDERS: dict[str, FolderExporter] = {
    ".parquet": parquet.write,
    ".neo4j-csv": neo4j_csv.write,
}
"""Formats that are a folder of files."""


ELSEWHERE = {
    ".graphml": "a network for Gephi and the like is written by kg network, or graph.network()",
    ".gexf": "a network for Gephi and the like is written by kg network, or graph.network()",
    ".csv": "a table of events is written by kg events --format csv, the whole graph by --format neo4j-csv or parquet",
}
"""Endings that others write."""


def pieces(source: Source, ending: str, settings: Settings | None = None) -> Iterator[str]:
    """The file of that ending in pieces, as text."""
    return EXPORTERS[ending](source, settings or Settings())


def write(
    to: str | Path | IO[bytes],
    source: Source,
    *,
    ending: str | None = None,
    settings: Settings | None = None,
    describe: bool = False,
) -> None:
    """Write the graph in the format of the ending, packed if `.gz` follows; `-` is standard output.

    A file appears whole or not at all: it is written beside its place and then renamed. Standard
    output and streams have no ending, so they need `ending`; for a file it outranks the name.
    `describe` tells in a second file, with `.dataset.ttl` after the name, what the first one is.
    """
    path = Path(to) if isinstance(to, str | Path) and to != "-" else None
    if describe and path is None:
        raise FixQuery("a description stands beside a file: name one")
    known_as, packed = _format(to, path, ending)
    chosen = settings or Settings()
    if known_as in FOLDERS:
        _write_folder(to, FOLDERS[known_as], source, chosen)
    elif path is None:
        _pour(pieces(source, known_as, chosen), sys.stdout.buffer if isinstance(to, str | Path) else to, packed)
    else:
        _write_whole(path, pieces(source, known_as, chosen), packed)
    if describe and path is not None:
        told = beside.pieces(path, known_as, packed, source, chosen)
        _write_whole(path.with_name(path.name + beside.ENDING), told, packed=False)


def _format(to: object, path: Path | None, ending: str | None) -> tuple[str, bool]:
    """What the ending stands for in our tables, and whether the file is packed."""
    name = ending if ending is not None else path.name if path else ""
    name, packed = name.lower().removesuffix(".gz"), name.lower().endswith(".gz")
    known_as = "." + name.rpartition(".")[2]
    if known_as in EXPORTERS or (known_as in FOLDERS and not packed):
        return known_as, packed
    known = " ".join([*(f"{known} {known}.gz" for known in EXPORTERS), *FOLDERS])
    if path is None and ending is None:
        raise FixQuery(f"say in which format: --format, or ending=, with one of {known}")
    elsewhere = f"; {ELSEWHERE[known_as]}" if known_as in ELSEWHERE else ""
    raise FixQuery(f"{to}: there is no export format with this ending; known are {known}{elsewhere}")


def _write_whole(path: Path, pieces: Iterable[str], packed: bool) -> None:
    try:
        _write_file(path, pieces, packed)
    except OSError as error:
        raise StopRun(f"{path}: cannot be written ({error.strerror or error})") from error


def _write_folder(to: str | Path | IO[bytes], form: FolderExporter, source: Source, settings: Settings) -> None:
    """Into a folder that is not there yet, or empty; it appears whole or not at all."""
    if not isinstance(to, str | Path) or to == "-":
        raise FixQuery("this format is several files: name a folder for them")
    path = Path(to)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StopRun(f"{path}: is there already and not empty; name a new folder")
        beside.mkdir(parents=True)
        form(source, beside, settings)
        beside.replace(path)
    except OSError as error:
        raise StopRun(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


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
