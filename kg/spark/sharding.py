"""The graph in many files: RDF or JSONL in shards, each a whole file in itself; or CSV for neo4j-admin's import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import FixQuery
from kg.export import Settings, neo4j_csv, pieces
from kg.export.base import Profile
from kg.spark import session, shard
from kg.spark.frames import Row, each
from kg.spark.shard import Shard
from kg.store.tables import LINKS, NODES, Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROWS = 20_000
"""Articles, events or other things in a file; a worker holds those of one."""
CSV = "neo4j-csv"
SHARDED = ".ttl", ".nt", ".jsonl"
"""Formats whose files can stand beside each other."""

Kinds = dict[str, tuple["DataFrame", list[str], Callable[[Iterable[Row]], Shard]]]


def export(
    spark: SparkSession, graph: str, output: str, form: str, settings: Settings | None = None, rows: int = ROWS
) -> int:
    """Write the graph that `assemble` made, and say in how many files; `form` is an ending, with .gz packed, or CSV."""
    session.finished(spark, graph, "kg spark assemble")
    session.wanted_new(spark, output)
    tables = {_name(table): spark.read.parquet(f"{graph}/{_name(table)}") for table in _tables()}
    if form == CSV:
        return _csv(spark, tables, output)
    ending, packed = form.lower().removesuffix(".gz"), form.lower().endswith(".gz")
    ending = "." + ending.removeprefix(".")
    if ending not in SHARDED:
        known = ", ".join([*(f"{ending[1:]}, {ending[1:]}.gz" for ending in SHARDED), CSV])
        raise FixQuery(f"{form!r} is no format of several files; known are {known}")
    given = settings or Settings()
    number = 0
    for kind, (frame, order, of) in _kinds(tables, ending, given.profile).items():
        count = -(-frame.count() // rows)
        dealt = frame.repartitionByRange(max(count, 1), order[0]).sortWithinPartitions(*order)
        lines = each(dealt, partial(told, of, kind, ending, given), "value string")
        number += len(_written(spark, lines, output, kind, ending, packed))
    session.finish(spark, output)
    return number


def told(
    of: Callable[[Iterable[Row]], Shard], kind: str, ending: str, settings: Settings, rows: Iterator[Row]
) -> Iterator[Row]:
    """The lines of the file that holds the things of one partition; none if there are no things."""
    from pyspark import TaskContext

    task = TaskContext.get()
    source = of(rows)
    if any(source.found.values()):
        part = f"{kind}-{task.partitionId() if task else 0:05}"
        made = pieces(source, ending, replace(settings, part=part))
        yield from ({"value": piece.removesuffix("\n")} for piece in made)


def in_csv(columns: dict[str, str], ends: tuple[str, str] | None, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows of a table as lines of CSV."""
    return ({"value": line} for line in neo4j_csv.lines(Table("", columns, rows, ends)))


def _csv(spark: SparkSession, tables: dict[str, DataFrame], output: str) -> int:
    files = []
    for table in _tables():
        name = _name(table)
        header = f"{name}-header.csv"
        lines = each(tables[name], partial(in_csv, dict(table.columns), table.ends), "value string")
        found = _written(spark, lines, output, name, ".csv", packed=False)
        session.put(spark, f"{output}/{header}", ",".join(neo4j_csv.header(table)) + "\n")
        files.append((table, [header, *found]))
    session.put(spark, f"{output}/{neo4j_csv.ARGUMENTS}", neo4j_csv.arguments(files))
    session.finish(spark, output)
    return sum(len(names) for _, names in files) + 1


def _written(spark: SparkSession, lines: DataFrame, output: str, kind: str, ending: str, packed: bool) -> list[str]:
    beside = f"{output}/_{kind}"
    lines.write.option("compression", "gzip" if packed else "none").text(beside)
    return session.moved(spark, beside, output, kind, ending + (".gz" if packed else ""))


def _kinds(tables: dict[str, DataFrame], ending: str, profile: Profile) -> Kinds:
    """The things that a format tells, each kind with all that belongs to it, its order, and how it becomes a shard."""
    from pyspark.sql import functions as f

    def beside(table: str, key: str, name: str, *columns: str) -> DataFrame:
        told = f.sort_array(f.collect_list(f.struct(*columns))).alias(name)
        return tables[table].groupBy(f.col(key).alias("id")).agg(told)

    def linked(link: str, near: str, far: str, whole: str, *columns: str) -> DataFrame:
        label = link.split("_")[0 if far == "start" else -1]
        node = tables[label].select(f.col("id").alias(far), f.struct(*NODES[label]).alias(whole))
        joined = tables[link].join(node, far)
        return joined.groupBy(f.col(near).alias("id")).agg(f.collect_list(f.struct(whole, *columns)).alias(whole))

    articles = tables["Article"].join(beside("Mention", "article", "told", "start", "id", "claim"), "id", "left")
    kinds: Kinds = {"articles": (articles, ["id"], shard.of_articles)}
    decisions: Kinds = {"decisions": (tables["Decision"], ["id"], shard.of_decisions)}
    if ending == ".jsonl":
        return kinds | decisions
    parts = linked("Actor_PARTICIPATED_IN_Event", "end", "start", "actor", "role", "office")
    places = linked("Event_AT_Place", "start", "end", "place")
    claims = tables["Mention"].select(f.col("id").alias("start"), "claim")
    reports = tables["Mention_REPORTS_Event"].join(claims, "start").groupBy(f.col("end").alias("id"))
    said = reports.agg(f.collect_list(f.struct("claim", "reason")).alias("told"))
    events = tables["Event"].join(parts.withColumnRenamed("actor", "parts"), "id")
    events = events.join(places.withColumnRenamed("place", "places"), "id", "left").join(said, "id")
    events = events.withColumn("first", f.coalesce("begin", f.to_date(f.lit("9999-12-31"))))
    kinds["events"] = events, ["first", "id"], shard.of_events
    offices = tables["Office"].select(f.col("id").alias("end"), f.col("name").alias("office"), "country")
    held = tables["Actor_HELD_Office"].join(offices, "end").select(
        f.col("start"), f.struct(f.col("end").alias("id"), "office", "country", f.col("from").alias("since"), "until",
        "source").alias("term"))  # fmt: skip
    terms = held.groupBy(f.col("start").alias("id")).agg(f.collect_list("term").alias("held"))
    kinds["actors"] = tables["Actor"].join(terms, "id", "left"), ["id"], shard.of_actors
    above = tables["Place_WITHIN_Place"].groupBy(f.col("start").alias("id"))
    within = above.agg(f.sort_array(f.collect_list("end")).alias("above"))
    kinds["places"] = tables["Place"].join(within, "id", "left"), ["id"], shard.of_places
    if profile is not Profile.full:
        return kinds
    named = tables["Name"].select(f.col("id").alias("start"), "name")
    meant = tables["Name_MEANS_Actor"].join(named, "start")
    meant = meant.select(f.col("start").alias("id"), "name", f.col("end").alias("actor"))
    return kinds | {"names": (meant, ["id", "actor"], shard.of_names)} | decisions


def _tables() -> list[Table]:
    nodes = [Table(label, columns, iter(())) for label, columns in NODES.items()]
    return nodes + [Table(kind, columns, iter(()), (start, end)) for start, kind, end, columns in LINKS]


def _name(table: Table) -> str:
    return neo4j_csv.called(table)
