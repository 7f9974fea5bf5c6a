"""A cluster makes what one machine makes, also if one of its workers dies."""

from __future__ import annotations

import gzip
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import kg
from kg import loading
from kg.errors import FixQuery, SkipRecord, StopRun
from kg.model import Article
from kg.spark import assembly, components, extraction, frames, happening, sharding, tracing
from kg.spark.parts import connected

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
OUTLETS = 4
"""So many outlets print each of the examples, with another end."""
FORMATS = "jsonl", "nt", "neo4j-csv"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles as a file of JSON lines, in one of which there is no text."""
    path = tmp_path_factory.mktemp("archive") / "news.jsonl"
    found = [item for item in loading.read([EXAMPLES]) if isinstance(item, Article)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(OUTLETS):
            for one in found:
                print(json.dumps({
                    "id": f"{one.key}-{number}", "title": one.title, "published": str(one.published),
                    "outlet": f"Outlet {number}", "text": f"{one.text}\n\nPrinted as number {number}.",
                }), file=file)  # fmt: skip
        print(json.dumps({"id": "empty", "title": "nothing"}), file=file)
    return path


@pytest.fixture(scope="module")
def alone(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one machine makes of them."""
    folder = tmp_path_factory.mktemp("alone")
    with kg.open(":memory:") as graph:
        assert len(graph.load(archive).skipped) == 1
        for form in FORMATS:
            graph.export(folder / form, ending=form)
    return folder


