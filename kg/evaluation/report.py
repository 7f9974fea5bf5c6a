"""The evaluation as one page to look at: figures, breakdowns, and every article with its events.

The page needs nothing from outside, and its policy lets no script run but its own: the texts are strangers'.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from kg.errors import StopRun
from kg.evaluation import tables
from kg.evaluation.article import OUTCOMES, rows, section
from kg.evaluation.markup import Html, join, tag
from kg.evaluation.matching import Judged
from kg.evaluation.scores import Scores, score
from kg.ontology import event_types

PARTS = Path(__file__).with_name("page")


def write(path: Path, judged: Sequence[Judged], extractor: str) -> None:
    """Write the page to a file; StopRun if that cannot be done."""
    try:
        path.write_text(page(judged, extractor), encoding="utf-8")
    except OSError as error:
        raise StopRun(f"{path}: cannot be written ({error.strerror})") from None


def page(judged: Sequence[Judged], extractor: str) -> str:
    """The whole page."""
    scores = score(judged)
    listed = [rows(one) for one in judged]
    script = _part("script.js")
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    told, found = sum(len(one.told) for one in judged), sum(len(one.found) for one in judged)
    return Template(_part("page.html")).substitute(
        title=join(f"What the extractor “{extractor}” finds"),
        subtitle=join(f"{len(judged)} articles · {told} events told by annotators · {found} found"),
        hash=f"sha256-{digest}",
        style=_part("style.css"),
        script=script,
        figures=_figures(scores),
        breakdowns=_breakdowns(judged),
        filters=_filters(judged, Counter(row.outcome for of_one in listed for row in of_one)),
        articles="\n".join(section(one, of_one) for one, of_one in zip(judged, listed, strict=True)),
    )


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _figures(scores: Scores) -> Html:
    cards = [
        tag(
            "div",
            tag("h2", f"{name} F1"),
            tag("div", f"{counts.f1:.3f}", class_="big"),
            tag("p", f"precision {counts.precision:.3f} · recall {counts.recall:.3f}"),
            tag("p", f"{counts.tp} right · {counts.fp} wrong · {counts.fn} missed"),
            class_="figure",
        )
        for name, counts in scores.scores.items()
    ]
    slots = [
        tag(
            "span", name, _bar(slot.accuracy), f"{slot.accuracy:.3f}", title=f"{slot.right} of {slot.all} paired events"
        )
        for name, slot in scores.slots.items()
    ]
    return join(*cards, tag("div", *slots, class_="figure slots"))


def _breakdowns(judged: Sequence[Judged]) -> Html:
    typed = tables.by_type(judged)
    types = [
        {"type": r["leaf"] or r["type"], **{k: v for k, v in r.items() if k not in ("type", "leaf")}} for r in typed
    ]
    errors = [{"error": row["error"], "count": row["count"], "rule": row["rule"]} for row in tables.by_error(judged)]
    most = max((row["count"] for row in errors), default=0) or 1
    return join(
        _table("By type", types, bar="F1", minor=[row["leaf"] is not None for row in typed], shown=True),
        _table("By class of error", errors, bar="count", scale=most, shown=True),
        _table("By outlet", tables.by_outlet(judged), bar="F1"),
        _table("By confidence", tables.by_confidence(judged), bar="share"),
    )


def _table(
    title: str, rows: Sequence[Mapping[str, Any]], *, bar: str, scale: float = 1, minor: Sequence[bool] = (),
    shown: bool = False,
) -> Html:  # fmt: skip
    """A table that folds; the first column names the row, and the column `bar` is drawn as well."""
    names = list(rows[0]) if rows else []
    numeric = {name for row in rows for name in names if isinstance(row[name], int | float)}
    head = [tag("th", name, scope="col", class_="number" if name in numeric else None) for name in names]
    body = []
    for n, row in enumerate(rows):
        cells = [tag("th", str(row[names[0]]), scope="row")]
        for name in names[1:]:
            text = f"{row[name]:.3f}" if isinstance(row[name], float) else str(row[name])
            drawn = _bar(row[name] / scale) if name == bar else None
            if name in numeric:
                cells.append(tag("td", drawn, tag("span", text), class_="number"))
            else:
                cells.append(tag("td", tag("small", text)))
        body.append(tag("tr", *cells, class_="leaf" if n < len(minor) and minor[n] else None))
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body))
    return tag("details", tag("summary", title), tag("div", table, class_="scroll"), open=shown)


def _filters(judged: Sequence[Judged], counted: Counter[str]) -> Html:
    choices = [_choice("", f"all {counted.total()}")]
    choices += [_choice(o, f"{o} {counted[o]}", title) for o, title in OUTCOMES.items()]
    there = {event.type for one in judged for event in (*one.told, *one.found)}
    types: dict[str, str] = {name: known.label for name, known in event_types().items() if name in there}
    outlets = {name: name for name in sorted({one.article.outlet for one in judged if one.article.outlet})}
    return join(
        tag("fieldset", tag("legend", "Outcome"), *choices),
        _select("type", "every type", types),
        _select("outlet", "every outlet", outlets),
        tag(
            "input", type="search", name="words", placeholder="words of the article", aria_label="Words of the article"
        ),
        tag("output", aria_live="polite"),
    )


def _choice(value: str, label: str, title: str | None = None) -> Html:
    radio = tag("input", type="radio", name="outcome", value=value, checked=not value)
    return tag("label", radio, tag("span", label), class_=f"outcome {value}".strip(), title=title)


def _select(name: str, every: str, options: Mapping[str, str]) -> Html:
    listed = [tag("option", label, value=value) for value, label in options.items()]
    return tag("select", tag("option", every, value=""), *listed, name=name, aria_label=name)


def _bar(share: float) -> Html:
    return tag("span", tag("i", style=f"width:{share:.0%}"), class_="bar", aria_hidden="true")
