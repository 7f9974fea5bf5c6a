"""How long work takes: by the clock, and on a processor, which is nearly the same however busy the machine is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Seconds(NamedTuple):
    """What some work took."""

    waited: float
    """By the clock: longer, if others use the machine as well."""
    worked: float
    """On a processor, of this process and of the servers that it started; known on Linux alone."""


def seconds(work: Callable[[], object]) -> Seconds:
    """How long the work takes."""
    worked, waited = _spent(), time.perf_counter()
    work()
    return Seconds(time.perf_counter() - waited, _spent() - worked)


def _spent() -> float:
    return sum(_of(process) for process in (os.getpid(), *_children())) / 1e9


def _of(process: int) -> int:
    """Nanoseconds of all its threads; the clock's number is what clock_getcpuclockid(3) gives for it on Linux."""
    return time.clock_gettime_ns(~process << 3 | 2)


def _children() -> Iterator[int]:
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # the thread has just ended
            yield from map(int, (task / "children").read_text().split())
