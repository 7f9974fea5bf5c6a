"""Saved web pages: the article of the page, with the title, date, outlet and address that it tells."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from kg.errors import SkipRecord
from kg.model import Article
from kg.sources import Source
from loaders.readers._shared import Items, article, names, reads, titled

_MOST_TAGS = 100_000
"""A news page has some 5,000 tags; parsing one of a million would take minutes."""


@reads(".html", ".htm")
def read(source: Source, _: Mapping[str, str]) -> Items:
    """The one article of the page."""
    yield page(source.whole(), source.name, source.stem)


def page(
    content: bytes, name: str, key: str, known: Mapping[str, str] | None = None, url: str | None = None
) -> Article | SkipRecord:
    """The article of a page; `known` and `url` are what others tell of it, for what it does not tell itself."""
    if not content.strip():
        return SkipRecord(name, "is empty")
    if content.count(b"<") > _MOST_TAGS:
        return SkipRecord(name, f"holds more than {_MOST_TAGS:,} tags, too many for a page")
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs pages without text; we report them
    found = bare_extraction(content, url=url, include_comments=False, include_tables=False, with_metadata=True)
    text = found.text if isinstance(found, Document) else None
    if not isinstance(found, Document) or not text or not text.strip():
        return SkipRecord(name, "no article found in the page")
    told = {
        "title": found.title,
        "published": found.date,
        "outlet": found.sitename or found.hostname,
        "url": found.url,
        "text": titled(found.title, text),
    }
    values = {**(known or {}), **{field: value for field, value in told.items() if value}}
    return article(values, {field: field for field in names({})}, name, key)
