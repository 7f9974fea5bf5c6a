"""The map of events: a circle at each place, as large as the events are many, divided by their class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from kg.countries import country_names
from kg.errors import FixQuery
from kg.plots.categories import Categories
from kg.plots.labels import Labelled, place_labels
from kg.plots.outlines import Line, capital, middle, outlines
from kg.plots.picture import MARGIN, SOFT, WIDTH, Picture, styled
from kg.plots.words import LINE, all_told, asked, counted, label, shortened
from kg.rows import EventRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point = tuple[float, float]
Way = tuple[Point, "Circle", list[EventRow]]
TITLE = "Where it happened"
LAND, SEA, BORDER = "#F1EFE9", "#DCE6EC", "#B5B1A6"
SMALLEST, LARGEST = 3.5, 14.0
"""Points: the radius of one event, and of the most."""
WAYS = 30
"""Arrows at most."""
NEAR = 10.0
"""Points within which places are one circle."""
ROOM = 0.12
"""Of the map's width and height, kept around what it shows."""
FLATTEST, TALLEST = 4.2, 7.0
"""Inches."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; a whole country if no place in it was told."""

    name: str
    lon: float
    lat: float
    whole: bool


@dataclass(slots=True)
class Circle:
    """A place with its events, and those of places too near to be drawn apart; the place with the most comes first."""

    spots: list[Spot]
    rows: list[EventRow]
    radius: float = 0.0

    @property
    def name(self) -> str:
        more = f" +{len(self.spots) - 1}" if len(self.spots) > 1 else ""
        return f"{shortened(self.spots[0].name, 28)}{more}"


@styled
def draw(
    rows: Sequence[EventRow], placed: Iterable[Mapping[str, Any]], only: Mapping[str, Any], visits: bool
) -> Picture:
    """The picture of the events where the rows of the question `placed` say; with `visits` also who came from where."""
    events = {row.event: row for row in rows}
    at: defaultdict[Spot, list[EventRow]] = defaultdict(list)
    visitors: dict[str, list[str]] = {}
    for place in placed:
        if (event := events.get(place["event"])) and (spot := _spot(place)):
            at[spot].append(event)
            visitors[event.event] = place["visitors"] if visits else []
    if not at:
        raise FixQuery("nothing to draw: no event that was asked for is at a place whose coordinates are known")
    starts = [start for codes in visitors.values() for code in codes if (start := capital(code))]
    west, east, south, north = _frame([*((spot.lon, spot.lat) for spot in at), *starts])
    flat = cos(radians((south + north) / 2))
    circles = _circles(at, (WIDTH - 2 * MARGIN) * 72 / (east - west), flat)
    ways = _ways(circles, visitors)
    groups = Categories(row for circle in circles for row in circle.rows)

    picture = Picture((WIDTH - 2 * MARGIN) * (north - south) / (east - west) / flat, TITLE, asked(only), legends=1)
    picture.caption(*_caption(len(rows), at, circles, ways))
    axes = picture.axes()
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    _base(axes)
    for start, circle, some in ways[:WAYS]:
        _draw_way(picture, axes, start, circle, some)
    drawn = {(spot.lon, spot.lat) for spot in at}
    for start in dict.fromkeys(start for start, _, _ in ways[:WAYS] if start not in drawn):
        axes.plot(
            *start, marker="o", markersize=3.5, color=SOFT, markeredgecolor="white", markeredgewidth=0.5, zorder=3
        )
    for circle in circles:
        _draw_circle(picture, axes, circle, groups)
    marks = [Labelled(c.spots[0].lon, c.spots[0].lat, c.radius, c.name, 7.5 + c.radius / 10) for c in circles]
    for text in place_labels(axes, marks):
        picture.on_lines(text)
    picture.legend(groups.keys())
    return picture


def _spot(row: Mapping[str, Any]) -> Spot | None:
    """Where a place is drawn: a country in its middle; None if that is not known."""
    if row["lat"] is not None:
        return Spot(row["place"], row["lon"], row["lat"], whole=False)
    point = middle(row["country"]) if row["place"] in country_names().get(row["country"], ()) else None
    return Spot(row["place"], *point, True) if point else None


