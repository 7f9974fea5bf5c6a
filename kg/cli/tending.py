"""The commands that look after kg and its graph: check, migrate, doctor."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from kg.cli.options import Store, opened
from kg.errors import StopRun

Repair = Annotated[bool, typer.Option("--repair", help="Put right what is wrong, from the articles and mentions.")]
Shapes = Annotated[
    bool, typer.Option(help="Check the graph as RDF against the SHACL shapes, too; needs pyshacl and memory.")
]


def check(repair: Repair = False, shapes: Shapes = True, store: Store = None) -> None:
    """Prove that the graph is what its articles, mentions and decisions make it; what is wrong, line by line.

    Nobody else should write meanwhile. Exit code 1 if something is wrong; after --repair, if it could not be mended.
    """
    with opened(store) as graph:
        wrong = _told(graph.check(repair=repair))
        if repair and wrong:
            print(f"mended: {wrong} lines; looking again", file=sys.stderr)
            wrong = _told(graph.check())
        if shapes:
            try:
                wrong += _told(graph.conforms())
            except StopRun as missing:
                print(f"kg: {missing}", file=sys.stderr)
    if wrong:
        help_ = "" if repair else "; kg check --repair puts it right, kg rebuild what an older kg's rules left"
        print(f"{wrong} lines: the graph is not what was told{help_}", file=sys.stderr)
        raise typer.Exit(1)
    print("the graph is what its articles, mentions and decisions make it", file=sys.stderr)


def migrate(store: Store = None) -> None:
    """Make the graph of an older kg one of this kg; if it is interrupted, the same command goes on."""
    from kg.checking import migrate
    from kg.graph import named_store

    with named_store(store, create=False) as old:
        changed = sum(1 for _ in migrate(old))
    print(f"the graph has today's layout: {changed} things were made anew", file=sys.stderr)


def doctor(store: Store = None) -> None:
    """Look whether everything is there that kg needs, and tell what to do; exit code 1 if something needed is not."""
    from kg.doctor import examine

    failed = False
    for finding in examine(store):
        print(finding)
        failed |= finding.level == "fail"
    if failed:
        raise typer.Exit(1)


def _told(lines: Iterable[str]) -> int:
    number = 0
    for line in lines:
        print(line, flush=True)
        number += 1
    return number
