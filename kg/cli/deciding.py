"""The commands by which a person sees and corrects what is taken to be one: why, merge, split, undo, review."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import Store, opened
from kg.model import Decision

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an event or a person, or its beginning.")]
By = Annotated[str | None, typer.Option(help="Who decides; else the user's name.")]
Note = Annotated[str | None, typer.Option(help="Why, for those who read it later.")]


def why(id_: Id, store: Store = None) -> None:
    """Why an event holds its sentences, or whom the names of a person mean, and what was decided about it."""
    with opened(store) as graph:
        print(graph.why(id_))


def merge(
    a: Id,
    b: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    by: By = None,
    note: Note = None,
    store: Store = None,
) -> None:
    """Decide that two events are one, or two people; it outranks every rule, and can be undone."""
    with opened(store) as graph:
        _tell([graph.merge(a, b, by=by, note=note)])
        print(graph.why(a))


def split(
    id_: Id,
    member: Annotated[list[str] | None, typer.Argument(help="Mentions or names that are not of the rest.")] = None,
    by: By = None,
    note: Note = None,
    store: Store = None,
) -> None:
    """Decide that mentions of an event, or names of a person, are not one; without MEMBER all are taken apart."""
    with opened(store) as graph:
        _tell(graph.split(id_, *(member or ()), by=by, note=note))


def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The decision's id, or its beginning.")],
    by: By = None,
    note: Note = None,
    store: Store = None,
) -> None:
    """Take a decision back; the rules decide again."""
    with opened(store) as graph:
        _tell([graph.undo(decision, by=by, note=note)])


def review(
    limit: Annotated[int, typer.Option(min=1, help="How many pairs at most.")] = 20, by: By = None, store: Store = None
) -> None:
    """Show pairs that may be one, the most useful first, and take y (one), n (two), or s (skip) for each."""
    with opened(store) as graph:
        doubts = graph.doubts()[:limit]
        for number, doubt in enumerate(doubts, 1):
            print(f"\n{number} of {len(doubts)}: {doubt.why} ({doubt.score:g})\n")
            print(_side_by_side(graph.why(doubt.left), graph.why(doubt.right)))
            word = _asked()
            if word == "q":
                break
            if word in ("y", "n"):
                _tell([graph.answer(doubt, same=word == "y", by=by)])
        if not doubts:
            print("nothing is in doubt")


def rebuild(store: Store = None) -> None:
    """Make all events again from the mentions and the decisions, and tell what that changed."""
    with opened(store) as graph:
        print(graph.rebuild())


def _asked() -> str:
    """The answer, one of y n s q; the end of the input means to stop."""
    while True:
        print("one and the same? y, n, s to skip, q to stop: ", end="", flush=True)
        line = sys.stdin.readline()
        word = line.strip().lower()[:1] if line else "q"
        if word in ("y", "n", "s", "q"):
            return word


def _side_by_side(left: str, right: str) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 120)
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(Text(left), Text(right))
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _tell(decisions: list[Decision]) -> None:
    for made in decisions:
        word = {True: "are one", False: "are two", None: "is left to the rules"}[made.same]
        print(f"{made.id}: {', '.join(made.left)} and {', '.join(made.right)} {word}, decided by {made.by}")
