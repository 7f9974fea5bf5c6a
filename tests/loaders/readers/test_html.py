"""Saved web pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from kg.errors import SkipRecord
from kg.loading import read
from kg.model import Article

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Envoys meet in the harbour | The Gazette</title>
<meta property="og:title" content="Envoys meet in the harbour">
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2025-10-27T08:30:00+09:00">
<link rel="canonical" href="https://news.example/world/harbour">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoys meet in the harbour</h1>
<p>The envoys of Norland and Sudland met in the old harbour on Monday, the ministry of Norland said in a statement.</p>
<p>They signed a treaty on herring, which had been prepared for more than two years by a joint commission.</p>
<p>“We are content,” one of them said after the talks, which lasted longer than had been planned beforehand.</p>
</article>
<footer>Copyright The Gazette</footer></body></html>
"""


def only(path: Path, content: str | bytes) -> Article | SkipRecord:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read([path])
    return found


def test_a_page_yields_its_article_with_what_it_tells_of_itself(tmp_path: Path) -> None:
    found = only(tmp_path / "harbour.html", PAGE)
    assert isinstance(found, Article)
    assert (found.title, found.outlet, found.key) == ("Envoys meet in the harbour", "The Gazette", "harbour")
    assert found.url == "https://news.example/world/harbour"
    assert found.published == date(2025, 10, 27)
    assert found.text.startswith("Envoys meet in the harbour\n")
    assert "They signed a treaty on herring" in found.text
    assert "Copyright" not in found.text
    assert "Home" not in found.text


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "is empty"),
        (b"<html><body></body></html>", "no article found in the page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no article found in the page"),
        (b"not a page", "no article found in the page"),
        (b" \n", "is empty"),
        (b"x" * 20_000_001, "is larger than 20 MB, too large for an article"),
        (b"<p>" * 100_001, "holds more than 100,000 tags, too many for a page"),
    ],
)
def test_a_page_without_an_article_is_skipped_with_the_reason(tmp_path: Path, content: bytes, cause: str) -> None:
    skipped = only(tmp_path / "bad.htm", content)
    assert isinstance(skipped, SkipRecord)
    assert str(skipped) == f"{tmp_path / 'bad.htm'}: {cause}"


@pytest.mark.parametrize(
    "bit", ["<div>", "<p>", "<table><tr><td>", "<a href='x'>", "&amp;", "<!--", "<![CDATA[", "<b>x "]
)
def test_a_hostile_page_does_not_hold_up_the_run(tmp_path: Path, bit: str) -> None:
    started = process_time()
    only(tmp_path / "hostile.html", "<html><body>" + bit * 20_000)
    assert process_time() - started < 20