def _ways(circles: Sequence[Circle], visitors: Mapping[str, Sequence[str]]) -> list[Way]:
    """The visits by where they began, the capital of the visitor's country, and where they led; the most first."""
    ways = []
    for circle in circles:
        there = {(spot.lon, spot.lat) for spot in circle.spots}
        by_start: defaultdict[Point, list[EventRow]] = defaultdict(list)
        for row in circle.rows:
            for code in visitors[row.event]:
                if (start := capital(code)) and start not in there:
                    by_start[start].append(row)
        ways += [(start, circle, some) for start, some in by_start.items()]
    return sorted(ways, key=lambda way: (-len(way[2]), way[1].name, way[0]))


def _frame(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """West, east, south and north of a map that shows the points with room around them, neither flat nor tall."""
    lons, lats = zip(*points, strict=True)
    west, east = _roomy(min(lons), max(lons), 60, 180)
    south, north = _roomy(min(lats), max(lats), 30, 85)
    per_inch = (east - west) / (WIDTH - 2 * MARGIN) * cos(radians((south + north) / 2))
    tall = (north - south) / per_inch
    if tall > TALLEST:
        west, east = _widened(west, east, tall / TALLEST, 180)
    elif tall < FLATTEST:
        south, north = _widened(south, north, FLATTEST / tall, 85)
    return west, east, south, north


def _roomy(low: float, high: float, least: float, edge: float) -> tuple[float, float]:
    room = max((high - low) * ROOM, (least - (high - low)) / 2)
    return max(low - room, -edge), min(high + room, edge)


def _widened(low: float, high: float, times: float, edge: float) -> tuple[float, float]:
    """The span, so many times as long; what would be beyond one edge is added at the other."""
    more = (high - low) * (times - 1) / 2
    low, high = low - more, high + more
    low, high = low - max(0.0, high - edge), high + max(0.0, -edge - low)
    return max(low, -edge), min(high, edge)


def _base(axes: Axes) -> None:
    """Sea, land and borders; disputed ones are dashed."""
    from matplotlib.collections import LineCollection, PolyCollection

    axes.set_facecolor(SEA)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    drawn = {kind: [line for line in lines if _shown(axes, line)] for kind, lines in outlines().items()}
    axes.add_collection(PolyCollection(drawn["land"], facecolor=LAND, edgecolor=BORDER, linewidth=0.4, zorder=1))
    axes.add_collection(LineCollection(drawn["border"], color=BORDER, linewidth=0.5, zorder=1))
    axes.add_collection(LineCollection(drawn["disputed"], color=BORDER, linewidth=0.5, linestyle=(0, (3, 2)), zorder=1))


def _shown(axes: Axes, line: Line) -> bool:
    """True if some of a line may be within the picture."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    lons, lats = zip(*line, strict=True)
    return bool(min(lons) < east and max(lons) > west and min(lats) < north and max(lats) > south)


def _draw_way(picture: Picture, axes: Axes, start: Point, to: Circle, rows: Sequence[EventRow]) -> None:
    from matplotlib.patches import FancyArrowPatch

    spot = to.spots[0]
    arrow = FancyArrowPatch(
        start, (spot.lon, spot.lat), connectionstyle="arc3,rad=0.18", arrowstyle="-|>,head_length=4,head_width=2",
        color=SOFT, alpha=0.6, linewidth=0.4 + 0.4 * sqrt(len(rows)), shrinkA=0, shrinkB=to.radius + 1, zorder=2,
    )  # fmt: skip
    axes.add_patch(arrow)
    picture.tell(arrow, LINE.join((f"To {to.name}: {counted(len(rows), 'visit')}", "", all_told(rows))))


def _circles(at: Mapping[Spot, list[EventRow]], scale: float, flat: float) -> list[Circle]:
    """The places as circles, the largest first, at `scale` points a degree of longitude."""
    circles: list[Circle] = []
    for spot in sorted(at, key=lambda spot: (-len(at[spot]), spot.name, spot.lon)):
        beside = (
            c for c in circles if hypot(c.spots[0].lon - spot.lon, (c.spots[0].lat - spot.lat) / flat) * scale < NEAR
        )
        if circle := next(beside, None):
            circle.spots.append(spot)
            circle.rows.extend(at[spot])
        else:
            circles.append(Circle([spot], list(at[spot])))
    most = max(len(circle.rows) for circle in circles)
    for circle in circles:
        circle.radius = SMALLEST + (LARGEST - SMALLEST) * sqrt((len(circle.rows) - 1) / max(most - 1, 1))
    return sorted(circles, key=lambda circle: -len(circle.rows))


def _draw_circle(picture: Picture, axes: Axes, circle: Circle, groups: Categories) -> None:
    """A circle (a square for a whole country), in parts by the class of the events, clockwise from the top."""
    spot, rows, radius = circle.spots[0], circle.rows, circle.radius
    counts = Counter(groups.of(row) for row in rows)
    classes = sorted(counts, key=lambda name: (-counts[name], name))
    above = 5 - radius / 100  # the smaller over the larger
    begin = 0.0
    for name in classes:
        end = begin + counts[name] / len(rows)
        outline: Any = list(_sector(begin, end, spot.whole))
        axes.scatter(
            spot.lon, spot.lat, marker=outline, s=(2 * radius * max(max(map(abs, p)) for p in outline)) ** 2,
            color=groups.colour(name), linewidth=0, zorder=above,
        )  # fmt: skip
        begin = end
    (rim,) = axes.plot(
        spot.lon, spot.lat, marker="s" if spot.whole else "o", markersize=2 * radius, markerfacecolor="#ffffff01",
        markeredgecolor="white", markeredgewidth=0.9, linewidth=0, zorder=above,
    )  # fmt: skip
    where = ", ".join(f"somewhere in {spot.name}" if spot.whole else spot.name for spot in circle.spots)
    parts = ", ".join(f"{label(name)} {counts[name]}" for name in classes)
    picture.tell(rim, LINE.join((f"{where}: {counted(len(rows), 'event')} ({parts})", "", all_told(rows))))


def _sector(begin: float, end: float, square: bool) -> Iterator[tuple[float, float]]:
    """The outline of a part of a circle (or square) of radius 1, between two shares of a turn."""
    whole = end - begin > 0.999
    if not whole:
        yield 0.0, 0.0
    steps = max(2, round(64 * (end - begin)) + 1)
    for step in range(steps):
        angle = 2 * pi * (begin + (end - begin) * step / (steps - 1))
        x, y = sin(angle), cos(angle)
        reach = 1 / max(abs(x), abs(y)) if square else 1.0
        yield x * reach, y * reach
    yield (0.0, 0.0) if not whole else (0.0, 1.0)


def _caption(every: int, at: Mapping[Spot, Any], circles: Sequence[Circle], ways: Sequence[Way]) -> list[str]:
    drawn = sum(len(circle.rows) for circle in circles)
    parts = [f"{counted(drawn, 'event')} at {counted(len(at), 'place')}; the larger, the more."]
    if any(circle.spots[0].whole for circle in circles):
        parts.append("A square is a country of which no place was named.")
    if len(circles) < len(at):
        more = next(len(circle.spots) - 1 for circle in circles if len(circle.spots) > 1)
        parts.append(f"+{more} means {counted(more, 'place')} more, too near to draw.")
    if ways:
        most = f", the {WAYS} most travelled" if len(ways) > WAYS else ""
        parts.append(f"Arrows are visits, each from the capital of the visitor's country{most}.")
    if missing := every - drawn:
        parts.append(f"{counted(missing, 'event has', 'events have')} no place that could be drawn.")
    return [*parts, "Map: Natural Earth; disputed borders are dashed."]
