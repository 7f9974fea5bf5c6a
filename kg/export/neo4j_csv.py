"""The whole property graph as CSV files for `neo4j-admin database import`, which fills an empty Neo4j at once.

    neo4j-admin database import full neo4j @import.args      (in the folder, the server stopped)

Constraints and indexes come when kg opens the database for the first time. An empty list becomes
a property that is not there, which kg reads as an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    files = []
    for table in tables:
        file = f"{called(table)}.csv"
        _fill(into / file, table)
        files.append((table, [file]))
    (into / ARGUMENTS).write_text(arguments(files), encoding="utf-8")


def arguments(files: Iterable[tuple[GraphTable, Sequence[str]]]) -> str:
    """The arguments of the import: each table with its files, in the first of which the header stands."""
    kinds = (("nodes" if table.ends is None else "relationships", table.name, names) for table, names in files)
    return "".join(f"{line}\n" for line in (*_ARGUMENTS, *(f"--{k}={n}={','.join(names)}" for k, n, names in kinds)))


def header(table: GraphTable) -> list[str]:
    """The first line of a table: keys, ends and typed properties."""
    if table.ends:
        start, end = table.ends
        return [f":START_ID({start})", f":END_ID({end})", *(f"{name}:{form}" for name, form in table.columns.items())]
    key, *rest = table.columns
    return [f"{key}:ID({table.name})", *(f"{name}:{table.columns[name]}" for name in rest)]


def called(table: GraphTable) -> str:
    """What the files of a table are called: a label, or a type between the labels at its ends."""
    return "_".join((table.ends[0], table.name, table.ends[1])) if table.ends else table.name


def lines(table: GraphTable) -> Iterator[str]:
    """The rows of a table."""
    names = [*(("start", "end") if table.ends else ()), *table.columns]
    return (",".join(cell(row[name]) for name in names) for row in table.rows)


def _fill(path: Path, table: GraphTable) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header(table)) + "\n")
        file.writelines(f"{line}\n" for line in lines(table))


def cell(value: object) -> str:
    """Nothing is nothing; what is empty between quotation marks is an empty text, or a list without values."""
    if value is None:
        return ""
    if isinstance(value, str | list | tuple):
        text = value if isinstance(value, str) else ARRAYS.join(value)
        return '"' + text.replace('"', '""') + '"'
    return value.isoformat() if isinstance(value, date) else str(value).lower()
