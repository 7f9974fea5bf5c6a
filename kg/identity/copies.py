"""Which articles are copies of one text: ten outlets that print one agency report are one source.

Two articles are copies if they share most of their runs of three words, as a whole or in their
first words: outlets cut an agency's text from its end, change the headline and mend a sentence
here and there, while two writers on one event, or one writer a day later, word it anew. Both shares
are estimated from MinHash signatures, which are small enough to be kept with the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

COPY = 0.5
"""From this likeness on one article is a copy of the other, or both are of a third."""

RUN = 3
"""Words in a row that are compared as one."""

HEAD = 120
"""So many words at the beginning tell of an article that was cut."""

HASHES = 64
"""Numbers of a signature for the whole, and as many for the head; 16 bits each."""

ROWS = 4
"""Numbers in a band: alike texts agree in one band of sixteen in all likelihood, others hardly ever."""

_DIGITS = 4  # hexadecimal, of a number in a signature
_WORD = re.compile(r"\w+")


def signature(text: str) -> str:
    """What a text is compared by, in hexadecimal digits; empty for a row of a table, or one too short to tell."""
    words = _WORD.findall(text.casefold())
    if len(words) < RUN or ("\t" in text and "\n" not in text):
        return ""
    return _minima(words) + _minima(words[:HEAD])


def bands(signature: str) -> tuple[str, ...]:
    """Names of which two copies share at least one in all likelihood."""
    size = ROWS * _DIGITS
    return tuple(f"{at // size}:{signature[at : at + size]}" for at in range(0, len(signature), size))


def alike(a: str, b: str) -> float:
    """The share of runs of words that two texts have in common, from 0 to 1: of the whole or of the heads."""
    if not a or not b:
        return 0.0
    pairs = [x == y for x, y in zip(_numbers(a), _numbers(b), strict=True)]
    return max(sum(pairs[:HASHES]), sum(pairs[HASHES:])) / HASHES


def sources(
    articles: Iterable[tuple[str, date | None, str]], before: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For every article (id, day, signature) the id of the one that it is a copy of, or its own.

    Copies of copies are copies of the first: the one published first, then the first by id. What was
    found before of some of these articles stays, so that a source may come without its signature.
    """
    from networkx.utils import UnionFind

    everything = sorted(articles, key=lambda article: (article[1] or date.max, article[0]))
    bearer = {signature: article for article, _, signature in reversed(everything) if signature}
    groups = UnionFind([article for article, _, _ in everything])
    for article, source in (before or {}).items():
        groups.union(source, article)
    for article, _, signature in everything:
        groups.union(bearer.get(signature, article), article)
    for a, b in _near(bearer):
        if groups[bearer[a]] != groups[bearer[b]] and alike(a, b) >= COPY:
            groups.union(bearer[a], bearer[b])
    first: dict[str, str] = {}
    return {article: first.setdefault(groups[article], article) for article, _, _ in everything}


def _near(signatures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs that share a band."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for signature in signatures:
        for band in bands(signature):
            sharing[band].append(signature)
    for several in sharing.values():
        yield from combinations(several, 2)


def _minima(words: Sequence[str]) -> str:
    from datasketch import MinHash

    runs = {" ".join(words[i : i + RUN]).encode() for i in range(len(words) - RUN + 1)}
    minhash = MinHash(HASHES, seed=1, scheme="affine32")
    minhash.update_batch(runs)
    low: bytes = minhash.hashvalues.astype(">u2").tobytes()  # half of each number is enough
    return low.hex()


def _numbers(signature: str) -> list[str]:
    return [signature[at : at + _DIGITS] for at in range(0, len(signature), _DIGITS)]
