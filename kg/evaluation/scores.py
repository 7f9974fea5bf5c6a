"""The figures: events, countries, strict agreement, who met whom, slots, and types, over all articles together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.evaluation.actors import likeness
from kg.evaluation.annotation import Annotation
from kg.evaluation.matching import Judged, Pair, pair, same_date, same_place
from kg.evaluation.scheme import scheme
from kg.model import Actor
from kg.vocab import EventTypeName

COMPLETE = 0.999
"""Participants that agree better than this agree all."""


@dataclass(slots=True)
class Counts:
    """How many were found rightly (tp), found wrongly (fp), and not found (fn)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """The share of what was told that was found."""
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(slots=True)
class Slot:
    """How often a part of a paired event is right."""

    right: int = 0
    all: int = 0

    @property
    def accuracy(self) -> float:
        """The share that is right."""
        return _share(self.right, self.all)


@dataclass(slots=True)
class Scores:
    """All figures of some articles; `types` are coarse types, `leaves` leaf types."""

    articles: int = 0
    scores: dict[str, Counts] = field(
        default_factory=lambda: {name: Counts() for name in ("event", "country", "strict", "who-met")}
    )
    slots: defaultdict[str, Slot] = field(default_factory=lambda: defaultdict(Slot))
    types: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    leaves: defaultdict[EventTypeName, Counts] = field(default_factory=lambda: defaultdict(Counts))

    def figures(self) -> dict[str, float]:
        """Every figure that can have a floor: the F1 of each score and the accuracy of each slot."""
        return {k: c.f1 for k, c in self.scores.items()} | {k: s.accuracy for k, s in self.slots.items()}


def score(judged: Iterable[Judged]) -> Scores:
    """The figures of these articles."""
    total = Scores()
    for one in judged:
        total.articles += 1
        strict = [p for p in one.pairs if is_strict(one, p)]
        _count(total.scores["event"], one, one.pairs, one.pairs)
        by_country = pair(one.told, one.found, countries=True)
        _count(total.scores["country"], one, by_country, by_country)
        _count(total.scores["strict"], one, strict, one.pairs)
        _encounters(total.scores["who-met"], one.told, one.found)
        _slots(total, one)
        _types(total, one)
    return total


def is_strict(judged: Judged, paired: Pair) -> bool:
    """True if leaf type, status, date and every participant agree."""
    told, found = judged.told[paired.told], judged.found[paired.found]
    same = told.type == found.type and told.held == found.held and same_date(told.date, found.date) == 1
    return same and paired.agreement > COMPLETE


def _count(into: Counts, one: Judged, right: Sequence[Pair], paired: Sequence[Pair]) -> None:
    """Add what is right; what is paired with an uncertain event is neither right nor wrong."""
    hits = sum(one.told[p.told].certain for p in right)
    excused = sum(not one.told[p.told].certain for p in paired)
    into.tp += hits
    into.fp += len(one.found) - excused - hits
    into.fn += sum(t.certain for t in one.told) - hits


def _encounters(into: Counts, told: Sequence[Annotation], found: Sequence[Annotation]) -> None:
    """Add the unordered pairs of people who met or called, with the exact date."""
    open_pairs = list(_met(found))
    for a, b, date, certain in sorted(_met(told), key=lambda meeting: not meeting[3]):
        for number, (x, y, day, _) in enumerate(open_pairs):
            if same_date(date, day) == 1 and (_same(a, x, b, y) or _same(a, y, b, x)):
                del open_pairs[number]
                into.tp += certain
                break
        else:
            into.fn += certain
    into.fp += len(open_pairs)


def _met(events: Iterable[Annotation]) -> Iterator[tuple[Actor, Actor, str | None, bool]]:
    for event in events:
        if event.type in scheme().encounters and event.status not in scheme().not_held:
            for a, b in combinations(event.participants, 2):
                yield a.actor, b.actor, event.date, event.certain


def _same(a: Actor, x: Actor, b: Actor, y: Actor) -> bool:
    return likeness(a, x) == 1 and likeness(b, y) == 1


def _slots(total: Scores, one: Judged) -> None:
    for paired in one.pairs:
        told, found = one.told[paired.told], one.found[paired.found]
        right = {
            "date": same_date(told.date, found.date) == 1,
            "place": same_place(told.place, found.place) == 1,
            "status": told.held == found.held,
            "leaf type": told.type == found.type,
        }
        roles = [told.participants[i].role == found.participants[j].role for i, j, _ in paired.links]
        for name, good in [*right.items(), *(("role", good) for good in roles)]:
            total.slots[name].right += good
            total.slots[name].all += 1


def _types(total: Scores, one: Judged) -> None:
    for paired in one.pairs:
        told, found = one.told[paired.told], one.found[paired.found]
        if told.certain:
            total.types[told.coarse].tp += 1
            if told.type == found.type:
                total.leaves[told.type].tp += 1
            else:
                total.leaves[told.type].fn += 1
                total.leaves[found.type].fp += 1
    for told in (one.told[i] for i in one.missed if one.told[i].certain):
        total.types[told.coarse].fn += 1
        total.leaves[told.type].fn += 1
    for found in (one.found[j] for j in one.spurious):
        total.types[found.coarse].fp += 1
        total.leaves[found.type].fp += 1


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
