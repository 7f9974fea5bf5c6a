"""How well names become actors, and mentions events: against dossiers, each alone, and all loaded together.

    judged = evaluate_identity("dossiers/")
    judged.figures["together", "events"].b_cubed.f1

Every told participation of a person is an item of the actors, every mention one of the events; who or what an item
is, the dossier tells, and what it became, `assemble`. B-cubed asks of each item how pure and how complete its
cluster is; the pairwise figures, of each two items, whether they are rightly together. What a dossier does not
tell of is left out of both, and listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from kg import loading
from kg.errors import SkipRecord, StopRun
from kg.evaluation.dossiers import Dossier, dossiers
from kg.identity import Links, assemble, directory
from kg.identity.parties import office_only, side
from kg.model import Actor, Article, Event, Mention, Participation

ACTORS, EVENTS = "actors", "events"
ALONE, TOGETHER = "alone", "together"
MERGED, APART = "merged though apart", "apart though one"
Key = tuple[str, str]
"""A dossier's name, or ALONE for all of them, or TOGETHER; and ACTORS or EVENTS."""


class Item(NamedTuple):
    """Something told, what it is, what it became, and the sentence that tells it."""

    told: str
    found: str
    sentence: str


class Share(NamedTuple):
    """How much of what was put together is right, and how much of what is right was put together."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if any(self) else 0.0


class Wrong(NamedTuple):
    """Two items that are one and were kept apart, or are two and were put together."""

    what: str
    error: str
    first: str
    second: str


@dataclass(frozen=True)
class Figures:
    """The figures of one set of items."""

    items: int
    b_cubed: Share
    pairs: Share


@dataclass(frozen=True)
class Identity:
    """All figures, the wrong pairs, and what dossiers and extractor do not both tell of."""

    figures: Mapping[Key, Figures]
    wrong: tuple[Wrong, ...]
    unread: tuple[str, ...]
    unexpected: tuple[str, ...]


def evaluate_identity(folder: str | Path, *, extractor: str = "rules") -> Identity:
    """The figures for a folder of dossiers."""
    found = dossiers(folder)
    mentions = _mentions(found, extractor)
    figures: dict[Key, Figures] = {}
    pooled: defaultdict[str, list[Item]] = defaultdict(list)
    for dossier in found:
        for what, items in _items([dossier], [m for a in dossier.articles.values() for m in mentions[a.id]]).items():
            figures[dossier.name, what] = measure(items)
            pooled[what] += [
                i._replace(told=f"{dossier.name} {i.told}", found=f"{dossier.name} {i.found}") for i in items
            ]
    together = _items(found, [m for some in mentions.values() for m in some])
    figures |= {(ALONE, what): measure(items) for what, items in pooled.items()}
    figures |= {(TOGETHER, what): measure(items) for what, items in together.items()}
    pairs = [w for what in (ACTORS, EVENTS) for items in (pooled[what], together[what]) for w in wrong(what, items)]
    return Identity(figures, tuple(dict.fromkeys(pairs)), *_not_both(found, mentions))


def measure(items: Sequence[Item]) -> Figures:
    """B-cubed and pairwise figures; without a pair to judge, none is wrong."""
    told, found = Counter(i.told for i in items), Counter(i.found for i in items)
    both = Counter((i.told, i.found) for i in items)
    pure = sum(n * n / found[into] for (_, into), n in both.items())
    complete = sum(n * n / told[is_] for (is_, _), n in both.items())
    right = _pairs(both)
    pairs = [right / of if (of := _pairs(part)) else 1.0 for part in (found, told)]
    b_cubed = Share(pure / len(items), complete / len(items)) if items else Share(1.0, 1.0)
    return Figures(len(items), b_cubed, Share(*pairs))


def wrong(what: str, items: Sequence[Item]) -> Iterator[Wrong]:
    """One example for each two parts of one, and for each two that were put together."""
    seen = set()
    for a, b in combinations(items, 2):
        if (a.told == b.told) == (a.found == b.found):
            continue
        ends = frozenset(((a.told, a.found), (b.told, b.found)))
        if ends not in seen:
            seen.add(ends)
            yield Wrong(what, MERGED if a.found == b.found else APART, a.sentence, b.sentence)


def rows(judged: Identity) -> list[dict[str, Any]]:
    """One row for each set of items: the dossiers, all of them alone, all together."""
    return [
        {
            "dossiers": name, "of": what, "items": figures.items,
            **{f"B3 {k}": round(v, 3) for k, v in _named(figures.b_cubed)},
            **{f"pair {k}": round(v, 3) for k, v in _named(figures.pairs)},
        }
        for (name, what), figures in judged.figures.items()
    ]  # fmt: skip


def whom(event: Event, known: Participation) -> Actor:
    """Who of the event's parties somebody became whom the directory knows; an office may have become its holder."""
    if any(party.actor.id == known.actor.id for party in event.participants):
        return known.actor
    mine = [p for p in event.participants if p.actor.kind == known.actor.kind and side(p.actor) == side(known.actor)]
    holders = [p for p in mine if not office_only(p)]
    return holders[0].actor if office_only(known) and len(holders) == 1 else known.actor


def _items(some: Sequence[Dossier], mentions: Sequence[Mention]) -> dict[str, list[Item]]:
    known = directory(mentions, Links(()))
    home: dict[str, tuple[Dossier, Article]] = {a.id: (d, a) for d in some for a in d.articles.values()}
    items: dict[str, list[Item]] = {ACTORS: [], EVENTS: []}
    for event in assemble(mentions):
        for mention in event.mentions:
            dossier, article = home[mention.article]
            happening = dossier.happening(article, mention)
            if happening:
                items[EVENTS].append(Item(happening.name, event.id, _sentence(article, mention)))
            for part, party in zip(mention.participants, known.parts(mention), strict=True):
                if actor := dossier.actor(article.id, part.actor):
                    meant = whom(event, party)
                    text = f"{part.actor.name} taken for {meant.name} in {_sentence(article, mention)}"
                    items[ACTORS].append(Item(actor, meant.id, text))
    return items


def _not_both(some: Sequence[Dossier], mentions: Mapping[str, Sequence[Mention]]) -> tuple[tuple[str, ...], ...]:
    unread, unexpected = [], []
    for dossier in some:
        for name, article in dossier.articles.items():
            told = [(dossier.happening(article, m), m) for m in mentions[article.id]]
            unexpected += [_sentence(article, m) for happening, m in told if happening is None]
            reached = {happening for happening, _ in told}
            parts = [(h, part) for h in dossier.happenings for a, part in h.told if a == name]
            unread += [f"{article.key}: {part}" for happening, part in parts if happening not in reached]
    return tuple(unread), tuple(unexpected)


def _mentions(some: Sequence[Dossier], extractor: str) -> dict[str, Sequence[Mention]]:
    found: dict[str, Sequence[Mention]] = {}
    articles = [article for dossier in some for article in dossier.articles.values()]
    for item in loading.extract(articles, loading.extractor(extractor)):
        if isinstance(item, SkipRecord):
            raise StopRun(str(item))
        found[item[0].id] = item[1]
    return found


def _sentence(article: Article, mention: Mention) -> str:
    return f"{article.key}: {mention.quote}"


def _named(share: Share) -> tuple[tuple[str, float], ...]:
    return ("P", share.precision), ("R", share.recall), ("F1", share.f1)


def _pairs(sizes: Mapping[Any, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
