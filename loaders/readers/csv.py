"""Tables of articles (.csv; .tsv and .tab): a header, then one article a row."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import SkipRecord
from loaders.readers._shared import Items, article, encoding_of, names, not_text, reads, stem

_Row = tuple[int, list[str] | SkipRecord]


@reads(".csv", ".tsv", ".tab")
def read(path: Path, columns: Mapping[str, str]) -> Items:
    """The articles of the rows, each with its line if it has no id."""
    called = names(columns)
    rows = _rows(path)
    _, header = next(rows, (0, SkipRecord(str(path), "is empty")))
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
        raise SkipRecord(str(path), f"has {told}; its columns are {', '.join(header)}"[:300])
    found = False
    for line, row in rows:
        found = True
        source = f"{path}:{line}"
        if isinstance(row, SkipRecord):
            yield row
        elif len(row) != len(header):
            yield SkipRecord(source, f"has {len(row)} fields, but the header has {len(header)}")
        else:
            yield article(dict(zip(header, row, strict=True)), called, source, f"{stem(path)}#{line}")
    if not found:
        raise SkipRecord(str(path), "has a header, but no rows")


def _rows(path: Path) -> Iterator[_Row]:
    """The rows that are not blank, with the line in which each begins."""
    csv.field_size_limit(sys.maxsize)  # articles are longer than the module expects of a field
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        try:
            separator = "\t" if path.suffix.lower() != ".csv" else max(",;\t", key=file.readline().count)
            file.seek(0)
            table = csv.reader(file, delimiter=separator, strict=True)
            while True:
                line = table.line_num + 1
                try:
                    row = next(table)
                except csv.Error as error:
                    yield line, SkipRecord(f"{path}:{line}", f"is no row of a table ({error})")
                except StopIteration:
                    return
                else:
                    if any(field.strip() for field in row):
                        yield line, row
        except UnicodeDecodeError:
            raise not_text(path, encoding) from None
