"""The network of those who are in contact, from the events that two of them took part in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import Any

from kg.errors import FixQuery
from kg.places import country, within
from kg.plots.labels import Labelled, place_labels
from kg.plots.picture import COLOURS, Picture, key, styled
from kg.plots.words import LINE, all_told, asked, counted, shortened
from kg.rows import EventRow, Party

SHAPES = {"person": "o", "country": "s", "organisation": "D", "group": "^"}
Edges = Mapping[tuple[str, str], Sequence[EventRow]]
"""What each two share, by their ids."""
GRAVITY = 1.0
"""What draws those apart together."""
NOWHERE = "no country"
EDGE = "#8A8F99"


@styled
def draw(rows: Sequence[EventRow], only: Mapping[str, Any], top: int, least: int) -> Picture:
    """The picture of the `top` actors with the most events among those joined by `least` events or more."""
    actors, edges = _projected(rows, least)
    if not edges:
        raise FixQuery(f"nothing to draw: no two actors share {counted(least, 'such event')}")
    events: Counter[str] = Counter()
    joined = {id_ for pair in edges for id_ in pair}
    for row in rows:
        events.update({party.id for party in row.parties} & joined)
    ranked = sorted(joined, key=lambda id_: (-events[id_], actors[id_].name, id_))
    shown = set(ranked[:top])
    drawn = {pair: some for pair, some in edges.items() if shown.issuperset(pair)}
    shown = {id_ for pair in drawn for id_ in pair}  # one whose contacts are all left out says nothing
    nodes = [id_ for id_ in ranked if id_ in shown]
    caption = [
        f"A line joins two who shared at least {counted(least, 'event')}; the more, the thicker.",
        "The larger a mark, the more events.",
    ]
    if len(nodes) < len(ranked):
        caption.append(f"Shown are the {len(nodes)} of {len(ranked)} actors with the most events.")
    picture = Picture(min(7.2, 2.4 + 0.16 * len(nodes)), "Who is in contact with whom", asked(only), legends=2)
    axes = picture.axes()
    axes.set_axis_off()
    at = _layout(nodes, drawn)
    axes.set_xlim(-1.12, 1.12)
    axes.set_ylim(-1.06, 1.06)
    most = max(map(len, drawn.values()))
    for (a, b), some in sorted(drawn.items(), key=lambda edge: len(edge[1])):
        share = sqrt(len(some) / most)
        (line,) = axes.plot(
            *zip(at[a], at[b], strict=True), color=EDGE, alpha=0.3 + 0.45 * share, linewidth=0.5 + 3.5 * share, zorder=1
        )
        picture.tell(line, LINE.join((_between(actors[a], actors[b], some), "", all_told(some))))
    regions = {id_: _region(actors[id_]) for id_ in nodes}
    colours = dict(zip(sorted({*regions.values()} - {NOWHERE}), COLOURS, strict=False)) | {NOWHERE: COLOURS[6]}
    labels = []
    for id_ in nodes:
        size = 6 + 16 * sqrt(events[id_] / max(events.values()))
        party = actors[id_]
        (mark,) = axes.plot(
            *at[id_], marker=SHAPES[party.kind], markersize=size, color=colours[regions[id_]], markeredgecolor="white",
            markeredgewidth=0.9, linewidth=0, zorder=2,
        )  # fmt: skip
        picture.tell(mark, _said(party, events[id_], drawn, actors))
        labels.append(Labelled(*at[id_], size / 2, shortened(party.name, 36), 7.5 + size / 8))
    written = place_labels(axes, labels, [(at[a], at[b]) for a, b in drawn])
    for label in written:
        picture.on_lines(label)
    if len(written) < len(labels):
        caption.append(f"For want of room {len(labels) - len(written)} stand without their name.")
    picture.caption(*caption)
    picture.legend([key(r, colours[r]) for r in sorted(colours) if r in regions.values()])
    kinds = [kind for kind in SHAPES if any(actors[id_].kind == kind for id_ in nodes)]
    picture.legend([key(kind, EDGE, SHAPES[kind]) for kind in kinds], line=1)
    return picture


def _projected(rows: Sequence[EventRow], least: int) -> tuple[dict[str, Party], dict[tuple[str, str], list[EventRow]]]:
    """The actors by id, and what each two of them shared, if it is enough."""
    actors: dict[str, Party] = {}
    edges: defaultdict[tuple[str, str], list[EventRow]] = defaultdict(list)
    for row in rows:
        sides = {party.id: party for party in row.parties}
        actors |= sides
        for pair in combinations(sorted(sides), 2):
            edges[pair].append(row)
    return actors, {pair: some for pair, some in edges.items() if len(some) >= least}


def _layout(
    nodes: Sequence[str], edges: Mapping[tuple[str, str], Sequence[EventRow]]
) -> dict[str, tuple[float, float]]:
    """Where each stands, between -1 and 1, the same every time."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, sqrt(len(some))) for (a, b), some in sorted(edges.items()))
    found = networkx.spring_layout(graph, method="energy", gravity=GRAVITY, iterations=400, seed=7)
    spans = [(min(values), max(values)) for values in zip(*found.values(), strict=True)]
    return {id_: (_spread(float(x), *spans[0]), _spread(float(y), *spans[1])) for id_, (x, y) in found.items()}


def _spread(value: float, low: float, high: float) -> float:
    return 2 * (value - low) / (high - low) - 1 if high > low else 0.0


def _region(party: Party) -> str:
    """The continent of its country."""
    place = country(party.country) if party.country else None
    above = within(place) if place else ()
    return above[-1].name if above else NOWHERE


def _between(a: Party, b: Party, rows: Sequence[EventRow]) -> str:
    return f"{a.name} and {b.name}: {counted(len(rows), 'event')}"


def _said(
    party: Party, events: int, edges: Mapping[tuple[str, str], Sequence[EventRow]], actors: Mapping[str, Party]
) -> str:
    """Who it is, in how many events, and with whom most."""
    beside = Counter({b if a == party.id else a: len(some) for (a, b), some in edges.items() if party.id in (a, b)})
    most = [f"{actors[id_].name}: {number}" for id_, number in beside.most_common(6)]
    return LINE.join((f"{party.name}: {counted(events, 'event')}", *most))
