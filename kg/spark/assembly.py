"""From what articles tell to the property graph, table by table, as one machine would have made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from kg.identity import Links
from kg.model import Decision
from kg.spark import rows, session
from kg.spark.frames import each, together
from kg.spark.happening import happened
from kg.spark.naming import directory
from kg.spark.session import kept
from kg.spark.tracing import origins
from kg.store.rows import to_row
from kg.store.schema import types
from kg.store.tables import LINKS, NODES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ONCE = "Mention", "Event", "Name"
"""Tables into which nothing is written twice."""
TYPES = {"string": "string", "string[]": "array<string>", "date": "date", "long": "bigint", "double": "double",
         "boolean": "boolean"}  # fmt: skip
AT_ONCE = 4
"""Tables that are written at the same time."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was made."""

    articles: int
    mentions: int
    events: int
    largest: int
    """Accounts in the largest component: what one worker had to put together."""

    def __str__(self) -> str:
        counts = f"{self.articles:,} articles, {self.mentions:,} mentions, {self.events:,} events"
        return f"{counts}; at most {self.largest:,} accounts together"


def assemble(spark: SparkSession, inputs: Sequence[str], output: str, decisions: Iterable[Decision] = ()) -> Assembled:
    """Write the graph of what `extract` wrote to the inputs, a Parquet folder for each table.

    A table is called as its label, or as START_TYPE_END; columns are those of kg/store/tables.py.
    """
    session.wanted_new(spark, output)
    read = [spark.read.parquet(session.finished(spark, path, "kg spark extract")) for path in inputs]
    words = list(decisions)
    links = Links(words)
    work = f"{output}/_work"
    articles = kept(_once(reduce(lambda a, b: a.unionByName(b), read)), f"{work}/articles")
    copies = origins(articles, work)
    known = directory(articles, links, work)
    traced = articles.join(copies, "id", "left")
    told = happened(traced.select("id", "source", "mentions"), known, links, work)
    told = told.union(each(articles.select("id", "signature"), rows.of_articles, rows.TABLE_ROW))
    told.union(each(known, rows.of_names, rows.TABLE_ROW)).write.partitionBy("table").parquet(f"{work}/told")
    told = spark.read.parquet(f"{work}/told")
    each(_people(told, known), rows.of_people, rows.TABLE_ROW).write.partitionBy("table").parquet(f"{work}/people")
    made = told.where("table not in ('Actor', 'Place')").unionByName(spark.read.parquet(f"{work}/people"))
    places = each(together(told.where("table = 'Place'").distinct(), "id"), rows.of_places, rows.TABLE_ROW)
    made = made.unionByName(places).unionByName(_given(spark, words))
    _write(made, traced, output)
    found = _counted(spark, output, work)
    session.remove(spark, work)
    session.finish(spark, output)
    return found


def columns(table: str) -> dict[str, str]:
    """The columns of a table with their types in Spark."""
    ends = {"start": "string", "end": "string"}
    for start, kind, end, properties in LINKS:
        if table == f"{start}_{kind}_{end}":
            return ends | {name: TYPES[form] for name, form in properties.items()}
    return {name: TYPES[form] for name, form in NODES[table].items()}


def tables() -> list[str]:
    """Every table, nodes first."""
    return [*NODES, *(f"{start}_{kind}_{end}" for start, kind, end, _ in LINKS)]


def _once(read: DataFrame) -> DataFrame:
    """The articles that were read, each once, under the first of its keys."""
    from pyspark.sql import functions as f

    told = read.where("cause is null").drop("cause")
    first = f.min_by(f.struct(*told.columns), "key").alias("first")
    return told.groupBy("id").agg(first).select("first.*")


def _people(told: DataFrame, known: DataFrame) -> DataFrame:
    acting = told.where("table = 'Actor'").select("id", "row").distinct()
    both = acting.unionByName(each(known, rows.meant, rows.MEANT), allowMissingColumns=True)
    return together(both, "id", "name", "place")


def _given(spark: SparkSession, decisions: Iterable[Decision]) -> DataFrame:
    """The event types, and what people decided."""
    given = [rows.node("EventType", {"id": row["name"], "name": row["name"], "label": row["label"]}) for row in types()]
    above = ((row["name"], row["parent"]) for row in types() if row["parent"])
    given += [rows.link("EventType", "SUBTYPE_OF", "EventType", ends) for ends in above]
    given += [rows.node("Decision", to_row(decision)) for decision in decisions]
    return spark.createDataFrame([(row["table"], row["id"], row["row"]) for row in given], rows.TABLE_ROW)


def _write(made: DataFrame, articles: DataFrame, output: str) -> None:
    from pyspark.sql import functions as f

    def write(table: str) -> None:
        if table == "Article":
            own = articles.withColumn("source", f.coalesce("source", "id"))
            found = own.select(*columns(table))
        elif table == "Block":
            keyed = made.where(f.col("table").endswith("_KEYED_Block"))
            found = keyed.select(f.get_json_object("row", "$.end").alias("id")).distinct()
        else:
            mine = made.where(f.col("table") == table)
            form = ", ".join(f"`{name}` {form}" for name, form in columns(table).items())
            mine = mine.select("row") if table in ONCE else mine.select("row").distinct()
            found = mine.select(f.from_json("row", form).alias("row")).select("row.*")
        found.write.parquet(f"{output}/{table}")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(write, tables()))


def _counted(spark: SparkSession, output: str, work: str) -> Assembled:
    from pyspark.sql import functions as f

    def count(table: str) -> int:
        return int(spark.read.parquet(f"{output}/{table}").count())

    sizes = spark.read.parquet(f"{work}/parts").groupBy("component").count()
    largest = sizes.agg(f.max("count")).first()
    most = largest[0] if largest and largest[0] else 1
    return Assembled(count("Article"), count("Mention"), count("Event"), most)
