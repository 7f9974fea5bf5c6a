"""Plain text files: one article each, with or without a header that tells its title, date and source.

Title: Envoys meet in the harbour
Date: 27 October 2025
Source: The Harbour Gazette
URL: https://news.example/harbour

The envoys met on Monday ...
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Article
from kg.sources import Source
from loaders.readers._shared import Items, article, day_of, names, read_text, reads, titled

_HEADERS = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("date", "published", "publication date", "published at"), "published"),
    **dict.fromkeys(("outlet", "source", "newspaper", "publication", "publisher", "site"), "outlet"),
    **dict.fromkeys(("url", "link"), "url"),
    "id": "key",
}
_HEADER = re.compile(r"\s*([A-Za-z][A-Za-z _-]{0,30}):[ \t]*(.*)")
_PUBLISHED = re.compile(r"(?im)^\s*(?:first )?(?:published|posted|updated|date)(?: on| at)?\s*:?\s+(.{4,60})$")
_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@reads(".txt", ".md")
def read(source: Source, _: Mapping[str, str]) -> Items:
    """The one article that the file holds."""
    text = read_text(source)
    fields, body = _header(text)
    if fields:
        fields["text"] = titled(fields.get("title"), body) if body.strip() else ""
        called = {field: field for field in names({})}
        yield article(fields, called, source.name, source.stem)
    else:
        published = _PUBLISHED.search("\n".join(text.split("\n")[:30]))
        day = day_of(published[1]) if published else None
        yield Article(text=text, title=_title(text), published=day, key=source.stem)


def _header(text: str) -> tuple[dict[str, str], str]:
    """The header's fields and the text after it; no fields if the file does not begin with a header."""
    head, _, body = text.lstrip().partition("\n\n")
    lines = [_HEADER.fullmatch(line) for line in head.strip().split("\n")]
    fields = {_HEADERS.get(line[1].strip().lower()): line[2].strip() for line in lines if line}
    known = {field: value for field, value in fields.items() if field}
    return (known, body) if known and all(lines) else ({}, text)


def _title(text: str) -> str | None:
    """The first line, if it can only be a headline."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip().lstrip("# ").strip()
    headline = 3 <= len(first.split()) <= 30 and not _ENDS.search(first)
    return first if headline and rest.strip() else None
