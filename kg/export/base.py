"""What an export is made from, and what makes one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Place

BASE = "https://diplomatic-kg.example/id/"
"""Where the IRIs of exported things begin; provisional, so give your own to publish."""


class Source(Protocol):
    """A graph that gives out its parts one by one, so that an export of any size fits in memory.

    Everything comes once and in the order of its id, but mentions by article, then by their place in
    the text, and events by their first day, those without one last, then by id. Whatever an event
    names, an actor or a place, is among those given out, with all its identifiers.
    """

    def articles(self) -> Iterator[Article]: ...
    def mentions(self) -> Iterator[Mention]: ...
    def decisions(self) -> Iterator[Decision]: ...
    def identifiers(self) -> Iterator[Identifier]: ...
    def events(self) -> Iterator[Event]: ...
    def actors(self) -> Iterator[Actor]: ...
    def places(self) -> Iterator[Place]: ...


class Exporter(Protocol):
    """One format."""

    def __call__(self, source: Source, base: str) -> Iterator[str]:
        """Pieces of the file in order; formats without IRIs ignore `base`."""
