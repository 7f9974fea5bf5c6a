"""How text comes in: what a reader and an extractor are, and how installed ones are found.

Readers and extractors are entry points (groups `kg.readers` and `kg.extractors`), so that a package
of your own adds one by being installed. kg itself names none of them.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from kg.errors import SkipRecord, StopRun
from kg.model import Article, Mention
from kg.resources import STORE_MARKER


class Reader(Protocol):
    """Turns one file into articles."""

    suffixes: tuple[str, ...]
    """The endings it reads, lower case, with the dot."""

    def __call__(self, path: Path, columns: Mapping[str, str]) -> Iterator[Article | SkipRecord]:
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


def extract(articles: Iterable[Article], using: Extractor) -> Iterator[Extracted]:
    """Each article with its mentions, or a SkipRecord in its place, in the order given."""
    if isinstance(using, BatchExtractor):
        yield from using.extract_many(articles)
        return
    for article in articles:
        try:
            yield article, list(using.extract(article))
        except SkipRecord as skipped:
            yield skipped


def read(paths: Iterable[str | Path], columns: Mapping[str, str] | None = None) -> Iterator[Article | SkipRecord]:
    """The articles of files, folders and glob patterns, in the order given, files of a folder by name.

    Whatever cannot be read comes as a SkipRecord in its place. In a folder only the files that some
    reader knows by their ending are taken, and none of a store of kg; a file that is named itself must
    be one of them.
    """
    for file in files(paths):
        yield from [file] if isinstance(file, SkipRecord) else _read_file(file, columns or {})


def files(paths: Iterable[str | Path]) -> Iterator[Path | SkipRecord]:
    """The files that `read` reads, and a SkipRecord for each path that leads to none."""
    for path in paths:
        yield from _files(str(path))


@cache
def readers() -> dict[str, Reader]:
    """The installed readers by ending."""
    table: dict[str, Reader] = {}
    for point in sorted(entry_points(group="kg.readers"), key=lambda p: p.name):
        reader: Any = point.load()
        table |= dict.fromkeys(reader.suffixes, reader)
    return table


def _files(path: str) -> Iterator[Path | SkipRecord]:
    given = Path(path)
    if given.is_dir():
        everything = list(given.rglob("*"))
        stores = {p.parent for p in everything if p.name == STORE_MARKER}
        readable = (p for p in everything if p.suffix.lower() in readers() and p.is_file())
        inside = sorted(p for p in readable if stores.isdisjoint(p.parents))
        yield from inside
        if not inside:
            yield SkipRecord(path, "the folder holds no file that kg can read")
    elif given.exists():
        known = given.suffix.lower() in readers()
        endings = " ".join(sorted(readers()))
        yield given if known else SkipRecord(path, f"no reader knows the ending {given.suffix!r}; known are {endings}")
    elif found := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
        for match in found:
            yield from _files(match)
    else:
        yield SkipRecord(path, "there is no such file or folder")


def _read_file(path: Path, columns: Mapping[str, str]) -> Iterator[Article | SkipRecord]:
    try:
        yield from readers()[path.suffix.lower()](path, columns)
    except SkipRecord as skipped:
        yield skipped
    except OSError as error:
        yield SkipRecord(str(path), f"cannot be read ({error.strerror or error})")
