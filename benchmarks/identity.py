"""Identity: how long it takes, and in how much memory, to make events of mentions, at three sizes; to add an article.

python benchmarks/identity.py [MENTIONS]          a million; exits with 1 if time grows too fast, or memory is too much
python benchmarks/identity.py --grow [EVENTS]     an article into a graph of so many events, against an empty one
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from math import log
from statistics import median

import kg
from kg.dates import When
from kg.graph import Graph
from kg.growth import grow
from kg.identity import assemble
from kg.intake import Batch
from kg.model import Actor, Article, Mention, Participation

COUNTRIES = ["AUT", "BRA", "CHN", "DEU", "EGY", "FRA", "GBR", "IDN", "IND", "JPN", "KEN", "MEX", "NGA", "RUS", "USA"]
SYLLABLES = ["ba", "do", "fe", "gul", "ha", "ki", "lor", "men", "na", "pat", "ru", "sto", "ti", "vel", "zan"]
PEOPLE, YEARS, PER_ARTICLE, REPORTS = 20_000, 20, 4, 5
BEGIN = date(2005, 1, 1)
MOST_SLOPE, MOST_GIGABYTES, MOST_RATIO = 1.2, 4.0, 2.0
ROUNDS = 9


def people(rng: random.Random) -> list[Actor]:
    """Persons of made-up names, the commonest first."""
    names = (f"{_word(rng).title()} {_word(rng).title()}" for _ in range(PEOPLE))
    return [Actor(name=name, kind="person", country=rng.choice(COUNTRIES)) for name in names]


def news(count: int, seed: int = 1) -> Iterator[tuple[Article, list[Mention]]]:
    """Articles with so many mentions, of happenings of the last days that several tell of, some without a date."""
    rng = random.Random(seed)  # noqa: S311
    everyone = people(random.Random(0))  # noqa: S311
    weights = list(accumulate(1 / (rank + 10) for rank in range(PEOPLE)))
    happenings = count // REPORTS
    for number in range(count // PER_ARTICLE):
        latest = rng.randrange(happenings)
        day = _day(latest / happenings)
        article = Article(text=f"News of {day}, article {number} of run {seed}.", published=day)
        told = []
        for at in range(PER_ARTICLE):
            happening = max(0, latest - rng.randrange(PER_ARTICLE * 2))
            held = _day(happening / happenings)
            pair = random.Random(happening).choices(everyone, cum_weights=weights, k=2)  # noqa: S311
            when = rng.choice([When.day(held), When.parse(f"{held:%Y-%m}"), None])
            told.append(
                Mention(
                    article=article.id, reported=day, type="BilateralMeeting", modality="occurred", when=when,
                    participants=tuple(Participation(actor=a, role="participant") for a in dict.fromkeys(pair)),
                    quote=article.text[at : at + 5], start=at, end=at + 5, confidence=0.9, extractor="benchmark",
                )
            )  # fmt: skip
        yield article, told


def assembly(most: int) -> bool:
    """Print seconds, events and memory at three sizes, and the slope; true if a promise is broken."""
    seconds = {}
    for count in (most // 16, most // 4, most):
        mentions = [m for _, told in news(count) for m in told]
        began = time.process_time()
        events = assemble(mentions)
        seconds[count] = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{count:>9,} mentions {seconds[count]:8.1f} s {len(events):>9,} events {peak:6.2f} GB peak", flush=True)
        del mentions, events
    (small, fast), (large, slow) = min(seconds.items()), max(seconds.items())
    slope = log(slow / fast) / log(large / small)
    print(f"slope {slope:.2f} (1 is linear, {MOST_SLOPE} allowed; {MOST_GIGABYTES} GB allowed)")
    return slope > MOST_SLOPE or peak > MOST_GIGABYTES


def growth(most: int) -> bool:
    """Print what an article more costs in an empty graph and in a large one; true if the ratio is too high."""
    with kg.open(":memory:") as graph:
        empty = _one_more(graph, seed=2)
        stream = news(most * 4)
        while _events(graph) < most and (some := list(islice(stream, 250))):
            _load(graph, some)
        large = _one_more(graph, seed=3)
        print(
            f"an article into an empty graph {empty * 1000:.0f} ms, of {_events(graph):,} events {large * 1000:.0f} ms"
        )
    print(f"ratio {large / empty:.2f} ({MOST_RATIO} allowed)")
    return large / empty > MOST_RATIO


def _one_more(graph: Graph, seed: int) -> float:
    """The median of some articles, the first left out."""
    times = []
    for item in news(PER_ARTICLE * (ROUNDS + 1), seed):
        began = time.perf_counter()
        _load(graph, [item])
        times.append(time.perf_counter() - began)
    return median(times[1:])


def _load(graph: Graph, some: list[tuple[Article, list[Mention]]]) -> None:
    batch = Batch([article for article, _ in some], [m for _, told in some for m in told])
    graph.store.execute(lambda tx: grow(tx, batch))


def _events(graph: Graph) -> int:
    (row,) = graph.cypher("MATCH (e:Event) RETURN count(e) AS n")
    return int(row["n"])


def _day(share: float) -> date:
    return BEGIN + timedelta(days=int(365 * YEARS * share))


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))


def main(arguments: list[str]) -> int:
    growing = arguments[:1] == ["--grow"]
    count = int(next(iter(arguments[growing:]), 100_000 if growing else 1_000_000))
    return int(growth(count) if growing else assembly(count))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
