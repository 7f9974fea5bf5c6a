"""The things that kg knows: articles, the claims in them, and the events that the claims add up to.

Everything is immutable and compares by value. An `Article` is text that never changes; a `Mention`
is one claim that one passage makes; an `Event` is what the mentions of one happening add up to.
Identifiers are explained in kg/ids.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from kg import ids
from kg.dates import When
from kg.errors import BadValue
from kg.vocab import ActorKind, EventTypeName, RoleName, Status

DATASET = "dataset:"
"""How the extractor of a mention begins that is a row of an event data set; such a set is one source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article. Offsets of mentions count Unicode code points in `text`.

    `key` is what its source calls it (a record's id, a file's name); `id` is the hash of the rest.
    """

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    key: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        parts = self.text, self.title, str(self.published or ""), self.outlet, self.url
        object.__setattr__(self, "id", "d" + ids.digest(*parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, country, organisation or group.

    `country` is an ISO 3166-1 alpha-3 code, XXX for international organisations, None if unknown.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    """What it is called elsewhere, as scheme and value: where a graph is asked for it, else nothing."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", ids.actor_id(self.kind, self.name, self.country))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A site, city, region or country; coordinates in degrees (WGS 84) where our tables know them."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    """As those of actors."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", ids.place_id(self.name, self.country))


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """An actor's part in an event; `office` is the one in which the actor took part, if told."""

    actor: Actor
    role: RoleName
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One claim that one passage of one article makes.

    `quote` is exactly the article's text from `start` to `end`; `modality` is as what the passage
    reports the event; `reported` is the article's day of publication; `quantity` counts people or
    US dollars; `confidence` runs from 0 to 1; `attributed_to` is whom the article names as source.
    """

    article: str
    reported: date | None
    type: EventTypeName
    modality: Status
    participants: tuple[Participation, ...]
    place: Place | None = None
    when: When | None = None
    quantity: float | None = None
    title: str | None = None
    quote: str
    start: int
    end: int
    confidence: float
    extractor: str
    attributed_to: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.participants:
            raise BadValue(f"a mention needs a participant: {self.quote!r}")
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise BadValue(f"the quote does not fit its offsets {self.start} to {self.end}: {self.quote!r}")
        parts = [(p.actor.id, p.role, p.office) for p in self.participants]
        claim = self.type, self.modality, parts, self.place and self.place.id, str(self.when or "")
        rest = self.quantity, self.title, self.attributed_to, self.extractor
        object.__setattr__(self, "id", "m" + ids.digest(self.article, self.start, self.end, *claim, *rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening in the world, as its mentions add up; how is stated in kg/identity."""

    id: str
    type: EventTypeName
    status: Status
    participants: tuple[Participation, ...]
    place: Place | None
    when: When | None
    quantity: float | None
    title: str | None
    confidence: float
    sources: int
    """How many articles tell of it, copies of one text counted once."""
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...]
    """Why each mention belongs here, in the order of `mentions`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word about mentions, or about names of actors; it outranks every rule.

    `same` true: each of `left` and each of `right` are of one happening, or one actor; false: of
    two; None takes back what was said of exactly these before, and the rules decide again. The
    latest word about two of them counts.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    same: bool | None
    by: str
    at: datetime
    note: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        left, right = sorted((tuple(sorted(set(self.left))), tuple(sorted(set(self.right)))))
        if not left or not set(left).isdisjoint(right):
            raise BadValue("a decision is about two groups of identifiers without a common one")
        object.__setattr__(self, "left", left)
        object.__setattr__(self, "right", right)
        content = left, right, self.same, self.by, self.at.isoformat(), self.note
        object.__setattr__(self, "id", "c" + ids.digest(*content))


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """What a user's own data call an actor or a place: a value in a scheme, such as Q64 in wikidata.

    `thing` is an id that was given out; it leads to the thing today. The latest word about thing and
    scheme counts; without a value it takes back what was said before.
    """

    thing: str
    scheme: str
    value: str | None
    by: str
    at: datetime
    id: str = field(init=False)

    def __post_init__(self) -> None:
        form, example = _VALUES.get(self.scheme, (r"\S(.*\S)?", "text"))
        if not re.fullmatch(r"[a-z][a-z0-9_-]*", self.scheme):
            raise BadValue(f"{self.scheme!r} is no name of a scheme: small letters, digits, - and _")
        if self.value is not None and not re.fullmatch(form, self.value):
            raise BadValue(f"{self.value!r} is no identifier of {self.scheme}, such as {example}")
        content = self.thing, self.scheme, self.value, self.by, self.at.isoformat()
        object.__setattr__(self, "id", "i" + ids.digest(*content))


_VALUES = {"wikidata": (r"Q[1-9][0-9]*", "Q64"), "geonames": (r"[1-9][0-9]*", "2950159")}
