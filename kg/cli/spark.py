"""The commands that make a graph on a cluster: spark extract, spark assemble, spark export."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Column, Using, pair
from kg.errors import BadValue

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

app = typer.Typer(help="The same graph, made by a cluster; see docs/scale.md.", no_args_is_help=True)

Master = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where Spark runs, as in spark://host:7077; else as spark-submit says, or here."),
]
Conf = Annotated[list[str] | None, typer.Option("--conf", metavar="NAME=VALUE", help="A setting of Spark; repeatable.")]
SHOWN = 20
"""So many records that were left out are named; all are in the output."""


@app.command()
def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Paths or patterns that Spark knows.")],
    output: Annotated[str, typer.Argument(help="A new folder.")],
    form: Annotated[
        str | None, typer.Option("--format", help="jsonl, parquet or warc, where the names do not say it.")
    ] = None,
    extractor: Using = "rules",
    column: Column = None,
    partitions: Annotated[
        int | None, typer.Option(min=1, help="Into how many pieces the articles are dealt, if files cannot be divided.")
    ] = None,
    master: Master = None,
    conf: Conf = None,
) -> None:
    """Read and extract articles on all workers; what they tell is a Parquet folder of one row an article."""
    from kg.spark import extraction

    columns = dict(pair(text) for text in column or [])
    with _cluster(master, conf) as spark:
        read, left_out = extraction.extract(
            spark, inputs, output, form=form, extractor=extractor, columns=columns, partitions=partitions
        )
        for item in extraction.left_out(spark, output, SHOWN):
            print(f"skipped: {item}", file=sys.stderr)
    print(f"{read:,} articles read, {left_out:,} skipped; written to {output}", file=sys.stderr)
    if left_out:
        raise typer.Exit(1)


@app.command()
def assemble(
    mentions: Annotated[list[str], typer.Argument(metavar="MENTIONS...", help="What `kg spark extract` wrote.")],
    output: Annotated[str, typer.Argument(help="A new folder.")],
    decisions: Annotated[
        str | None, typer.Option(metavar="FILE.jsonl", help="An export of kg with what people decided.")
    ] = None,
    master: Master = None,
    conf: Conf = None,
) -> None:
    """Make the graph of all mentions, with the events and ids of one machine: a Parquet folder for each table."""
    from kg.export.jsonl import read
    from kg.model import Decision
    from kg.spark import assembly

    said = [record for record in read(decisions) if isinstance(record, Decision)] if decisions else []
    with _cluster(master, conf) as spark:
        made = assembly.assemble(spark, mentions, output, said)
    print(f"{made}; written to {output}", file=sys.stderr)


@app.command()
def export(
    graph: Annotated[str, typer.Argument(help="What `kg spark assemble` wrote.")],
    output: Annotated[str, typer.Argument(help="A new folder.")],
    form: Annotated[str, typer.Option("--format", help="ttl, nt or jsonl, with .gz packed; or neo4j-csv.")] = "ttl.gz",
    profile: Annotated[str, typer.Option(help="core or full, for RDF.")] = "full",
    base: Annotated[str | None, typer.Option(help="How IRIs begin, in RDF.")] = None,
    licence: Annotated[str | None, typer.Option(metavar="URL", help="Under which licence you publish it.")] = None,
    rows: Annotated[int, typer.Option(min=1, help="Articles, events and so on in a file.")] = 20_000,
    master: Master = None,
    conf: Conf = None,
) -> None:
    """Write the graph in many files: shards of RDF or JSONL, or the CSV files of neo4j-admin's import."""
    from kg.export import BASE, Profile, Settings
    from kg.spark import sharding

    settings = Settings(base or BASE, Profile(profile), licence)
    with _cluster(master, conf) as spark:
        number = sharding.export(spark, graph, output, form, settings, rows)
    print(f"{number:,} files written to {output}", file=sys.stderr)


@contextmanager
def _cluster(master: str | None, conf: list[str] | None) -> Iterator[SparkSession]:
    from kg.spark.session import session

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")  # Arrow alone is used
        with session(master, _settings(conf)) as spark:
            yield spark


def _settings(given: list[str] | None) -> dict[str, str]:
    settings = dict(pair(text) for text in given or [])
    if wrong := [name for name in settings if not name.startswith("spark.")]:
        raise BadValue(f"{wrong[0]!r} is no setting of Spark: their names begin with spark.")
    return settings
