"""The whole property graph as CSV files for `neo4j-admin database import`, which fills an empty Neo4j at once.

    neo4j-admin database import full neo4j @import.args      (in the folder, the server stopped)

Constraints and indexes come when kg opens the database for the first time. An empty list becomes
a property that is not there, which kg reads as an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg.errors import FixQuery
from kg.export.base import GraphTable, Settings, Source

ARRAYS = "\x1f"  # between the values of a list: no name has it
_ARGUMENTS = ("--id-type=string", "--multiline-fields=true", "--array-delimiter=U+001F", "--input-encoding=UTF-8")
ARGUMENTS = "import.args"


def write(source: Source, into: Path, settings: Settings) -> None:
    """One file for each label and each kind of relationship, and the arguments of the import."""
    tables = source.tables()
    if tables is None:
        raise FixQuery("neo4j-csv holds the whole graph: leave out what narrows it, or choose another format")
    arguments = list(_ARGUMENTS)
    for table in tables:
        kind, file = ("nodes", table.name) if table.ends is None else ("relationships", "_".join(parts(table)))
        _fill(into / f"{file}.csv", table)
        arguments.append(f"--{kind}={table.name}={file}.csv")
    (into / ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8")


def header(table: GraphTable) -> list[str]:
    """The first line of a table: keys, ends and typed properties."""
    if table.ends:
        start, end = table.ends
        return [f":START_ID({start})", f":END_ID({end})", *(f"{name}:{form}" for name, form in table.columns.items())]
    key, *rest = table.columns
    return [f"{key}:ID({table.name})", *(f"{name}:{table.columns[name]}" for name in rest)]


def parts(table: GraphTable) -> Iterable[str]:
    """What a relationship is called: its type between the labels at its ends."""
    start, end = table.ends or ("", "")
    return start, table.name, end


def _fill(path: Path, table: GraphTable) -> None:
    names = [*(("start", "end") if table.ends else ()), *table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header(table)) + "\n")
        for row in table.rows:
            file.write(",".join(cell(row[name]) for name in names) + "\n")


def cell(value: object) -> str:
    """Nothing is nothing; what is empty between quotation marks is an empty text, or a list without values."""
    if value is None:
        return ""
    if isinstance(value, str | list | tuple):
        text = value if isinstance(value, str) else ARRAYS.join(value)
        return '"' + text.replace('"', '""') + '"'
    return value.isoformat() if isinstance(value, date) else str(value).lower()
