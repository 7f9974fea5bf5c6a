"""Where text comes from: files, folders, patterns and standard input, unpacked while they are read, and never whole.

Every file that is read goes through a `Source`, so that packing, limits and progress are in one place.
"""

from __future__ import annotations

import glob
import io
import sys
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import SkipRecord
from kg.packing import BLOCK, packing_of, unpacked, without_packing
from kg.resources import STORE_MARKER

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
"""What standard input is called on a command line; it holds JSON lines, packed or not."""

MOST_BYTES = 20_000_000
"""How much one article may take up in a file, unpacked; what is larger is passed over and reported."""


@dataclass(slots=True)
class Meter:
    """How much of the input has been read, in bytes as they lie on the disk; `total` is 0 where nobody knows."""

    total: int = 0
    done: int = 0

    def measure(self, found: Iterable[Source]) -> None:
        """Learn how much there is to be read in all."""
        sizes = [source.size for source in found]
        self.total = 0 if None in sizes else sum(filter(None, sizes))


class Source:
    """One file, or standard input, that can be read once; its text form is its name."""

    __slots__ = ("_meter", "_stdin", "name", "path")

    def __init__(self, path: str | Path, meter: Meter | None = None) -> None:
        self.path = Path(path)
        self.name = "standard input" if str(path) == STDIN else str(path)
        self._meter = meter or Meter()
        self._stdin: io.BufferedReader | None = None

    @classmethod
    def of(cls, path: str | Path | Source) -> Source:
        """That source, or the one at that path."""
        return path if isinstance(path, Source) else cls(path)

    def __str__(self) -> str:
        return self.name

    @property
    def ending(self) -> str:
        """The ending without that of the packing, lower case; that of JSON lines for standard input."""
        return ".jsonl" if self._is_stdin else without_packing(self.path).suffix.lower()

    @property
    def stem(self) -> str:
        """The file's name without its endings."""
        return "stdin" if self._is_stdin else without_packing(self.path).stem

    @property
    def size(self) -> int | None:
        """Its bytes on the disk; None where nobody knows, 0 for what is not there any more."""
        try:
            return self.path.stat().st_size if self.path.is_file() else None
        except OSError:
            return 0

    def open(self) -> BinaryIO:
        """Its bytes, unpacked; reading raises SkipRecord where the packing is broken."""
        return self._opened(self._meter)

    def head(self) -> bytes:
        """Its first bytes, some thousand; it can still be read afterwards."""
        if self._is_stdin:
            self._stdin = self._opened(self._meter)
            return self._stdin.peek(BLOCK)
        with self._opened(Meter()) as file:
            return file.peek(BLOCK)

    def whole(self, most: int = MOST_BYTES, otherwise: str = "too large for an article") -> bytes:
        """All of it; SkipRecord if that is more than `most` bytes."""
        with self.open() as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise SkipRecord(self.name, f"is larger than {most // 1_000_000} MB, {otherwise}")
        return data

    def lines(self) -> Iterator[tuple[int, bytes | SkipRecord]]:
        """Its lines with their numbers; one that is too long for an article is a SkipRecord."""
        number = 0
        with self.open() as file:
            while line := file.readline(MOST_BYTES):
                number += 1
                if len(line) < MOST_BYTES or line.endswith(b"\n"):
                    yield number, line
                    continue
                while line and not line.endswith(b"\n"):
                    line = file.readline(MOST_BYTES)
                cause = f"is longer than {MOST_BYTES // 1_000_000} MB, too long for an article"
                yield number, SkipRecord(f"{self.name}:{number}", cause)

    @property
    def _is_stdin(self) -> bool:
        return str(self.path) == STDIN

    def _opened(self, meter: Meter) -> io.BufferedReader:
        if self._stdin:
            return self._stdin
        raw: io.BufferedReader = io.BufferedReader(
            _Counted(sys.stdin.fileno() if self._is_stdin else self.path, meter), BLOCK
        )
        return unpacked(raw, packing_of(raw) if self._is_stdin else self.path.suffix.lower(), self.name)


def sources(paths: Iterable[str | Path], known: Set[str], meter: Meter | None = None) -> Iterator[Source | SkipRecord]:
    """The files that the paths lead to, in the order given, those of a folder by name; SkipRecords for what is none.

    `known` are the endings that somebody reads: others are passed over in a folder, and refused if named.
    """
    for path in paths:
        yield from _found(str(path), known, meter)


def _found(path: str, known: Set[str], meter: Meter | None) -> Iterator[Source | SkipRecord]:
    given = Path(path)
    if path == STDIN:
        yield Source(path, meter)
    elif given.is_dir():
        empty = True
        for item in _inside(given, known, meter):
            empty = False
            yield item
        if empty:
            yield SkipRecord(path, "the folder holds no file that kg can read")
    elif given.exists():
        source = Source(given, meter)
        yield source if source.ending in known else SkipRecord(path, _unknown(given, known))
    elif matches := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
        for match in matches:
            yield from _found(match, known, meter)
    else:
        yield SkipRecord(path, "there is no such file or folder")


def _inside(folder: Path, known: Set[str], meter: Meter | None) -> Iterator[Source | SkipRecord]:
    """The files of a folder and those below; a store of kg holds none."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield SkipRecord(str(folder), f"cannot be read ({error.strerror})")
        return
    if any(entry.name == STORE_MARKER for entry in entries):
        return
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from _inside(entry, known, meter)
        elif without_packing(entry).suffix.lower() in known and entry.is_file():
            yield Source(entry, meter)


def _unknown(path: Path, known: Set[str]) -> str:
    ending, endings = without_packing(path).suffix, " ".join(sorted(known))
    return f"no reader knows the ending {ending!r}; known are {endings}, also with .gz or .zst after them"


class _Counted(io.FileIO):
    """A file that tells the meter how much of it has been read."""

    def __init__(self, file: int | Path, meter: Meter) -> None:
        super().__init__(file, closefd=not isinstance(file, int))
        self._meter = meter

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """As FileIO does it."""
        count = super().readinto(buffer)
        self._meter.done += count or 0
        return count
