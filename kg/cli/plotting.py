"""The commands that draw: plot timeline, plot network, plot map, plot matrix."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Level, Near, PlaceName, Since, Sources, Store, Sure, Until, opened

if TYPE_CHECKING:
    from kg.plots.picture import Picture

plot = typer.Typer(
    help="Draw the graph: a timeline, a network, a map or a matrix, as .svg, .png or .html.", no_args_is_help=True
)
File = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="FILE.svg, FILE.png, or FILE.html with the sentences.")
]
Kind = Annotated[str, typer.Option("--type", help="An event type or a class of them.")]
Status = Annotated[str | None, typer.Option(help="occurred, ongoing, planned, cancelled or denied.")]
Actor = Annotated[str | None, typer.Option(help="Who took part; a country includes its people.")]
Top = Annotated[int, typer.Option(min=1, help="How many are drawn: those with the most events.")]


class By(StrEnum):
    """Whose meetings a matrix counts."""

    country = "country"
    actor = "actor"


class Period(StrEnum):
    """What a column of a matrix is."""

    year = "year"
    month = "month"


@plot.command()
def timeline(
    actor: Annotated[str, typer.Argument(help="A person, country, organisation, office, or members of a group.")],
    output: File,
    other: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only what they did together.")] = None,
    kind: Kind = "Event",
    place: PlaceName = None,
    near: Near = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    level: Level = None,
    sources: Sources = 1,
    confidence: Sure = 0.0,
    top: Top = 25,
    store: Store = None,
) -> None:
    """With whom an actor had to do and when; planned and denied events are told apart."""
    with opened(store) as graph:
        picture = graph.plot.timeline(
            actor, other, top=top, type=kind, place=place, near=near, since=since, until=until, status=status,
            level=level, sources=sources, confidence=confidence,
        )  # fmt: skip
    _write(picture, output)


@plot.command()
def network(
    output: File,
    least: Annotated[int, typer.Option("--min", min=1, help="Leave out pairs with fewer events.")] = 1,
    kind: Kind = "Meeting",
    actor: Actor = None,
    place: PlaceName = None,
    near: Near = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    level: Level = None,
    sources: Sources = 1,
    confidence: Sure = 0.0,
    top: Top = 40,
    store: Store = None,
) -> None:
    """Who is in contact with whom."""
    with opened(store) as graph:
        picture = graph.plot.network(
            top=top, least=least, type=kind, actor=actor, place=place, near=near, since=since, until=until,
            status=status, level=level, sources=sources, confidence=confidence,
        )  # fmt: skip
    _write(picture, output)


@plot.command("map")
def map_(
    output: File,
    visits: Annotated[bool, typer.Option("--visits", help="Also from which country visitors came.")] = False,
    kind: Kind = "Event",
    actor: Actor = None,
    place: PlaceName = None,
    near: Near = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    level: Level = None,
    sources: Sources = 1,
    confidence: Sure = 0.0,
    store: Store = None,
) -> None:
    """Where events took place."""
    with opened(store) as graph:
        picture = graph.plot.map(
            visits=visits, type=kind, actor=actor, place=place, near=near, since=since, until=until, status=status,
            level=level, sources=sources, confidence=confidence,
        )  # fmt: skip
    _write(picture, output)


@plot.command()
def matrix(
    output: File,
    by: Annotated[By, typer.Option(help="Countries with their people, or each actor.")] = By.country,
    period: Annotated[Period, typer.Option(help="What a column is.")] = Period.year,
    kind: Kind = "Meeting",
    actor: Actor = None,
    place: PlaceName = None,
    near: Near = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    level: Level = None,
    sources: Sources = 1,
    confidence: Sure = 0.0,
    top: Top = 30,
    store: Store = None,
) -> None:
    """Who met whom how often, year by year."""
    with opened(store) as graph:
        picture = graph.plot.matrix(
            by=by.value, period=period.value, top=top, type=kind, actor=actor, place=place, near=near, since=since,
            until=until, status=status, level=level, sources=sources, confidence=confidence,
        )  # fmt: skip
    _write(picture, output)


def _write(picture: Picture, output: Path) -> None:
    picture.save(output)
    print(f"written to {output}", file=sys.stderr)
