"""Which articles are copies of which, on many machines: those that share a band of their signatures are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.identity.copies import bands, sources
from kg.spark.components import components
from kg.spark.frames import Row, each, grouped, spread, together
from kg.spark.session import kept

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MOST = 2000
"""Texts that one worker compares with each other."""


def origins(articles: DataFrame, work: str) -> DataFrame:
    """For every article that repeats another one (`id`): the one that all its copies go back to (`source`)."""
    from pyspark.sql import functions as f

    never = f.to_date(f.lit("9999-12-31"))
    told = articles.select("id", "signature", f.coalesce("published", never).alias("day"))
    marked = told.where(f.length("signature") > 0)
    first = f.min(f.struct("day", "id")).alias("first")  # of those that agree to the letter, the first stands for all
    bearers = marked.groupBy("signature").agg(first).select("signature", "first.id", "first.day")
    alike = marked.join(bearers.select("signature", f.col("id").alias("bearer")), "signature")
    near = kept(each(bearers, banded, "band string, id string, day date, signature string"), f"{work}/bands")
    met = together(spread(near, "band", MOST), "band")
    pairs = alike.where("id != bearer").select(f.col("id").alias("a"), f.col("bearer").alias("b"))
    found = components(pairs.union(each(met, compared, "a string, b string")), f"{work}/copies")
    group = found.join(told, "id").groupBy("component").agg(first)
    traced = found.join(group, "component").select("id", f.col("first.id").alias("source"))
    return kept(traced.where("id != source"), f"{work}/origins")


def banded(rows: Iterable[Row]) -> Iterator[Row]:
    """The articles once for each band."""
    for row in rows:
        yield from ({"band": band, **row} for band in bands(row["signature"]))


def compared(rows: Iterator[Row]) -> Iterator[Row]:
    """Pairs of copies among those of a band."""
    for _, several in grouped(rows, "band"):
        traced = sources((row["id"], row["day"], row["signature"]) for row in several)
        yield from ({"a": article, "b": source} for article, source in traced.items() if article != source)
