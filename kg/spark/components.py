"""Connected components of pairs: by each worker for itself, then on the driver if few are left, else in rounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.spark.frames import Row, each
from kg.spark.parts import connected
from kg.spark.session import kept

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

FEW = 1_000_000
"""Pairs that the driver connects itself."""


def components(pairs: DataFrame, work: str, few: int = FEW) -> DataFrame:
    """For each `id` in the pairs (`a`, `b`) its `component`: the least id that it is connected with."""
    stars = kept(each(pairs, local, "a string, b string"), f"{work}/0")
    if stars.count() <= few:
        found = connected((row["a"], row["b"]) for row in stars.toLocalIterator())
        return pairs.sparkSession.createDataFrame([*found.items()], "id string, component string")
    return _rounds(stars, work)


def local(rows: Iterator[Row]) -> Iterator[Row]:
    """The pairs of one partition as stars: each member with the least that it is connected with there."""
    return ({"a": a, "b": b} for a, b in connected((row["a"], row["b"]) for row in rows).items() if a != b)


def _rounds(stars: DataFrame, work: str) -> DataFrame:
    """Large stars and small stars in turn (Kiveris et al., 2014), until all point to the least of their component."""
    from pyspark.sql import functions as f

    number, before = 0, None
    while True:
        number += 1
        both = stars.union(stars.select("b", "a")).toDF("a", "b")
        least = both.groupBy("a").agg(f.least("a", f.min("b")).alias("least"))
        large = both.join(least, "a").where("b > a").select(f.col("b").alias("a"), f.col("least").alias("b")).distinct()
        large = kept(large, f"{work}/{number}-large")
        least = large.groupBy("a").agg(f.min("b").alias("least"))
        beside = large.join(least, "a")
        small = beside.select(f.col("b").alias("a"), f.col("least").alias("b")).where("a != b")
        stars = kept(small.union(least.toDF("a", "b")).distinct(), f"{work}/{number}-small")
        now = stars.agg(f.count("*"), f.sum(f.xxhash64("a", "b").cast("decimal(20)"))).first()
        if now == before:
            centres = stars.select(f.col("b").alias("id"), f.col("b").alias("component"))
            return stars.toDF("id", "component").union(centres).distinct()
        before = now
