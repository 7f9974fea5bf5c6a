"""Questions on a large graph: how long people wait for an answer, on a real Neo4j and on the embedded store.

python -m benchmarks.questions [--events N] [--folder DIR] [--only neo4j|embedded]

A million events (benchmarks/world.py), if no number is named; the stores are made once and kept in the folder. Counted
is the time on a processor of client and store together: what one waits for on a machine that does nothing else. Exits
with 1 if who_met takes longer than 50 ms for 95 of 100 actors or than a second for the busiest, the matrix of
countries and years longer than 5 s, or one of them in the embedded store more than 4 times what it takes in Neo4j.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from benchmarks.clock import seconds
from benchmarks.stores import FOLDER, embedded, neo4j, tables
from kg.graph import Graph

ACTORS, ROUNDS, SEED = 200, 3, 1
MOST = {"who_met, 95 of 100 actors": 0.05, "who_met, the busiest": 1.0, "matrix, countries by year": 5.0}
"""Seconds that are promised, on Neo4j."""
MOST_RATIO = 4.0
"""How many times as long the embedded store may take."""

BUSIEST = """MATCH (a:Actor {kind: 'person'})-[r:PARTICIPATED_IN]->(:Event)
RETURN a.id AS id, count(r) AS events ORDER BY events DESC, id"""


def measured(graph: Graph) -> dict[str, float]:
    """Seconds for each question, answered in full."""
    people = [row["id"] for row in graph.cypher(BUSIEST)]
    asked = random.Random(SEED).sample(people, min(ACTORS, len(people)))  # noqa: S311 - the same every time
    for id_ in asked:
        graph.who_met(id_)  # a server compiles what it runs often
    each = [seconds(partial(graph.who_met, id_)).worked for id_ in asked]
    busiest = people[0]
    told = len(graph.who_met(busiest))
    found = {
        "who_met, half of the actors": median(each),
        "who_met, 95 of 100 actors": quantiles(each, n=20)[-1],
        "who_met, the busiest": _often(lambda: graph.who_met(busiest)),
        "who_met, its newest 50": _often(lambda: graph.who_met(busiest, newest=True, limit=50)),
        "matrix, countries by year": _often(graph.matrix),
    }
    print(f"  the busiest actor has {told:,} meetings; load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    return found


def _often(work: Callable[[], object]) -> float:
    return median(seconds(work).worked for _ in range(ROUNDS))


def shown(found: dict[str, dict[str, float]]) -> bool:
    """Print the table; true if a promise is broken."""
    broken = False
    print(f"{'':30}" + "".join(f"{store:>12}" for store in found) + f"{'ratio':>8}{'promised':>14}")
    for name in next(iter(found.values())):
        took = {store: times[name] for store, times in found.items()}
        ratio = took["embedded"] / took["neo4j"] if len(took) == 2 else None
        most = MOST.get(name)
        bad = most is not None and (took.get("neo4j", 0) > most or (ratio or 0) > MOST_RATIO)
        told = f"{most:g} s, {MOST_RATIO:g} x" if most else ""
        row = "".join(f"{value * 1000:>9,.0f} ms" for value in took.values())
        print(f"{name:30}{row}{f'{ratio:.1f}' if ratio else '':>8}{told:>14}{'  MISSED' if bad else ''}")
        broken |= bad
    return broken


def main(arguments: list[str]) -> int:
    """1 if a promise is broken."""
    parser = argparse.ArgumentParser(description="Time the questions on a large graph.")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", choices=("neo4j", "embedded"))
    given = parser.parse_args(arguments)
    made = tables(given.events, given.folder)
    found = {}
    for opened in (neo4j, embedded):
        if given.only in (None, opened.__name__):
            with opened(made) as graph:
                print(f"{opened.__name__}: {graph.info()['counts']['Event']:,} events", flush=True)
                found[opened.__name__] = measured(graph)
    return int(shown(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
