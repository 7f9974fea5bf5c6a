"""Saved web pages: the article of the page, with the title, date, outlet and address that it tells."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from kg.errors import SkipRecord
from loaders.readers._shared import Items, article, names, reads, stem, titled

_LARGEST = 20_000_000
"""Bytes; a news page of this size is no news page, and parsing it would take minutes."""


@reads(".html", ".htm")
def read(path: Path, _: Mapping[str, str]) -> Items:
    """The one article of the page."""
    size = path.stat().st_size
    if not size:
        raise SkipRecord(str(path), "is empty")
    if size > _LARGEST:
        raise SkipRecord(str(path), f"is too large for a page ({size // 1_000_000} MB)")
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs pages without text; we report them
    page = bare_extraction(path.read_bytes(), include_comments=False, include_tables=False, with_metadata=True)
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
