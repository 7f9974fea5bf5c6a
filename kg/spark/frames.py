"""Frames of Spark through functions of Python: rows in, rows out, in Arrow batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame

Row = dict[str, Any]
BATCH = 256
"""Rows that leave a worker together."""


def each(frame: DataFrame, function: Callable[[Iterator[Row]], Iterable[Row]], schema: str) -> DataFrame:
    """What the function makes of the rows of each partition; `schema` names the columns that it gives."""
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    columns = to_arrow_schema(cast(StructType, StructType.fromDDL(schema)))

    def run(batches: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
        import pyarrow

        made = iter(function(row for batch in batches for row in batch.to_pylist()))
        while some := list(islice(made, BATCH)):
            yield pyarrow.RecordBatch.from_pylist(some, schema=columns)

    return frame.mapInArrow(run, schema)


def together(frame: DataFrame, *keys: str) -> DataFrame:
    """The frame with all rows of one first key on one worker, in the order of the keys."""
    return frame.repartition(keys[0]).sortWithinPartitions(*keys)


def grouped(rows: Iterable[Row], key: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows that have the same key and lie together."""
    return groupby(rows, key=itemgetter(key))


def spread(frame: DataFrame, key: str, most: int) -> DataFrame:
    """The frame with the rows of any key that has more than `most` in several groups, such that every two meet.

    The rows are dealt into pieces, and each two pieces are a group of their own: no worker has to hold all.
    """
    from pyspark.sql import functions as f

    counts = frame.groupBy(key).count().where(f.col("count") > most)
    busy = counts.select(key, f.ceil(f.col("count") * 2 / most).cast("int").alias("pieces"))
    dealt = frame.join(f.broadcast(busy), key, "left").withColumn("pieces", f.coalesce("pieces", f.lit(1)))
    dealt = dealt.withColumn("piece", f.pmod(f.xxhash64("id"), f.col("pieces")).cast("int"))
    other = f.explode(f.sequence(f.lit(0), f.col("pieces") - 1))
    dealt = dealt.withColumn("other", other)
    pair = f.concat_ws("#", key, f.least("piece", "other"), f.greatest("piece", "other"))
    return dealt.withColumn(key, f.when(f.col("pieces") > 1, pair).otherwise(f.col(key))).drop(
        "pieces", "piece", "other"
    )
