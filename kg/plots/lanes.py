"""The lanes of a timeline: with whom each event was, and in which row it stands so that none covers another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kg.dates import first_day, last_day
from kg.meaning import Meaning
from kg.plots.labels import text_width
from kg.plots.span import beginning
from kg.plots.words import day_words, shortened
from kg.rows import EventRow

DOT, LABEL = 7.0, 7.5
"""Points: how wide a mark is at least, and how large its label."""
FEW_ROWS = 4
"""In so many rows stands a lane of a picture that would be too tall."""
GAP = 3.0
"""Points between two in one row."""
ALONE = "no other party named"


@dataclass(frozen=True, slots=True)
class Scale:
    """The days of the picture, over `width` points."""

    first: date
    last: date
    width: float

    def at(self, day: date) -> float:
        """Where a day stands; at the edge if it is beyond."""
        return (min(max(day, self.first), self.last) - self.first).days / (self.last - self.first).days * self.width


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a lane: where it begins and ends (points from the left), its row, and where its label stands."""

    event: EventRow
    begin: float
    end: float
    label: str
    label_at: float
    row: int = 0

    @property
    def label_end(self) -> float:
        return self.label_at + text_width(self.label, LABEL)

    @property
    def long(self) -> bool:
        """True if it is drawn as a bar."""
        return self.end - self.begin > DOT


def lanes(rows: Sequence[EventRow], who: Meaning, whom: Meaning | None) -> dict[str, list[EventRow]]:
    """The events by the other party, each in the lane of every one; those with the most events first."""
    found: defaultdict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        own = who.among(row.parties, row.when)
        others = whom.among(row.parties, row.when) if whom else [p for p in row.parties if p not in own]
        for other in dict.fromkeys(p.name for p in others) or [ALONE]:
            found[other].append(row)
    return dict(sorted(found.items(), key=lambda lane: (lane[0] == ALONE, -len(lane[1]), lane[0])))


def scaled(rows: Sequence[EventRow], only: Mapping[str, Any], width: float) -> Scale:
    """From the first to the last day that are asked for, else of the events with some room."""
    days = [day for row in rows if row.when for day in (row.when.first, row.when.last) if day]
    begin = beginning(row.when.told.first or max(days) for row in rows if row.when)
    room = timedelta(days=max(1, (max(days) - begin).days // 60))
    since, until = only.get("since"), only.get("until")
    first = (first_day(since) if since else None) or begin - room
    last = (last_day(until) if until else None) or max(days) + room
    return Scale(first, max(last, first + timedelta(days=1)), width)


def packed(rows: Sequence[EventRow], scale: Scale, *, labelled: bool) -> list[Mark]:
    """The events of a lane in rows, each with its label; or in few rows, with the labels that have room."""
    ends: list[float] = []
    marks = []
    for mark in sorted((_mark(row, scale) for row in rows), key=lambda mark: (mark.begin, mark.event.event)):
        begin, end = mark.begin - DOT / 2, mark.end + DOT / 2
        if labelled:
            begin, end = min(begin, mark.label_at), max(end, mark.label_end)
        number = next((n for n, taken in enumerate(ends) if taken <= begin), len(ends))
        if number == FEW_ROWS and not labelled:  # then they cover each other, as little as may be
            number = ends.index(min(ends))
        ends[number : number + 1] = [end + GAP]
        marks.append(replace(mark, row=number))
    return marks if labelled else list(_where_room(marks))


def _mark(row: EventRow, scale: Scale) -> Mark:
    """The event, its label to the right; near the right edge to the left; where there is neither, upon the bar."""
    assert row.when is not None  # noqa: S101 - for mypy
    begin, end = scale.at(row.when.first or scale.first), scale.at(row.when.last or scale.last)
    label = ", ".join(filter(None, (day_words(row.when), shortened(row.place or "", 24))))
    wide = text_width(label, LABEL)
    right, left = end + DOT, begin - DOT - wide
    at = next((x for x in (right, left) if 0 <= x <= scale.width - wide), begin + DOT)
    return Mark(row, begin, end, label, at)


def _where_room(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, without the label where it does not stand to the right or the next one is in its way."""
    for mark in marks:
        following = min(
            (m.begin for m in marks if m.row == mark.row and m.begin > mark.begin), default=mark.label_end + DOT
        )
        fits = mark.label_at > mark.end and mark.label_end + DOT <= following
        yield mark if fits else replace(mark, label="")
