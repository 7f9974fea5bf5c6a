"""Articles in JSON files, one, a list, or one a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kg.errors import BadValue, SkipRecord
from kg.loading import read
from kg.model import Article

RECORD = {
    "id": "017",
    "title": "Envoys meet",
    "published": "2025-10-27",
    "outlet": "The Gazette",
    "url": "https://news.example/1",
    "text": "The envoys met on Monday.",
    "editor": {"name": "nobody"},
}
ARTICLE = Article(
    key="017",
    title="Envoys meet",
    published=date(2025, 10, 27),
    outlet="The Gazette",
    url="https://news.example/1",
    text="The envoys met on Monday.",
)


def found(path: Path, content: object, columns: Mapping[str, str] | None = None) -> list[Article | SkipRecord]:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return list(read([path], columns))


def causes(path: Path, content: object) -> list[str]:
    skipped = [item for item in found(path, content) if isinstance(item, SkipRecord)]
    return [str(item).removeprefix(str(path)) for item in skipped]


def test_an_object_is_one_article(tmp_path: Path) -> None:
    assert found(tmp_path / "a.json", RECORD) == [ARTICLE]
    assert found(tmp_path / "b.json", {"text": "They met."}) == [Article(text="They met.", key="b")]


def test_a_list_and_lines_are_many(tmp_path: Path) -> None:
    assert found(tmp_path / "a.json", [RECORD, {"text": "x"}]) == [ARTICLE, Article(text="x", key="a#2")]
    lines = f'{json.dumps(RECORD)}\n\n{{"text": "x"}}\n'
    assert found(tmp_path / "a.jsonl", lines) == [ARTICLE, Article(text="x", key="a#3")]
    assert found(tmp_path / "a.ndjson", b"\xef\xbb\xbf" + lines.encode()) == [ARTICLE, Article(text="x", key="a#3")]
    assert found(tmp_path / "a.jsonl", lines.encode("utf-16")) == [ARTICLE, Article(text="x", key="a#3")]


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps(RECORD).encode())
    assert found(tmp_path / "a.jsonl.gz", packed) == [ARTICLE]
    assert found(tmp_path / "a.json.gz", packed) == [ARTICLE]


def test_columns_say_what_the_file_calls_the_fields(tmp_path: Path) -> None:
    record = {"body": "The envoys met.", "headline": "Envoys meet", "nr": 7}
    columns = {"text": "body", "title": "headline", "key": "nr"}
    assert found(tmp_path / "a.json", record, columns) == [
        Article(text="The envoys met.", title="Envoys meet", key="7")
    ]
    with pytest.raises(BadValue, match="an article has no 'headline'"):
        found(tmp_path / "a.json", record, {"headline": "title"})


@pytest.mark.parametrize(
    "published",
    ["2025-10-27", "2025-10-27T23:30:00Z", "2025-10-27T23:30:00-08:00", "2025-10-27 08:00", "27 Oct. 2025",
     "October 27, 2025", "Mon, 27 Oct 2025 10:00:00 GMT"],
)  # fmt: skip
def test_a_time_of_publication_counts_as_its_day(tmp_path: Path, published: str) -> None:
    (article,) = found(tmp_path / "a.json", RECORD | {"published": published})
    assert article == ARTICLE


@pytest.mark.parametrize("published", [None, "", " "])
def test_an_article_without_a_day_of_publication_is_an_article(tmp_path: Path, published: str | None) -> None:
    (article,) = found(tmp_path / "a.json", RECORD | {"published": published})
    assert isinstance(article, Article)
    assert article.published is None


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", ": is empty"),
        (b"\x00\x01\x02", ": is a binary file, not text"),
        ('{"text": "Se\xf1or"}'.encode("latin-1"), ": is not UTF-8 text: save it in that encoding"),
        ("{", ": is not valid JSON (Expecting property name enclosed in double quotes in line 1, column 2)"),
        ("[]", ": holds no article"),
        ("3", ": holds 3, not an article"),
        ('["They met."]', '#1: holds "They met.", not an article'),
        ({"title": "Envoys meet"}, ": has no 'text', so it is no article"),
        ({"text": " "}, ": has no 'text', so it is no article"),
        ({"text": ["They met."]}, ": its 'text' is not text but \"['They met.']\""),
        (
            {"text": "They met.", "published": "yesterweek"},
            ": its 'published' is 'yesterweek', which is no date: write 2025-10-27 or 27 October 2025",
        ),
        (
            {"text": "They met.", "published": "2025-02-30"},
            ": its 'published' is '2025-02-30', which is no date: write 2025-10-27 or 27 October 2025",
        ),
        ({"text": "They met.", "published": 20251027}, ": its 'published' is not text but '20251027'"),
        ('{"text": "They met \\ud800."}', ": holds half characters (lone surrogates)"),
        ("[" * 100_000, ": is not JSON that can be read (maximum recursion depth exceeded"),
        ("1" * 5000, ": is not JSON that can be read (Exceeds the limit"),
    ],
)
def test_what_is_no_article_is_skipped_with_the_reason(tmp_path: Path, content: object, cause: str) -> None:
    (told,) = causes(tmp_path / "bad.json", content)
    assert told.startswith(cause)


def test_a_bad_line_is_skipped_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps(RECORD).encode()
    content = b"\n".join([b"{", good, b'{"text": "\xf1"}', b'{"title": "x"}', good])
    assert [item for item in found(tmp_path / "a.jsonl", content) if item == ARTICLE] == [ARTICLE, ARTICLE]
    assert causes(tmp_path / "a.jsonl", content) == [
        ":1: is not valid JSON (Expecting property name enclosed in double quotes in line 1, column 2)",
        ":3: is not UTF-8 text: save it in that encoding",
        ":4: has no 'text', so it is no article",
    ]
    assert causes(tmp_path / "blank.jsonl", "\n\n") == [": is empty"]


def test_annotations_are_told_from_articles(tmp_path: Path) -> None:
    content = {"id": "017", "published": None, "events": []}
    assert causes(tmp_path / "017.gold.json", content) == [": holds annotations, not an article"]


def test_a_broken_or_strange_gzip_file_is_skipped(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps(RECORD).encode() * 100)
    assert causes(tmp_path / "a.jsonl.gz", packed[:40]) == [": is a broken gzip file"]
    assert causes(tmp_path / "a.jsonl.gz", b"plain") == [": is a broken gzip file"]
    assert causes(tmp_path / "a.tar.gz", packed)[0].startswith(": no reader knows the ending '.tar'; known are ")
