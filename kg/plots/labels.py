"""Labels beside marks: none covers another nor, but for the most important, a mark; without room there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from matplotlib.text import Annotation

GAP = 2.8
"""Points between a mark and its label."""
SURE = 8
"""So many of the first marks get their label even if it covers another mark."""
Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mark at x, y of the axes, `radius` points large, and what it is called."""

    x: float
    y: float
    radius: float
    text: str
    size: float = 8.5


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def met(self, others: Sequence[_Box]) -> float:
        """How much of the others it covers, in square points."""
        return sum(
            max(0.0, min(self.right, other.right) - max(self.left, other.left))
            * max(0.0, min(self.top, other.top) - max(self.bottom, other.bottom))
            for other in others
        )

    def within(self, other: _Box) -> bool:
        sides = self.left >= other.left and self.right <= other.right
        return sides and self.bottom >= other.bottom and self.top <= other.top

    def crossed(self, paths: Sequence[Path]) -> int:
        """How many of the paths run through it."""
        from matplotlib.transforms import Bbox

        bounds = Bbox.from_extents(self.left, self.bottom, self.right, self.top)
        return sum(path.intersects_bbox(bounds, filled=False) for path in paths)


def text_width(text: str, size: float, **style: Any) -> float:
    """How wide a text is, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, FontProperties(size=size, **style), ismath=False)[0])


def place_labels(axes: Axes, marks: Sequence[Labelled], lines: Sequence[Line] = ()) -> list[Annotation]:
    """Write what room there is for, the first marks first, crossing few of the `lines`; what was written."""
    from matplotlib.path import Path

    points = 72 / axes.figure.dpi
    frame = axes.get_window_extent()
    room = _Box(0, 0, frame.width * points, frame.height * points)

    def seen(x: float, y: float) -> tuple[float, float]:
        """A point of the axes in points."""
        across, up = axes.transData.transform((x, y))
        return (across - frame.x0) * points, (up - frame.y0) * points

    at = [seen(mark.x, mark.y) for mark in marks]
    paths = [Path([seen(*a), seen(*b)]) for a, b in lines]
    around = [_around(x, y, m.radius) for m, (x, y) in zip(marks, at, strict=True)]
    taken: list[_Box] = []
    written = []
    for number, (mark, (x, y)) in enumerate(zip(marks, at, strict=True)):
        costs = []
        for where in _candidates(x, y, mark, text_width(mark.text, mark.size)):
            covered = where[0].met(around)
            if where[0].within(room) and not where[0].met(taken) and (not covered or number < SURE):
                costs.append((covered, where[0].crossed(paths), where))
        if not costs:
            continue
        box, align, dx, dy = min(costs, key=lambda cost: cost[:2])[2]
        taken.append(box)
        label = axes.annotate(
            mark.text, (mark.x, mark.y), (dx, dy), textcoords="offset points", fontsize=mark.size, ha=align,
            va="center_baseline", zorder=9,
        )  # fmt: skip
        written.append(label)
    return written


def _around(x: float, y: float, radius: float) -> _Box:
    return _Box(x - radius, y - radius, x + radius, y + radius)


def _candidates(x: float, y: float, mark: Labelled, width: float) -> Iterator[tuple[_Box, str, float, float]]:
    """Where the label may stand, the best first: right, left, above, below, and the corners."""
    off, half = mark.radius + GAP, mark.size * 0.62
    near = mark.radius * 0.7 + GAP
    rise = mark.radius + half
    for align, dx, dy in (
        ("left", off, 0.0), ("right", -off - 1, 0.0), ("center", 0.0, rise), ("center", 0.0, -rise),
        ("left", near, near + half / 2), ("left", near, -near - half / 2),
        ("right", -near, near + half / 2), ("right", -near, -near - half / 2),
        ("center", 0.0, rise + half), ("center", 0.0, -rise - half),
        ("left", near, near + 2 * half), ("left", near, -near - 2 * half),
        ("right", -near, near + 2 * half), ("right", -near, -near - 2 * half),
    ):  # fmt: skip
        left = x + dx - {"left": 0.0, "center": width / 2, "right": width}[align]
        yield _Box(left, y + dy - half, left + width, y + dy + half), align, dx, dy
