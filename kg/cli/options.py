"""Options that several commands share, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Format
from kg.errors import FixQuery

if TYPE_CHECKING:
    from kg.graph import Graph

Store = Annotated[
    str | None,
    typer.Option("--store", metavar="URI", help="Folder or bolt:// URI; else $KG_STORE, $NEO4J_URI, or ./kg.db."),
]
Output = Annotated[
    Format,
    typer.Option(
        "--format", help="How the answer is printed; csv puts ' before what a spreadsheet takes for a formula."
    ),
]
Since = Annotated[str | None, typer.Option(help="First day, month or year, as in 2024 or 2024-10-01.")]
Until = Annotated[str | None, typer.Option(help="Last day, month or year.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="A city, region, country or continent.")]
Near = Annotated[str | None, typer.Option(metavar="PLACE:KM", help="At most so far from a place, as in Geneva:100.")]
Sure = Annotated[
    float,
    typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out what is less sure; see docs/extraction.md."),
]
Status = Annotated[
    list[str] | None, typer.Option("--status", help="occurred, ongoing, planned, cancelled or denied; repeatable.")
]
Level = Annotated[
    str | None, typer.Option(help="Whose office counts: heads, ministers, envoys, legislators, officers, others.")
]
Sources = Annotated[int, typer.Option(min=1, help="Leave out what fewer articles tell of; copies count once.")]
Newest = Annotated[bool, typer.Option("--newest", help="The newest first.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]
Offset = Annotated[int, typer.Option(min=0, help="How many to pass over first.")]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for JSON lines on standard input."),
]
Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=NAME", help="What the files call a field of an article, as in text=body; repeatable."),
]
DataSet = Annotated[
    str | None, typer.Option("--dataset", help="Which event data it is, if the first line does not tell.")
]
Mapping = Annotated[
    str | None, typer.Option("--mapping", metavar="FILE.toml", help="What the columns of another event table mean.")
]
Workers = Annotated[int, typer.Option(min=1, max=256, help="Processes that extract, each with the model in memory.")]
Using = Annotated[str, typer.Option("--extractor", help="Which extractor finds the events.")]


@contextmanager
def opened(store: str | None, *, create: bool = False) -> Iterator[Graph]:
    """The graph in the store that is meant, closed at the end; only what fills it may make it."""
    from kg.graph import open_graph

    with open_graph(store, create=create) as graph:
        yield graph


def pair(text: str) -> tuple[str, str]:
    """The two sides of NAME=VALUE."""
    name, sign, value = text.partition("=")
    if not sign:
        raise FixQuery(f"{text!r} is not of the form NAME=VALUE")
    return name.strip(), value.strip()
