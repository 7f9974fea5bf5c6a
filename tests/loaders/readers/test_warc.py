"""News crawls."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SkipRecord
from kg.loading import read
from kg.model import Article
from tests.loaders.readers.test_html import PAGE

PLAIN = PAGE.replace('<meta property="article:published_time" content="2025-10-27T08:30:00+09:00">', "").replace(
    '<link rel="canonical" href="https://news.example/world/harbour">', ""
)


def record(kind: str, url: str, body: bytes) -> bytes:
    told = f"WARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-11-02T23:00:00Z\r\n"
    return f"WARC/1.0\r\n{told}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def archive(*pages: tuple[str, str, bytes, str], packed: bool = False) -> bytes:
    """A WARC file of answers, each with its address, kind, content and how that is packed."""
    records = [record("warcinfo", "crawl.warc", b"software: test\r\n")]
    for url, kind, content, encoding in pages:
        headers = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n"
        headers += f"Content-Encoding: {encoding}\r\n\r\n" if encoding else "\r\n"
        records.append(record("request", url, b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"))
        records.append(record("response", url, headers.encode() + content))
    return b"".join(gzip.compress(one) if packed else one for one in records)


PAGES = (
    ("https://news.example/a", "text/html; charset=utf-8", PAGE.encode(), ""),
    ("https://news.example/b", "image/png", b"\x89PNG", ""),
    ("https://news.example/c", "text/html", gzip.compress(PLAIN.encode()), "gzip"),
)


def found(path: Path, content: bytes) -> list[Article | SkipRecord]:
    path.write_bytes(content)
    return list(read([path]))


@pytest.mark.parametrize(("name", "packed"), [("crawl.warc", False), ("crawl.warc.gz", True)])
def test_every_page_of_a_crawl_is_an_article_with_address_and_day(tmp_path: Path, name: str, packed: bool) -> None:
    first, second = found(tmp_path / name, archive(*PAGES, packed=packed))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.key, first.url, first.published) == (
        "crawl#3", "https://news.example/world/harbour", date(2025, 10, 27),
    )  # fmt: skip
    assert (second.key, second.url, second.published) == ("crawl#7", "https://news.example/c", date(2025, 11, 2))
    assert first.text == second.text


def test_a_broken_record_is_named_and_the_next_one_is_read(tmp_path: Path) -> None:
    good = archive(PAGES[0])
    broken = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 7\r\n\r\nno http\r\n\r\n"
    lengthless = b"WARC/1.0\r\nWARC-Type: metadata\r\n\r\nwho knows\r\n\r\n"
    items = found(tmp_path / "a.warc", b"junk\nmore junk\n" + broken + lengthless + good)
    told = [str(item).removeprefix(str(tmp_path)) for item in items if isinstance(item, SkipRecord)]
    assert [text.partition("(")[0] for text in told] == [
        "/a.warc#1: is no record of a WARC file; the next one is looked for",
        "/a.warc#1: is a broken record ",
        "/a.warc#2: is a broken record ",
    ]
    assert [item.key for item in items if isinstance(item, Article)] == ["a#5"]


def test_a_crawl_that_was_cut_off_yields_the_pages_before(tmp_path: Path) -> None:
    whole = archive(PAGES[0], PAGES[2])
    first, last = found(tmp_path / "a.warc", whole[:-200])
    assert isinstance(first, Article)
    assert str(last) == f"{tmp_path / 'a.warc'}#5: is a record that was cut off"


def test_a_page_that_unpacks_to_gigabytes_is_left_out(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" * 8_000_000)
    (left_out,) = found(tmp_path / "a.warc", archive(("https://news.example/x", "text/html", bomb, "gzip")))
    assert str(left_out).endswith("its page is larger than 20 MB, too large for an article")


def test_a_header_without_an_end_is_no_record(tmp_path: Path) -> None:
    (left_out,) = found(tmp_path / "a.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 400_000)
    assert str(left_out).endswith("#1: is a broken record (its header has no end)")
