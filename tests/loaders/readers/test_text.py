"""Plain text files, with and without a header."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import SkipRecord
from kg.loading import read
from kg.model import Article


def only(path: Path, content: str | bytes) -> Article | SkipRecord:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read([path])
    return found


def test_a_header_tells_title_date_outlet_and_address(tmp_path: Path) -> None:
    header = "Title: Envoys meet\nDate: 27 October 2025\nSource: The Gazette\nURL: https://news.example/1\n\n"
    assert only(tmp_path / "one.txt", header + "The envoys met on Monday.\n") == Article(
        text="Envoys meet\n\nThe envoys met on Monday.\n",
        title="Envoys meet",
        published=date(2025, 10, 27),
        outlet="The Gazette",
        url="https://news.example/1",
        key="one",
    )


def test_without_a_header_the_first_line_is_the_title_if_it_looks_like_one(tmp_path: Path) -> None:
    text = "Envoys meet in the harbour\n\nPublished: 27 Oct. 2025, 21:20\n\nThey met on Monday.\n"
    assert only(tmp_path / "two.md", text) == Article(
        text=text, title="Envoys meet in the harbour", published=date(2025, 10, 27), key="two"
    )
    assert only(tmp_path / "three.txt", "They met on Monday.\nThey left.") == Article(
        text="They met on Monday.\nThey left.", key="three"
    )


def test_a_text_that_begins_with_a_colon_has_no_header(tmp_path: Path) -> None:
    text = "The minister: we met.\nThey left on Monday and came back.\n\nThat was all."
    assert only(tmp_path / "four.txt", text) == Article(text=text, key="four")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_marked_utf_16_are_read(tmp_path: Path, encoding: str) -> None:
    found = only(tmp_path / "five.txt", "Señor Ñandú met the envoy.\r\nThey left.".encode(encoding))
    assert found == Article(text="Señor Ñandú met the envoy.\nThey left.", key="five")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \n\n ", "is empty"),
        (b"GIF89a\x00\x01\x02", "is a binary file, not text"),
        ("Se\xf1or met the envoy.".encode("latin-1"), "is not UTF-8 text: save it in that encoding"),
        (b"\xff\xfeS\x00e", "is not UTF-16 text: save it in that encoding"),
        (b"\xff\xfeS\x00\x00\xdc", "is not UTF-16 text: save it in that encoding"),
        (b"Title: Envoys meet\nDate: 2025-10-27\n", "has no 'text', so it is no article"),
        (
            b"Title: Envoys meet\nDate: yesterweek\n\nThey met.",
            "its 'published' is 'yesterweek', which is no date: write 2025-10-27 or 27 October 2025",
        ),
    ],
)
def test_a_file_that_is_no_article_is_skipped_with_the_reason(tmp_path: Path, content: bytes, cause: str) -> None:
    skipped = only(tmp_path / "bad.txt", content)
    assert isinstance(skipped, SkipRecord)
    assert str(skipped) == f"{tmp_path / 'bad.txt'}: {cause}"
