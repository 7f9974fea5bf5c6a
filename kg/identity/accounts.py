"""What one article says of one happening: the unit that is put together with those of other articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kg.dates import When
from kg.identity.blocking import Block
from kg.identity.parties import Sides, sides
from kg.ids import fold
from kg.model import Mention, Participation
from kg.ontology import PENDING, event_types

FIRST = "first report"
UNDATED = 10**7
OPEN = 10**6
"""How many days a date without an end counts for, and no date at all."""


class Claim(NamedTuple):
    """A mention, its parties as they are known by now, and the reason why it was taken."""

    mention: Mention
    parts: tuple[Participation, ...]
    reason: str


Reasoned = tuple[Claim, ...]
"""The claims about one happening."""


@dataclass(frozen=True, eq=False)
class Account:
    """What one article, or several by decision, say of one happening."""

    told: Reasoned

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(claim.mention for claim in self.told)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(m.id for m in self.mentions)

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(m.article for m in self.mentions)

    @cached_property
    def happening(self) -> str:
        return event_types()[self.mentions[0].type].happening

    @cached_property
    def sides(self) -> Sides:
        return sides(part for claim in self.told for part in claim.parts)

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(p.actor.id for claim in self.told for p in claim.parts)

    @cached_property
    def types(self) -> frozenset[str]:
        return frozenset(m.type for m in self.mentions)

    @cached_property
    def title(self) -> str:
        return max((fold(m.title) for m in self.mentions if m.title), key=lambda t: (len(t), t), default="")

    @cached_property
    def named(self) -> bool:
        """True if a title is a name ("NATO summit"), not a mere description ("joint drills")."""
        return any(letter.isupper() for m in self.mentions for letter in m.title or "")

    @cached_property
    def when(self) -> When | None:
        """The most exact date that a mention gives, of an open one the end that is told."""
        dated = [m.when for m in self.mentions if m.when]
        return min((w.told for w in dated), key=lambda w: (w.days or OPEN, w), default=None)

    @cached_property
    def pending(self) -> bool:
        return all(m.modality in PENDING for m in self.mentions)

    @cached_property
    def ahead(self) -> bool:
        """True if no mention speaks of the past, not even to deny it."""
        return all(m.modality in PENDING[:2] for m in self.mentions)

    @cached_property
    def reported(self) -> date | None:
        return min((m.reported for m in self.mentions if m.reported), default=None)

    @cached_property
    def block(self) -> Block:
        lasting = all(event_types()[m.type].lasting for m in self.mentions)
        sides = tuple(sorted(self.sides))
        return Block(self.happening, sides, self.title, self.when, self.reported, self.pending, lasting)

    @cached_property
    def window(self) -> When | None:
        return self.block.window

    @cached_property
    def likely(self) -> When | None:
        return self.block.likely

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(p.actor.id for claim in self.told for p in claim.parts if p.actor.kind == "person")

    @cached_property
    def sites(self) -> frozenset[str]:
        return frozenset(m.place.id for m in self.mentions if m.place)

    @cached_property
    def rank(self) -> tuple[object, ...]:
        """Exactly dated before vague, fully told before brief, then by content."""
        days = (self.when.days or OPEN) if self.when else UNDATED
        return days, -len(self.actors), self.when.edtf if self.when else "", min(self.ids)

    def with_(self, other: Account, reason: str) -> Account:
        """Both as one, `other` joining for this reason."""
        joining = (c._replace(reason=reason) if c.reason == FIRST else c for c in other.told)
        return Account((*self.told, *joining))
