"""A data set by its mapping: each row that tells of an event is an article of one line with one mention."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite, nan

from kg.dates import When
from kg.errors import BadValue, SkipRecord
from kg.loading import Extracted
from kg.model import DATASET, Actor, Article, Mention, Participation, Place
from kg.sources import MOST_BYTES, Source
from loaders.datasets import actors
from loaders.datasets.mapping import Plan
from loaders.readers._shared import day_of, opened_text

_NOTHING = ("", "None", "NULL", "nan")


@dataclass(frozen=True, slots=True)
class Table:
    """A data set in the sense of kg.datasets."""

    plan: Plan

    @property
    def name(self) -> str:
        """Its name and version."""
        return self.plan.name

    def recognises(self, line: str) -> bool:
        """True if the line names all columns that are read or, without such a line, can be a row."""
        try:
            row: list[str] = next(csv.reader([line], self._form()), [])
        except csv.Error:  # a line end in mid-line
            return False
        if not self.plan.header:
            return {name for names in self.plan.columns.values() for name in names} <= set(row)
        if len(row) != len(self.plan.header):
            return False
        told = _Row(self.plan, dict(zip(self.plan.header, row, strict=True)))
        return told("id").isdigit() and _day(told("date")) is not None

    def read(self, source: Source) -> Iterator[Extracted]:
        """The events of the file; a SkipRecord with file and line for each row that is malformed."""
        rows = self._rows(source)
        header = list(self.plan.header) or next(rows, (0, []))[1]
        missing = {name for names in self.plan.columns.values() for name in names} - set(header)
        if missing:
            raise SkipRecord(source.name, f"is not of {self.name}: it has no column {sorted(missing)[0]!r}")
        for line, row in rows:
            try:
                if len(row) != len(header):
                    raise BadValue(f"has {len(row)} fields, but {self.name} has {len(header)}")
                told = _Row(self.plan, dict(zip(header, row, strict=True)))
                if found := self._told(told, "\t".join(value.strip() for value in row if value.strip())):
                    yield found
            except BadValue as error:
                yield SkipRecord(f"{source}:{line}", str(error))

    def _told(self, row: _Row, text: str) -> tuple[Article, list[Mention]] | None:
        key, day, code = row("id"), _day(row("date")), row.code
        if not key or not code:
            raise BadValue(f"has no {'identifier' if not key else 'code'}")
        if day is None:
            raise BadValue(f"its date is {row('date')[:40]!r}, which is no day")
        published, quantity = row("published"), row.number("quantity")
        where = row.number("latitude"), row.number("longitude")
        if bad := next((r for n, r in zip(where, (90, 180), strict=True) if n is not None and abs(n) > r), None):
            raise BadValue(f"its coordinates are beyond {bad} degrees")
        meaning, plan = self.plan.types.get(code), self.plan
        actor, recipient = row.side("actor"), row.side("recipient")
        if meaning is None or actor is None or recipient is None or _one_side(actor, recipient):
            return None
        reported = _day(published) if published else day
        if reported is None:
            raise BadValue(f"its day of publication is {published[:40]!r}, which is no day")
        sides = (actor, meaning.actor), (recipient, meaning.recipient)
        parts = tuple(Participation(actor=who, role=role) for who, role in sides)
        title = row("title") or None
        article = Article(text=text, published=reported, outlet=plan.outlet, url=row("url") or None, key=key)
        mention = Mention(
            article=article.id, reported=reported, type=meaning.type, modality=meaning.modality, participants=parts,
            place=row.place(), when=None if meaning.modality == "planned" else When.parse(day.isoformat()),
            quantity=quantity, title=title, quote=text, start=0, end=len(text), confidence=plan.confidence,
            extractor=DATASET + plan.name,
        )  # fmt: skip
        return article, [mention]

    def _rows(self, source: Source) -> Iterator[tuple[int, list[str]]]:
        """The rows that are not blank, with the line in which each begins."""
        line = 1
        csv.field_size_limit(MOST_BYTES)
        with opened_text(source) as lines:
            table = csv.reader(lines, self._form())
            try:
                for row in table:
                    if any(field.strip() for field in row):
                        yield line, row
                    line = table.line_num + 1
            except csv.Error as error:
                raise SkipRecord(f"{source}:{line}", f"is no row of a table ({error})") from None

    def _form(self) -> csv.Dialect:
        form = csv.excel()
        form.delimiter = self.plan.separator
        form.quoting = csv.QUOTE_MINIMAL if self.plan.quoted else csv.QUOTE_NONE
        return form


class _Row:
    """A row by the mapping's words."""

    def __init__(self, plan: Plan, values: dict[str, str]) -> None:
        self._plan = plan
        self._values = values

    def __call__(self, field: str) -> str:
        """What the first column that is not empty tells; nothing if there is none."""
        told = (self._values[name].strip() for name in self._plan.columns.get(field, ()))
        return next((value for value in told if value not in _NOTHING), "")

    @property
    def code(self) -> str:
        told = (self._values[name].strip() for name in self._plan.columns["code"])
        return "/".join(value for value in told if value not in _NOTHING)

    def number(self, field: str) -> float | None:
        told = self(field)
        try:
            value = float(told) if told else None
        except ValueError:
            value = nan
        if value is not None and not isfinite(value):
            raise BadValue(f"its {field} is {told[:40]!r}, which is no number")
        return value

    def side(self, side: str) -> Actor | None:
        plan = self._plan
        told = (self(side), self(f"{side}_country"), self(f"{side}_group"))
        return actors.actor(*told, plan.countries, plan.groups)

    def place(self) -> Place | None:
        told = (self("place"), self("place_country"), self("latitude"), self("longitude"))
        return actors.place(*told, self._plan.countries)


def _one_side(a: Actor, b: Actor) -> bool:
    return a.id == b.id or (a.country == b.country and "organisation" not in (a.kind, b.kind))


def _day(text: str) -> date | None:
    """The day of 2024-03-05, 20240305, 20240305120000 or 5 March 2024."""
    return day_of(text[:8] if text.isdigit() and len(text) > 8 else text) if text else None
