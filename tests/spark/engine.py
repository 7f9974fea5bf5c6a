"""The steps of kg.spark without Spark: rows dealt by their keys to some partitions, each of which sees only its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from kg.identity import Links
from kg.model import Decision
from kg.register import form_of
from kg.spark import happening, naming, text
from kg.spark.parts import connected, homes
from tests.streams import Told

Row = dict[str, Any]
PARTITIONS = 3


def run(rows: Iterable[Row], step: Callable[[Iterator[Row]], Iterable[Row]], *keys: str) -> list[Row]:
    """What a step makes of rows that lie together by the first key, in the order of all."""
    parts: list[list[Row]] = [[] for _ in range(PARTITIONS)]
    for number, row in enumerate(rows):
        parts[hash(row[keys[0]]) % PARTITIONS if keys else number % PARTITIONS].append(row)
    made = []
    for part in parts:
        part.sort(key=lambda row: [row[key] for key in keys])
        made += list(step(iter(part)))
    return made


def directory(articles: Sequence[Row], links: Links) -> dict[str, Row]:
    """What `kg.spark.naming.directory` gives, by name."""
    told = run(articles, naming.told_forms)
    forms = run(told, naming.one_each, "id")
    decided = {id_ for pair in links.same for id_ in pair}
    moved = homes((form_of(json.loads(row["name"])) for row in forms if row["id"] in decided), links)
    settled = run(forms, partial(naming.moved_home, moved))
    named = run(settled, partial(naming.resolved, links), "home", "id")
    offices = run(named, naming.by_offices)
    held = {row["id"]: row["holder"] for row in run(offices, naming.in_office, "office", "id")}
    return {row["id"]: json.loads(held.get(row["id"], row["name"])) for row in named}


def rows(archive: Sequence[Told], decisions: Iterable[Decision] = ()) -> tuple[list[Row], list[int]]:
    """What `kg.spark.happening.happened` gives, and how many accounts were put together at a time."""
    links = Links(decisions)
    articles = [{"id": a.id, "source": None, "mentions": [text.of_mention(m) for m in told]} for a, told in archive]
    known = directory(articles, links)
    home = {text.mentions([m])[0].id: row["id"] for row in articles for m in row["mentions"]}
    moved = connected((home[a], home[b]) for a, b in links.same if a in home and b in home)
    told = [{**row, "name": None} for row in run(articles, partial(happening.at_home, moved))]
    named = run(articles, partial(happening.naming, moved))
    told += [{"home": row["home"], "name": json.dumps(known[row["id"]])} for row in named]
    accounts = run(told, partial(happening.told_by, links), "home")
    edges = run(run(accounts, happening.seated_at), happening.meeting, "seat")
    parts = connected((edge["a"], edge["b"]) for edge in edges)
    placed = [{**row, "component": parts.get(row["id"], row["id"])} for row in accounts]
    sizes = [sum(part == row["component"] for row in placed) for part in {row["component"] for row in placed}]
    return run(placed, partial(happening.put_together, links), "component"), sizes
