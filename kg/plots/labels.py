"""Labels beside marks that cover neither each other nor the marks; where there is no room there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

GAP = 2.0
"""Points between a mark and its label."""


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

    def meets(self, other: _Box) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.top <= other.bottom or other.top <= self.bottom)

    def within(self, other: _Box) -> bool:
        sides = self.left >= other.left and self.right <= other.right
        return sides and self.bottom >= other.bottom and self.top <= other.top


def text_width(text: str, size: float, **style: Any) -> float:
    """How wide a text is, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, FontProperties(size=size, **style), ismath=False)[0])


def place_labels(axes: Axes, marks: Sequence[Labelled]) -> list[Annotation]:
    """Write what room there is for, the first marks first; what was written."""
    points = 72 / axes.figure.dpi
    frame = axes.get_window_extent()
    room = _Box(0, 0, frame.width * points, frame.height * points)
    at = [(axes.transData.transform((m.x, m.y)) - (frame.x0, frame.y0)) * points for m in marks]
    taken = [_around(x, y, m.radius) for m, (x, y) in zip(marks, at, strict=True)]
    written = []
    for mark, (x, y) in zip(marks, at, strict=True):
        width = text_width(mark.text, mark.size)
        for box, align, dx, dy in _candidates(x, y, mark, width):
            if box.within(room) and not any(box.meets(other) for other in taken):
                taken.append(box)
                label = axes.annotate(
                    mark.text, (mark.x, mark.y), (dx, dy), textcoords="offset points", fontsize=mark.size,
                    ha=align, va="center_baseline", zorder=9,
                )  # fmt: skip
                written.append(label)
                break
    return written


def _around(x: float, y: float, radius: float) -> _Box:
    return _Box(x - radius, y - radius, x + radius, y + radius)


def _candidates(x: float, y: float, mark: Labelled, width: float) -> Iterator[tuple[_Box, str, float, float]]:
    """Where the label may stand, the best first: right, left, above, below, and the corners."""
    off, half = mark.radius + GAP, mark.size * 0.62
    near = mark.radius * 0.7 + GAP
    rise = mark.radius + half
    for align, dx, dy in (
        ("left", off, 0.0), ("right", -off, 0.0), ("center", 0.0, rise), ("center", 0.0, -rise),
        ("left", near, near + half / 2), ("left", near, -near - half / 2),
        ("right", -near, near + half / 2), ("right", -near, -near - half / 2),
    ):  # fmt: skip
        left = x + dx - {"left": 0.0, "center": width / 2, "right": width}[align]
        yield _Box(left, y + dy - half, left + width, y + dy + half), align, dx, dy
