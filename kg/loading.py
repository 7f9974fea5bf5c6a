"""How text comes in: what a reader and an extractor are, and how installed ones are found.

Readers and extractors are entry points (groups `kg.readers` and `kg.extractors`), so that a package
of your own adds one by being installed. kg itself names none of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from kg.errors import SkipRecord, StopRun
from kg.model import Article, Mention
from kg.sources import Meter, Source, sources

MOST_CHARACTERS = 1_000_000
"""The longest article; spaCy reads no longer text either."""


class Reader(Protocol):
    """Turns one file into articles."""

    suffixes: tuple[str, ...]
    """The endings it reads, lower case, with the dot, without those of packing."""

    def __call__(self, source: Source, columns: Mapping[str, str]) -> Iterator[Article | SkipRecord]:
        """Yield the file's articles, and a SkipRecord for each record that is none.

        Raises SkipRecord if the file as a whole cannot be read. `columns` maps fields of Article to
        the names that the file uses for them; readers of files without columns ignore it.
        """


@runtime_checkable
class Extractor(Protocol):
    """Finds the claims in articles."""

    name: str
    """Its name and version, as kept on every mention."""

    def extract(self, article: Article) -> Iterable[Mention]:
        """The article's mentions, in the order of the text; SkipRecord if it cannot be read."""


Extracted = tuple[Article, Sequence[Mention]] | SkipRecord
"""An article with its mentions, or why an extractor could make nothing of one."""


@runtime_checkable
class BatchExtractor(Extractor, Protocol):
    """An extractor that is faster on many articles at once."""

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extracted]:
        """Each article with its mentions, or a SkipRecord, in the order given, in constant memory."""


def extractor(name: str = "rules") -> Extractor:
    """A new extractor of that name; StopRun if none is installed under it."""
    found = {point.name: point for point in entry_points(group="kg.extractors")}
    if name not in found:
        raise StopRun(f"there is no extractor {name!r}; installed are {', '.join(sorted(found)) or 'none'}")
    made = found[name].load()()
    if not isinstance(made, Extractor):
        raise StopRun(f"the extractor {name!r} of {found[name].value} has no name or no extract()")
    return made


def extract(items: Iterable[Article | SkipRecord], using: Extractor) -> Iterator[Extracted]:
    """Each article with its mentions, or a SkipRecord in its place, in the order given.

    An article on which the extractor fails is asked again alone, and a SkipRecord if it fails again.
    """
    fed = _Fed(items)
    many = using.extract_many if isinstance(using, BatchExtractor) else partial(map, partial(_alone, using))
    while not fed.ended:
        try:
            for found in many(fed.articles()):
                yield from fed.skipped()
                fed.waiting.popleft()
                yield found
            yield from fed.skipped()
        except StopRun:
            raise
        except Exception:
            if fed.broken:
                raise
            while fed.waiting:
                item = fed.waiting.popleft()
                yield item if isinstance(item, SkipRecord) else _alone(using, item)


class _Fed:
    """Feeds an extractor, and remembers what it has been given and has not answered yet."""

    def __init__(self, items: Iterable[Article | SkipRecord]) -> None:
        self._items = iter(items)
        self.waiting: deque[Article | SkipRecord] = deque()
        self.ended = self.broken = False

    def articles(self) -> Iterator[Article]:
        """The articles, from where it was left."""
        while True:
            try:
                item = next(self._items)
            except StopIteration:
                self.ended = True
                return
            except BaseException:
                self.ended = self.broken = True
                raise
            self.waiting.append(item)
            if isinstance(item, Article):
                yield item

    def skipped(self) -> Iterator[SkipRecord]:
        """What stands before the next answer and is no article."""
        while self.waiting and isinstance(item := self.waiting[0], SkipRecord):
            self.waiting.popleft()
            yield item


def _alone(using: Extractor, article: Article) -> Extracted:
    try:
        return article, list(using.extract(article))
    except SkipRecord as skipped:
        return skipped
    except StopRun:
        raise
    except Exception as error:
        cause = " ".join(f"{type(error).__name__}: {error}".split())
        return SkipRecord(article.key or article.id, f"the extractor {using.name} failed on it ({cause})")


def read(
    given: Iterable[str | Path | Source], columns: Mapping[str, str] | None = None
) -> Iterator[Article | SkipRecord]:
    """The articles of files, folders and glob patterns, in the order given, files of a folder by name.

    Whatever cannot be read comes as a SkipRecord in its place. In a folder only the files that some
    reader knows by their ending are taken, and none of a store of kg; a file that is named itself must
    be one of them. `-` is standard input, which holds JSON lines.
    """
    for one in given:
        for source in [one] if isinstance(one, Source) else files([one]):
            for item in [source] if isinstance(source, SkipRecord) else _read(source, columns or {}):
                yield item if isinstance(item, SkipRecord) else _short(item)


def files(paths: Iterable[str | Path], meter: Meter | None = None) -> Iterator[Source | SkipRecord]:
    """The files that `read` reads, and a SkipRecord for each path that leads to none."""
    return sources(paths, set(readers()), meter)


@cache
def readers() -> dict[str, Reader]:
    """The installed readers by ending."""
    table: dict[str, Reader] = {}
    for point in sorted(entry_points(group="kg.readers"), key=lambda p: p.name):
        reader: Any = point.load()
        table |= dict.fromkeys(reader.suffixes, reader)
    return table


def _read(source: Source, columns: Mapping[str, str]) -> Iterator[Article | SkipRecord]:
    try:
        yield from readers()[source.ending](source, columns)
    except SkipRecord as skipped:
        yield skipped
    except OSError as error:
        yield SkipRecord(source.name, f"cannot be read ({error.strerror or error})")


def _short(article: Article) -> Article | SkipRecord:
    """The article, unless no news can be so long: reading it would take minutes and gigabytes."""
    if len(article.text) <= MOST_CHARACTERS:
        return article
    return SkipRecord(
        article.key or article.id, f"has more than {MOST_CHARACTERS:,} characters, too long for an article"
    )
