"""Answers on standard output: as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from kg.harmless import as_cell, as_json, harmless
from kg.tabular import Answer, Rows, plain

WIDTH = 110
"""Columns of a table that goes into a file or a pipe, unless $COLUMNS says otherwise."""

LONG = 70
"""What has more characters than this stands on lines of its own."""

NARROWEST = 8
GAP = 2


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def show(
    rows: Sequence[Mapping[str, Any]],
    form: Format,
    table: Sequence[Mapping[str, Any]] | None = None,
    keep: Collection[str] | None = None,
) -> None:
    """Print rows; `table` are the same rows made short for people, without empty columns but those to `keep`."""
    match form:
        case Format.json:
            print(as_json([plain(row) for row in rows], indent=1))
        case Format.jsonl:
            show_lines(rows)
        case Format.csv:
            some = table or rows
            _csv(some, rows.columns if isinstance(rows, Rows) else some[0].keys() if some else ())
        case Format.table:
            if table is None:  # what was asked for by name is shown, empty or not
                _table(rows, keep=rows[0].keys() if rows else ())
            else:
                _table(table, keep or ())


def show_answer(
    answer: Answer[Any], form: Format, table: Sequence[Mapping[str, Any]], keep: Collection[str] | None = None
) -> None:
    """Print an answer; `table` is as in `show`. CSV has the columns of its DataFrame, also where it has no row."""
    if form is Format.csv:
        _csv([row.flat() for row in answer], answer.of.columns())
    else:
        show(answer.to_dicts(), form, table, keep)


def paragraphs(text: str) -> None:
    """Print lines, those too long for a terminal continued under their beginning."""
    width = max(shutil.get_terminal_size().columns, 40) if sys.stdout.isatty() else 0
    for line in harmless(text).splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        print(textwrap.fill(line, width, subsequent_indent=indent) if width else line)


def _csv(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if columns:
        writer.writerow(map(as_cell, columns))
    writer.writerows([as_cell(_bare(value)) for value in row.values()] for row in rows)


def show_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as JSON lines, each as soon as it is there."""
    for row in rows:
        print(as_json(plain(row)), flush=True)


def _table(rows: Sequence[Mapping[str, Any]], keep: Collection[str]) -> None:
    """A row's short values side by side, and below them, over the whole width, what is long."""
    from rich.console import Console, Group
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", WIDTH)))
    if not rows:
        console.print("nothing found")
        return
    cells = [{name: harmless(_cell(value)) for name, value in row.items()} for row in rows]
    names = [name for name in cells[0] if name in keep or any(row[name] for row in cells)]
    widths = {n: max(len(line) for row in cells for line in [n, *row[n].splitlines()]) for n in names}
    long = [name for name in names if widths[name] > LONG]
    short = _fitted({n: widths[n] for n in names if n not in long}, console.width - 4)

    def line(texts: Iterable[str]) -> Table:
        grid = Table.grid(padding=(0, GAP, 0, 0))
        for width in short.values():
            grid.add_column(width=width, overflow="fold")
        grid.add_row(*map(Text, texts))
        return grid

    table = Table(show_lines=bool(long), show_header=names != ["", " "])
    table.add_column(line(short))
    for row in cells:
        below = [Text(row[n] if len(long) == 1 else f"{n}: {row[n]}") for n in long if row[n]]
        table.add_row(Group(line(row[n] for n in short), *below))
    console.print(table)


def _fitted(widths: dict[str, int], space: int) -> dict[str, int]:
    """The widths, the widest made narrower until all fit into the space."""
    fitted = dict(widths)
    while fitted and sum(fitted.values()) + GAP * len(fitted) > space and max(fitted.values()) > NARROWEST:
        fitted[max(fitted, key=lambda name: fitted[name])] -= 1
    return fitted


def _bare(value: Any) -> str:
    """A value as programs read it: a number without the commas that people read."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return ", ".join(map(_bare, value)) if isinstance(value, list | tuple) else _cell(value)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{value:,.0f}" if value >= 1000 else f"{value:g}"
        case list() | tuple():
            return ", ".join(map(_cell, value))
        case Mapping():
            return json.dumps(plain(value), ensure_ascii=False)
    return str(value)
