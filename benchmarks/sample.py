"""Precision by eye: events drawn at random from articles, each with its sentence and what stands around it.

python benchmarks/sample.py PATH... [--count N] [--seed S]     events of single articles, as the rules find them
"""

from __future__ import annotations

import argparse
import random
import sys

from kg.errors import SkipRecord
from kg.intake import read_events
from kg.model import Article, Event

AROUND = 300
"""Characters shown on either side of the sentence."""


def shown(number: int, article: Article, event: Event) -> str:
    """The event with what a reader needs to judge it."""
    mention = event.mentions[0]
    text = article.text
    before, after = text[max(0, mention.start - AROUND) : mention.start], text[mention.end : mention.end + AROUND]
    passage = " ".join(f"{before}[[{mention.quote}]]{after}".split())
    parties = "; ".join(f"{p.actor.name} ({p.actor.country or '?'}, {p.role})" for p in event.participants)
    where = event.place.name if event.place else "no place"
    facts = f"{event.type} | {event.status} | {event.when or 'no date'} | {where} | {event.confidence:.2f}"
    head = f"#{number} {article.key} {article.outlet or ''} {article.published or ''}"
    return f"{head}\n{facts}\n{parties}\n{passage}\n"


def main(arguments: list[str]) -> int:
    """Print the drawn events; 1 if there are none."""
    parser = argparse.ArgumentParser(description="Draw events at random, to be read against their sentences.")
    parser.add_argument("paths", nargs="+", help="articles, as for kg extract")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    found = [item for item in read_events(given.paths) if not isinstance(item, SkipRecord)]
    events = [(article, event) for article, told in found for event in told]
    drawn = random.Random(given.seed).sample(events, min(given.count, len(events)))  # noqa: S311 - not for secrets
    print(f"{len(drawn)} of {len(events)} events in {len(found)} articles\n")
    for number, (article, event) in enumerate(drawn, 1):
        print(shown(number, article, event))
    return int(not drawn)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
