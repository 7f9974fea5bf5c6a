"""The commands by which a person sees and corrects what is taken to be one: why, merge, split, undo, review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Store, opened
from kg.cli.output import paragraphs
from kg.harmless import harmless, one_line
from kg.ids import event_id, shown

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Decision

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an event or a person, its beginning, or a name.")]
By = Annotated[str | None, typer.Option(help="Who decides; else the user's name.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before.")]
Note = Annotated[str | None, typer.Option(help="Why, for those who read it later.")]


def why(id_: Id, store: Store = None) -> None:
    """Why an event holds its sentences, or whom the names of a person mean, and what was decided about it."""
    with opened(store) as graph:
        paragraphs(graph.why(id_))


def merge(
    a: Id,
    b: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    by: By = None,
    note: Note = None,
    yes: Yes = False,
    store: Store = None,
) -> None:
    """Decide that two events are one, or two people; it outranks every rule, and can be undone."""
    with opened(store) as graph:
        if not yes and sys.stdin.isatty():
            print(_side_by_side(graph.why(a), graph.why(b)))
            if _asked("make these one? y or n: ", "yn") != "y":
                print("nothing was decided")
                return
        decision = graph.merge(a, b, by=by, note=note)
        _tell([decision])
        paragraphs(graph.why(_still(decision.left[0])))


def split(
    id_: Id,
    member: Annotated[list[str] | None, typer.Argument(help="Mentions or names that are not of the rest.")] = None,
    by: By = None,
    note: Note = None,
    yes: Yes = False,
    store: Store = None,
) -> None:
    """Decide that mentions of an event, or names of a person, are not one; without MEMBER all are taken apart."""
    with opened(store) as graph:
        if not (yes or member) and sys.stdin.isatty():
            paragraphs(graph.why(id_))
            if _asked("take all of it apart? y or n: ", "yn") != "y":
                print("nothing was decided")
                return
        decisions = graph.split(id_, *(member or ()), by=by, note=note)
        _tell(decisions)
        _print_briefly(graph, decisions)


def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The decision's id, or its beginning.")],
    by: By = None,
    note: Note = None,
    store: Store = None,
) -> None:
    """Take a decision back; the rules decide again."""
    with opened(store) as graph:
        made = graph.undo(decision, by=by, note=note)
        _tell([made])
        _print_briefly(graph, [made])


def review(
    limit: Annotated[int, typer.Option(min=1, help="How many pairs at most.")] = 20, by: By = None, store: Store = None
) -> None:
    """Show pairs that may be one, the most useful first, and take y (one), n (two), or s (skip) for each."""
    with opened(store) as graph:
        doubts = graph.doubts()
        for number, doubt in enumerate(doubts[:limit], 1):
            print(f"\n{number} of {len(doubts)}: {one_line(doubt.why)} ({doubt.score:g})\n")
            print(_side_by_side(*graph.sides(doubt)))
            word = _asked("one and the same? y, n, s to skip, q to stop: ", "ynsq")
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


def _asked(question: str, answers: str) -> str:
    """The letter that is typed; the end of the input means the last of them, which changes nothing."""
    while True:
        print(question, end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            print()
        word = line.strip().lower()[:1] if line else answers[-1]
        if word and word in answers:
            return word


def _side_by_side(left: str, right: str) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 120)
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(Text(harmless(left)), Text(harmless(right)))
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _tell(decisions: list[Decision]) -> None:
    for made in decisions:
        word = {True: "are one", False: "are two", None: "are left to the rules"}[made.same]
        groups = " and ".join(", ".join(map(shown, ids)) for ids in (made.left, made.right))
        print(f"decided by {one_line(made.by)}: {groups} {word}")
        if made.same is not None:
            print(f"to take it back: kg undo {shown(made.id)}")


def _print_briefly(graph: Graph, decisions: list[Decision]) -> None:
    """The first line about each event or person that the decisions made."""
    touched = dict.fromkeys(_still(id_) for made in decisions for id_ in (*made.left, *made.right))
    for line in dict.fromkeys(graph.why(id_).partition("\n")[0] for id_ in touched):
        print(harmless(line))


def _still(id_: str) -> str:
    """An id that leads to what a mention or a name is of today: each founded an event, or may have."""
    return event_id(id_) if id_.startswith("m") else id_
