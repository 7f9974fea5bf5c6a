"""Real affairs told by several outlets: who is one person, and what is one happening, is found as a reader finds it."""

from itertools import combinations
from pathlib import Path

import pytest

from kg.evaluation.dossiers import dossiers
from kg.evaluation.identity import ACTORS, ALONE, EVENTS, MERGED, TOGETHER, Identity, evaluate_identity
from kg.identity.copies import signature, sources

FOLDER = Path(__file__).parent / "dossiers"
FLOOR = {
    (ALONE, ACTORS): 0.98, (TOGETHER, ACTORS): 0.98, (ALONE, EVENTS): 0.985, (TOGETHER, EVENTS): 0.985,
}  # fmt: skip
"""B-cubed F1; the aim is 0.95 for actors and 0.92 for events at least."""


@pytest.fixture(scope="module")
def judged() -> Identity:
    return evaluate_identity(FOLDER)


@pytest.mark.parametrize("which", FLOOR)
def test_names_and_mentions_become_what_they_are(judged: Identity, which: tuple[str, str]) -> None:
    assert judged.figures[which].b_cubed.f1 >= FLOOR[which], "\n".join(map(str, judged.wrong))


def test_no_look_alikes_are_merged(judged: Identity) -> None:
    assert [pair for pair in judged.wrong if pair.error == MERGED] == []


def test_every_sentence_of_the_dossiers_is_read(judged: Identity) -> None:
    assert (judged.unread, judged.unexpected) == ((), ())


def test_copies_are_found_and_nothing_else_is_one() -> None:
    told = dossiers(FOLDER)
    copies = {pair for d in told for group in d.copies for pair in map(frozenset, combinations(group, 2))}
    articles = [article for d in told for article in d.articles.values()]
    first = sources((a.id, a.published, signature(a.text)) for a in articles)
    found = {frozenset((a.id, b.id)) for a, b in combinations(articles, 2) if first[a.id] == first[b.id]}
    assert found == copies
    assert len(copies) >= 3
