"""The frames: which words tell of which event, and where its participants stand in the sentence.

One file an event type in frames/. A file names its `type` and what all its frames share (`many`, `states`, `site`), and
lists frames; the first one that fits a word wins. A frame fires on a noun of `nouns` (below a verb of `verbs`, if
both are given) or else on a verb of `verbs`. A role lists where its actors are looked for, best first; places
joined by " + " are taken together; "country:to" wants the countries of the places there, "nation:on" also whose
the things there are.
The words for these places are explained in arguments.py.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from kg.errors import BadValue
from kg.ontology import event_types
from kg.vocab import EventTypeName, RoleName, Status

_PARTS = re.compile(r"[ -]")  # the tagger takes "cease-fire" apart
Slot = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which English tells of one type of event."""

    type: EventTypeName
    roles: tuple[tuple[RoleName, Slot], ...]
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    links: tuple[str, ...] = ("obj",)
    """How the noun hangs from the verb: as its object, or by which preposition."""
    needs: tuple[RoleName, ...] = ()
    """Roles that somebody must fill."""
    least: int = 1
    """How many actors take part at least."""
    most: int = 99
    many: EventTypeName | None = None
    """The type to use instead when three sides or more take part."""
    people: tuple[RoleName, ...] = ()
    """Roles in which only people count."""
    officials: tuple[RoleName, ...] = ()
    """Roles in which only people of a known office count, and bodies."""
    states: tuple[RoleName, ...] = ()
    """Roles in which people act for their country, which is the actor: it is states that expel. Told once a file."""
    bodies: tuple[RoleName, ...] = ()
    """Roles in which people do not count."""
    only: frozenset[str] = frozenset()
    """Words of which one must stand in the noun's own phrase or beside the verb."""
    never: frozenset[str] = frozenset()
    """Words that must not stand there."""
    place: tuple[str, ...] = ("in", "at")
    guest: bool = False
    """Who came, too, to the meeting told before: "B also attended the talks"."""
    sited: bool = False
    """Only where the place is told: what A discusses with B in C, they discuss face to face."""
    split: RoleName | None = None
    """One event for each actor of this role, in the country of that actor."""
    site: RoleName | None = None
    """In whose country it happens. Told once a file."""
    pairwise: bool = False
    """With more than two, the first has one with each of the others."""
    stage: bool = False
    """A journey: what its people do at its end has its days and its place."""
    pledge: bool = False
    """Promised, announced or ordered is done."""
    inside: bool = False
    """What people do on a journey."""
    across: bool = False
    """At least two countries take part."""
    abroad: bool = False
    """Nobody does this in the own country."""
    quantity: str | None = None
    """Whether a number of `people` or an amount of `money` is told."""
    title: bool = False
    lasting: bool = False
    """Told as a state (are stationed, is on a visit): ongoing rather than over."""
    status: Status | None = None
    """The status, where the words themselves settle it."""
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The frames by the lemma that fires them."""

    nouns: dict[str, tuple[Frame, ...]]
    verbs: dict[str, tuple[Frame, ...]]


@cache
def lexicon() -> Lexicon:
    """The frames of all types; BadValue names the file and what is wrong in it."""
    nouns: dict[str, list[Frame]] = defaultdict(list)
    verbs: dict[str, list[Frame]] = defaultdict(list)
    folder = files("loaders.extraction") / "frames"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            for frame in read(file.name, file.read_text(encoding="utf-8")):
                table, words = (nouns, frame.nouns) if frame.nouns else (verbs, frame.verbs)
                for lemma in {
                    part
                    for word in words
                    for part in ((word, _PARTS.split(word)[-1]) if frame.nouns else word.split()[:1])
                }:
                    table[lemma].append(frame)
    return Lexicon({k: tuple(v) for k, v in nouns.items()}, {k: tuple(v) for k, v in verbs.items()})


def read(name: str, text: str) -> list[Frame]:
    """The frames of one file."""
    try:
        data = tomllib.loads(text)
        event = event_types()[cast(EventTypeName, data.pop("type"))]
        shared = {"many": data.pop("many", None), "states": tuple(data.pop("states", ()))}
        shared["site"] = data.pop("site", None)
        return [_frame(event.name, event.roles, frame, shared) for frame in data.pop("frame")]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadValue(f"frames/{name} is not as lexicon.py reads it ({type(error).__name__}: {error})") from None


def _frame(event: EventTypeName, known: tuple[RoleName, ...], data: dict[str, Any], shared: dict[str, Any]) -> Frame:
    values = {key: value for key, value in data.items() if key not in known}
    values |= {key: frozenset(values[key].split()) for key in ("only", "never") if key in values}
    for key in {"verbs", "nouns"} & values.keys():
        values[key] = frozenset(word.strip() for word in values[key].split(","))
    values |= {
        key: tuple(values[key]) for key in ("links", "needs", "people", "officials", "bodies", "place") if key in values
    }
    roles = tuple((role, _slot(data[role])) for role in known if role in data)
    return Frame(**{"type": event, "roles": roles, **shared, **values})


def _slot(places: list[str]) -> Slot:
    return tuple(tuple(part.strip() for part in place.split("+")) for place in places)
