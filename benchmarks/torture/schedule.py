"""Which faults there are, on which store and in which task, and in which order the rounds take them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.torture import killing, surroundings, wires
from benchmarks.torture.rounds import Fault

EMBEDDED, NEO4J = "embedded", "neo4j"
BOTH = EMBEDDED, NEO4J
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A fault in the midst of a task on a store."""

    fault: str
    task: str
    store: str
    strike: Fault

    def __str__(self) -> str:
        return f"{self.fault}: {self.task} ({self.store})"


def _kinds() -> Iterator[Kind]:
    def each(
        fault: str, strike: Fault, tasks: tuple[str, ...], stores: tuple[str, ...] = (EMBEDDED,)
    ) -> Iterator[Kind]:
        return (Kind(fault, task, store, strike) for task in tasks for store in stores)

    changing = "load", "rebuild", "check --repair", "merge", "split", "undo"
    yield from each("killed", killing.killed, ("extract", "extract by two", "load texts by two"))
    yield from each("killed", killing.killed, (*changing, "export", "export packed"), BOTH)
    yield from each("killed", killing.killed, ("export tables",))
    yield from each("two at once", killing.two_at_once, ("load",), BOTH)
    yield from each("one of two killed", killing.one_of_two_killed, ("load",), BOTH)
    yield from each("rebuilt meanwhile", killing.rebuilt_meanwhile, ("load",), BOTH)
    yield from each("asked meanwhile", killing.asked_meanwhile, ("load", "rebuild"), BOTH)
    yield from each("server killed", killing.server_killed, ("load", "rebuild", "merge", "export"), (NEO4J,))
    yield from each("server down", killing.server_down, ("load", "undo"), (NEO4J,))
    yield from each("server halted", killing.server_halted, ("load", "rebuild"), (NEO4J,))
    yield from each("server full", killing.server_full, ("load", "merge"), (NEO4J,))
    for name, strike in wires.FAULTS.items():
        yield from each(name, strike, ("load", "merge"), (NEO4J,))
    disks = "load", "rebuild", "merge", "extract", "export", "export packed", "export tables"
    yield from each("disk full", surroundings.disk_full, disks)
    limited = "load", "rebuild", "undo", "extract", "export"
    yield from each("files limited", surroundings.files_limited, limited)
    yield from each("output full", surroundings.output_full, ("extract", "export"))
    yield from each("read-only", surroundings.read_only, ("load", "rebuild", "extract", "export"))
    yield from each("no home", surroundings.no_home, ("load texts by two", "extract", "undo"))
    yield from each("clock back", surroundings.clock_back, ("load", "rebuild", "undo"), BOTH)


KINDS = tuple(_kinds())


def order(seed: int) -> Iterator[Kind]:
    """Every kind once, in an order of this seed, then every kind again in another, for ever."""
    chance = random.Random(seed)  # noqa: S311
    while True:
        yield from chance.sample(KINDS, len(KINDS))
