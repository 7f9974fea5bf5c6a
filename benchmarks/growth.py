"""Growth: what it costs to add articles to a large graph, against adding the very same ones to an empty graph.

python -m benchmarks.growth [--events N] [--articles N] [--folder DIR] [--only neo4j|embedded]

The large graph is that of benchmarks/stores.py, of a million events if no number is named. The articles tell of what
happened in its world, and stay in it, so that every run adds others. They come one at a time, then as many at a time
as `kg load` writes. Counted is the time on a processor of client and store together, after both graphs have warmed up.
The ratio is that of the averages or of the medians, whichever is worse: a server plans anew while a graph is small, and
few articles may come into a crowded neighbourhood. Exits with 1 if it is more than two.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.clock import seconds
from benchmarks.stores import FOLDER, embedded, empty_embedded, empty_neo4j, neo4j, tables
from benchmarks.world import World
from benchmarks.writing import Item, loaded
from kg.graph import Graph
from kg.intake import BATCH

MOST_RATIO = 2.0
ALONE, WARM = 100, 500
"""Articles that come one at a time; and those before the clock runs, of another year."""
SINCE, WARM_SINCE = 0.5, 0.25
"""What they tell of: from which share of the world's years on."""


def cost(graph: Graph, news: list[Item], at_a_time: int) -> tuple[float, float]:
    """Milliseconds for an article: on average, and in half of the transactions."""
    steps = [news[at : at + at_a_time] for at in range(0, len(news), at_a_time)]
    took = [seconds(partial(loaded, graph, some, at_a_time)).worked * 1000 for some in steps]
    return sum(took) / len(news), median(ms / len(some) for ms, some in zip(took, steps, strict=True))


def _told(took: tuple[float, float]) -> str:
    return f"{took[0]:.1f} ms each (median {took[1]:.1f})"


def main(arguments: list[str]) -> int:
    """1 if a promise is broken."""
    parser = argparse.ArgumentParser(description="Time adding articles to a large graph.")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", choices=("neo4j", "embedded"))
    given = parser.parse_args(arguments)
    made, world = tables(given.events, given.folder), World(given.events)
    broken = False
    for opened, empty in ((neo4j, empty_neo4j), (embedded, empty_embedded)):
        if given.only not in (None, opened.__name__):
            continue
        with opened(made) as large, empty() as emptied:
            there = large.info()["counts"]
            print(
                f"{opened.__name__}: {there['Event']:,} events; load of the machine {os.getloadavg()[0]:.1f}",
                flush=True,
            )
            warm = list(islice(world.news(there["Article"], WARM_SINCE), WARM))
            news = list(islice(world.news(there["Article"], SINCE), ALONE + given.articles))
            with emptied() as small:
                loaded(small, warm)
            loaded(large, warm)
            for some, at_a_time in ((news[:ALONE], 1), (news[ALONE:], BATCH)):
                with emptied() as small:
                    least = cost(small, some, at_a_time)
                most = cost(large, some, at_a_time)
                ratio = max(large_ / small_ for large_, small_ in zip(most, least, strict=True))
                print(
                    f"  {len(some):,} articles, {at_a_time:>2} at a time: {_told(least)} into an empty graph, "
                    f"{_told(most)} into this one; ratio {ratio:.2f} (most {MOST_RATIO:g})",
                    flush=True,
                )
                broken |= ratio > MOST_RATIO
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
