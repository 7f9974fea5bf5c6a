"""Hostile text: a megabyte of each word that may tell of an event, against a tenth of it.

python -m benchmarks.triggers [--every N]

Exits with 1 if one of them takes more than ten seconds of a processor, or if a megabyte takes more than twelve times
as long as a tenth of it: what it costs grows with the text, and no faster.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from kg.model import Article
from loaders.extraction import RuleExtractor
from loaders.extraction.lexicon import lexicon

MOST_SECONDS = 10.0
MOST_RATIO = 12.0
SHORT, LONG = 100_000, 1_000_000


def units() -> Iterator[str]:
    """What is repeated: each trigger between two parties, as often without an end of the sentence as with one."""
    for number, lemma in enumerate(sorted(lexicon().verbs)):
        yield f"Spain {lemma} Sweden{'.,'[number % 2]} "
    for number, lemma in enumerate(sorted(lexicon().nouns)):
        yield f"the {lemma} of Spain with Sweden{'.,'[number % 2]} "


def broken(extractor: RuleExtractor, unit: str) -> str | None:
    """What is wrong with how long such text takes, if anything is."""
    short, long = (_seconds(extractor, unit, size) for size in (SHORT, LONG))
    told = f"{unit!r}: {SHORT:,} characters {short:.2f} s, {LONG:,} {long:.2f} s, {long / short:.1f} times"
    return told if long > MOST_SECONDS or long / short > MOST_RATIO else None


def _seconds(extractor: RuleExtractor, unit: str, size: int) -> float:
    article = Article(text=(unit * (size // len(unit) + 1))[:size])
    began = time.process_time()
    extractor.extract(article)
    return time.process_time() - began


def main(arguments: list[str]) -> int:
    """1 if a promise is broken."""
    parser = argparse.ArgumentParser(description="Time extraction from text that repeats one trigger.")
    parser.add_argument("--every", type=int, default=1, help="only each so many-th trigger")
    given = parser.parse_args(arguments)
    extractor = RuleExtractor()
    extractor.extract(Article(text="Spain met Sweden in Vienna on Monday."))  # what is read once is read
    asked = list(units())[:: given.every]
    found = [told for unit in asked if (told := broken(extractor, unit))]
    print(*found, f"{len(asked)} triggers, {len(found)} too slow", sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
