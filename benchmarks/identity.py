"""Identity: how long it takes, and in how much memory, to make events of mentions, at three sizes.

python benchmarks/identity.py [MENTIONS]     a million; exits with 1 if time grows too fast, or memory is too much
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from math import log

from kg.dates import When
from kg.identity import assemble
from kg.model import Actor, Article, Mention, Participation

COUNTRIES = ["AUT", "BRA", "CHN", "DEU", "EGY", "FRA", "GBR", "IDN", "IND", "JPN", "KEN", "MEX", "NGA", "RUS", "USA"]
SYLLABLES = ["ba", "do", "fe", "gul", "ha", "ki", "lor", "men", "na", "pat", "ru", "sto", "ti", "vel", "zan"]
PEOPLE, YEARS, PER_ARTICLE, REPORTS = 20_000, 20, 4, 5
BEGIN = date(2005, 1, 1)
MOST_SLOPE, MOST_GIGABYTES = 1.2, 4.0


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


def _day(share: float) -> date:
    return BEGIN + timedelta(days=int(365 * YEARS * share))


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))


if __name__ == "__main__":
    sys.exit(assembly(int(next(iter(sys.argv[1:]), 1_000_000))))
