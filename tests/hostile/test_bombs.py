"""Files that unpack to much more than they seem, or are one line: refused, or read in pieces, in bounded memory."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zstandard

READ = """
import json, resource, sys
from kg import datasets, intake, loading
from kg.errors import KGError
from kg.export import jsonl, rdf
from kg.model import Article
from kg.sources import Source
import pyoxigraph, trafilatura, warcio

def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

before = memory()
for name in sys.argv[1:]:
    source = Source(name)
    try:
        if intake.is_export(source):
            found = list(rdf.read(source) if rdf.is_rdf(source) else jsonl.read(source))
        elif table := datasets.recognised(source):
            found = list(datasets.read(source, table))
        else:
            found = list(loading.read([source]))
        said = [f"article of {len(i.text)}" if isinstance(i, Article) else str(i) for i in found]
    except KGError as error:
        said = [str(error)]
    print(json.dumps([said, memory() - before]), flush=True)
"""
MEGABYTE = b" " * (1 << 20)
MEGABYTES = 220
"""Far beyond what an article may have, and more than what a .json file may hold."""
EXPORT = b'{"kg": "0.1.0", "format": 1}\n'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\nContent-Type: application/http\r\n\r\n"
BOMBS = {
    "a.jsonl": (b'{"text": "', b'"}\n{"text": "They met."}\n'),
    "a.txt": (b"They met.", b""),
    "a.html": (b"<html><body><p>", b"</p></body></html>"),
    "a.csv": (b'text\n"', b'"\n'),
    "b.csv": (b"", b"text\n"),
    "a.tab": (b"text\n", b"\nThey met.\n"),
    "a.warc": (RECORD % (len(ANSWER) + (MEGABYTES << 20)) + ANSWER, b""),
    "b.warc": (b"WARC/1.0\r\nX: ", b"\r\n"),
    "export.jsonl": (EXPORT + b'{"record": "article", "text": "', b'"}\n'),
    "a.ttl": (b'<http://x/a> <http://x/b> "', b'" .'),
    "a.nt": (b'<http://x/a> <http://x/b> "', b'" .\n'),
    "a.trig": (b'<http://x/a> <http://x/b> "', b'" .'),
    "a.jsonld": (b'{"@graph": [\n{"@id": "http://x/a", "http://x/b": "', b'"}\n]}'),
    "b.jsonld": (b'{"@id": "http://x/a", "http://x/b": "', b'"}'),
    "a.json": (b'{"text": "', b'"}'),  # last, since it may be read up to 200 MB
}


def told(paths: list[Path]) -> list[Any]:
    """What reading each of the files says, and by how many megabytes of memory the process grew meanwhile."""
    command = [sys.executable, "-c", READ, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_a_bomb_does_not_go_off(tmp_path: Path, packing: str) -> None:
    paths = [tmp_path / f"{name}.{packing}" for name in BOMBS]
    for path, (start, end) in zip(paths, BOMBS.values(), strict=True):
        with path.open("wb") as raw:
            zst = zstandard.ZstdCompressor(level=1)
            packer = zst.stream_writer(raw, closefd=False) if packing == "zst" else gzip.GzipFile(path, "wb", 1, raw)
            with packer:
                packer.write(start)
                for _ in range(MEGABYTES):
                    packer.write(MEGABYTE)
                packer.write(end)
        assert path.stat().st_size < 2_000_000
    for path, (said, grown) in zip(paths, told(paths), strict=True):
        assert grown < (280 if path.stem == "a.json" else 180), path
        assert said, path
        if path.stem == "a.jsonl":
            assert said[0].endswith(":1: is longer than 20 MB, too long for an article")
            assert said[1] == "article of 9"  # what stands behind it is read


def test_a_line_of_a_hundred_megabytes_is_named_and_not_kept(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.jsonl", "a.csv", "a.txt", "export.jsonl")]
    for path in paths:
        start, end = BOMBS[path.name]
        with path.open("wb") as file:
            file.writelines([start, *[b"x" * (1 << 20)] * 100, end])
    for path, (said, grown) in zip(paths, told(paths), strict=True):
        assert grown < 180, path
        assert "MB" in said[0] or "field larger" in said[0], path
