"""A long stream of articles: whether the memory that reading it takes stays as it is.

python -m benchmarks.memory [ARTICLES] [--load] [--workers N]      100,000; exits with 1 if it grows by a tenth

Sends short articles, each about people of whom nobody has heard, to `kg extract - --workers 2`, and adds up what the
command and its workers take meanwhile. What counts is the most of each tenth of the stream, since a worker loads its
model anew, and smaller, when it has learnt too many words: the last five against the four after the first, in which
all is loaded. With --load they are stored as well. The store is then in the command's own process, and its machine of
Java takes what it was given, up to its bound, before it tidies up; that is told, and nothing is promised of it.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.processes import Clock, memory
from benchmarks.world import SYLLABLES

COUNTRIES = ["Kenya", "Norway", "Chile", "Japan", "Egypt", "Poland", "Brazil", "Vietnam", "Jordan", "Canada", "Ghana"]
OFFICES = "President", "Prime Minister", "Foreign Minister", "Defence Minister"
BEGIN = date(2010, 1, 1)
MOST = 1.1
SECONDS = 0.5


def news(count: int) -> Iterator[dict[str, str]]:
    """Short articles, each with eight words that no other has."""
    chance = random.Random(5)  # noqa: S311 - the same ones every time
    for number in range(count):
        day = BEGIN + timedelta(days=number % 5000)
        here, there = chance.sample(COUNTRIES, 2)
        one, two, three, four = (_person(chance, 4 * number + at) for at in range(4))
        office = chance.choice(OFFICES)
        text = (
            f"{here}'s {office} {one} met the {office.lower()} of {there}, {two}, on {day:%A}. "
            f"{three} and {four} spoke for {chance.randint(2, 9)} hours."
        )
        yield {"id": f"s{number}", "published": str(day), "outlet": f"Outlet {number % 50}", "text": text}


def tenths(command: list[str], count: int) -> list[int]:
    """The most bytes that the command took in each tenth of the stream that it reads."""
    most, sent, ended = [0] * 10, 0, Event()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as run:
        assert run.stdin

        def look() -> None:
            while not ended.wait(SECONDS):
                tenth = min(sent * 10 // count, 9)
                most[tenth] = max(most[tenth], memory(run.pid))

        looking = Thread(target=look)
        looking.start()
        began = time.monotonic()
        try:
            for sent, article in enumerate(news(count), 1):
                run.stdin.write(json.dumps(article) + "\n")
                if sent % (count // 10) == 0:
                    rate = sent / (time.monotonic() - began)
                    print(
                        f"{sent:>9,} articles, {rate:5.0f} a second, {most[sent * 10 // count - 1] / 1e6:7,.0f} MB",
                        flush=True,
                    )
            run.stdin.close()
            run.wait()
        finally:
            ended.set()
            looking.join()
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}")
    return most


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--load", action="store_true", help="into a store, too")
    given = parser.parse_args()
    clock = Clock()
    with TemporaryDirectory() as folder:
        todo = ["load", "-", "--store", str(Path(folder, "kg.db"))] if given.load else ["extract", "-"]
        command = [sys.executable, "-m", "kg", *todo, "--workers", str(given.workers)]
        most = tenths(command, given.articles)
    early, late = max(most[1:5]), max(most[5:])
    print(f"{given.articles / clock.worked:.0f} articles in a second of a core")
    print(
        f"at most {early / 1e6:,.0f} MB from the second tenth on, {late / 1e6:,.0f} MB in the second half: "
        f"{late / early - 1:+.1%} (at most {MOST - 1:+.0%} promised)"
    )
    return int(not given.load and late > MOST * early)


def _person(chance: random.Random, number: int) -> str:
    """A name of two words; the number is in its letters, so that there is none like it."""
    made = SYLLABLES[number % len(SYLLABLES)]
    while number := number // len(SYLLABLES):
        made += SYLLABLES[number % len(SYLLABLES)]
    return f"{chance.choice(SYLLABLES)}{made} {made}{chance.choice(SYLLABLES)}{chance.choice(SYLLABLES)}".title()


if __name__ == "__main__":
    raise SystemExit(main())
