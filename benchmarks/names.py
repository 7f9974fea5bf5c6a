"""Names: how long it takes to find whom a typed name means, against reading everybody, in a generated graph.

python benchmarks/names.py [ACTORS] [STORE]     without them, 100,000 actors in a throw-away
Exits with 1 if finding takes more than a tenth of reading.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product

import kg
from kg.graph import Graph
from kg.model import Actor
from kg.names import named, resolve
from kg.store import writing
from kg.store.rows import to_row

SYLLABLES = "ka", "lo", "mi", "ren", "sto", "va", "bel", "dra", "in", "os", "ter", "ul"
COUNTRIES = "AUT", "BRA", "CAN", "DNK", "EGY", "FRA"
EVERYBODY = (
    "MATCH (n:Actor) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.kind AS kind, n.country AS country"
)
CHUNK = 2000
ROUNDS = 5
MOST_RATIO = 0.1


def actors(number: int) -> Iterator[Actor]:
    chance = random.Random(1)  # noqa: S311 - the same graph every time
    surnames = ["".join(parts).title() for parts in product(SYLLABLES, repeat=3)]
    for count in range(number):
        first, last = (surnames[chance.randrange(len(surnames))] for _ in range(2))
        yield Actor(name=f"{first} {last}{count:x}", kind="person", country=chance.choice(COUNTRIES), aliases=(first,))


def fill(graph: Graph, everybody: list[Actor]) -> None:
    for start in range(0, len(everybody), CHUNK):
        rows = [to_row(actor) for actor in everybody[start : start + CHUNK]]
        graph.store.execute(lambda tx, rows=rows: writing.put(tx, "Actor", rows))


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(number: int, store: str) -> int:
    with kg.open(store) as graph:
        everybody = list(actors(number))
        fill(graph, everybody)
        asked = [everybody[number * n // ROUNDS].name for n in range(ROUNDS)]
        reading = min(seconds(lambda: resolve(asked[0], named(graph.store.read(EVERYBODY)))) for _ in range(2))
        finding = sorted(seconds(lambda name=name: graph.actor_id(name)) for name in asked)[ROUNDS // 2]
    print(
        f"{number:,} actors: reading everybody {reading:.2f} s, finding {finding:.3f} s, ratio {finding / reading:.3f}"
    )
    return int(finding / reading > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2] if len(sys.argv) > 2 else ":memory:"))
