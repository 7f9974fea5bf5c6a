"""A file that a killed run goes on writing: every input's part of it once, and nothing half-written.

What is written for FILE stands in FILE.part until all is there. FILE.journal says, about once a second, how many
inputs are done, by a running hash which they were, and where in FILE.part the last of them ends. The same command
cuts FILE.part back to that place, passes over these inputs, and goes on.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from kg.errors import SkipRecord, StopRun
from kg.model import Article

SECONDS = 1.0
"""How much work is lost at most."""

MOST_BYTES = 1 << 20
"""What is held back at most until it is written."""

Item = Article | SkipRecord


@dataclass(frozen=True, slots=True)
class State:
    """How far a run has come."""

    run: dict[str, str]
    inputs: int = 0
    bytes: int = 0
    mark: str = ""
    counts: dict[str, int] = field(default_factory=dict)


class Journal:
    """Writes a file; the same `run` with the same inputs goes on where the last one was ended."""

    def __init__(self, to: Path, run: Mapping[str, str]) -> None:
        self._to, self._part, self._journal = to, _beside(to, ".part"), _beside(to, ".journal")
        self._marks: deque[str] = deque()
        self._ready: list[bytes] = []
        self._saved, self._written = monotonic(), 0
        self.state = State(dict(run))

    def left(self, items: Iterable[Item]) -> Iterator[Item]:
        """The inputs that are not done yet; StopRun if those that are done are others now."""
        mark, source = "", iter(items)
        for _ in range(self.state.inputs):
            item = next(source, None)
            mark = _mark(mark, item) if item is not None else "too few"
        if mark != self.state.mark:
            raise StopRun(
                f"{self._part}: its first {self.state.inputs} inputs are not those of this run; "
                "delete it to begin anew, or give another file"
            )
        for item in source:
            mark = _mark(mark, item)
            self._marks.append(mark)
            yield item

    def add(self, text: str, counts: Mapping[str, int]) -> None:
        """Write what the next input came to, and remember the counts so far."""
        data, before = text.encode(), self.state
        self._ready.append(data)
        self.state = replace(
            before,
            inputs=before.inputs + 1,
            bytes=before.bytes + len(data),
            mark=self._marks.popleft(),
            counts=dict(counts),
        )
        if monotonic() - self._saved > SECONDS or self.state.bytes - self._written > MOST_BYTES:
            self._save()

    def __enter__(self) -> Self:
        if self._to.exists() and not self._to.is_file():
            raise StopRun(f"{self._to}: is no file; without it the events are printed")
        with self._writing():
            self._file = self._opened()
            known = self._read()
            if known and os.fstat(self._file).st_size >= known.bytes:
                if known.run != self.state.run:
                    told = ", ".join(f"{name} {value}" for name, value in known.run.items())
                    raise StopRun(f"{self._part}: was begun with {told}; delete it to begin anew, or give another file")
                self.state = known
            os.ftruncate(self._file, self.state.bytes)
            self._written = os.lseek(self._file, 0, os.SEEK_END)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:  # otherwise this may have been ended in the midst of writing
                self._save()
                with self._writing():
                    self._part.replace(self._to)
                    self._journal.unlink()
        finally:
            os.close(self._file)

    def _opened(self) -> int:
        """FILE.part, for us alone."""
        while True:
            file = os.open(self._part, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                raise StopRun(f"{self._part}: another kg is writing it") from None
            if self._part.exists() and os.fstat(file).st_ino == self._part.stat().st_ino:
                return file
            os.close(file)  # somebody has just finished it

    def _read(self) -> State | None:
        try:
            return State(**json.loads(self._journal.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, RecursionError):
            raise StopRun(f"{self._journal}: is no journal of kg; delete it to begin anew") from None

    def _save(self) -> None:
        with self._writing():
            data = b"".join(self._ready)
            while data:
                data = data[os.write(self._file, data) :]
            os.fsync(self._file)
            beside = _beside(self._journal, ".new")
            with beside.open("w", encoding="utf-8") as file:
                json.dump(asdict(self.state), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._journal)
        self._ready.clear()
        self._saved, self._written = monotonic(), self.state.bytes

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StopRun(f"{self._to}: cannot be written ({error.strerror or error})") from error


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _mark(before: str, item: Item) -> str:
    """A hash of all inputs so far."""
    told = str(item) if isinstance(item, SkipRecord) else f"{item.id} {item.key}"
    return hashlib.sha256(f"{before} {told}".encode(errors="surrogatepass")).hexdigest()
