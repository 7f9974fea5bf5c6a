"""What an export is made from, and what makes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from pathlib import Path
from typing import Any, Protocol, Self

from kg.errors import BadValue
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Place

BASE = "https://diplomatic-kg.example/id/"
"""Where the IRIs of exported things begin; provisional, so give your own to publish."""


class Profile(StrEnum):
    """How much of the graph RDF holds."""

    core = "core"
    """Events with their actors, places, dates and sources."""
    full = "full"
    """Everything, so that kg can load it again."""

    @classmethod
    def _missing_(cls, value: object) -> Self:
        raise BadValue(f"{value!r} is no profile; known are {', '.join(cls)}")


@dataclass(frozen=True, slots=True)
class Settings:
    """How an export is made; formats without IRIs ignore it."""

    base: str = BASE
    profile: Profile = Profile.full
    licence: str | None = None
    """The address of the licence under which the user publishes the graph."""
    part: str | None = None
    """Which of several files this is, where each is described as a data set of its own."""


class Source(Protocol):
    """A graph that gives out its parts one by one, so that an export of any size fits in memory.

    Everything comes once and in the order of its (first) id, but mentions by article, then by their
    place in the text, and events by their first day, those without one last, then by id. Whatever an
    event names, an actor or a place, is among those given out, with all its identifiers.
    """

    def articles(self) -> Iterator[Article]: ...
    def mentions(self) -> Iterator[Mention]: ...
    def decisions(self) -> Iterator[Decision]: ...
    def identifiers(self) -> Iterator[Identifier]: ...
    def events(self) -> Iterator[Event]: ...
    def actors(self) -> Iterator[Actor]: ...
    def places(self) -> Iterator[Place]: ...
    def copies(self) -> Iterator[tuple[str, str]]:
        """The articles that repeat another one, with that one."""

    def within(self) -> Iterator[tuple[str, str]]:
        """The places that lie in another one, with the next larger one."""

    def meanings(self) -> Iterator[tuple[str, str, str]]:
        """The names that articles tell, by id, each with the name itself and the id of an actor whom it means."""

    def tenures(self) -> Iterator[Mapping[str, Any]]:
        """The offices that actors held: `actor`, `office`, `country`, `since`, `until`, `source`; days as text."""

    def tables(self) -> Iterable[GraphTable] | None:
        """The whole property graph as it is stored, nodes first; None if this is only a part of it."""


class GraphTable(Protocol):
    """All nodes of one label, or all relationships of one type between two labels."""

    @property
    def name(self) -> str:
        """The label or the type."""

    @property
    def columns(self) -> Mapping[str, str]:
        """The properties with their types (string, string[], date, long, double, boolean); of nodes, the key first."""

    @property
    def rows(self) -> Iterator[Mapping[str, Any]]:
        """The properties, of a relationship also the keys of its `start` and `end`."""

    @property
    def ends(self) -> tuple[str, str] | None:
        """The labels at both ends of a relationship."""


class Exporter(Protocol):
    """One format that is a file."""

    def __call__(self, source: Source, settings: Settings) -> Iterator[str]:
        """Pieces of the file in order."""


class FolderExporter(Protocol):
    """One format that is a folder of files."""

    def __call__(self, source: Source, into: Path, settings: Settings) -> None:
        """Write the files into the folder, which is there and empty."""


def told(source: Source) -> Iterator[Article | Mention]:
    """Each article, followed by its mentions."""
    articles: Iterator[Article | Mention] = source.articles()
    yield from merge(articles, source.mentions(), key=_article)


def _article(record: Article | Mention) -> str:
    return record.id if isinstance(record, Article) else record.article
