"""What all readers share: opening text files, and making an article of named values."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper

from kg.errors import BadValue, SkipRecord
from kg.model import Article
from kg.sources import MOST_BYTES, Source
from loaders.extraction.when import find, resolve

Items = Iterator[Article | SkipRecord]
Read = Callable[[Source, Mapping[str, str]], Items]

_COLUMNS = {"key": "id", "title": "title", "published": "published", "outlet": "outlet", "url": "url", "text": "text"}
_PEEK = 8192


@dataclass(frozen=True, slots=True)
class FileReader:
    """A reader in the sense of kg.loading: a function and the endings that it reads."""

    suffixes: tuple[str, ...]
    function: Read

    def __call__(self, source: Source, columns: Mapping[str, str]) -> Items:
        """The file's articles, and a SkipRecord for each record that is none."""
        return self.function(source, columns)


def reads(*suffixes: str) -> Callable[[Read], FileReader]:
    """Make a reader of a function: the decorator takes the endings of its files."""
    return lambda function: FileReader(suffixes, function)


def encoding_of(source: Source) -> str:
    """The encoding of a text file, UTF-8 or a marked UTF-16; SkipRecord if it is empty or binary."""
    start = source.head()[:_PEEK]
    if not start:
        raise SkipRecord(source.name, "is empty")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in start:
        raise SkipRecord(source.name, "is a binary file, not text")
    return "utf-8-sig"


def read_text(source: Source, most: int = MOST_BYTES, otherwise: str = "too large for an article") -> str:
    """All of a text file, line ends as \\n; SkipRecord if it is empty, binary, too large or in another encoding."""
    encoding = encoding_of(source)
    data = source.whole(most, otherwise)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise not_text(source, encoding) from None
    if "\0" in text:
        raise SkipRecord(source.name, "is a binary file, not text")
    if not text.strip():
        raise SkipRecord(source.name, "is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def opened_text(source: Source) -> Iterator[Iterator[str]]:
    """The lines of a text file, decoded; one that is longer than an article may be comes in pieces."""
    encoding = encoding_of(source)
    with TextIOWrapper(source.open(), encoding=encoding, newline="") as text:
        try:
            yield iter(lambda: text.readline(MOST_BYTES), "")
        except UnicodeDecodeError:
            raise not_text(source, encoding) from None


def not_text(source: Source, encoding: str) -> SkipRecord:
    """The complaint about a file that is in another encoding."""
    return SkipRecord(source.name, f"is not {encoding.removesuffix('-sig').upper()} text: save it in that encoding")


def names(columns: Mapping[str, str]) -> dict[str, str]:
    """What a file calls the fields of an article; BadValue if `columns` names a field that there is not."""
    for field in columns:
        if field not in _COLUMNS:
            raise BadValue(f"an article has no {field!r}; a column can be named for {', '.join(_COLUMNS)}")
    return _COLUMNS | dict(columns)


def article(values: Mapping[str, object], called: Mapping[str, str], source: str, key: str) -> Article | SkipRecord:
    """The article that these values make; SkipRecord, with its source, if they do not make one."""
    told: dict[str, str | None] = {}
    for field, name in called.items():
        value = values.get(name, values.get(_COLUMNS[field]))
        if field == "key" and isinstance(value, int):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return SkipRecord(source, f"its {name!r} is not text but {str(value)[:40]!r}")
        told[field] = value if value and value.strip() else None
    text = told["text"]
    if text is None:
        others = [n for n, v in values.items() if isinstance(v, str) and n not in _COLUMNS.values()]
        hint = f": if {' or '.join(others[:5])} is the text, say --column text=NAME" if others else ""
        return SkipRecord(source, f"has no {called['text']!r}, so it is no article{hint}")
    if any("\ud800" <= character <= "\udfff" for character in "".join(value or "" for value in told.values())):
        return SkipRecord(source, "holds half characters (lone surrogates)")
    published = told["published"]
    day = day_of(published) if published else None
    if published and not day:
        forms = "write 2025-10-27 or 27 October 2025"
        return SkipRecord(source, f"its {called['published']!r} is {published[:40]!r}, which is no date: {forms}")
    return Article(
        text=text, title=told["title"], published=day, outlet=told["outlet"], url=told["url"], key=told["key"] or key
    )


def day_of(text: str) -> date | None:
    """The day of a date or time as files write them (2025-10-27T08:00Z, 27 Oct. 2025); None if it is no day."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        days = [resolve(expression.text, None) for expression in find(text)[:1]]
        return next((day.first for day in days if day and day.precision == "day"), None)


def titled(title: str | None, text: str) -> str:
    """The text with its title as first line, so that the title can be quoted."""
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text
