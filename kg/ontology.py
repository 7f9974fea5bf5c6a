"""The event types and their roles, as the ontology states them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from kg.errors import BadValue
from kg.model import Mention
from kg.vocab import ACTOR_CLASSES, CLASSES, LASTING, TYPES, EventTypeName, RoleName, Status

STATUSES: tuple[Status, ...] = get_args(Status)
PENDING: tuple[Status, ...] = ("planned", "cancelled", "denied")
"""The statuses of what has not happened."""
_MOST = 1e15
"""No people and no dollars are more than this."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A leaf type: what it is called, what it means, which roles it has, and its codes elsewhere."""

    name: EventTypeName
    label: str
    definition: str
    roles: tuple[RoleName, ...]
    cameo: str
    plover: str
    happening: str
    """The class within which reports are matched: Meeting for every way to tell of a meeting."""
    lasting: bool
    """True if such happenings often last for days."""
    ancestors: tuple[str, ...]
    """Its superclasses, nearest first, up to Event."""


@cache
def event_types() -> dict[EventTypeName, EventType]:
    """Every leaf type by name, in the order of the ontology."""
    return {
        name: EventType(
            name, *CLASSES[name][:2], roles, cameo, plover, happening, name in LASTING, tuple(_ancestors(name))
        )
        for name, (roles, cameo, plover, happening) in TYPES.items()
    }


def status(name: str) -> Status:
    """The status of that name, whatever its case; BadValue if there is none."""
    for known in STATUSES:
        if known == name.casefold():
            return known
    raise BadValue(f"{name!r} is no status; known are {', '.join(STATUSES)}")


def class_name(name: str) -> str:
    """The event type or class of that name, whatever its case; BadValue if there is none."""
    canonical = {known.casefold(): known for known in CLASSES}.get(name.casefold())
    if canonical is None:
        raise BadValue(f"{name!r} is no event type; known are {', '.join(CLASSES)}")
    return canonical


def subtypes(name: str) -> tuple[EventTypeName, ...]:
    """The leaf types that belong to a class, itself if it is one; BadValue if there is no such class."""
    canonical = class_name(name)
    return tuple(t.name for t in event_types().values() if canonical in (t.name, *t.ancestors))


def classes() -> dict[str, str | None]:
    """Every class of events with its superclass; None for the topmost."""
    return {name: parent or None for name, (_, _, parent) in CLASSES.items()}


def check(mention: Mention) -> Mention:
    """The mention itself, if its words are those of the ontology and its numbers can be; else BadValue."""
    known = event_types().get(mention.type)
    if known is None:
        raise BadValue(f"{mention.type!r} is no event type; known are {', '.join(event_types())}")
    if mention.modality not in STATUSES:
        raise BadValue(f"{mention.modality!r} is no status; known are {', '.join(STATUSES)}")
    place = mention.place
    for name, value, least, most in (
        ("confidence", mention.confidence, 0, 1),
        ("quantity", mention.quantity, -_MOST, _MOST),
        ("latitude", place.lat if place else None, -90, 90),
        ("longitude", place.lon if place else None, -180, 180),
    ):
        if value is not None and not least <= value <= most:  # nor is it between them if it is no number
            raise BadValue(f"its {name} is {value}, which is not between {least:,} and {most:,}")
    for part in mention.participants:
        if part.actor.kind not in ACTOR_CLASSES:
            raise BadValue(f"{part.actor.kind!r} is no kind of actor; known are {', '.join(ACTOR_CLASSES)}")
        if part.role not in known.roles:
            raise BadValue(f"{mention.type} has no role {part.role!r}; it has {', '.join(known.roles)}")
    return mention


def _ancestors(name: str) -> list[str]:
    parent = CLASSES[name][2]
    return [parent, *_ancestors(parent)] if parent else []
