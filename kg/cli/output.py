"""Answers on standard output: as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

WIDTH = 150
"""Columns of a table that goes into a file or a pipe."""


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def show(rows: Sequence[Mapping[str, Any]], form: Format, table: Sequence[Mapping[str, Any]] | None = None) -> None:
    """Print rows; `table` are the same rows made short for people."""
    match form:
        case Format.json:
            print(json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=1))
        case Format.jsonl:
            show_lines(rows)
        case Format.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            for number, row in enumerate(table or rows):
                if number == 0:
                    writer.writerow(row.keys())
                writer.writerow(_cell(value) for value in row.values())
        case Format.table:
            _table(rows if table is None else table)


def show_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as JSON lines, each as soon as it is there."""
    for row in rows:
        print(json.dumps(plain(row), ensure_ascii=False), flush=True)


def plain(value: Any) -> Any:
    """The value as JSON has it; dates as ISO 8601 text."""
    match value:
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(v) for v in value]
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
    return str(value)


def _table(rows: Sequence[Mapping[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    if not rows:
        console.print("nothing found")
        return
    names = [name for name in rows[0] if any(row[name] not in (None, "") for row in rows)]
    longest = {n: max(len(line) for row in rows for line in _cell(row[n]).splitlines() or [""]) for n in names}
    crowded = any(length > 80 for length in longest.values())
    table = Table(show_header=names != ["", " "], show_lines=any(length > 40 for length in longest.values()))
    for name in names:
        table.add_column(name, overflow="fold", max_width=24 if crowded and longest[name] <= 80 else None)
    for row in rows:
        table.add_row(*(Text(_cell(row[name])) for name in names))
    console.print(table)


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
