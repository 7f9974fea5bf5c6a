"""Web archives (.warc), as news crawls are kept: the article of each page of HTML that a server answered with.

Requests, pictures, redirects and whatever else is no page are passed over.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.errors import SkipRecord
from kg.model import Article
from kg.sources import MOST_BYTES, Source
from loaders.readers._shared import Items, day_of, reads
from loaders.readers.html import page

_MOST_HEADER = 1_000_000
_HTML = ("text/html", "application/xhtml+xml")
_Record = Any  # warcio tells no types


@reads(".warc")
def read(source: Source, _: Mapping[str, str]) -> Items:
    """The articles of the pages, each with the number of its record; broken records are named."""
    with source.open() as file:
        for number, record in _records(file):
            place = f"{source}#{number}"
            if isinstance(record, str):
                yield SkipRecord(place, record)
                continue
            found = _article(record, place, f"{source.stem}#{number}") if _is_page(record) else None
            while record.raw_stream.read(1 << 16):
                pass  # what nobody wanted of it
            if record.raw_stream.limit:
                yield SkipRecord(place, "is a record that was cut off")
            elif found:
                yield found


def _records(file: BinaryIO) -> Iterator[tuple[int, _Record | str]]:
    """The records with their numbers, or what is wrong; after a broken one, from the next line that begins one."""
    from warcio.recordloader import ArcWarcRecordLoader

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    loader, number, astray = ArcWarcRecordLoader(), 0, False
    while line := file.readline(_MOST_HEADER):
        if not line.startswith(b"WARC/"):
            if line.strip() and not astray:
                astray = True
                yield number + 1, "is no record of a WARC file; the next one is looked for"
            continue
        number, astray = number + 1, False
        try:
            record = loader.parse_record_stream(_Header(file), statusline=line, known_format="warc")
        except (SkipRecord, OSError):
            raise
        except Exception as error:  # the library has no error of its own for most of what can be wrong
            astray = True
            yield number, f"is a broken record ({error})"
        else:
            yield number, record


class _Header:
    """A file of which no more lines are read than a record's header can have."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, _MOST_HEADER
        self.read = file.read

    def readline(self, size: int | None = None) -> bytes:
        """The next line."""
        line = self._file.readline(self._left if size is None else min(size, self._left))
        self._left -= len(line)
        if not self._left:
            raise ValueError("its header has no end")
        return line

    def tell(self) -> int:
        """Asked for only where nothing says how long the record is."""
        raise ValueError("it does not say how long it is")


def _is_page(record: _Record) -> bool:
    http = record.http_headers
    if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
        return False
    return (http.get_header("Content-Type") or "").partition(";")[0].strip().lower() in _HTML


def _article(record: _Record, place: str, key: str) -> Article | SkipRecord:
    stream, content = record.content_stream(), b""
    try:
        while len(content) <= MOST_BYTES and (more := stream.read(1 << 20)):
            content += more
    except (SkipRecord, OSError):
        raise
    except Exception as error:  # as above: whatever is wrong with how the page was packed
        return SkipRecord(place, f"its page cannot be unpacked ({error})")
    if len(content) > MOST_BYTES:
        return SkipRecord(place, f"its page is larger than {MOST_BYTES // 1_000_000} MB, too large for an article")
    crawled = record.rec_headers.get_header("WARC-Date") or ""
    known = {"published": crawled[:10]} if day_of(crawled[:10]) else {}
    return page(content, place, key, known, url=record.rec_headers.get_header("WARC-Target-URI"))
