"""The same articles by every way into a graph: whether each of them leaves the same, byte for byte.

python -m benchmarks.same PATH... [--way WAY]... [--keep FOLDER]

Loads the articles with one worker, with two, killed again and again, in other orders, into a real Neo4j and on a
cluster of Spark with two workers, each time from the text on. A line for each way says how large the JSONL export is
that it leaves, with a hash of it, and with a hash of all rows of the graph: the events that were assembled, actors,
names, and what joins them, of which JSONL tells nothing. Exits with 1 if any two differ, and names the tables.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import loading
from kg.model import Article
from tests.neo4j.server import server

KILLS = 4
MASTER = "local-cluster[2,1,2048]"
CONF = {
    "spark.ui.enabled": "false", "spark.executorEnv.OMP_NUM_THREADS": "1", "spark.sql.shuffle.partitions": "4",
    "spark.log.level": "ERROR",
}  # fmt: skip
ALONE = "Block"
"""Places where things meet are made when they are needed and stay; one at which nothing stands says nothing."""


@dataclass(frozen=True)
class Left:
    """What a way leaves."""

    size: int
    jsonl: str
    tables: Mapping[str, str]

    @property
    def graph(self) -> str:
        """A hash of all tables."""
        return _hash("".join(sorted(f"{name} {told}\n" for name, told in self.tables.items())).encode())


def kg(*arguments: object, **environment: str) -> None:
    """Run a command to its end; CalledProcessError, after what it said, if it fails."""
    done = subprocess.run(_command(*arguments), env=os.environ | environment, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr)
    done.check_returncode()


def loaded(file: Path, folder: Path, *, workers: int = 1) -> Left:
    """Into an embedded store."""
    kg("load", file, "--workers", workers, "--store", folder / "kg.db")
    return exported(folder, folder / "kg.db")


def killed(file: Path, folder: Path) -> Left:
    """Ended by kill -9 some times, whenever that may be, and begun again by the same command."""
    step = sum(1 for _ in file.open()) // (KILLS + 2)
    command = _command("load", file, "--workers", 2, "--store", folder / "kg.db", "--log-format", "json")
    for _ in range(KILLS):
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
            assert run.stderr
            told = (json.loads(line) for line in run.stderr)
            if not any(line["event"] == "progress" and line["articles"] >= step for line in told):
                raise SystemExit(f"{file}: is loaded before it can be killed {KILLS} times; give more articles")
            time.sleep(random.random() * 2)  # noqa: S311 - anywhere in a transaction
            run.kill()
    return loaded(file, folder, workers=2)


def ordered(turn: Callable[[list[str]], object], file: Path, folder: Path) -> Left:
    """In another order."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    turn(lines)
    (folder / file.name).write_text("".join(lines), encoding="utf-8")
    return loaded(folder / file.name, folder, workers=2)


def in_neo4j(file: Path, folder: Path) -> Left:
    """Into a real Neo4j."""
    with server() as (uri, (user, password)):
        secret = {"NEO4J_USERNAME": user, "NEO4J_PASSWORD": password}
        kg("load", file, "--workers", 2, "--store", uri, **secret)
        return exported(folder, uri, **secret)


def by_spark(file: Path, folder: Path) -> Left:
    """By a cluster of two worker processes: extracted, assembled and exported there."""
    conf = [word for name, value in CONF.items() for word in ("--conf", f"{name}={value}")]
    spark = partial(kg, "spark", SPARK_LOCAL_IP="127.0.0.1")
    cluster = "--master", MASTER, *conf
    spark("extract", file, folder / "read", "--partitions", 8, *cluster)
    spark("assemble", folder / "read", folder / "graph", *cluster)
    for form in ("jsonl", "neo4j-csv"):
        spark("export", folder / "graph", folder / form, "--format", form, *cluster)
    shards = [path.read_bytes() for path in sorted((folder / "jsonl").glob("*.jsonl"))]
    header = shards[0][: shards[0].index(b"\n") + 1]
    return left(header + b"".join(shard.removeprefix(header) for shard in shards), folder / "neo4j-csv")


WAYS: Mapping[str, Callable[[Path, Path], Left]] = {
    "one": loaded,
    "two": partial(loaded, workers=2),
    "killed": killed,
    "reversed": partial(ordered, list.reverse),
    "shuffled": partial(ordered, random.Random(1).shuffle),  # noqa: S311
    "again": partial(ordered, random.Random(2).shuffle),  # noqa: S311
    "neo4j": in_neo4j,
    "spark": by_spark,
}
"""By name; all are compared with the first that is gone. `again` is shuffled otherwise."""


def exported(folder: Path, store: object, **environment: str) -> Left:
    """What is in the store."""
    kg("export", folder / "graph.jsonl", "--store", store, **environment)
    kg("export", folder / "neo4j-csv", "--format", "neo4j-csv", "--store", store, **environment)
    return left((folder / "graph.jsonl").read_bytes(), folder / "neo4j-csv")


def left(jsonl: bytes, tables: Path) -> Left:
    """The lines of a table may lie in several files, and in any order."""
    lines: defaultdict[str, list[bytes]] = defaultdict(list)
    for path in tables.glob("*.csv"):
        lines[re.sub(r"-(header|\d{5})$", "", path.stem)] += path.read_bytes().splitlines(keepends=True)
    del lines[ALONE]
    return Left(len(jsonl), _hash(jsonl), {name: _hash(b"".join(sorted(rows))) for name, rows in lines.items()})


def differences(found: Left, wanted: Left) -> list[str]:
    """What is not as it is in the other one."""
    names = sorted(found.tables.keys() | wanted.tables.keys())
    tables = [name for name in names if found.tables.get(name) != wanted.tables.get(name)]
    return ["JSONL"] * (found.jsonl != wanted.jsonl) + tables


def written(paths: Iterable[str], file: Path) -> int:
    """The articles of the paths as lines of a file, and how many they are."""
    articles = [item for item in loading.read(paths) if isinstance(item, Article)]
    with file.open("w", encoding="utf-8") as lines:
        for article in articles:
            published = article.published and article.published.isoformat()
            told = {name: getattr(article, name) for name in ("url", "title", "outlet", "text")}
            lines.write(json.dumps({"id": article.key, "published": published, **told}) + "\n")
    return len(articles)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, as for kg load")
    parser.add_argument("--way", action="append", choices=WAYS, help="only these; repeatable")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="a new folder in which all that was made stays")
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{written(given.paths, folder / 'articles.jsonl'):,} articles", flush=True)
        wanted: Left | None = None
        different = False
        for name, way in WAYS.items():
            if given.way and name not in given.way:
                continue
            (folder / name).mkdir()
            began = time.monotonic()
            found = way(folder / "articles.jsonl", folder / name)
            wanted = wanted or found
            other = differences(found, wanted)
            different |= bool(other)
            verdict = f"DIFFERS in {', '.join(other)}" if other else "the same"
            took = time.monotonic() - began
            print(
                f"{name:9} {found.size:>12,} bytes {found.jsonl}, graph {found.graph}, {took:5.0f} s: {verdict}",
                flush=True,
            )
    return int(different)


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kg", *map(str, arguments)]


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


if __name__ == "__main__":
    raise SystemExit(main())
