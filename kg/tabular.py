"""Answers as people and programs take them: typed rows, JSON-like dictionaries, a printed table, a DataFrame."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_type_hints, overload

from kg.dates import When

if TYPE_CHECKING:
    import pandas as pd

TEXT, WHOLE, NUMBER, DAY = "str", "int64", "float64", "datetime64[us]"
"""The dtypes of DataFrames; whole numbers that may be missing are Int64."""
LONGEST, MOST = 60, 60
"""Characters of a cell and rows of a table that is printed; a DataFrame has all."""


class Row:
    """One answer, a dataclass. In a table a date is its EDTF text, and stands beside its first and last day."""

    __slots__ = ()

    @classmethod
    def columns(cls) -> dict[str, str]:
        """The columns of a table of such rows, each with its dtype."""
        return {name: dtype for parts in _columns(cls).values() for name, dtype in parts.items()}

    def flat(self) -> dict[str, Any]:
        """Its columns as single values: lists joined by commas, None where there is none."""
        return {
            name: value
            for field, parts in _columns(type(self)).items()
            for name, value in zip(parts, _values(getattr(self, field), len(parts)), strict=True)
        }


def _columns(row_class: Any) -> dict[str, dict[str, str]]:
    """The columns that each field of the class becomes; mypy takes no class for what a cache may keep."""
    return _told(row_class)


@cache
def _told(row_class: type) -> dict[str, dict[str, str]]:
    hints = get_type_hints(row_class)
    names = [f.name for f in fields(row_class)]
    return {name: _parts(name, hints[name], names) for name in names}


def _parts(name: str, hint: Any, names: Sequence[str]) -> dict[str, str]:
    kinds = set(get_args(hint)) or {hint}
    if When in kinds:
        which = name.removeprefix("when")
        days = f"begin{which}", f"end{which}"
        return {name: TEXT} | ({} if {*days} & {*names} else dict.fromkeys(days, DAY))  # an `end` may be an offset
    if int in kinds:
        return {name: "Int64" if NoneType in kinds else WHOLE}
    return {name: DAY if date in kinds else NUMBER if float in kinds else TEXT}


def _values(value: Any, parts: int) -> tuple[Any, ...]:
    if parts > 1 or isinstance(value, When):
        return dates(value)[:parts]
    return (", ".join(map(str, value)) if isinstance(value, tuple) else value,)


def dates(when: When | None) -> tuple[str | None, date | None, date | None]:
    """A date as EDTF text, and its first and last day, None where it is open or unknown."""
    return (when.edtf, when.first, when.last) if when else (None, None, None)


R = TypeVar("R", bound=Row)


class Answer(Sequence[R], Generic[R]):
    """The rows of an answer, in order, all of the class `of`; prints as a table."""

    def __init__(self, rows: Iterable[R], of: type[R]) -> None:
        self._rows = tuple(rows)
        self.of = of

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Answer[R]: ...
    def __getitem__(self, index: int | slice) -> R | Answer[R]:
        return Answer(self._rows[index], self.of) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as JSON-like dictionaries, nothing left out: parties and quotes as lists, dates as EDTF text."""
        return [plain(row) for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a DataFrame with the columns and dtypes of docs/python.md, even if there is no row."""
        import pandas as pd

        old = int(pd.__version__.partition(".")[0]) < 3  # where text is of dtype object
        dtypes = {name: "object" if old and dtype == TEXT else dtype for name, dtype in self.of.columns().items()}
        return pd.DataFrame([row.flat() for row in self._rows], columns=[*dtypes]).astype(dtypes)

    def __repr__(self) -> str:
        return printed(self.to_pandas()) if self._rows else "nothing found"

    def _repr_html_(self) -> str:
        return str(self.to_pandas().to_html(index=False))


def typed(row_class: type[R], rows: Iterable[Mapping[str, Any]]) -> Answer[R]:
    """The rows of a question as objects: lists as tuples, EDTF text as dates."""
    return Answer(
        (row_class(**{name: _typed(name, row[name]) for name in _columns(row_class)}) for row in rows), row_class
    )


def _typed(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return When.parse(value) if value and name.startswith("when") else value


class Rows(list[dict[str, Any]]):
    """Rows of a statement, as dictionaries by column; `columns` are its columns, in order. Prints as a table."""

    def __init__(self, rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> None:
        super().__init__(rows)
        self.columns = tuple(columns)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a DataFrame, one column a column of the statement; days are datetime64."""
        import pandas as pd

        frame = pd.DataFrame(list(self), columns=[*self.columns])
        days = [name for name in self.columns if _all_days([row[name] for row in self])]
        return frame.astype(dict.fromkeys(days, DAY))

    def __repr__(self) -> str:
        return printed(self.to_pandas()) if self else "nothing found"

    def _repr_html_(self) -> str:
        return str(self.to_pandas().to_html(index=False))


def _all_days(values: Iterable[Any]) -> bool:
    return {type(value) for value in values} - {NoneType} == {date}


def printed(frame: pd.DataFrame) -> str:
    """The frame as a table of text, without row numbers; long text and the middle of many rows are left out.

    On a terminal, columns for which there is no room stand below the others.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    text = frame.to_string(index=False, na_rep="", max_colwidth=LONGEST, max_rows=MOST, line_width=width)
    return "\n".join(line.rstrip() for line in text.splitlines())


def plain(value: Any) -> Any:
    """A value, or a row, as JSON has it, nothing left out: dates as ISO 8601 or EDTF text."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case When():
            return value.edtf
        case date():
            return value.isoformat()
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(v) for v in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return str(value)
