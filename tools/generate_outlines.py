"""Write ontology/outlines.tsv: the land, the borders and a point in each country, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/generate_outlines.py --atlas package

world-atlas (ISC licence) is Natural Earth's 1:110m map, which is in the public domain, as TopoJSON: an
arc that two countries share is a border. Natural Earth draws who is in control; a border that states
dispute, or that bounds what few of them recognise, is told apart.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from kg.resources import folder, table

DISPUTED = ({"RUS", "UKR"}, {"ISR", "PSE"}, {"IND", "PAK"}, {"MAR", "ESH"}, {"IND", "CHN"})
"""Neighbours whose border, or a part of it, is disputed; of Russia and Ukraine the part south of here."""
ISTHMUS = 46.5
ANTARCTIC = -60.0
Point = tuple[float, float]
Row = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--atlas", type=Path, required=True, metavar="DIR")
    atlas = parser.parse_args().atlas
    rows = [*land(read(atlas / "land-110m.json")), *countries(read(atlas / "countries-110m.json"))]
    text = "\n".join(["\t".join(("kind", "code", "points")), *map("\t".join, rows)]) + "\n"
    (folder("ontology") / "outlines.tsv").write_text(text, encoding="utf-8")


def read(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return held


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as longitudes and latitudes: in the file they are whole numbers, each told from the one before."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        xs, ys = (accumulate(steps) for steps in zip(*arc, strict=True))
        made.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    return made


def land(topology: dict[str, Any]) -> Iterator[Row]:
    """The coasts as rings, lakes among them, without the Antarctic."""
    known = arcs(topology)
    for shape in topology["objects"]["land"]["geometries"]:
        for ring in (joined(ring, known) for polygon in polygons(shape) for ring in polygon):
            if max(lat for _, lat in ring) < ANTARCTIC:
                continue
            yield "land", "", written(ring)
            for turn in (360, -360):  # a ring that crosses the edge of the map comes in again at the other
                if any(abs(lon - turn) < 180 for lon, _ in ring):
                    yield "land", "", written((lon - turn, lat) for lon, lat in ring)


def countries(topology: dict[str, Any]) -> Iterator[Row]:
    """The borders, and a point in each country: the middle of its largest part."""
    known = arcs(topology)
    codes = {row["numeric"]: row["code"] for row in table("country_codes")}
    beside: defaultdict[int, set[str]] = defaultdict(set)
    points = []
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", ""), shape["properties"]["name"])
        parts = polygons(shape)
        for arc in (arc for polygon in parts for ring in polygon for arc in ring):
            beside[arc if arc >= 0 else ~arc].add(code)
        if code in codes.values():
            points.append(("country", code, written([middle(joined(polygon[0], known) for polygon in parts)])))
    for arc, sides in sorted(beside.items()):
        if len(sides) == 2:
            yield "disputed" if disputed(sides, known[arc], codes.values()) else "border", "", written(known[arc])
    yield from sorted(points)


def disputed(sides: set[str], line: Sequence[Point], codes: Iterable[str]) -> bool:
    if not sides <= set(codes):  # Natural Earth shows what has no code of its own
        return True
    return sides in DISPUTED and (sides != DISPUTED[0] or max(lat for _, lat in line) < ISTHMUS)


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    found: list[Any] = shape["arcs"]
    return found if shape["type"] == "MultiPolygon" else [found]


def joined(ring: Sequence[int], known: Sequence[list[Point]]) -> list[Point]:
    """The arcs of a ring, without a leap from 180 to -180; a negative number is an arc backwards."""
    points: list[Point] = []
    for arc in ring:
        points += (known[arc] if arc >= 0 else known[~arc][::-1])[1 if points else 0 :]
    turns = accumulate((round((a - b) / 360) for (a, _), (b, _) in pairwise(points)), initial=0)
    return [(lon + 360 * turn, lat) for (lon, lat), turn in zip(points, turns, strict=True)]


def middle(rings: Iterable[list[Point]]) -> Point:
    """The centre of gravity of the largest ring."""
    best = (0.0, (0.0, 0.0))
    for ring in rings:
        area = x = y = 0.0
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            cross = x1 * y2 - x2 * y1
            area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
        if area and abs(area) > best[0]:
            best = abs(area), (x / (6 * area), y / (6 * area))
    lon, lat = best[1]
    return (lon + 180) % 360 - 180, lat


def written(points: Iterable[Point]) -> str:
    return " ".join(f"{lon:.2f},{lat:.2f}" for lon, lat in points)


if __name__ == "__main__":
    main()
