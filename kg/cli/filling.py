"""The commands that bring articles in: extract, load."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, Any

import typer

from kg.cli.options import Column, DataSet, Mapping, Paths, Store, Using, opened, pair
from kg.cli.output import show_lines
from kg.errors import SkipRecord


class EventFormat(StrEnum):
    """How extracted events are printed."""

    jsonl = "jsonl"
    gold = "gold"


def extract(
    paths: Paths,
    form: Annotated[EventFormat, typer.Option("--format", help="One event a line, or one article a line.")] = (
        EventFormat.jsonl
    ),
    column: Column = None,
    extractor: Using = "rules",
) -> None:
    """Print the events of articles; nothing is stored."""
    from kg.intake import read_events
    from kg.records import event_json

    skipped = 0
    for item in read_events(paths, extractor=extractor, columns=_columns(column)):
        if isinstance(item, SkipRecord):
            skipped += _report(item)
            continue
        article, found = item
        name, told = article.key or article.id, [event_json(event) for event in found]
        if form is EventFormat.gold:
            show_lines([{"id": name, "events": told}])
        else:
            show_lines({"in": name, "outlet": article.outlet, **event} for event in told)
    _end(skipped)


def load(
    paths: Paths,
    column: Column = None,
    extractor: Using = "rules",
    dataset: DataSet = None,
    mapping: Mapping = None,
    store: Store = None,
) -> None:
    """Read articles, event data sets, or what kg exported (JSONL, or RDF of the full profile), into the store."""
    from kg.intake import LoadReport, is_export
    from kg.loading import files

    found = list(files(path for path in paths if not is_export(path)))
    missing = [item for item in found if isinstance(item, SkipRecord)]
    if found and len(missing) == len(found) == len(paths):  # nothing to load is no reason to make a store
        _end(sum(map(_report, missing)))
    report = LoadReport()
    with opened(store, create=True) as graph, _progress() as step:
        try:
            table = {"dataset": dataset, "mapping": mapping}
            graph.load(*paths, extractor=extractor, columns=_columns(column), **table, progress=step, report=report)
        except KeyboardInterrupt:
            print(f"kg: interrupted; {report}; the same command goes on from here", file=sys.stderr)
            raise typer.Exit(130) from None
    for item in report.skipped:
        _report(item)
    print(report, file=sys.stderr)
    _end(len(report.skipped))


@contextmanager
def _progress() -> Iterator[Any]:
    """Something to call with every report so far; a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda report: bar.update(task, description=str(report))


def _report(skipped: SkipRecord) -> int:
    print(f"skipped: {skipped}", file=sys.stderr)
    return 1


def _end(skipped: int) -> None:
    if skipped:
        raise typer.Exit(1)


def _columns(given: list[str] | None) -> dict[str, str]:
    return dict(pair(text) for text in given or [])
