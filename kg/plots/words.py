"""What pictures say in words: dates, events with their sentence, and which events were asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from operator import eq
from typing import Any

from kg.dates import When
from kg.ontology import class_name, classes
from kg.overview import DONE
from kg.rows import EventRow
from kg.vocab import CLASSES

LINE = "\v"
"""Ends a line of what a mark tells; line ends of the texts themselves are spaces."""
SHOWN = 4
"""Of so many events a mark tells in full."""
_UNDRAWN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""White space, and what has no place in XML or turns the text round."""


def clean(text: str) -> str:
    """The text in one line, without what cannot be drawn."""
    return _UNDRAWN.sub(" ", text).strip()


def shortened(text: str, most: int) -> str:
    """The text in one line of at most so many characters."""
    line = clean(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 event, 1,200 events."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_words(when: When | None) -> str:
    """The date as people write it: 19 Jun 2024, Jun 2024, 2024, 26 to 28 Oct 2025, since Oct 2024."""
    if when is None:
        return "no date"
    left, slash, right = when.edtf.partition("/")
    if not slash:
        return _point(left)
    if left == "..":
        return f"until {_point(right)}"
    if right == "..":
        return f"since {_point(left)}"
    begin, end = _point(left).split(), _point(right).split()
    same = 0 if len(begin) != len(end) else len(list(takewhile(bool, map(eq, begin[:0:-1], end[:0:-1]))))
    return f"{' '.join(begin[: len(begin) - same])} to {' '.join(end)}"


def label(type_or_class: str) -> str:
    """What the ontology calls a type or a class of events."""
    return CLASSES[type_or_class][0]


def told(row: EventRow) -> str:
    """An event: when, where and what, who took part, and the sentence that says so."""
    status = "" if row.status == "occurred" else row.status
    head = (day_words(row.when), row.place, label(row.type), row.title, status)
    source = ", ".join(str(part) for part in (row.outlet or "no outlet", row.published) if part)
    more = f", and {row.sources - 1} more" if row.sources > 1 else ""
    parties = ", ".join(dict.fromkeys(p.name for p in row.parties))
    return LINE.join((" · ".join(filter(None, head)), parties, f"“{row.quote}”", f"— {source}{more}"))


def all_told(rows: Sequence[EventRow]) -> str:
    """The latest of the events, each as `told`, and how many there are besides."""
    latest = sorted(rows, key=lambda row: ((row.when and row.when.first) or date.min, row.event), reverse=True)
    more = [f"and {counted(len(rows) - SHOWN, 'earlier event')}"] if len(rows) > SHOWN else []
    return (LINE * 2).join([*map(told, latest[:SHOWN]), *more])


def asked(only: Mapping[str, Any]) -> str:
    """The filters in words."""
    since, until = only.get("since"), only.get("until")
    place, near = only.get("place"), only.get("near")
    did = " that took place" if tuple(only.get("statuses", ())) == DONE else ""
    parts: Iterable[str | None] = (
        f"with {only['actor']}" if only.get("actor") else None,
        f"since {since}" if since else None,
        f"until {until}" if until else None,
        f"in {place}" if place else None,
        f"around {near if isinstance(near, str) else ':'.join(map(str, near))} km" if near else None,
        f"of {only['level']}" if only.get("level") else None,
        only.get("status") or (None if did else ", ".join(only.get("statuses", ()))) or None,
        f"told by at least {only['sources']} articles" if only.get("sources", 1) > 1 else None,
        f"confidence at least {only['confidence']:g}" if only.get("confidence") else None,
    )
    kind = class_name(only["type"])
    events = f"Events{did}: {label(kind).lower()}" if classes()[kind] else f"All events{did}"
    return ", ".join([events, *filter(None, parts)])


def _point(text: str) -> str:
    """A day, a month or a year."""
    first = When.parse(text).first
    forms = {4: "%Y", 7: "%b %Y", 10: "%d %b %Y"}
    return f"{first:{forms[len(text)]}}".lstrip("0") if first else text