@pytest.fixture(scope="module")
def cluster(spark: Any, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the cluster makes of them; a worker is killed while it reads, and busy groups are divided."""
    folder = tmp_path_factory.mktemp("cluster")
    killer = Thread(target=_kill_a_worker, args=(spark, before := _workers(spark)))
    killer.start()
    counts = extraction.extract(spark, [str(archive)], str(folder / "read"), partitions=6)
    killer.join()
    assert counts == (6 * OUTLETS, 1)
    assert not before <= _workers(spark)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(happening, "MOST", 4)
        patch.setattr(tracing, "MOST", 4)
        made = assembly.assemble(spark, [str(folder / "read")], str(folder / "graph"))
    assert (made.articles, made.largest) == (6 * OUTLETS, 2 * OUTLETS)  # two of them tell of one meeting
    for form in FORMATS:
        sharding.export(spark, str(folder / "graph"), str(folder / form), form, rows=20)
    return folder


def test_the_jsonl_export_has_the_same_bytes(alone: Path, cluster: Path) -> None:
    shards = [path.read_bytes().splitlines(keepends=True) for path in sorted((cluster / "jsonl").glob("*.jsonl"))]
    assert len(shards) > 1
    header = shards[0][0]
    assert all(shard[0] == header for shard in shards)
    assert header + b"".join(line for shard in shards for line in shard[1:]) == (alone / "jsonl").read_bytes()


def test_the_rdf_says_the_same(alone: Path, cluster: Path) -> None:
    shards = sorted((cluster / "nt").glob("*.nt"))
    assert len(shards) > 5
    found = [line for path in shards for line in _told(path)]
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(_told(alone / "nt"))


def test_the_tables_for_neo4j_are_the_same(alone: Path, cluster: Path) -> None:
    files = sorted((alone / "neo4j-csv").glob("*.csv"))
    assert files
    for path in files:
        parts = (cluster / "neo4j-csv").glob(f"{path.stem}-*.csv")
        assert sorted(_lines(*parts)) == sorted(_lines(path)), path.stem


@pytest.mark.neo4j
def test_neo4j_imports_what_the_cluster_wrote(cluster: Path, alone: Path) -> None:
    from tests.neo4j.server import NoServerError, imported

    try:
        with imported(cluster / "neo4j-csv") as (uri, auth), kg.open(uri, auth) as graph:
            graph.export(cluster / "imported.jsonl")
    except NoServerError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    assert (cluster / "imported.jsonl").read_bytes() == (alone / "jsonl").read_bytes()


def test_a_record_that_is_no_article_is_named(spark: Any, archive: Path, cluster: Path) -> None:
    (skipped,) = extraction.left_out(spark, str(cluster / "read"), 10)
    assert skipped.source == f"file:{archive}"
    assert "has no 'text'" in skipped.cause


def test_only_finished_folders_are_read_and_none_is_written_twice(spark: Any, archive: Path, cluster: Path) -> None:
    with pytest.raises(StopRun, match="is there already"):
        extraction.extract(spark, [str(archive)], str(cluster / "read"))
    with pytest.raises(StopRun, match="no finished output of kg spark extract"):
        assembly.assemble(spark, [str(archive.parent)], str(cluster / "more"))
    with pytest.raises(FixQuery, match="no format of several files"):
        sharding.export(spark, str(cluster / "graph"), str(cluster / "more"), "docx")
    with pytest.raises(FixQuery, match="say what it holds"):
        extraction.extract(spark, ["news"], str(cluster / "more"))


def test_tables_and_whole_files_are_read_like_lines(spark: Any, archive: Path, tmp_path: Path) -> None:
    wanted = [item for item in loading.read([archive]) if isinstance(item, Article)]
    table = str(tmp_path / "news.parquet")
    spark.read.json(str(archive)).withColumnRenamed("text", "body").write.parquet(table)
    rows = _records(spark, table, "parquet")
    found = [item for item in extraction.articles(rows, {"text": "body"}) if isinstance(item, Article)]
    assert sorted(found, key=lambda a: a.key) == sorted(wanted, key=lambda a: a.key)
    packed = tmp_path / "news.jsonl.gz"
    packed.write_bytes(gzip.compress(archive.read_bytes()))
    whole = _records(spark, str(packed), "warc")  # whichever reader knows the ending
    assert [item for item in extraction.articles(whole, {}) if isinstance(item, Article)] == wanted


def test_an_article_without_an_id_is_called_by_its_hash() -> None:
    row = {"place": "file:/news.jsonl", "content": '{"text": "Ana Ruiz met Bo Lind."}'}
    (found,) = extraction.articles([row], {})
    assert isinstance(found, Article)
    assert found.key == found.id
    (broken,) = extraction.articles([row | {"content": '{"text": '}], {})
    assert isinstance(broken, SkipRecord)
    assert broken.source == "file:/news.jsonl"


def test_components_are_the_same_in_rounds_and_at_once(spark: Any, tmp_path: Path) -> None:
    chain = [(f"n{n:02}", f"n{n + 1:02}") for n in range(20)]
    pairs = [*chain, *(("x", f"y{n}") for n in range(5)), ("b", "a"), ("c", "b")]
    frame = spark.createDataFrame(pairs, "a string, b string").repartition(3)
    for few in (0, 100):
        found = components.components(frame, str(tmp_path / str(few)), few).collect()
        assert {row["id"]: row["component"] for row in found} == connected(pairs)


def test_every_two_rows_of_a_busy_key_meet_in_a_small_group(spark: Any) -> None:
    frame = spark.createDataFrame(
        [("busy", f"r{n}") for n in range(40)] + [("calm", "a"), ("calm", "b")], "k string, id string"
    )
    groups: dict[str, set[str]] = {}
    for row in frames.spread(frame, "k", 10).collect():
        groups.setdefault(row["k"], set()).add(row["id"])
    assert groups.pop("calm") == {"a", "b"}
    assert max(map(len, groups.values())) < 40 / 2
    met = {(a, b) for group in groups.values() for a in group for b in group}
    assert len(met) == 40 * 40


def _told(path: Path) -> Iterator[str]:
    """The statements, without those about the files themselves."""
    about = "/id/dataset", "/id/export", "/id/software"
    return (line for line in _lines(path) if not any(part in line for part in about))


def _lines(*paths: Path) -> list[str]:
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def _records(spark: Any, path: str, form: str) -> list[dict[str, Any]]:
    return [row.asDict() for row in extraction._records(spark, [path], form).collect()]


def _workers(spark: Any) -> set[int]:
    """The processes of this application's workers."""
    mine = spark.sparkContext.applicationId.encode()
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if mine in words and b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words:
            found.add(int(path.parent.name))
    return found


def _kill_a_worker(spark: Any, workers: set[int]) -> None:
    """End one, as the machine would that has no memory left, as soon as a part of the work is done."""
    tracker = spark.sparkContext.statusTracker()
    for _ in range(600):
        stages = [tracker.getStageInfo(number) for number in tracker.getActiveStageIds()]
        if any(stage and stage.numTasks > 1 and stage.numCompletedTasks for stage in stages):
            os.kill(min(workers), signal.SIGKILL)
            return
        time.sleep(0.1)
