"""How event data sets come in: tables of coded events, each row of which is a source with one claim.

Data sets are entry points (group `kg.datasets`), so that a package of your own adds one by being
installed: a function that takes a mapping file, or None, and returns a DataSet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from kg.errors import SkipRecord, StopRun
from kg.loading import Extracted
from kg.sources import Source

MAPPED = "mapped"
"""The data set that is whatever a mapping file says; nothing is recognised as it."""


class DataSet(Protocol):
    """A table of coded events."""

    name: str
    """Its name and version, as kept on every mention after kg.model.DATASET."""

    def recognises(self, line: str) -> bool:
        """True if a file that begins with this line is of this data set."""

    def read(self, source: Source) -> Iterator[Extracted]:
        """Each row that tells of an event as kg knows them, and a SkipRecord for each that is malformed."""


Factory = Callable[[Path | None], DataSet]


def dataset(name: str | None, mapping: str | Path | None = None) -> DataSet:
    """The data set of that name; StopRun if none is installed under it, BadValue for a bad mapping file."""
    wanted, found = name or MAPPED, _factories()
    if wanted not in found:
        raise StopRun(f"there is no data set {wanted!r}; installed are {', '.join(sorted(found)) or 'none'}")
    return found[wanted](Path(mapping) if mapping else None)


def recognised(path: str | Path | Source) -> DataSet | None:
    """The data set to which the file belongs, by its first line."""
    try:
        line = Source.of(path).head().partition(b"\n")[0].decode("utf-8-sig").rstrip("\r")
    except (OSError, SkipRecord, UnicodeDecodeError):
        return None  # whatever is wrong with it, the reader of articles says it
    made = (factory(None) for name, factory in sorted(_factories().items()) if name != MAPPED)
    return next((found for found in made if found.recognises(line)), None)


def read(path: str | Path | Source, using: DataSet) -> Iterator[Extracted]:
    """What the data set tells; a file that cannot be read is a SkipRecord."""
    source = Source.of(path)
    try:
        yield from using.read(source)
    except SkipRecord as skipped:
        yield skipped
    except OSError as error:
        yield SkipRecord(source.name, f"cannot be read ({error.strerror or error})")


def _factories() -> dict[str, Factory]:
    return {point.name: point.load() for point in entry_points(group="kg.datasets")}
