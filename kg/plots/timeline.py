"""The timeline of an actor: a lane for each of those that it dealt with, a mark for each event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import FixQuery
from kg.meaning import Meaning
from kg.ontology import PENDING
from kg.overview import DONE
from kg.plots.categories import Categories
from kg.plots.labels import text_width
from kg.plots.lanes import DOT, LABEL, Mark, Scale, lanes, packed, scaled
from kg.plots.picture import FAINT, MARGIN, SOFT, WIDTH, Picture, key, styled
from kg.plots.words import asked, counted, shortened, told
from kg.rows import EventRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.21
"""Inches from one row of marks to the next."""
BETWEEN = 0.6
"""Rows from one lane to the next."""
MOST_ROWS = 56
"""With more rows than this, labels stand only where there is room."""
MARKERS = {"ongoing": ">", "cancelled": "x", "denied": "X"}
BAR = {"linewidth": DOT - 1, "alpha": 0.75, "solid_capstyle": "butt"}


@styled
def draw(
    name: str, rows: Sequence[EventRow], who: Meaning, whom: Meaning | None, only: Mapping[str, Any], top: int
) -> Picture:
    """The picture of what those that `who` means had to do (with `whom`), of the `top` lanes with the most events."""
    dated = [row for row in rows if row.when]
    if not dated:
        raise FixQuery(f"nothing to draw: no event of {name} that was asked for has a date")
    every = lanes(dated, who, whom)
    shown = dict(list(every.items())[:top])
    events = list({row.event: row for some in shown.values() for row in some}.values())
    titles = [f"{shortened(lane, 34)}  {len(some)}" for lane, some in shown.items()]
    left = max(text_width(title, 9) for title in titles) / 72 + 0.15
    scale = scaled(events, only, (WIDTH - 2 * MARGIN - left) * 72)
    marks = _in_rows(list(shown.values()), scale)
    heights = [1 + max(mark.row for mark in some) + BETWEEN for some in marks]

    picture = Picture(ROW * sum(heights) + 0.3, f"{name}: with whom and when", asked(only), legends=2)
    picture.caption(*_caption(rows, dated, events, len(every), len(shown), scale))
    axes = picture.axes(left=left, bottom=0.3)
    axes.set_xlim(0, scale.width)
    axes.set_ylim(sum(heights), 0)
    _time(axes, scale)
    groups = Categories(events)
    y = 0.0
    for number, (title, height, some) in enumerate(zip(titles, heights, marks, strict=True)):
        if number % 2 == 0:
            axes.axhspan(y, y + height, color=FAINT, alpha=0.45, linewidth=0, zorder=0)
        axes.annotate(
            title, (0, y + height / 2), (-8, 0), textcoords="offset points", ha="right", va="center_baseline",
            annotation_clip=False,
        )  # fmt: skip
        for mark in some:
            _draw_mark(picture, axes, mark, y + mark.row + (1 + BETWEEN) / 2, groups.colour(groups.of(mark.event)))
        y += height
    picture.legend(groups.keys())
    statuses = [status for status in (*DONE, *PENDING) if any(row.status == status for row in events)]
    keys = [key(status, SOFT, **_look(status, SOFT)) for status in statuses]
    picture.legend([*keys, key("bar: all these days, or one of them", SOFT, "", **BAR)], line=1)
    return picture


def _in_rows(shown: Sequence[Sequence[EventRow]], scale: Scale) -> list[list[Mark]]:
    """The lanes with every label, or if that is too tall with those that have room."""
    marks = [packed(some, scale, labelled=True) for some in shown]
    if sum(1 + max(mark.row for mark in some) for some in marks) > MOST_ROWS:
        marks = [packed(some, scale, labelled=False) for some in shown]
    return marks


def _draw_mark(picture: Picture, axes: Axes, mark: Mark, y: float, colour: str) -> None:
    status = mark.event.status
    look = {"color": colour, "zorder": 4, **_look(status, colour)}
    if mark.end == 0:  # before what the picture shows
        look["marker"] = "<"
    if not mark.long:
        (line,) = axes.plot((mark.begin + mark.end) / 2, y, clip_on=False, **look)
    else:
        happened = status not in PENDING
        bar: dict[str, Any] = BAR if happened else {"linewidth": 1.4, "linestyle": (0, (2, 1.2))}
        ends = {} if happened and status not in MARKERS else {**look, "markevery": [-1]}
        (line,) = axes.plot([mark.begin, mark.end], [y, y], clip_on=False, **{"color": colour, **ends, **bar})
    picture.tell(line, told(mark.event))
    if mark.label:
        axes.text(mark.label_at, y, mark.label, fontsize=LABEL, va="center_baseline", zorder=6)


def _look(status: str, colour: str) -> dict[str, Any]:
    """How a mark looks: filled if it happened, hollow if planned, a cross if cancelled or denied."""
    return {
        "marker": MARKERS.get(status, "o"),
        "markersize": DOT,
        "markerfacecolor": "white" if status == "planned" else colour,
        "markeredgecolor": colour if status in PENDING else "white",
        "markeredgewidth": 1.4 if status in PENDING else 0.4,
        "linewidth": 0,
    }


def _time(axes: Axes, scale: Scale) -> None:
    """The axis of time below, fine lines at its ticks, no frame."""
    import matplotlib.dates as dates

    convert: Any = dates  # its functions carry no types
    span = convert.date2num(scale.first), convert.date2num(scale.last)
    locator = convert.AutoDateLocator(minticks=4, maxticks=10)
    ticks = [t for t in locator.tick_values(*map(convert.num2date, span)) if span[0] <= t <= span[1]]
    names = convert.ConciseDateFormatter(locator, show_offset=False).format_ticks(ticks)
    year = f"{convert.num2date(ticks[0]):%Y}"
    names[0] = names[0] if year in names[0] else f"{names[0]} {year}"
    axes.set_xticks([scale.at(convert.num2date(tick).date()) for tick in ticks], names)
    axes.set_yticks([])
    axes.grid(axis="x", color=FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["left", "right", "top"]].set_visible(False)


def _caption(
    rows: Sequence[EventRow],
    dated: Sequence[EventRow],
    events: Sequence[EventRow],
    every: int,
    shown: int,
    scale: Scale,
) -> list[str]:
    parts = [f"{counted(len(events), 'event')}, each in the lane of every other party."]
    if shown < every:
        parts.append(f"Shown are the {shown} of {every} parties with the most events.")
    if undated := len(rows) - len(dated):
        parts.append(f"{counted(undated, 'event has', 'events have')} no date and cannot be drawn.")
    if any(row.when and row.when.last and row.when.last < scale.first for row in events):
        parts.append(f"What points to the left was before {scale.first:%d %b %Y}.")
    return parts
