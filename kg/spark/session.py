"""A session of Spark, and what kg asks of the file system behind it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StopRun

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",  # rows are whole articles
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.showConsoleProgress": "false",
}
DONE = "_SUCCESS"
"""The file that says that a folder is complete."""


def session(master: str | None = None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """The session that there is, or a new one: on `master`, else where spark-submit or its settings say, else here."""
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError:
        raise StopRun("this needs Spark: pip install 'diplomatic-kg[spark]', and Java 17") from None
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))  # workers look for it, too
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("kg")
    if master:
        builder = builder.master(master)
    for name, value in (SETTINGS | dict(settings or {})).items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:  # whatever the gateway, Java or the cluster manager raises
        raise StopRun(f"Spark does not start ({_first_line(error)})") from error


def wanted_new(spark: SparkSession, path: str) -> None:
    """Nothing; StopRun if something is there already."""
    if _files(spark, path).exists(_path(spark, path)):
        raise StopRun(f"{path}: is there already; name a new folder")


def finished(spark: SparkSession, path: str, made_by: str) -> str:
    """The path of a folder that is complete; StopRun if it is not, or is not there."""
    if not _files(spark, path).exists(_path(spark, f"{path}/{DONE}")):
        raise StopRun(f"{path}: is no finished output of {made_by}")
    return path


def finish(spark: SparkSession, path: str) -> None:
    """Say that a folder is complete."""
    _files(spark, path).create(_path(spark, f"{path}/{DONE}")).close()


def remove(spark: SparkSession, path: str) -> None:
    """Remove a folder with all that is in it."""
    _files(spark, path).delete(_path(spark, path), True)


def put(spark: SparkSession, path: str, text: str) -> None:
    """Write a small file."""
    out = _files(spark, path).create(_path(spark, path))
    out.write(bytearray(text.encode("utf-8")))
    out.close()


def moved(spark: SparkSession, folder: str, into: str, kind: str, ending: str) -> list[str]:
    """The names that the files of a folder of Spark have from now on, in order, beside others: KIND-00000.ENDING."""
    files = _files(spark, folder)
    found = {status.getPath().getName(): status.getLen() for status in files.listStatus(_path(spark, folder))}
    names: list[str] = []
    for name in sorted(name for name, size in found.items() if name.startswith("part-") and size):
        names.append(f"{kind}-{len(names):05}{ending}")
        files.rename(_path(spark, f"{folder}/{name}"), _path(spark, f"{into}/{names[-1]}"))
    remove(spark, folder)
    return names


def kept(frame: DataFrame, path: str) -> DataFrame:
    """The frame, written down so that nothing before it has to be done again, whichever worker dies."""
    frame.write.parquet(path)
    return frame.sparkSession.read.parquet(path)


def _files(spark: SparkSession, path: str) -> Any:
    return _path(spark, path).getFileSystem(spark._jsc.hadoopConfiguration())


def _path(spark: SparkSession, path: str) -> Any:
    jvm: Any = spark._jvm
    return jvm.org.apache.hadoop.fs.Path(path)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
