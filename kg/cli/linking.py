"""The command by which users tell what their own data call actors and places: link."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.deciding import By
from kg.cli.options import Store, opened


def link(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Columns id or name, then one for each scheme.")],
    by: By = None,
    store: Store = None,
) -> None:
    """Take over your own identifiers (wikidata, geonames, any other) for actors and places; empty ones take back."""
    with opened(store) as graph:
        report = graph.link(file, by=by)
    for item in report.skipped:
        print(f"skipped: {item}", file=sys.stderr)
    print(report, file=sys.stderr)
    if report.skipped:
        raise typer.Exit(1)
