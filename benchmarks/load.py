"""Loading: how much CPU `kg load` takes, and extraction alone, against bare spaCy on the same texts.

python benchmarks/load.py [PATH...]     without paths, examples/articles; exits with 1 if loading's ratio is above 1.5
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import kg
from kg.errors import SkipRecord
from kg.loading import extract, extractor, read
from kg.model import Article
from loaders.extraction.parse import DEFAULT_MODEL, model

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
LEAST_CHARACTERS = 100_000
ROUNDS = 3
MOST_RATIO = 1.5


def cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def later(article: Article, days: int) -> Article:
    """The same news of another day, so that its events are others, too."""
    return replace(article, published=article.published and article.published + timedelta(days=days))


def main(paths: list[str]) -> int:
    found = [item for item in read(paths or [EXAMPLES]) if not isinstance(item, SkipRecord)]
    length = sum(len(article.text) for article in found)
    if not length:
        print("no articles there", file=sys.stderr)
        return 1
    times = LEAST_CHARACTERS // length + 1
    articles = [later(article, 40 * n) for n in range(times) for article in found]
    texts = [article.text for article in articles]
    rules, nlp = extractor(), model(DEFAULT_MODEL)

    def load() -> None:
        with kg.open(":memory:") as graph:
            graph.load(*articles)

    work = {
        "bare spaCy": lambda: list(nlp.pipe(texts)),
        "extraction": lambda: list(extract(articles, rules)),
        "loading": load,
    }
    for warm in work.values():
        warm()
    best = {name: min(cpu(run) for _ in range(ROUNDS)) for name, run in work.items()}
    print(f"{len(articles):,} articles, {sum(map(len, texts)):,} characters; CPU seconds, best of {ROUNDS}")
    for name, seconds in best.items():
        print(f"{name:12} {seconds:7.2f} s   ratio {seconds / best['bare spaCy']:.2f}")
    return int(best["loading"] / best["bare spaCy"] > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
