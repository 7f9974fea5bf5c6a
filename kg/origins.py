"""Which new articles repeat which: copies are looked for in the graph, and traced to the first that was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from kg.identity.copies import COPY, alike, bands, signature
from kg.model import Article
from kg.store import Tx, naming, reading
from kg.store.base import Row


@dataclass(slots=True)
class Origins:
    """What is written with new articles."""

    rows: dict[str, Row] = field(default_factory=dict)
    """Signature and source, by article."""
    blocks: dict[str, list[str]] = field(default_factory=dict)
    """Where copies of the article look for it."""
    moved: set[str] = field(default_factory=set)
    """Stored articles that turn out to be copies of an earlier one."""

    def sources(self) -> dict[str, str]:
        """Where each new article comes from, if not from itself."""
        return {id_: row["source"] for id_, row in self.rows.items() if row["source"] != id_}


def trace(tx: Tx, articles: Sequence[Article]) -> Origins:
    """Where the articles that are new come from; stored copies of them are put right at once."""
    import networkx

    known = reading.known_articles(tx, [a.id for a in articles])
    fresh = {a.id: signature(a.text) for a in articles if a.id not in known}
    made = Origins(blocks={id_: [f"copy|{band}" for band in bands(mark)] for id_, mark in fresh.items()})
    near = naming.articles_in(tx, {name for names in made.blocks.values() for name in names})
    published: dict[str, date | None] = {a.id: a.published for a in articles if a.id in fresh}
    published |= {row["id"]: row["published"] for row in near}
    published |= {row["id"]: row["published"] for row in naming.publication(tx, {row["source"] for row in near})}
    copies = networkx.utils.UnionFind(published)
    for row in near:
        copies.union(row["id"], row["source"])
    marks = fresh | {row["id"]: row["signature"] for row in near}
    for a, b in _sharing(marks):
        if copies[a] != copies[b] and alike(marks[a], marks[b]) >= COPY:
            copies.union(a, b)
    first: dict[str, str] = {}
    for id_ in sorted(published, key=lambda id_: (published[id_] or date.max, id_)):
        first.setdefault(copies[id_], id_)
    made.moved = naming.move_sources(tx, {row["source"]: first[copies[row["source"]]] for row in near})
    made.rows = {id_: {"signature": mark, "source": first[copies[id_]]} for id_, mark in fresh.items()}
    return made


def _sharing(marks: dict[str, str]) -> set[tuple[str, str]]:
    """The pairs of articles whose signatures share a band."""
    standing: defaultdict[str, list[str]] = defaultdict(list)
    for id_, mark in sorted(marks.items()):
        for band in bands(mark):
            standing[band].append(id_)
    return {pair for several in standing.values() for pair in combinations(several, 2)}
