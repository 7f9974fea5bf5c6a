"""The commands that take the graph away and ask it as RDF: export, sparql."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import Near, Output, PlaceName, Since, Status, Store, Sure, Until, opened
from kg.cli.output import Format, show


def export(
    file: Annotated[
        str,
        typer.Argument(help="Where to; the ending says the format: .ttl .nt .trig .jsonld .jsonl, with .gz packed."),
    ],
    profile: Annotated[
        str, typer.Option(help="core: events, actors, places, dates, sources; full: all, so that kg can load it again.")
    ] = "full",
    base: Annotated[str | None, typer.Option(help="How IRIs begin, in RDF.")] = None,
    licence: Annotated[str | None, typer.Option(metavar="URL", help="Under which licence you publish it.")] = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="Tell beside it, in FILE.dataset.ttl, what it is (DCAT, VoID, PROV-O).")
    ] = False,
    ending: Annotated[
        str | None, typer.Option("--format", metavar="ENDING", help="As in .ttl.gz; also plover, parquet, neo4j-csv.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--type", help="Only events of a type or a class of them.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only those in which somebody took part.")] = None,
    place: PlaceName = None,
    near: Near = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    confidence: Sure = 0.0,
    store: Store = None,
) -> None:
    """Write the graph, or some events and what they rest on, to a file, or with --format to standard output (-).

    Event data in PLOVER codes (plover), and folders of tables (parquet, neo4j-csv) need --format.
    """
    with opened(store) as graph:
        number = graph.export(
            file,
            ending=ending,
            base=base,
            profile=profile,
            licence=licence,
            describe=describe,
            type=kind,
            actor=actor,
            place=place,
            near=near,
            since=since,
            until=until,
            statuses=status,
            confidence=confidence or None,
        )
    print(f"written to {file}: {number:,} event{'' if number == 1 else 's'}", file=sys.stderr)


def sparql(
    query: Annotated[str, typer.Argument(help="A SPARQL query; the prefixes of the export need not be told.")],
    file: Annotated[str | None, typer.Option("--in", metavar="FILE", help="An export, instead of the store.")] = None,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Ask the graph, or a file of RDF, in SPARQL; the ontology is beside it."""
    if file is not None:
        from kg.export.sparql import ask

        show(ask(query, file), form)
        return
    with opened(store) as graph:
        show(graph.sparql(query), form)
