"""Hostile files: small ones of our own, and what chance and malice make of them; the same number, the same file."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import kg
from kg.errors import BadValue
from kg.records import from_json
from tests.scenario import fill

TABLES = Path(__file__).parent.parent / "tests" / "loaders" / "datasets"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Envoys meet | The Gazette</title>
<meta property="og:site_name" content="The Gazette"><meta property="article:published_time" content="2025-10-27">
<link rel="canonical" href="https://news.example/world/harbour"><script>document.write("<p>no</p>")</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Envoys meet in the harbour</h1>
<p>The envoys of Norway and Sweden met in the old harbour of Oslo on Monday, the ministry said in a statement.</p>
<p>They signed a treaty on herring, &amp; it had been prepared for <b>two years</b> by a joint commission.</p>
</article></body></html>
"""
TEXT = """Title: Envoys meet in the harbour
Date: 27 October 2025
Source: The Gazette

OSLO, Oct 27 (Wire) - The foreign minister of Norway, Ana Ruiz, met her Swedish counterpart in Oslo on Monday.
President Vladimir Putin will visit China on 3-4 November, and sent 2,000 troops to Belarus last week, officials said.

They signed a treaty worth $1.2 billion. "We talked by phone," Mr. Xi told reporters; talks on a ceasefire failed.
"""
RECORD = {
    "id": "017", "title": "Envoys meet", "published": "2025-10-27T08:00Z", "outlet": "The Gazette",
    "url": "https://news.example/1", "text": "The envoys of Norway and Sweden met in Oslo on Monday.",
}  # fmt: skip
TABLE = (
    'id;title;published;outlet;url;text\n1;Envoys;2025-10-27;Gazette;;"They met\nin ""Oslo""."\n2;;;;;They parted.\n'
)

BYTES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\xe2\x80\xae", b"\x1b[31m", b"\x1b]0;x\x07",
    b"\r",
    b"\n\n", b"\"", b"'", b"\\", b"\\ud800", b"\\u0000", b"<", b">", b"&#0;", b"&#x110000;", b"&lol9;", b"<!--", b"]]>",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>", b"<?xml version='1.0' encoding='x'?>", b"<table>",
    b"<base href='http://x.invalid'>",
    b"{", b"}", b"[", b"]", b"[" * 2000, b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"9" * 400, b"-1", b"0",
    b",", b";",
    b"\t", b"|", b":", b"@prefix", b"^^", b"<>", b"_:x", b".", b"2025-13-45", b"0000-00-00", b"99999-01-01", b"1/1/1",
    b"=1+1", b"../../x", b"$", b"%s", b"{}", b"' OR 1=1 --", b"`", b"// ", b"\xf0\x9f\x98\x80", b"\xcc\x81" * 50,
    b" " * 300,
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, 10**30, -(10**30), 0.5, 1.5, 1e308, float("inf"), float("nan"),
    "", " ", "x",
    "\0", "\ud800", "\udfff\ud800", "\u202eevil", "\x1b[31m", "\r\n", "\u2028", "=1+1", "' OR 1=1 --", "`", "$x",
    "{x}", "../x",
    "<script>alert(1)</script>", "\"\\'", "'''", '"""', "http://x y/<>", "javascript:1", "2025-13-01", "0000",
    "-0001", "1e9",
    "2025-10-27", "2025-10-27/..", "[2025-01-01..2025-02-01]", "9999-12-31", "country", "XXX", "RUS", "Q1", "é" * 300,
    "a" * 50_000, [], [[]], {}, {"x": 1}, ["x"], [None], [["x"]], "Meeting", "Visit", "participant", "occurred",
    "planned",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seeds:
    """What the mutants of one kind are made from: whole files by the endings that they have."""

    files: tuple[tuple[str, bytes], ...]
    mutate: Callable[[random.Random, bytes], bytes]

    def mutant(self, kind: str, number: int) -> tuple[str, bytes]:
        """The ending and the content of the mutant of that number."""
        chance = random.Random(f"{kind} {number}")  # noqa: S311 - to be made again, not to be secret
        ending, content = chance.choice(self.files)
        packed = ending.endswith(".gz")
        plain = self.mutate(chance, gzip.decompress(content) if packed else content)
        if packed and chance.random() < 0.5:
            return ending, gzip.compress(plain, mtime=0)
        return ending, damaged(chance, content) if packed else plain


