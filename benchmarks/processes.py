"""A process and all that come of it: what they take of the processors and of memory; known on Linux alone."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

TICKS, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


class _Process(NamedTuple):
    parent: int
    worked: int
    """Ticks, with those of its children that have ended."""
    pages: int


class Clock:
    """Time that passes, and time that cores spend on this process and its descendants, and on others."""

    def __init__(self) -> None:
        self._began, self._worked, self._busy = time.perf_counter(), worked(), _busy()

    @property
    def passed(self) -> float:
        """Seconds by the clock."""
        return time.perf_counter() - self._began

    @property
    def worked(self) -> float:
        """Seconds of cores."""
        return worked() - self._worked

    @property
    def others(self) -> float:
        """How many cores were busy with what is not ours."""
        return max(0.0, _busy() - self._busy - self.worked) / self.passed


def worked(root: int | None = None) -> float:
    """Seconds of cores of a process (this one) and its descendants, also of those that have ended."""
    return sum(process.worked for process in _family(root or os.getpid())) / TICKS


def memory(root: int | None = None) -> int:
    """Bytes of memory in which a process (this one) and its descendants stand."""
    return sum(process.pages for process in _family(root or os.getpid())) * PAGE


def _family(root: int) -> list[_Process]:
    known: dict[int, _Process] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended by now, and counts with its parent
            fields = path.read_text().rpartition(")")[2].split()
            known[int(path.parent.name)] = _Process(int(fields[1]), sum(map(int, fields[11:15])), int(fields[21]))
    mine, more = {root}, True
    while more:
        more = {pid for pid, process in known.items() if process.parent in mine} - mine
        mine |= more
    return [known[pid] for pid in mine if pid in known]


def _busy() -> float:
    """Seconds that all cores have worked since the machine was started."""
    user, nice, system, _idle, _waiting, *interrupts = map(
        int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9]
    )
    return (user + nice + system + sum(interrupts[:2])) / TICKS
