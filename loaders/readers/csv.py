"""Tables of articles (.csv; .tsv and .tab): a header, then one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import chain

from kg.errors import SkipRecord
from kg.sources import MOST_BYTES, Source
from loaders.readers._shared import Items, article, names, opened_text, reads

_Row = tuple[int, list[str] | SkipRecord]


@reads(".csv", ".tsv", ".tab")
def read(source: Source, columns: Mapping[str, str]) -> Items:
    """The articles of the rows, each with its line if it has no id."""
    called = names(columns)
    rows = _rows(source)
    _, header = next(rows, (0, SkipRecord(source.name, "is empty")))
    if isinstance(header, SkipRecord):
        raise header
    header = [name.strip() for name in header]
    missing = [called[field] for field in ("text", *columns) if called[field] not in header]
    if missing or len(set(header)) < len(header):
        told = (
            f"no column {missing[0]!r} (--column FIELD=NAME says what a column is called)"
            if missing
            else "two columns of one name"
        )
        raise SkipRecord(source.name, f"has {told}; its columns are {', '.join(header)}"[:300])
    found = False
    for line, row in rows:
        found = True
        place = f"{source}:{line}"
        if isinstance(row, SkipRecord):
            yield row
        elif len(row) != len(header):
            yield SkipRecord(place, f"has {len(row)} fields, but the header has {len(header)}")
        else:
            yield article(dict(zip(header, row, strict=True)), called, place, f"{source.stem}#{line}")
    if not found:
        raise SkipRecord(source.name, "has a header, but no rows")


def _rows(source: Source) -> Iterator[_Row]:
    """The rows that are not blank, with the line in which each begins."""
    csv.field_size_limit(MOST_BYTES)  # articles are longer than the module expects of a field
    with opened_text(source) as lines:
        first = next(lines, "")
        separator = "\t" if source.ending != ".csv" else max(",;\t", key=first.count)
        table = csv.reader(chain([first], lines), delimiter=separator, strict=True)
        while True:
            line = table.line_num + 1
            try:
                row = next(table)
            except csv.Error as error:
                yield line, SkipRecord(f"{source}:{line}", f"is no row of a table ({error})")
            except StopIteration:
                return
            else:
                if any(field.strip() for field in row):
                    yield line, row
