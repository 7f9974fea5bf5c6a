"""Saved web pages: the article of the page, with the title, date, outlet and address that it tells."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from kg.errors import SkipRecord
from loaders.readers._shared import Items, article, names, reads, stem, titled

_MOST_BYTES = 20_000_000
_MOST_TAGS = 100_000
"""A news page has some 5,000 tags; parsing one of a million would take minutes."""


@reads(".html", ".htm")
def read(path: Path, _: Mapping[str, str]) -> Items:
    """The one article of the page."""
    if path.stat().st_size > _MOST_BYTES:
        raise SkipRecord(str(path), f"is larger than {_MOST_BYTES // 1_000_000} MB, too large for a page")
    content = path.read_bytes()
    if not content.strip():
        raise SkipRecord(str(path), "is empty")
    if content.count(b"<") > _MOST_TAGS:
        raise SkipRecord(str(path), f"holds more than {_MOST_TAGS:,} tags, too many for a page")
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs pages without text; we report them
    page = bare_extraction(content, include_comments=False, include_tables=False, with_metadata=True)
    text = page.text if isinstance(page, Document) else None
    if not isinstance(page, Document) or not text or not text.strip():
        raise SkipRecord(str(path), "no article found in the page")
    values = {
        "title": page.title,
        "published": page.date,
        "outlet": page.sitename or page.hostname,
        "url": page.url,
        "text": titled(page.title, text),
    }
    yield article(values, {field: field for field in names({})}, str(path), stem(path))
