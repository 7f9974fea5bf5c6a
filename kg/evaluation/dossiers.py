"""Dossiers: a few short articles about one affair, with the actors and the happenings that they really tell of.

    {"about": ..., "articles": [{"id", "outlet", "published", "text"}],
     "actors": [{"name", "kind", "country", "told": {ARTICLE: [NAME, ...]}}],
     "events": [{"type", "when", "parties": [NAME, ...], "told": {ARTICLE: [PART OF A SENTENCE, ...]}}],
     "copies": [[ARTICLE, ARTICLE, ...]]}

An actor is the same in two dossiers if name, kind and country are; an event is of its dossier.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import StopRun
from kg.ids import actor_id, name_key
from kg.model import Actor, Article, Mention


@dataclass(frozen=True)
class Happening:
    """What an event should be, and the parts of sentences, by article, that tell of it."""

    name: str
    type: str
    parties: frozenset[str]
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Dossier:
    """Articles by identifier in the dossier, whom each of them names, what happened, and which are copies."""

    name: str
    articles: dict[str, Article]
    actors: dict[tuple[str, str], str]
    happenings: tuple[Happening, ...]
    copies: tuple[frozenset[str], ...]

    def actor(self, article: str, told: Actor) -> str | None:
        """Who is meant by a name as an article tells it, if the dossier says so."""
        return self.actors.get((article, name_key(told.name)))

    def happening(self, article: Article, mention: Mention) -> Happening | None:
        """The happening that a mention tells of: of those its sentence tells, the one that it is most like."""
        near = [h for h in self.happenings if _tells(h, self.articles, article, mention)]
        names = {name_key(p.actor.name) for p in mention.participants}
        return max(near, key=lambda h: (h.type == mention.type, len(h.parties & names), h.name), default=None)


def dossiers(folder: str | Path) -> list[Dossier]:
    """The dossiers of a folder, one JSON file each, by name."""
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise StopRun(f"{folder}: the folder holds no dossier (*.json)")
    return [_read(path) for path in paths]


def _read(path: Path) -> Dossier:
    try:
        return _dossier(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror})") from None
    except KeyError as error:
        raise StopRun(f"{path}: is no dossier; {error} is missing, or names no article of it") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise StopRun(f"{path}: is no dossier ({error})") from None


def _dossier(name: str, told: dict[str, Any]) -> Dossier:
    articles = {
        item["id"]: Article(
            text=item["text"],
            published=date.fromisoformat(item["published"]),
            outlet=item["outlet"],
            key=f"{name}/{item['id']}",
        )
        for item in told["articles"]
    }
    actors = {}
    for actor in told["actors"]:
        for article, spellings in actor["told"].items():
            for spelling in (actor["name"], *spellings):
                key = articles[article].id, name_key(spelling)
                actors[key] = actor_id(actor["kind"], actor["name"], actor["country"])
    happenings = []
    for number, event in enumerate(told["events"], 1):
        parts = tuple((article, part) for article, some in event["told"].items() for part in some)
        for article, part in parts:
            if part not in articles[article].text:
                raise ValueError(f"article {article!r} does not say {part!r}")
        names = frozenset(map(name_key, event["parties"]))
        happenings.append(Happening(f"{name}#{number} {event['when']}", event["type"], names, parts))
    copies = tuple(frozenset(articles[a].id for a in group) for group in told.get("copies", ()))
    return Dossier(name, articles, actors, tuple(happenings), copies)


def _tells(happening: Happening, articles: dict[str, Article], article: Article, mention: Mention) -> bool:
    for name, part in happening.told:
        if articles[name].id == article.id:
            start = article.text.index(part)
            if start < mention.end and mention.start < start + len(part):
                return True
    return False
