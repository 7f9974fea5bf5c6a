"""Extraction: how much CPU it takes, against bare spaCy on the same texts.

python benchmarks/extract.py [PATH...]     without paths, examples/articles; exits with 1 if the ratio is above 1.5
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from kg.errors import SkipRecord
from kg.loading import extract, extractor, read
from kg.model import Article
from loaders.extraction.parse import DEFAULT_MODEL, model

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
LEAST_CHARACTERS = 100_000
ROUNDS = 3
MOST_RATIO = 1.5


def cpu(work: Callable[[], Iterable[object]]) -> float:
    began = time.process_time()
    for _ in work():
        pass
    return time.process_time() - began


def main(paths: list[str]) -> int:
    found = [item for item in read(paths or [EXAMPLES]) if not isinstance(item, SkipRecord)]
    length = sum(len(article.text) for article in found)
    if not length:
        print("no articles there", file=sys.stderr)
        return 1
    articles: list[Article] = found * (LEAST_CHARACTERS // length + 1)
    rules, nlp = extractor(), model(DEFAULT_MODEL)
    texts = [article.text for article in articles]
    mentions = sum(len(told) for _, told in extract(articles, rules))  # a first round, so that both are warm
    pairs = [(cpu(partial(extract, articles, rules)), cpu(partial(nlp.pipe, texts))) for _ in range(ROUNDS)]
    best, floor = (min(times) for times in zip(*pairs, strict=True))
    print(f"{len(articles):,} articles, {sum(map(len, texts)):,} characters, {mentions:,} mentions")
    print(f"extraction {best:.2f} s of CPU, bare spaCy {floor:.2f} s, ratio {best / floor:.2f} (most {MOST_RATIO})")
    return int(best / floor > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
