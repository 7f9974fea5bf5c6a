"""The figures as rows: of everything, and by type, outlet, error and confidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import BadValue
from kg.evaluation.annotation import Annotation
from kg.evaluation.errors import Fault, Kind, faults
from kg.evaluation.matching import Judged
from kg.evaluation.scheme import coarse
from kg.evaluation.scores import Counts, Scores, Slot, score
from kg.ontology import event_types

Row = dict[str, Any]
BANDS = 10
EXAMPLES = 3


def summary(scores: Scores) -> Row:
    """All figures as one object, in the shape of the published scores."""
    return {
        "articles": scores.articles,
        **{name: _figures(counts) for name, counts in scores.scores.items()},
        "slots": {name: _round(slot.accuracy) for name, slot in scores.slots.items()},
        "types": {name: _figures(counts) for name, counts in sorted(scores.types.items())},
    }


def score_rows(scores: Scores) -> list[Row]:
    """One row a score."""
    return [{"score": name, **_named(counts)} for name, counts in scores.scores.items()]


def slot_rows(scores: Scores) -> list[Row]:
    """One row a slot, over the paired events."""
    return [
        {"slot": name, "accuracy": _round(slot.accuracy), "right": slot.right, "of": slot.all}
        for name, slot in scores.slots.items()
    ]


def by_type(judged: Sequence[Judged]) -> list[Row]:
    """One row a coarse type, followed by its leaf types; a right event of the wrong leaf is wrong for both leaves."""
    scores = score(judged)
    rows = []
    for name in sorted({*scores.types, *map(coarse, scores.leaves)}):
        leaves = [leaf for leaf in event_types() if coarse(leaf) == name]
        rows.append({"type": name, "leaf": None, **_named(scores.types.get(name, Counts()))})
        if leaves != [name]:
            seen = [leaf for leaf in leaves if leaf in scores.leaves]
            rows += ({"type": name, "leaf": leaf, **_named(scores.leaves[leaf])} for leaf in seen)
    return rows


def by_outlet(judged: Sequence[Judged]) -> list[Row]:
    """One row an outlet, by name."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.article.outlet or "(none)"].append(one)
    rows = []
    for outlet, members in sorted(groups.items()):
        scores = score(members)
        others = {f"{name} F1": _round(scores.scores[name].f1) for name in scores.scores if name != "event"}
        rows.append({"outlet": outlet, "articles": len(members), **_named(scores.scores["event"]), **others})
    return rows


def by_error(judged: Sequence[Judged]) -> list[Row]:
    """One row a class of errors, the most frequent first, with examples."""
    examples: defaultdict[Kind, list[str]] = defaultdict(list)
    counted: Counter[Kind] = Counter()
    for one in judged:
        for fault in faults(one):
            counted[fault.kind] += 1
            examples[fault.kind].append(f"{one.article.key}: {_example(one, fault)}")
    order = sorted(Kind, key=lambda kind: -counted[kind])
    return [
        {"error": str(kind), "count": counted[kind], "rule": kind.rule, "examples": _spread(examples[kind])}
        for kind in order
    ]


def by_confidence(judged: Sequence[Judged]) -> list[Row]:
    """One row a tenth of confidence: how many events were found with it, and which share of them is right."""
    bands: defaultdict[int, Slot] = defaultdict(Slot)
    for one in judged:
        spurious = set(one.spurious)
        for j, found in enumerate(one.found):
            band = bands[min(int((found.confidence or 0.0) * BANDS + 1e-9), BANDS - 1)]
            band.all += 1
            band.right += j not in spurious
    return [
        {"confidence": f"{n / BANDS:.1f} to {(n + 1) / BANDS:.1f}", "found": band.all, "right": band.right,
         "share": _round(band.accuracy)}
        for n, band in sorted(bands.items(), reverse=True)
    ]  # fmt: skip


def check_floors(scores: Scores, floors: Mapping[str, Any]) -> list[str]:
    """What fell below its floor, one clause a figure; BadValue if a floor is none."""
    figures, fallen = scores.figures(), []
    for name, floor in floors.items():
        if name not in figures:
            raise BadValue(f"there is no figure {name!r}; known are {', '.join(figures)}")
        if isinstance(floor, bool) or not isinstance(floor, int | float):
            raise BadValue(f"the floor of {name!r} is {floor!r}, not a number")
        if figures[name] < floor:
            fallen.append(f"{name} is {figures[name]:.4f}, below its floor of {floor:g}")
    return fallen


def brief(event: Annotation) -> str:
    """The event in a line."""
    who = ", ".join(part.actor.name for part in event.participants)
    return " · ".join(part for part in (event.type, event.status, event.date, who) if part)


def _example(judged: Judged, fault: Fault) -> str:
    event = judged.told[fault.told] if fault.told is not None else judged.found[fault.found or 0]
    return f"{fault.detail} ({brief(event)})" if fault.detail != event.type else brief(event)


def _spread(examples: list[str]) -> list[str]:
    """A few of many, from everywhere and the same each time."""
    step = max(1, len(examples) // EXAMPLES)
    return examples[::step][:EXAMPLES]


def _figures(counts: Counts, names: tuple[str, str, str] = ("p", "r", "f1")) -> Row:
    shares = map(_round, (counts.precision, counts.recall, counts.f1))
    return {**dict(zip(names, shares, strict=True)), "tp": counts.tp, "fp": counts.fp, "fn": counts.fn}


def _named(counts: Counts) -> Row:
    return _figures(counts, ("precision", "recall", "F1"))


def _round(figure: float) -> float:
    return round(figure, 3)
