"""What is being done when something goes wrong: each command, what it finds, and what it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from benchmarks.torture.commands import NOON
from benchmarks.torture.news import ALL, TEXTS, told
from benchmarks.torture.stores import Fill
from kg.graph import Graph
from kg.growth import grow
from kg.identity import assemble
from kg.intake import Batch
from kg.model import Decision, Event
from kg.store import writing

BY = "--by", "reader"


@dataclass(frozen=True, slots=True)
class Task:
    """One command."""

    name: str
    command: tuple[str, ...]
    finds: Fill | None = None
    """What is in the store before."""
    makes: str | None = None
    """The file that it writes; without one it changes the graph."""
    done: str | None = None
    """In what words it says that nothing is left to do, if it was ended after its work."""


def full(graph: Graph) -> None:
    """All the news."""
    for start in range(0, len(told()), 16):
        some = told()[start : start + 16]
        batch = Batch([article for article, _ in some], [mention for _, found in some for mention in found])
        graph.store.execute(lambda tx, batch=batch: grow(tx, batch))


def damaged(graph: Graph) -> None:
    """All the news, of which every mention made an event of its own, and nobody has a name any more."""
    full(graph)
    told_alone = [event for _, found in told() for mention in found for event in assemble([mention])]
    gone = {event.id for event in assemble([mention for _, found in told() for mention in found])}
    graph.store.execute(lambda tx: writing.save(tx, events=told_alone, gone=gone))
    graph.cypher("MATCH (n) WHERE n:Name OR n:Block DETACH DELETE n", write=True)


def part(graph: Graph) -> None:
    """A part of the news."""
    batch = Batch([article for article, _ in told()[:24]], [m for _, found in told()[:24] for m in found])
    graph.store.execute(lambda tx: grow(tx, batch))


def decided(graph: Graph) -> None:
    """All the news, with a decision."""
    full(graph)
    graph.decide(decision())


def decision() -> Decision:
    """That the first two meetings are one."""
    one, other = (tuple(m.id for m in event.mentions) for event in meetings()[:2])
    return Decision(left=one, right=other, same=True, by="reader", at=datetime.fromisoformat(NOON))


def meetings() -> list[Event]:
    """The meetings of the news, by id."""
    events = assemble([mention for _, found in told() for mention in found])
    return sorted((e for e in events if e.type == "BilateralMeeting"), key=lambda e: e.id)


def tasks() -> Mapping[str, Task]:
    """Every task by its name."""
    one, other = (event.id for event in meetings()[:2])
    several = next(e.id for e in meetings() if len({m.article for m in e.mentions}) > 1)
    extract = "extract", TEXTS, "-o", "events.jsonl"
    found = [
        Task("extract", extract, makes="events.jsonl"),
        Task("extract by two", (*extract, "--workers", "2"), makes="events.jsonl"),
        Task("load", ("load", ALL)),
        Task("load texts by two", ("load", TEXTS, "--workers", "2")),
        Task("rebuild", ("rebuild",), damaged),
        Task("check --repair", ("check", "--repair", "--no-shapes"), damaged),
        Task("merge", ("merge", one, other, *BY), full, done="are one already"),
        Task("split", ("split", several, *BY), full, done="has nothing that could be taken apart"),
        Task("undo", ("undo", decision().id, *BY), decided, done="was taken back already"),
        Task("export", ("export", "graph.jsonl"), full, makes="graph.jsonl"),
        Task("export packed", ("export", "graph.ttl.gz"), full, makes="graph.ttl.gz"),
        Task(
            "export tables", ("export", "--format", "parquet", "tables"), full, makes="tables", done="is there already"
        ),
    ]
    return {task.name: task for task in found}
