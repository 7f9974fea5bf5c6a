"""The article with which the project began: what a careful reader finds in it, kg finds too."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, cli  # noqa: F401 - a fixture

SHARED = Path(__file__).parents[2] / "shared" / "gold"


@pytest.fixture
def gold() -> Path:
    if not SHARED.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{SHARED} has to be there in CI")
        pytest.skip(f"there are no annotated articles in {SHARED}")
    return SHARED


def test_the_events_of_the_seed_article_are_found(gold: Path, cli: Cli, tmp_path: Path) -> None:  # noqa: F811
    shutil.copy(gold / "dev" / "000.gold.json", tmp_path)
    (tmp_path / "found.jsonl").write_text(cli("extract", gold / "dev" / "000.json", "--format", "gold").out)
    command = [sys.executable, str(gold / "score.py"), str(tmp_path), str(tmp_path / "found.jsonl"), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert scores["event"]["f1"] >= 0.85
    assert scores["who-met"]["f1"] >= 0.9


def test_whom_the_minister_met_is_answered_with_sentence_and_outlet(gold: Path, cli: Cli) -> None:  # noqa: F811
    assert cli("load", gold / "dev" / "000.json").code == 0
    period = "--since", "2025-10-01", "--until", "2025-10-31"
    rows = json.loads(cli("met", "Choe Son-hui", *period, "--format", "json").out)
    (lavrov,) = [row for row in rows if any(p["name"] == "Sergei Lavrov" for p in row["whom"])]
    assert (lavrov["when"], lavrov["status"]) == ("2025-10-27", "occurred")
    assert all(q["outlet"] == "Korea JoongAng Daily" and q["quote"] for q in lavrov["quotes"])
