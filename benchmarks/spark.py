"""Spark against two processes of one machine: articles in a second of a core, on the same two cores.

python -m benchmarks.spark FILE.jsonl            exits with 1 if Spark is slower than promised
python -m benchmarks.spark --assemble [MENTIONS] how long identity and tables take for so many, at two sizes

What counts is what an article more takes when all has begun: what a few take is taken off, of two processes with their
models, of Spark when Java knows the way; what beginning costs is told apart. Time is that of cores, which other work on
the machine hardly changes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.identity import news
from benchmarks.processes import Clock
from kg import loading, workers
from kg.identity.copies import signature
from kg.model import Article
from kg.spark import assembly, extraction, sharding, text
from kg.spark.session import DONE, session

MASTER = "local-cluster[2,1,2048]"
SETTINGS = {"spark.ui.enabled": "false", "spark.executorEnv.OMP_NUM_THREADS": "1", "spark.sql.shuffle.partitions": "8"}
LEAST = 0.8
PARTITIONS = 16
FEW = 32


def extraction_ratio(path: str, folder: Path) -> bool:
    """Print both rates and their ratio; true if the promise is broken."""
    few = str(folder / "few.jsonl")
    with Path(path).open(encoding="utf-8") as lines:
        Path(few).write_text("".join(islice(lines, FEW)), encoding="utf-8")

    def by_processes(path: str) -> int:
        return sum(isinstance(item, tuple) for item in workers.extract(loading.read([path]), "rules", 2))

    begun, first = timed("two processes begin", by_processes, few)
    spent, read = timed("two processes", by_processes, path)
    alone = (read - first) / (spent - begun)
    began = Clock()
    with session(MASTER, SETTINGS) as spark:

        def by_spark(path: str) -> int:
            output = tempfile.mkdtemp(dir=folder) + "/told"
            return extraction.extract(spark, [path], output, partitions=PARTITIONS)[0]

        print(f"{'Spark starts':<20} {began.worked:41.1f} s of cores", flush=True)
        timed("its workers begin", by_spark, few)
        begun, first = timed("they begin again", by_spark, few)
        spent, found = timed("Spark", by_spark, path)
    cluster = (found - first) / (spent - begun)
    print(f"an article more in a second of a core: two processes {alone:.2f}, Spark {cluster:.2f}")
    print(f"ratio {cluster / alone:.2f} ({LEAST} promised)")
    return read != found or cluster / alone < LEAST


def timed(what: str, work: Callable[[str], int], path: str) -> tuple[float, int]:
    """Print what the work took; seconds of cores, and how many articles were read."""
    clock = Clock()
    read = work(path)
    passed, worked = clock.passed, clock.worked
    print(f"{what:<20} {read:>6,} articles {passed:7.1f} s by the clock, {worked:7.1f} s of cores", flush=True)
    return worked, read


def assembly_rate(most: int, folder: Path) -> bool:
    """Print seconds for two sizes, and what one mention more costs; only figures, so false."""
    seconds = {}
    with session(MASTER, SETTINGS) as spark:
        for count in (most // 4, most):
            _told(count, folder / str(count))
            graph = str(folder / f"graph-{count}")
            began = time.perf_counter()
            made = assembly.assemble(spark, [str(folder / str(count))], graph)
            seconds[count] = time.perf_counter() - began
            print(f"{count:>9,} mentions {seconds[count]:7.1f} s: {made}; {_size(folder, graph)}", flush=True)
            for form in ("ttl.gz", "neo4j-csv"):
                began = time.perf_counter()
                sharding.export(spark, graph, f"{graph}.{form}", form)
                print(
                    f"{'':>18} {time.perf_counter() - began:7.1f} s {form}: {_size(folder, f'{graph}.{form}')}",
                    flush=True,
                )
    (small, fast), (large, slow) = seconds.items()
    print(f"{(slow - fast) / (large - small) * 1e3:.2f} ms a mention, beside what it costs to begin")
    return False


def _told(count: int, folder: Path) -> None:
    """Made-up articles with so many mentions, as `kg spark extract` writes them."""
    import pyarrow
    from pyarrow import parquet
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    schema: Any = StructType.fromDDL(extraction.READ)
    rows = [_row(article, [text.of_mention(m) for m in told]) for article, told in news(count)]
    folder.mkdir()
    for number in range(PARTITIONS):
        table = pyarrow.Table.from_pylist(rows[number::PARTITIONS], schema=to_arrow_schema(schema))
        parquet.write_table(table, folder / f"part-{number}.parquet")
    (folder / DONE).touch()


def _row(article: Article, mentions: list[str]) -> dict[str, Any]:
    return {
        "id": article.id, "key": article.key, "published": article.published, "text": article.text,
        "signature": signature(article.text), "mentions": mentions,
    }  # fmt: skip


def _size(folder: Path, name: str) -> str:
    return f"{sum(path.stat().st_size for path in (folder / name).rglob('*') if path.is_file()) / 1e6:,.0f} MB"


def main(arguments: list[str]) -> int:
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as folder:
        if arguments[:1] == ["--assemble"]:
            return int(assembly_rate(int(next(iter(arguments[1:]), 240_000)), Path(folder)))
        if len(arguments) != 1:
            print(__doc__, file=sys.stderr)
            return 2
        return int(extraction_ratio(arguments[0], Path(folder)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
