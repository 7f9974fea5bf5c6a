"""Where rounds take place: the folders, the two stores, and what is known of undisturbed runs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.torture.commands import Kg
from benchmarks.torture.rounds import Round, Undisturbed
from benchmarks.torture.schedule import EMBEDDED, NEO4J, Kind
from benchmarks.torture.stores import Embedded, Neo4j, Tortured
from benchmarks.torture.tasks import tasks
from tests.neo4j.server import Own

Strike = Callable[[Kind, int, int], str]
"""Does a round of a kind by a seed and its number: in what words a command failed in it, if one did."""


@contextmanager
def chamber(*, neo4j: bool) -> Iterator[Strike]:
    """Strikes until it is left; with a server of its own, if it is asked for."""
    known, undisturbed = tasks(), Undisturbed()
    with TemporaryDirectory(prefix="kg-torture-") as name:
        folder = Path(name)
        for part in ("work", EMBEDDED, NEO4J):
            (folder / part).mkdir()
        stores: dict[str, Tortured] = {EMBEDDED: Embedded(folder / EMBEDDED)}
        server = None
        if neo4j:
            server = Own(folder / NEO4J)
            server.start()
            stores[NEO4J] = Neo4j(server)

        def strike(kind: Kind, seed: int, number: int) -> str:
            store = stores[kind.store]
            kg = Kg(folder / "work", store.environment)
            this = Round(kg, store, random.Random(f"{seed} {number}"), undisturbed)  # noqa: S311
            try:
                kind.strike(this, known[kind.task])
            finally:
                kg.end()
            return this.told

        try:
            yield strike
        finally:
            if server:
                server.stop()
