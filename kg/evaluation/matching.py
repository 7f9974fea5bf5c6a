"""Pairs what was told with what was found, one to one, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.evaluation.actors import likeness, plain
from kg.evaluation.annotation import Annotation
from kg.model import Article, Participation, Place

PAIRED = 0.5
"""Events whose participants agree less than this are not the same."""

Link = tuple[int, int, float]
"""The place of the one in the first list, of the other in the second, and how well they agree."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A told and a found event that are the same, by their places; `links` are those of their participants."""

    told: int
    found: int
    agreement: float
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An article with what annotators told of it, what was found in it, and which of these are the same."""

    article: Article
    told: tuple[Annotation, ...]
    found: tuple[Annotation, ...]
    pairs: tuple[Pair, ...]

    @property
    def missed(self) -> list[int]:
        """The told events that were not found, the uncertain among them."""
        hit = {pair.told for pair in self.pairs}
        return [i for i in range(len(self.told)) if i not in hit]

    @property
    def spurious(self) -> list[int]:
        """The found events that nobody told."""
        hit = {pair.found for pair in self.pairs}
        return [j for j in range(len(self.found)) if j not in hit]


def judge(article: Article, told: Sequence[Annotation], found: Sequence[Annotation]) -> Judged:
    """The article with its events paired."""
    return Judged(article=article, told=tuple(told), found=tuple(found), pairs=tuple(pair(told, found)))


def pair(told: Sequence[Annotation], found: Sequence[Annotation], *, countries: bool = False) -> list[Pair]:
    """The events that are the same; with `countries`, every participant counts as its country."""
    fits: dict[tuple[int, int], Pair] = {}
    likely: list[Link] = []
    for i, t in enumerate(told):
        for j, f in enumerate(found):
            if t.coarse != f.coarse:
                continue
            agreement, links = _sides(t, f) if countries else parties(t.participants, f.participants)
            if agreement >= PAIRED:
                fits[i, j] = Pair(i, j, agreement, links)
                likely.append((i, j, _similarity(t, f, agreement)))
    return [fits[i, j] for i, j, _ in one_to_one(likely)]


def parties(told: Sequence[Participation], found: Sequence[Participation]) -> tuple[float, tuple[Link, ...]]:
    """How well the participants agree (F1), and which of them are the same."""
    if not told and not found:
        return 1.0, ()
    alike = [(i, j, likeness(t.actor, f.actor)) for i, t in enumerate(told) for j, f in enumerate(found)]
    links = one_to_one(link for link in alike if link[2] > 0)
    return 2 * sum(score for *_, score in links) / (len(told) + len(found)), tuple(links)


def one_to_one(links: Iterable[Link]) -> list[Link]:
    """The best links of which no two share an end; of equally good ones, those given first."""
    chosen: list[Link] = []
    left: set[int] = set()
    right: set[int] = set()
    for i, j, score in sorted(links, key=lambda link: -link[2]):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j, score))
    return chosen


def same_date(a: str | None, b: str | None) -> float:
    """1 for the same days, 0.5 if the one's days are among the other's, else 0; two missing dates are the same."""
    if a == b or not (a or b):
        return 1.0
    if not a or not b:
        return 0.0
    (first, last), (begin, end) = _days(a), _days(b)
    if (first, last) == (begin, end):
        return 1.0
    return 0.5 if (first <= begin and end <= last) or (begin <= first and last <= end) else 0.0


def same_place(a: Place | None, b: Place | None) -> float:
    """1 if one name is part of the other, 0.5 for places in one country, else 0; two missing places are the same."""
    if a is None or b is None:
        return float(a is None and b is None)
    left, right = set(plain(a.name).split()), set(plain(b.name).split())
    if left and right and (left <= right or right <= left):
        return 1.0
    return 0.5 if a.country and a.country == b.country else 0.0


def _sides(told: Annotation, found: Annotation) -> tuple[float, tuple[Link, ...]]:
    left, right = ({p.actor.country or plain(p.actor.name) for p in e.participants} for e in (told, found))
    both = len(left) + len(right)
    return (2 * len(left & right) / both if both else 1.0), ()


def _similarity(told: Annotation, found: Annotation, agreement: float) -> float:
    """Which of several possible pairs is the better one."""
    when_and_where = 0.4 * same_date(told.date, found.date) + 0.2 * same_place(told.place, found.place)
    rest = 0.1 * (told.type == found.type) + 0.1 * (told.held == found.held) + 0.05 * told.certain
    return agreement + when_and_where + rest


def _days(edtf: str) -> tuple[str, str]:
    """First and last day as texts that compare like days; every month ends on its 31st, as in the published scores."""
    left, _, right = edtf.replace("?", "").replace("~", "").partition("/")
    right = right or left
    first = "0000-00-00" if left in ("..", "") else left + "-01-01"[len(left) - 4 :]
    last = "9999-99-99" if right == ".." else right + "-12-31"[len(right) - 4 :]
    return first, last
