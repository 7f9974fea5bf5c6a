"""Who met whom how often: pairs down, years or months across, the deeper the colour the more events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from math import log1p
from typing import Any, Literal

from kg.countries import country_names
from kg.dates import first_day
from kg.errors import BadValue, FixQuery
from kg.overview import Side
from kg.plots.labels import text_width
from kg.plots.picture import FAINT, INK, MARGIN, SOFT, WIDTH, Picture, styled
from kg.plots.span import beginning
from kg.plots.words import LINE, all_told, asked, counted, shortened
from kg.rows import EventRow

Period = Literal["year", "month"]
ROW = 0.25
"""Inches of a row."""
WIDEST = 0.8
"""Inches of a cell at most."""
PALE = 4
"""As many events at least have the deepest colour."""
COLUMNS = 36
"""At most so many, the latest."""


@styled
def draw(rows: Sequence[EventRow], by: Side, period: Period, only: Mapping[str, Any], top: int) -> Picture:
    """The picture of the `top` pairs with the most events."""
    if by not in ("country", "actor") or period not in ("year", "month"):
        raise BadValue(f"a matrix is by country or actor and year or month, not by {by} and {period}")
    cells, names = _cells(rows, by, period)
    if not cells:
        raise FixQuery(
            f"nothing to draw: no event with a date joins two {'countries' if by == 'country' else 'actors'}"
        )
    columns = _columns([column for (_, column), some in cells.items() for _ in some], period)
    kept = {cell: some for cell, some in cells.items() if cell[1] in columns}
    totals: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (pair, _), some in kept.items():
        totals[pair] += len(some)
    shown = sorted(totals, key=lambda pair: (-totals[pair], names[pair[0]], names[pair[1]], pair))[:top]
    titles = [shortened(f"{names[a]} – {names[b]}", 46) for a, b in shown]
    left = max(text_width(title, 9) for title in titles) / 72 + 0.1
    total, head = 0.5, 0.25 if period == "year" else 0.38
    wide = min(WIDEST, (WIDTH - 2 * MARGIN - left - total) / len(columns))
    sides = WIDTH - 2 * MARGIN - left - wide * len(columns)
    earlier = sum(map(len, cells.values())) - sum(map(len, kept.values()))
    picture = Picture(ROW * len(shown) + head, "Who met whom how often", asked(only))
    picture.caption(*_caption(shown, totals, earlier, columns[0]))
    axes = picture.axes(left=left, right=sides, top=head)
    axes.set_xlim(0, len(columns))
    axes.set_ylim(len(shown), 0)
    most = max(len(some) for (pair, _), some in kept.items() if pair in totals)
    for y, pair in enumerate(shown):
        for x, column in enumerate(columns):
            _draw_cell(picture, axes, x, y, kept.get((pair, column), ()), most, f"{titles[y]}, {column}")
        axes.text(len(columns) + 0.1 / wide, y + 0.5, str(totals[pair]), va="center_baseline", color=SOFT)
    axes.text(len(columns) + 0.1 / wide, -0.3, "all", color=SOFT)
    axes.set_yticks([y + 0.5 for y in range(len(shown))], titles, color=INK)
    axes.set_xticks([x + 0.5 for x in range(len(columns))], _column_labels(columns, wide))
    axes.tick_params(length=0, labelsize=9, top=False, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)
    return picture


def _cells(
    rows: Sequence[EventRow], by: Side, period: Period
) -> tuple[dict[tuple[tuple[str, str], str], list[EventRow]], dict[str, str]]:
    """The events by pair and period, and what the ids of the pairs are called."""
    cells: defaultdict[tuple[tuple[str, str], str], list[EventRow]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in rows:
        if row.when is None or row.when.first is None:
            continue
        if by == "country":
            sides = {p.country: country_names()[p.country][0] for p in row.parties if p.country in country_names()}
        else:
            sides = {p.id: p.name for p in row.parties}
        names |= sides
        column = str(row.when.first)[: 4 if period == "year" else 7]
        for pair in combinations(sorted(sides), 2):
            cells[pair, column].append(row)
    return dict(cells), names


def _columns(found: Sequence[str], period: Period) -> list[str]:
    """Every period from the first to the last, those without an event too; of many the latest."""
    step = 1 if period == "year" else 12
    first, last = (_number(str(day), step) for day in (beginning(map(_day, found)), max(found)))
    told = range(max(first, last - COLUMNS + 1), last + 1)
    return [f"{n:04}" if step == 1 else f"{n // 12:04}-{n % 12 + 1:02}" for n in told]


def _number(text: str, step: int) -> int:
    """The year, or the month counted from the year 0."""
    return int(text[:4]) * step + (int(text[5:7]) - 1 if step == 12 else 0)


def _day(text: str) -> date:
    first = first_day(text)
    assert first is not None  # noqa: S101 - for mypy
    return first


def _column_labels(columns: Sequence[str], wide: float) -> list[str]:
    """What stands above the columns: of months the year once, of many years every second one."""
    if len(columns[0]) > 4:
        return [f"{c[:4] if n == 0 or c.endswith('-01') else ''}\n{c[5:]}" for n, c in enumerate(columns)]
    every = 1 if wide * 72 > text_width(columns[0], 9) + 3 else 2
    return [column if n % every == (len(columns) - 1) % every else "" for n, column in enumerate(columns)]


def _draw_cell(picture: Picture, axes: Any, x: int, y: int, rows: Sequence[EventRow], most: int, title: str) -> None:
    from matplotlib import colormaps
    from matplotlib.patches import Rectangle

    share = log1p(len(rows)) / log1p(max(most, PALE))
    colour = colormaps["Blues"](0.15 + 0.8 * share) if rows else FAINT
    cell = Rectangle((x + 0.03, y + 0.05), 0.94, 0.9, facecolor=colour, linewidth=0)
    axes.add_patch(cell)
    if rows:
        picture.tell(cell, LINE.join((f"{title}: {counted(len(rows), 'event')}", "", all_told(rows))))
        ink = "white" if share > 0.55 else INK
        axes.text(x + 0.5, y + 0.5, str(len(rows)), ha="center", va="center_baseline", fontsize=8.5, color=ink)


def _caption(shown: Sequence[Any], totals: Mapping[Any, int], earlier: int, first: str) -> list[str]:
    parts = ["A number is how many events two shared; one whose date is not exact counts on its first possible day."]
    if len(shown) < len(totals):
        parts.append(f"Shown are the {len(shown)} of {len(totals):,} pairs with the most events.")
    if earlier:
        parts.append(f"Left out, of the sums as well: {counted(earlier, 'contact')} before {first}.")
    return parts
