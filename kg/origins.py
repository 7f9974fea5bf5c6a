"""Which new articles repeat which: copies are looked for in the graph, and traced to the first that was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.identity.copies import bands, signature, sources
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
    known = reading.known_articles(tx, [a.id for a in articles])
    fresh = {a.id: signature(a.text) for a in articles if a.id not in known}
    made = Origins(blocks={id_: [f"copy|{band}" for band in bands(mark)] for id_, mark in fresh.items()})
    near = naming.articles_in(tx, {name for names in made.blocks.values() for name in names})
    published: dict[str, date | None] = {a.id: a.published for a in articles if a.id in fresh}
    published |= {row["id"]: row["published"] for row in near}
    published |= {row["id"]: row["published"] for row in naming.publication(tx, {row["source"] for row in near})}
    marks = fresh | {row["id"]: row["signature"] for row in near}
    before = {row["id"]: row["source"] for row in near}
    found = sources(((id_, day, marks.get(id_, "")) for id_, day in published.items()), before)
    made.moved = naming.move_sources(tx, {source: found[source] for source in before.values()})
    made.rows = {id_: {"signature": mark, "source": found[id_]} for id_, mark in fresh.items()}
    return made
