"""Tables of articles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SkipRecord
from kg.loading import read
from kg.model import Article

TABLE = """\
id,title,published,text,section
017,Envoys meet,2025-10-27,"The envoys met.
They said ""well"".",world

,,,They left.,
"""


def found(path: Path, content: str | bytes, columns: Mapping[str, str] | None = None) -> list[Article | SkipRecord]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([path], columns))


def causes(path: Path, content: str | bytes, columns: Mapping[str, str] | None = None) -> list[str]:
    skipped = [item for item in found(path, content, columns) if isinstance(item, SkipRecord)]
    return [str(item).removeprefix(str(path)) for item in skipped]


def test_every_row_is_an_article(tmp_path: Path) -> None:
    articles = [
        Article(
            key="017", title="Envoys meet", published=date(2025, 10, 27), text='The envoys met.\nThey said "well".'
        ),
        Article(key="table#5", text="They left."),
    ]
    assert found(tmp_path / "table.csv", TABLE) == articles
    assert found(tmp_path / "table.csv", TABLE.encode("utf-8-sig")) == articles
    assert found(tmp_path / "table.csv", TABLE.encode("utf-16")) == articles


def test_tabs_and_semicolons_separate_too(tmp_path: Path) -> None:
    article = Article(key="1", text="They met, at last.")
    assert found(tmp_path / "a.tsv", "id\ttext\n1\tThey met, at last.\n") == [article]
    assert found(tmp_path / "a.csv", "id;text\n1;They met, at last.\n") == [article]


def test_columns_say_what_the_table_calls_the_fields(tmp_path: Path) -> None:
    columns = {"text": "body", "published": "day"}
    assert found(tmp_path / "a.csv", "body,day\nThey met.,2025-10-27T10:00:00Z\n", columns) == [
        Article(key="a#2", text="They met.", published=date(2025, 10, 27))
    ]
    assert causes(tmp_path / "a.csv", "body\nThey met.\n", columns) == [
        ": has no column 'day' (--column FIELD=NAME says what a column is called); its columns are body"
    ]


def test_a_field_may_be_as_long_as_an_article(tmp_path: Path) -> None:
    (article,) = found(tmp_path / "a.csv", "text\n" + "They met. " * 100_000)
    assert isinstance(article, Article)
    assert len(article.text) == 1_000_000


def test_a_bad_row_is_skipped_and_the_others_are_read(tmp_path: Path) -> None:
    content = 'id,text\n1,They met.\n2\n3,They left.,again\n4,"They" came.\n5,\n6,They met again.\n'
    assert causes(tmp_path / "a.csv", content) == [
        ":3: has 1 fields, but the header has 2",
        ":4: has 3 fields, but the header has 2",
        ":5: is no row of a table (',' expected after '\"')",
        ":6: has no 'text', so it is no article",
    ]
    assert [item.key for item in found(tmp_path / "a.csv", content) if isinstance(item, Article)] == ["1", "6"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", ": is empty"),
        (b"\n\n", ": is empty"),
        (b"id,text\n", ": has a header, but no rows"),
        (
            b"id,title\n1,Envoys meet\n",
            ": has no column 'text' (--column FIELD=NAME says what a column is called); its columns are id, title",
        ),
        (b"text,text\na,b\n", ": has two columns of one name; its columns are text, text"),
        (b"id,text\n1,\xf1\n", ": is not UTF-8 text: save it in that encoding"),
        (b"\x00\x01\x02", ": is a binary file, not text"),
        (b'id,text\n1,"They met.\n', ":2: is no row of a table (unexpected end of data)"),
        (
            b"published,text\nyesterweek,They met.\n",
            ":2: its 'published' is 'yesterweek', which is no date: write 2025-10-27 or 27 October 2025",
        ),
    ],
)
def test_what_is_no_table_of_articles_is_skipped_with_the_reason(tmp_path: Path, content: bytes, cause: str) -> None:
    assert causes(tmp_path / "bad.csv", content) == [cause]
