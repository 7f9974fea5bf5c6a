"""The command `kg evaluate`: how well an extractor does against annotated articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import Format, show
from kg.errors import BadValue, StopRun

if TYPE_CHECKING:
    from kg.evaluation import Judged, Scores


class By(StrEnum):
    """What a table breaks the figures down by."""

    type = "type"
    outlet = "outlet"
    error = "error"
    confidence = "confidence"


def evaluate(
    gold: Annotated[
        str, typer.Argument(metavar="GOLD", help="A folder of NNN.gold.json with NNN.json beside them, or of dossiers.")
    ],
    extractor: Annotated[str, typer.Option("--extractor", help="Which extractor finds the events.")] = "rules",
    by: Annotated[By | None, typer.Option("--by", help="Break the figures down.")] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page to look at.")] = None,
    floor: Annotated[
        Path | None,
        typer.Option("--floor", metavar="FILE", help='Fail below these figures: JSON as in {"event": 0.78}.'),
    ] = None,
    identity: Annotated[
        bool, typer.Option("--identity", help="GOLD is a folder of dossiers: who and what became one, rightly or not.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How the answer is printed.")] = Format.table,
) -> None:
    """Compare the events that an extractor finds with those that annotators told."""
    if identity:
        if by or html or floor:
            raise StopRun("--identity goes with none of --by, --html and --floor")
        _print_identity(gold, extractor, form)
        return
    from kg.evaluation import evaluate as run
    from kg.evaluation import score
    from kg.evaluation.report import write
    from kg.evaluation.tables import check_floors

    floors = _floors(floor) if floor else {}
    judged = run(gold, extractor=extractor)
    scores = score(judged)
    _print(judged, scores, by, form)
    if html:
        write(html, judged, extractor)
    try:
        fallen = check_floors(scores, floors)
    except BadValue as error:
        raise StopRun(f"{floor}: {error}") from None
    if fallen:
        raise StopRun(f"{'; '.join(fallen)} (floors of {floor})")


def _print(judged: Sequence[Judged], scores: Scores, by: By | None, form: Format) -> None:
    from kg.evaluation import tables

    breakdown: dict[By, Callable[[Sequence[Judged]], list[dict[str, Any]]]] = {
        By.type: tables.by_type,
        By.outlet: tables.by_outlet,
        By.error: tables.by_error,
        By.confidence: tables.by_confidence,
    }
    if form is Format.table:
        show([], form, _aligned(tables.score_rows(scores)))
        show([], form, _aligned(tables.slot_rows(scores)))
    if by:
        rows = breakdown[by](judged)
        show(rows, form, _aligned(rows) if form is Format.table else rows)
    elif form is not Format.table:
        show([tables.summary(scores)], form, tables.score_rows(scores))


def _print_identity(folder: str, extractor: str, form: Format) -> None:
    """The figures and what is wrong; for programs as one object, as CSV the figures alone."""
    from kg.evaluation.identity import evaluate_identity, rows

    judged = evaluate_identity(folder, extractor=extractor)
    figures = rows(judged)
    wrong = [pair._asdict() for pair in judged.wrong]
    beside = {"unread": list(judged.unread), "unexpected": list(judged.unexpected)}
    if form is not Format.table:
        show([{"figures": figures, "wrong": wrong, **beside}], form, figures)
        return
    show([], form, _aligned(figures))
    for listed in (wrong, [{"left out": why, "sentence": text} for why, some in beside.items() for text in some]):
        if listed:
            show([], form, listed)


def _aligned(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows for people: shares with three digits, one example of several."""
    return [{k: _short(v) for k, v in row.items()} for row in rows]


def _short(value: Any) -> Any:
    match value:
        case float():
            return f"{value:.3f}"
        case list():
            return value[0] if value else None
    return value


def _floors(path: Path) -> dict[str, Any]:
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise StopRun(f"{path}: is not valid JSON ({error})") from None
    if not isinstance(held, dict):
        raise StopRun(f'{path}: holds no floors, as in {{"event": 0.78}}')
    return held
