"""One article of the report: its text with the passages marked, and the told and found events side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.evaluation.annotation import Annotation
from kg.evaluation.errors import Fault, Kind, differences, faults
from kg.evaluation.markup import Html, join, tag
from kg.evaluation.matching import Judged
from kg.ontology import event_types

OUTCOMES = {
    "right": "found, and agrees in everything",
    "differs": "found, with differences",
    "missed": "told, but not found",
    "spurious": "found, but not told",
    "unsure": "not found, but the annotators were not certain",
}
_GOLDEN_ANGLE = 137
"""Degrees between the hues of neighbouring numbers, so that they look different."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the report: an event that was told, found, or both."""

    number: int = 0
    outcome: str
    told: Annotation | None
    found: Annotation | None
    why: tuple[str, ...]
    odd_told: frozenset[int] = frozenset()
    """Places of the told parties that have no counterpart."""
    odd_found: frozenset[int] = frozenset()

    @property
    def spans(self) -> Iterator[tuple[int, int, str]]:
        """The passages, and whose they are."""
        for side, event in (("told", self.told), ("found", self.found)):
            yield from ((start, end, side) for start, end in (event.spans if event else ()))

    @property
    def hue(self) -> str:
        """The colour of its number, as a style."""
        return f"--h:{self.number * _GOLDEN_ANGLE % 360}"


def rows(judged: Judged) -> list[Row]:
    """The events of the article in the order of its text, with what is wrong with each."""
    end = len(judged.article.text)
    listed = sorted(_rows(judged), key=lambda row: min(row.spans, default=(end, end, "")))
    return [replace(row, number=number) for number, row in enumerate(listed, 1)]


def section(judged: Judged, listed: Sequence[Row]) -> Html:
    """The article as it stands in the page."""
    article = judged.article
    counted = Counter(row.outcome for row in listed)
    tally = [tag("span", f"{counted[o]} {o}", class_=o, title=OUTCOMES[o]) for o in OUTCOMES if counted[o]]
    facts = " · ".join(str(part) for part in (article.key, article.outlet, article.published) if part)
    heads = tag("div", tag("span"), tag("span", "told by annotators"), tag("span", "found"), class_="heads")
    events = join(heads, tag("ol", *map(_row, listed), class_="rows"))
    title = article.title or article.text.strip().partition("\n")[0][:90]
    return tag(
        "article",
        tag("header", tag("h2", title), tag("p", facts), tag("p", *tally, class_="tally")),
        tag(
            "div",
            tag("div", _marked(article.text, listed), class_="text", tabindex=0, role="region", aria_label="Text"),
            tag("div", events if listed else tag("p", "Nothing was told of it, and nothing found.", class_="nothing")),
            class_="sides",
        ),
        class_="article",
        data_outlet=article.outlet or "",
    )


def _rows(judged: Judged) -> Iterator[Row]:
    reasons = faults(judged)
    for p in judged.pairs:
        told, found = judged.told[p.told], judged.found[p.found]
        why = tuple(f"{kind}: {detail}" for kind, detail in differences(told, found, p.links))
        whole = [(i, j) for i, j, score in p.links if score == 1]
        yield Row(
            outcome="differs" if why else "right", told=told, found=found, why=why,
            odd_told=frozenset(range(len(told.participants))) - {i for i, _ in whole},
            odd_found=frozenset(range(len(found.participants))) - {j for _, j in whole},
        )  # fmt: skip
    for i in judged.missed:
        told = judged.told[i]
        why = _reasons(f for f in reasons if f.told == i and f.found is not None and f.kind is not Kind.SPLIT)
        yield Row(outcome="missed" if told.certain else "unsure", told=told, found=None, why=why)
    for j in judged.spurious:
        why = _reasons(f for f in reasons if f.found == j and f.told is not None and f.kind is not Kind.MERGED)
        yield Row(outcome="spurious", told=None, found=judged.found[j], why=why)


def _reasons(listed: Iterable[Fault]) -> tuple[str, ...]:
    return tuple(f"{fault.kind}: {fault.detail}" for fault in listed)


def _row(row: Row) -> Html:
    label = f"Event {row.number}, {OUTCOMES[row.outcome]}: show its sentence"
    button = tag(
        "button", str(row.number), type="button", class_="badge", style=row.hue, aria_pressed="false", aria_label=label
    )
    types = sorted({event.type for event in (row.told, row.found) if event})
    why = tag("ul", *(tag("li", reason) for reason in row.why), class_="why") if row.why else None
    return tag(
        "li",
        tag("div", button),
        _event(row.told, row.found, row.odd_told) if row.told else tag("div", "nobody told this", class_="none"),
        _event(row.found, row.told, row.odd_found) if row.found else tag("div", "not found", class_="none"),
        why,
        class_=f"row {row.outcome}",
        data_outcome=row.outcome,
        data_types=" ".join(types),
        data_row=row.number,
    )


def _event(event: Annotation, other: Annotation | None, odd: frozenset[int]) -> Html:
    def fact(text: str, same: bool) -> Html:
        return tag("span", text, class_=None if same else "wrong")

    same_place = other is None or _place(event) == _place(other)
    facts = [
        fact(event.status, other is None or event.held == other.held),
        fact(event.date or "no date", other is None or event.date == other.date),
        fact(_place(event) or "no place", same_place),
    ]
    notes = [] if event.certain else ["uncertain"]
    notes += [] if event.confidence is None else [f"confidence {event.confidence:.2f}"]
    parties = [
        tag("li", fact(part.actor.name, i not in odd), " ", tag("small", _side(part.actor.country, part.role)))
        for i, part in enumerate(event.participants)
    ]
    return tag(
        "div",
        tag(
            "h3",
            fact(event_types()[event.type].label, other is None or event.type == other.type),
            tag("small", *(f" · {note}" for note in notes)),
        ),
        tag("p", facts[0], " · ", facts[1], " · ", facts[2], class_="facts"),
        tag("ul", *parties),
        tag("blockquote", event.quote) if event.quote else None,
        class_="event",
    )


def _place(event: Annotation) -> str:
    return event.place.name if event.place else ""


def _side(country: str | None, role: str) -> str:
    return " · ".join(part for part in (country, role) if part)


def _marked(text: str, listed: Sequence[Row]) -> Html:
    """The text, cut where a passage begins or ends, each piece with the events that it belongs to."""
    spans = [(start, end, side, row) for row in listed for start, end, side in row.spans]
    cuts = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    pieces: list[Html] = []
    before: dict[int, Row] = {}
    for start, end in pairwise(cuts):
        over = [s for s in spans if s[0] < end and start < s[1]]
        here = {row.number: row for *_, row in over}
        badges = [tag("b", str(n), class_="badge", style=row.hue) for n, row in here.items() if n not in before]
        whose = " ".join(sorted({side for *_, side, _ in over}))
        hue = next((row.hue for row in here.values()), None)
        mark = tag("mark", *badges, text[start:end], class_=whose, data_rows=" ".join(map(str, here)), style=hue)
        pieces.append(mark if over else join(text[start:end]))
        before = here
    return join(*pieces)
