"""Articles from any path that Spark knows, read and extracted on the workers: a Parquet row for each.

The readers of kg read files. So each record (a line of JSON, a row of a table, or a whole file such as a crawl) is
laid down as a file of its own for a moment, and read as on one machine. The model is loaded once for each worker.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg import loading
from kg.errors import FixQuery, SkipRecord
from kg.identity.copies import signature
from kg.intake import checked
from kg.loading import Extractor
from kg.model import Article
from kg.spark import session, text
from kg.spark.frames import Row, each

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FORMATS = {"jsonl": (".jsonl", ".ndjson"), "parquet": (".parquet",), "warc": (".warc",)}
"""What articles come in, and how the names of such files end, packing left out."""
PACKED = ".gz", ".bz2", ".zst"
PORTION = "4m"
"""What a worker takes at a time of a file that can be divided: some 1,000 articles, minutes of work."""
LINE = "line.jsonl"
"""What a record that is one line is laid down as."""
READ = (
    "id string, key string, url string, title string, published date, outlet string, text string, "
    "signature string, mentions array<string>, cause string"
)
"""An article with its mentions as JSON; of a record that was left out only the `key`, where it stands, and `cause`."""


def extract(
    spark: SparkSession,
    inputs: Iterable[str],
    output: str,
    *,
    form: str | None = None,
    extractor: str = "rules",
    columns: Mapping[str, str] | None = None,
    partitions: int | None = None,
) -> tuple[int, int]:
    """Write what the articles of the inputs tell; how many were read, and how many records were left out.

    `columns` maps fields of an article to the names that the input has for them; `partitions` says into how many
    pieces the input is dealt, where Spark's own division (by file and 128 MB) leaves workers idle.
    """
    session.wanted_new(spark, output)
    paths = list(inputs)
    spark.conf.set("spark.sql.files.maxPartitionBytes", PORTION)
    records = _records(spark, paths, form or _form(paths))
    dealt = records.repartition(partitions) if partitions else records
    each(dealt, partial(extracted, extractor, dict(columns or {})), READ).write.parquet(output)
    spark.conf.unset("spark.sql.files.maxPartitionBytes")
    read = spark.read.parquet(output)
    left_out = read.where("cause is not null").count()
    return read.count() - left_out, left_out


def left_out(spark: SparkSession, output: str, most: int) -> list[SkipRecord]:
    """The first records that were left out, and why."""
    found = spark.read.parquet(output).where("cause is not null").select("key", "cause").limit(most).collect()
    return [SkipRecord(row["key"], row["cause"]) for row in found]


def extracted(extractor: str, columns: Mapping[str, str], rows: Iterator[Row]) -> Iterator[Row]:
    """What the records of one partition tell, as fast as they come."""
    using = _extractor(extractor)
    for found in checked(loading.extract(articles(rows, columns), using), using.name):
        if isinstance(found, SkipRecord):
            yield {"key": found.source, "cause": found.cause}
            continue
        article, mentions = found
        yield {
            "id": article.id, "key": article.key, "url": article.url, "title": article.title,
            "published": article.published, "outlet": article.outlet, "text": article.text,
            "signature": signature(article.text), "mentions": [text.of_mention(m) for m in mentions],
        }  # fmt: skip


def articles(rows: Iterable[Row], columns: Mapping[str, str]) -> Iterator[Article | SkipRecord]:
    """The articles of records: `place`, where one comes from, with its `content`, which is one line or a whole file."""
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            line = isinstance(row["content"], str)
            path = Path(folder) / (LINE if line else row["place"].rpartition("/")[2])
            path.write_bytes(row["content"].encode() if line else row["content"])
            for item in loading.read([path], columns):
                if isinstance(item, SkipRecord):
                    within = item.source.replace(str(path), row["place"])
                    yield SkipRecord(row["place"] if line else within, item.cause)
                elif line and item.key.startswith(f"{path.stem}#"):  # nobody knows the number of a line in a cluster
                    yield replace(item, key=item.id)
                else:
                    yield item
            path.unlink()


@cache
def _extractor(name: str) -> Extractor:
    return loading.extractor(name)


def _form(paths: Iterable[str]) -> str:
    found = {form for path in paths for form, endings in FORMATS.items() if _bare(path).endswith(endings)}
    if len(found) == 1:
        return found.pop()
    raise FixQuery(f"{', '.join(paths)}: say what it holds, --format with one of {', '.join(FORMATS)}")


def _bare(path: str) -> str:
    name = path.rstrip("/").lower()
    return next((name.removesuffix(ending) for ending in PACKED if name.endswith(ending)), name)


def _records(spark: SparkSession, paths: list[str], form: str) -> DataFrame:
    from pyspark.sql import functions as f

    place = f.col("_metadata.file_path").alias("place")
    if form == "warc":
        whole = spark.read.format("binaryFile").load(paths)
        return whole.select(f.col("path").alias("place"), "content")
    if form == "parquet":
        table = spark.read.parquet(*paths)
        return table.select(
            place, f.to_json(f.struct(*(f.col(f"`{name}`") for name in table.columns))).alias("content")
        )
    if form != "jsonl":
        raise FixQuery(f"{form!r} is no format of articles; known are {', '.join(FORMATS)}")
    return spark.read.text(paths).where("trim(value) != ''").select(place, f.col("value").alias("content"))
