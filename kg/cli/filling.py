"""The commands that bring articles in: extract, load."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Column, DataSet, Mapping, Paths, Store, Using, Workers, opened, pair
from kg.cli.progress import Log, LogFormat, telling
from kg.errors import SkipRecord
from kg.harmless import as_json
from kg.tabular import plain

if TYPE_CHECKING:
    from kg.model import Article, Event
    from kg.sources import Source

Logged = Annotated[LogFormat, typer.Option("--log-format", help="How the run reports on standard error.")]


class EventFormat(StrEnum):
    """How extracted events are printed."""

    jsonl = "jsonl"
    gold = "gold"


def extract(
    paths: Paths,
    form: Annotated[EventFormat, typer.Option("--format", help="One event a line, or one article a line.")] = (
        EventFormat.jsonl
    ),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write this file; the same command goes on after an interruption."),
    ] = None,
    column: Column = None,
    extractor: Using = "rules",
    workers: Workers = 1,
    log_format: Logged = LogFormat.text,
) -> None:
    """Print the events of articles, or write them to a file; nothing is stored."""
    from kg import loading
    from kg.intake import articles, events_of
    from kg.journal import Journal
    from kg.sources import Meter

    meter, columns = Meter(), _columns(column)
    counts = {"articles": 0, "events": 0, "skipped": 0}
    given = list(loading.files(paths, meter))
    meter.measure(_sources(given))
    bar = output is not None or not sys.stdout.isatty()
    again = "the same command goes on from here" if output else "with -o FILE the same command would go on from here"
    items = articles(given, columns)

    def told(items: Iterable[Article | SkipRecord], log: Log) -> Iterator[str]:
        for item in events_of(items, extractor, workers):
            if isinstance(item, SkipRecord):
                counts["skipped"] += 1
                log.skipped(item)
                yield ""
            else:
                counts["articles"] += 1
                counts["events"] += len(item[1])
                yield _lines(*item, form)

    with telling(log_format, lambda: counts, meter, bar=bar, again=again) as log:
        if output is None:
            for text in told(items, log):
                sys.stdout.write(text)
                sys.stdout.flush()
        else:
            run = {"extractor": loading.extractor(extractor).name, "format": form.value, "columns": json.dumps(columns)}
            with Journal(output, run) as journal:
                counts |= journal.state.counts
                for text in told(journal.left(items), log):
                    journal.add(text, counts)
        if output is not None or log_format is LogFormat.json:
            numbers = ", ".join(f"{number:,} {name}" for name, number in counts.items())
            log.end("done", numbers)
    _end(counts["skipped"])


def load(
    paths: Paths,
    column: Column = None,
    extractor: Using = "rules",
    dataset: DataSet = None,
    mapping: Mapping = None,
    workers: Workers = 1,
    log_format: Logged = LogFormat.text,
    store: Store = None,
) -> None:
    """Read articles, event data sets, or what kg exported (JSONL, or RDF of the full profile), into the store."""
    from kg import intake
    from kg.sources import Meter

    meter = Meter()
    given = list(intake.opened(paths, meter))
    meter.measure(found := _sources(given))
    report = intake.LoadReport()

    def counts() -> dict[str, int]:
        names = "articles", "known", "mentions", "events", "left_out"
        numbers = {name: getattr(report, name) for name in names}
        return {"skipped" if name == "left_out" else name: number for name, number in numbers.items()}

    with telling(log_format, counts, meter, bar=True, again="the same command goes on from here") as log:
        report.hears = log.skipped
        for item in given:
            if isinstance(item, SkipRecord):
                report.skip(item)
        if not found:  # nothing to load is no reason to make a store
            _end(report.left_out)
        with opened(store, create=True) as graph:
            graph.load(
                *found,
                extractor=extractor,
                columns=_columns(column),
                dataset=dataset,
                mapping=mapping,
                workers=workers,
                report=report,
            )
        log.end("done", str(report))
    _end(report.left_out)


def _sources(given: Iterable[Source | SkipRecord]) -> list[Source]:
    return [item for item in given if not isinstance(item, SkipRecord)]


def _lines(article: Article, events: list[Event], form: EventFormat) -> str:
    """What an article tells, in JSON."""
    from kg.records import event_json

    name, told = article.key or article.id, [event_json(event) for event in events]
    rows: list[dict[str, Any]] = [{"id": name, "events": told}]
    if form is EventFormat.jsonl:
        rows = [{"in": name, "outlet": article.outlet, **event} for event in told]
    return "".join(as_json(plain(row)) + "\n" for row in rows)


def _end(skipped: int) -> None:
    if skipped:
        raise typer.Exit(1)


def _columns(given: list[str] | None) -> dict[str, str]:
    return dict(pair(text) for text in given or [])
