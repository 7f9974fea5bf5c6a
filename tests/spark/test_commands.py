"""The commands of a cluster, as they are typed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = "--master", "local[1]", "--conf", "spark.ui.enabled=false"


def kg(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "spark", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.spark
@pytest.mark.skipif(not find_spec("pyspark") or not shutil.which("java"), reason="no pyspark or no java")
def test_extracting_says_what_was_read_and_what_was_left_out_and_no_more(tmp_path: Path) -> None:
    records = [{"id": "one", "text": "Ana Ruiz met Bo Lind in Oslo on 3 May 2024."}, {"id": "two", "title": "nothing"}]
    given = tmp_path / "news.jsonl"
    given.write_text("".join(json.dumps(record) + "\n" for record in records))
    done = kg("extract", given, tmp_path / "told", *HERE, "--conf", "spark.log.level=ERROR")
    assert done.returncode == 1, done.stderr
    assert f"skipped: file:{given}: " in done.stderr
    assert f"1 articles read, 1 skipped; written to {tmp_path / 'told'}\n" in done.stderr
    assert "Warning" not in done.stderr


def test_what_is_no_setting_of_spark_is_refused(tmp_path: Path) -> None:
    done = kg("export", tmp_path, tmp_path / "out", "--conf", "sprak.ui.enabled=false")
    assert (done.returncode, done.stderr) == (
        1,
        "kg: 'sprak.ui.enabled' is no setting of Spark: their names begin with spark.\n",
    )
