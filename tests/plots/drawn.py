"""What a picture says, read from its SVG."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from kg import Article, Mention
from kg.graph import Graph
from kg.growth import grow
from kg.intake import Batch
from kg.plots.picture import Picture

SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: Picture) -> list[str]:
    """Every text that is drawn."""
    root = ElementTree.fromstring(picture.svg())  # noqa: S314 - our own
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def tips(picture: Picture) -> list[str]:
    """What the marks tell, in the order in which they are drawn."""
    root = ElementTree.fromstring(picture.svg())  # noqa: S314 - our own
    groups = [g for g in root.iter(f"{SVG}g") if g.get("id", "").startswith("tip")]
    return [group.findtext(f"{SVG}title") or "" for group in groups]


def told(graph: Graph, source: Article, *mentions: Mention) -> Graph:
    """The graph with an article of these mentions."""
    graph.store.execute(lambda tx: grow(tx, Batch(articles=[source], mentions=list(mentions))))
    return graph


def boxes(picture: Picture) -> Sequence[tuple[float, float, float, float]]:
    """Where the labels in the axes stand: left, bottom, right, top, in pixels."""
    extents = [text.get_window_extent() for axes in picture.figure.axes for text in axes.texts if text.get_text()]
    return [(box.x0, box.y0, box.x1, box.y1) for box in extents]
