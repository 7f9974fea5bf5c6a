"""What a long run says of itself on standard error: a bar on a terminal, lines elsewhere, JSON if that is wanted."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

import typer

from kg.errors import KGError, SkipRecord
from kg.harmless import as_json

if TYPE_CHECKING:
    from kg.sources import Meter

OFTEN, SELDOM = 0.5, 10.0
"""Seconds between two looks at the counts: for a bar, and for lines."""

Counts = Callable[[], Mapping[str, int]]


class LogFormat(StrEnum):
    """How a run reports what it does."""

    text = "text"
    json = "json"


class Log:
    """What is said while a run goes on."""

    def __init__(self, form: LogFormat, counts: Counts, meter: Meter) -> None:
        self._form, self._counts, self._meter = form, counts, meter
        self._seen = deque([(monotonic(), 0, meter.done)], maxlen=120)

    def skipped(self, record: SkipRecord) -> None:
        """A record was left out."""
        self.say("skipped", f"skipped: {record}", source=record.source, cause=record.cause)

    def say(self, event: str, text: str, **facts: Any) -> None:
        """A line for people, or its facts for programs."""
        if self._form is LogFormat.json:
            time = datetime.now(UTC).isoformat(timespec="milliseconds")
            text = as_json({"time": time, "event": event, **facts})
        print(text, file=sys.stderr, flush=True)

    def end(self, event: str, text: str, **facts: Any) -> None:
        """The last line, with all counts."""
        self.say(event, text, **self._counts(), **facts, message=text)

    def pace(self) -> dict[str, Any]:
        """The counts, articles a second and seconds left by the last looks."""
        counts, done, total = self._counts(), self._meter.done, self._meter.total
        self._seen.append((monotonic(), counts["articles"], done))
        (began, articles, read), (now, *_) = self._seen[0], self._seen[-1]
        passed = max(now - began, 0.001)
        left = round((total - done) * passed / (done - read)) if total and done > read else None
        return {**counts, "per_second": round((counts["articles"] - articles) / passed, 1), "seconds_left": left}


@contextmanager
def telling(form: LogFormat, counts: Counts, meter: Meter, *, bar: bool, again: str) -> Iterator[Log]:
    """The log of a run, which is watched meanwhile; `again` says what goes on after Ctrl-C."""
    log = Log(form, counts, meter)
    try:
        with _watching(log, meter, form, bar=bar):
            yield log
    except KeyboardInterrupt:
        told = ", ".join(f"{number:,} {name}" for name, number in counts().items())
        log.end("interrupted", f"kg: interrupted; {told}; {again}")
        raise typer.Exit(130) from None
    except KGError as error:
        if form is LogFormat.text:
            raise
        log.end("error", str(error))
        raise typer.Exit(1) from None


@contextmanager
def _watching(log: Log, meter: Meter, form: LogFormat, *, bar: bool) -> Iterator[None]:
    if form is LogFormat.json:
        with _every(SELDOM, lambda: log.say("progress", "", **log.pace())):
            yield
    elif bar and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

        columns = SpinnerColumn(), BarColumn(20), TaskProgressColumn(), TextColumn("{task.description}")
        console = Console(stderr=True)
        with Progress(*columns, console=console, transient=True, redirect_stdout=False) as shown:
            task = shown.add_task("reading", total=meter.total or None)
            with _every(OFTEN, lambda: shown.update(task, completed=meter.done, description=_line(log.pace()))):
                yield
    else:
        yield


@contextmanager
def _every(seconds: float, look: Callable[[], None]) -> Iterator[None]:
    """Look again and again, in a thread of its own, as long as this lasts."""
    ended = Event()

    def looking() -> None:
        while not ended.wait(seconds):
            look()

    thread = Thread(target=looking, name="kg-progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _line(pace: dict[str, Any]) -> str:
    counts = ", ".join(
        f"{number:,} {name}" for name, number in pace.items() if name not in ("per_second", "seconds_left")
    )
    left = f", {timedelta(seconds=pace['seconds_left'])} left" if pace["seconds_left"] is not None else ""
    return f"{counts}, {pace['per_second']} articles/s{left}"
