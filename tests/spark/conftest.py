"""A small cluster of Spark: a driver and two workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

MASTER = "local-cluster[2,1,1024]"
SETTINGS = {
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.executorEnv.OMP_NUM_THREADS": "1",
    "spark.worker.cleanup.enabled": "true",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The session; where Spark or Java is not there the test is skipped, or fails where CI is set."""
    missing = [what for what, there in (("pyspark", find_spec("pyspark")), ("java", shutil.which("java"))) if not there]
    if missing:
        reason = f"no {' and no '.join(missing)}: pip install 'diplomatic-kg[spark]', and Java 17"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from kg.spark.session import session

    scratch = str(tmp_path_factory.mktemp("spark"))
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["SPARK_WORKER_DIR"] = f"{scratch}/work"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with session(MASTER, SETTINGS | {"spark.local.dir": scratch}) as started:
            started.sparkContext.setLogLevel("ERROR")
            yield started
