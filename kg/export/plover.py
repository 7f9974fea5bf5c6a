"""Events in PLOVER and CAMEO codes: the columns of POLECAT's tables, tab-separated, and some of our own after them.

One row for each actor and recipient of different countries; parties of equal standing, as at a
meeting, act on each other. What is planned is an AGREE of the day of its first report. What was
cancelled or denied, has no code, or is not dated to the day, is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from itertools import product
from typing import Any, NamedTuple

from kg.countries import INTERNATIONAL
from kg.export.base import Settings, Source
from kg.model import Event, Participation
from kg.ontology import PENDING, event_types
from kg.resources import folder

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version", "CAMEO Code", "Type", "Status", "Confidence", "Sources",
)  # fmt: skip
_NONE = "None"  # as POLECAT writes what is not known


class Coded(NamedTuple):
    """An event's codes, and the day that they are true of."""

    event: str
    mode: str
    cameo: str
    day: date


def pieces(source: Source, settings: Settings) -> Iterator[str]:
    """The table line by line."""
    yield "\t".join(COLUMNS) + "\n"
    for event in source.events():
        if coded := code(event):
            for actor, recipient in pairs(event.participants):
                values = _row(event, coded, actor, recipient)
                yield "\t".join(_cell(values.get(name)) for name in COLUMNS) + "\n"


def code(event: Event) -> Coded | None:
    """The codes; None if PLOVER has none for it."""
    type_, planned = event_types()[event.type], _table("planned")
    name, _, mode = type_.plover.partition("/")
    if event.status == PENDING[0]:
        reported = min((m.reported for m in event.mentions if m.reported), default=None)
        return Coded("AGREE", "", planned[name], reported) if reported and name in planned else None
    first = event.when.first if event.when else None
    exact = str(event.when).partition("/")[0] == str(first)
    return Coded(name, mode, type_.cameo, first) if name and first and exact and event.status not in PENDING else None


def pairs(parts: Sequence[Participation]) -> list[tuple[Participation | None, Participation | None]]:
    """Who acts upon whom; None stands for nobody who is told."""
    sides: Mapping[str, list[str]] = _table("sides")
    acting, acted, both = ([p for p in parts if p.role in sides[side]] for side in ("actor", "recipient", "both"))
    actors, recipients = (acting, acted + both) if acting else (both, acted + both)
    found = [(a, b) for a, b in product(actors, recipients) if a.actor.id != b.actor.id and not _one_side(a, b)]
    if found:
        return list(dict.fromkeys(found))
    return [(a, None) for a in actors] or [(None, b) for b in acted]


def _one_side(a: Participation, b: Participation) -> bool:
    return a.actor.country is not None and a.actor.country == b.actor.country != INTERNATIONAL


def _row(event: Event, coded: Coded, actor: Participation | None, recipient: Participation | None) -> dict[str, object]:
    place = event.place
    return {
        "Event ID": event.id, "Event Date": coded.day, "Event Type": coded.event, "Event Mode": coded.mode,
        "Quad Code": _table("quad")[coded.event], "Contexts": _table("contexts").get(coded.cameo),
        **_side("Actor", actor), **_side("Recipient", recipient),
        "Placename": place and place.name, "City": place.name if place and place.lat is not None else None,
        "Country": place and place.country, "Latitude": place and place.lat, "Longitude": place and place.lon,
        "Publication Date": min((m.reported for m in event.mentions if m.reported), default=None),
        "Language": "english", "Version": f"kg {version('diplomatic-kg')}", "CAMEO Code": coded.cameo,
        "Type": event.type, "Status": event.status, "Confidence": event.confidence, "Sources": event.sources,
    }  # fmt: skip


def _side(side: str, part: Participation | None) -> dict[str, object]:
    if part is None:
        return {}
    who = part.actor
    sector = "IGO" if who.country == INTERNATIONAL else "GOV" if who.kind == "country" or part.office else None
    return {f"{side} Name": who.name, f"{side} Country": who.country, f"Primary {side} Sector": sector,
            f"{side} Title": part.office}  # fmt: skip


def _cell(value: object) -> str:
    return _NONE if value is None or value == "" else " ".join(str(value).split())


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads((folder("ontology") / "plover.toml").read_text(encoding="utf-8"))


def _table(name: str) -> Any:
    return _tables()[name]
