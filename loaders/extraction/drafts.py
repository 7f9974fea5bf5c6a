"""Mentions on their way, with what their own sentence told beside the claim."""

from __future__ import annotations

from dataclasses import dataclass

from kg.dates import When
from kg.model import Mention
from kg.ontology import event_types
from loaders.extraction.lexicon import Frame


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention, the frame that found it, the number of its sentence.

    `fresh` tells whether it can be the day's news, `behind` whether it lies before what else is told,
    `joined` whether it is told as one more deed, `today` whether a headline in the present tense tells it,
    `over` whether it is a journey from which somebody came back.
    """

    mention: Mention
    frame: Frame
    sentence: int
    announced: When | None = None
    fresh: bool = False
    behind: bool = False
    joined: bool = False
    main: bool = False
    today: bool = False
    over: bool = False

    @property
    def claim(self) -> tuple[str, frozenset[str]]:
        """What kind of happening, of whom."""
        kind = event_types()[self.mention.type].happening
        return kind, frozenset(part.actor.id for part in self.mention.participants)

    @property
    def goal(self) -> frozenset[str | None]:
        """Where a journey leads."""
        return frozenset(p.actor.country for p in self.mention.participants if p.role == self.frame.split)

    @property
    def travellers(self) -> frozenset[str]:
        """Who makes the journey."""
        return frozenset(p.actor.id for p in self.mention.participants if p.role != self.frame.split)