def damaged(chance: random.Random, content: bytes) -> bytes:
    """The bytes with one to a few accidents."""
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at, to = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        near = min(to, at + chance.choice((1, 4, 40)))
        match chance.randrange(8):
            case 0:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + content[near:]
            case 2:
                content = content[:at]
            case 3:
                content = content[:near] + content[at:]
            case 4:
                content = content[:near] + content[at:near] * chance.choice((2, 50, 500)) + content[near:]
            case 5:
                content = content[:at] + content[near:to] + content[at:near] + content[to:]
            case _:
                content = content[:at] + chance.choice(BYTES) * chance.choice((1, 1, 1, 3, 200)) + content[near:]
    return content[:2_000_000]


def signed(chance: random.Random, content: bytes) -> bytes:
    """An export in which values were replaced, and whose identifiers fit what it says now; half of them damaged."""
    if chance.random() < 0.3:
        return damaged(chance, content)
    lines = [json.loads(line) for line in content.splitlines()]
    changed = {chance.randrange(1, len(lines)) for _ in range(chance.choice((1, 1, 2, 5)))}
    renamed: dict[str, str] = {}
    for number, record in enumerate(lines[1:], 1):
        for field in ("article", "left", "right", "thing"):
            if field in record:
                told = record[field]
                record[field] = [renamed.get(i, i) for i in told] if isinstance(told, list) else renamed.get(told, told)
        if number in changed:
            _replace(chance, record)
        given = record.get("id")
        try:
            from_json(record)
        except BadValue as error:
            if found := re.search(r"its content makes it (\w+)$", str(error)):
                record["id"] = found[1]
                renamed[str(given)] = found[1]
        except Exception:  # noqa: S110 - a defect of kg, which is to be found where the file is read
            pass
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def _replace(chance: random.Random, record: Any) -> None:
    """Some value in it, however deep, becomes another."""
    inside = record
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(inside[key], dict | list) and inside[key] and chance.random() < 0.8:
            inside = inside[key]
            continue
        match chance.randrange(6):
            case 0 if isinstance(inside, dict):
                del inside[key]
            case 1 if isinstance(inside[key], str):
                inside[key] += str(chance.choice(VALUES))
            case _:
                inside[key] = chance.choice(VALUES)
        return


@cache
def _exports() -> dict[str, bytes]:
    with TemporaryDirectory() as folder, kg.open(":memory:") as graph:
        fill(graph)
        graph.merge("Dana Novak", "Ivo Kral", by="me", note="seen together")
        graph.link([{"name": "Bo Lind", "wikidata": "Q64"}], by="me")
        names = [f"g.{ending}" for ending in ("jsonl", "ttl", "nt", "trig", "jsonld")]
        for name in names:
            graph.export(Path(folder, name))
        return {name[1:]: Path(folder, name).read_bytes() for name in names}


def _crawl() -> bytes:
    """A web archive of two pages, as a crawler writes it."""
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"]
    for number in (1, 2):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "WARC-Date: 2025-10-28T00:00:00Z\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(records)


def _tables() -> tuple[tuple[str, bytes], ...]:
    files = sorted(path for path in TABLES.iterdir() if path.suffix in (".CSV", ".csv", ".tab", ".txt"))
    return tuple((path.suffix, path.read_bytes()) for path in files)


def seeds(kind: str) -> Seeds:
    """What mutants of that kind are made from."""
    record = json.dumps(RECORD).encode()
    lines = b"\n".join([record] * 3)
    match kind:
        case "html":
            return Seeds(((".html", PAGE.encode()), (".htm", PAGE.encode("utf-16"))), damaged)
        case "json":
            several = (".json", record), (".json", b"[" + record + b"," + record + b"]"), (".jsonl", lines)
            return Seeds(
                (*several, (".jsonl.gz", gzip.compress(lines)), (".ndjson", lines.decode().encode("utf-16"))), damaged
            )
        case "warc":
            return Seeds(((".warc", _crawl()), (".warc.gz", gzip.compress(_crawl()))), damaged)
        case "csv":
            return Seeds(((".csv", TABLE.encode()), (".tsv", TABLE.replace(";", "\t").encode())), damaged)
        case "text" | "rules":
            return Seeds(((".txt", TEXT.encode()), (".md", TEXT.partition("\n\n")[2].encode())), damaged)
        case "datasets":
            return Seeds(_tables(), damaged)
        case "export":
            return Seeds(((".jsonl", _exports()[".jsonl"]),), signed)
        case "rdf":
            return Seeds(tuple((k, v) for k, v in _exports().items() if k != ".jsonl"), damaged)
    raise ValueError(kind)


KINDS = ("html", "json", "csv", "text", "warc", "datasets", "export", "rdf", "rules")
