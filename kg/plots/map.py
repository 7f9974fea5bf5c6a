"""The map of events: a circle at each place, as large as the events are many, divided by their class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from kg.countries import country_names
from kg.errors import FixQuery
from kg.plots.categories import Categories
from kg.plots.labels import Labelled, place_labels
from kg.plots.outlines import capital, middle, outlines
from kg.plots.picture import MARGIN, SOFT, WIDTH, Picture, styled
from kg.plots.words import LINE, all_told, asked, counted, label, shortened
from kg.queries import Run
from kg.rows import EventRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLACES = """
UNWIND $ids AS id
MATCH (e:Event {id: id})-[:AT]->(p:Place)
RETURN id, p.name AS name, p.country AS country, p.lat AS lat, p.lon AS lon
"""
LAND, SEA, BORDER = "#F1EFE9", "#DCE6EC", "#B5B1A6"
SMALLEST, LARGEST = 3.5, 14.0
"""Points: the radius of one event, and of the most."""
WAYS = 30
"""Arrows at most."""
NEAR = 10.0
"""Points within which places are one circle."""
ROOM = 0.12
"""Of the map's width and height, kept around what it shows."""
FLATTEST, TALLEST = 4.4, 7.0
"""Inches."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; a whole country if no place in it was told."""

    name: str
    lon: float
    lat: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Circle:
    """A place with its events, and those of places too near to be drawn apart, the place with the most first."""

    spots: list[Spot]
    rows: list[EventRow]

    @property
    def name(self) -> str:
        more = f" +{len(self.spots) - 1}" if len(self.spots) > 1 else ""
        return f"{shortened(self.spots[0].name, 28)}{more}"


@styled
def draw(rows: Sequence[EventRow], run: Run, only: Mapping[str, Any], visits: bool) -> Picture:
    """The picture of the events at their places, and with `visits` of the ways of those who came."""
    spots = _spots(rows, run)
    if not spots:
        raise FixQuery("nothing to draw: no event that was asked for is at a place whose coordinates are known")
    at: defaultdict[Spot, list[EventRow]] = defaultdict(list)
    for row in rows:
        if row.event in spots:
            at[spots[row.event]].append(row)
    ways = _ways(at) if visits else {}
    groups = Categories(row for some in at.values() for row in some)
    frame = _frame([(s.lon, s.lat) for s in at] + [start for start, _ in ways])
    west, east, south, north = frame
    height = (WIDTH - 2 * MARGIN) * (north - south) / (east - west) / cos(radians((south + north) / 2))
    picture = Picture(height, "Where it happened", asked(only), legends=1)
    picture.caption(*_caption(rows, spots, at, bool(ways)))
    axes = picture.axes()
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    _base(axes)
    for (start, spot), some in ways.items():
        _arc(picture, axes, start, spot, some)
    circles = _circles(at, (WIDTH - 2 * MARGIN) * 72 / (east - west), cos(radians((south + north) / 2)))
    most = max(len(circle.rows) for circle in circles)
    labels = []
    for circle in circles:
        spot = circle.spots[0]
        radius = SMALLEST + (LARGEST - SMALLEST) * sqrt((len(circle.rows) - 1) / max(most - 1, 1))
        _draw_circle(picture, axes, circle, radius, groups)
        labels.append(Labelled(spot.lon, spot.lat, radius, circle.name, 7.5 + radius / 10))
    for text in place_labels(axes, labels):
        picture.on_lines(text)
    picture.legend(groups.keys())
    return picture


def _spots(rows: Sequence[EventRow], run: Run) -> dict[str, Spot]:
    """Where each event was, as far as that can be drawn."""
    found = {}
    for row in run(PLACES, ids=[row.event for row in rows]):
        whole = row["lat"] is None
        point = middle(row["country"]) if whole else (row["lon"], row["lat"])
        if point and (not whole or row["name"] in country_names()[row["country"]]):
            lon, lat = point
            found[row["id"]] = Spot(row["name"], lon, lat, whole)
    return found


def _ways(at: Mapping[Spot, Sequence[EventRow]]) -> dict[tuple[tuple[float, float], Spot], list[EventRow]]:
    """The visits by where they began, the capital of the visitor's country, and where they led; the most travelled."""
    ways: defaultdict[tuple[tuple[float, float], Spot], list[EventRow]] = defaultdict(list)
    for spot, rows in at.items():
        for row in rows:
            for code in sorted({p.country for p in row.parties if p.role == "visitor" and p.country}):
                if (start := capital(code)) and start != (spot.lon, spot.lat):
                    ways[start, spot].append(row)
    return dict(sorted(ways.items(), key=lambda way: (-len(way[1]), way[0][0], way[0][1].name))[:WAYS])


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """West, east, south and north of a map that shows the points with room around them, neither flat nor tall."""
    lons, lats = zip(*points, strict=True)
    west, east = _roomy(min(lons), max(lons), 36, 180)
    south, north = _roomy(min(lats), max(lats), 18, 85)
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
    drawn = outlines()
    axes.add_collection(PolyCollection(drawn["land"], facecolor=LAND, edgecolor=BORDER, linewidth=0.4, zorder=1))
    axes.add_collection(LineCollection(drawn["border"], color=BORDER, linewidth=0.5, zorder=1))
    axes.add_collection(LineCollection(drawn["disputed"], color=BORDER, linewidth=0.5, linestyle=(0, (3, 2)), zorder=1))


def _arc(picture: Picture, axes: Axes, start: tuple[float, float], to: Spot, rows: Sequence[EventRow]) -> None:
    from matplotlib.patches import FancyArrowPatch

    arrow = FancyArrowPatch(
        start, (to.lon, to.lat), connectionstyle="arc3,rad=0.18", arrowstyle="-|>,head_length=4,head_width=2",
        color=SOFT, alpha=0.6, linewidth=0.4 + 0.4 * sqrt(len(rows)), shrinkA=0, shrinkB=4, zorder=2,
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
    return sorted(circles, key=lambda circle: -len(circle.rows))


def _draw_circle(picture: Picture, axes: Axes, circle: Circle, radius: float, groups: Categories) -> None:
    """A circle (a square for a whole country), in parts by the class of the events, clockwise from the top."""
    spot, rows = circle.spots[0], circle.rows
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


def _caption(
    rows: Sequence[EventRow], spots: Mapping[str, Spot], at: Mapping[Spot, Sequence[EventRow]], ways: bool
) -> list[str]:
    parts = [f"{counted(len(spots), 'event')} at {counted(len(at), 'place')}; the larger, the more."]
    if any(spot.whole for spot in at):
        parts.append("A square is a country of which no place was named.")
    parts.append("+2 means two places more, too near to draw.")
    if ways:
        parts.append(f"Arrows are visits, each from the capital of the visitor's country, the {WAYS} most travelled.")
    if missing := len(rows) - len(spots):
        parts.append(f"{counted(missing, 'event has', 'events have')} no place that could be drawn.")
    return [*parts, "Map: Natural Earth; disputed borders are dashed."]
