"""The commands by which a person sees and corrects what is one, on the embedded store; tests/neo4j runs them, too."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def store(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the scenario that a test may change."""
    folder = tmp_path / "mine.db"
    shutil.copytree(filled, folder, ignore=shutil.ignore_patterns("kg.lock"))
    monkeypatch.setenv("KG_STORE", str(folder))
    return folder


@pytest.fixture
def deciding_cli(cli: Cli, store: Path) -> Cli:
    """The command line over that copy."""
    return cli


def meeting(cli: Cli) -> str:
    """The beginning of the id of the meeting that two articles report."""
    return str(json.loads(cli("met", "Ruiz", "Lind", "--format", "json").out)[0]["event"])[:9]


def check_decisions(cli: Cli) -> None:
    """A meeting is taken apart, put together again, and left to the rules."""
    event = meeting(cli)
    why = cli("why", event)
    assert (why.code, "sources: 2" in why.out, "another article" in why.out) == (0, True, True)
    split = cli("split", event, "--by", "Lee")
    assert (split.code, "decided by Lee" in split.out) == (0, True), split.err
    parts = [line.split()[-1] for line in split.out.splitlines() if line.startswith("Bilateral")]
    assert len(set(parts)) == 2
    merged = cli("merge", *parts, "--by", "Kim", "--note", "the same morning", "--yes")
    assert "decided by Kim: the same morning" in merged.out
    decision = next(line.split()[-1] for line in merged.out.splitlines() if line.startswith("to take it back"))
    undone = cli("undo", decision)
    assert (undone.code, "left to the rules" in undone.out) == (0, True), undone.err
    assert "0 mentions moved" in cli("rebuild").out
    assert "is called 'nobody'" in cli("undo", "nobody").err


def test_a_meeting_is_taken_apart_put_together_and_left_to_the_rules(deciding_cli: Cli) -> None:
    check_decisions(deciding_cli)


def test_why_takes_a_name_and_says_what_is_wrong_with_anything_else(deciding_cli: Cli) -> None:
    told = deciding_cli("why", "Bo Lind").out
    assert "(person, Sweden)" in told
    assert "the name itself" in told
    assert "give the id" in deciding_cli("why", "").err
    assert deciding_cli("why", "Nobody at all").code == 1
    assert "not among the mentions" in deciding_cli("split", meeting(deciding_cli), "m0000").err
    assert "only two of a kind" in deciding_cli("merge", "Bo Lind", meeting(deciding_cli), "--yes").err
    assert "are one already" in deciding_cli("merge", "Bo Lind", "Lind", "--yes").err


def test_review_takes_an_answer_or_stops_at_the_end_of_the_input(
    deciding_cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("what\n"))
    ran = deciding_cli("review")
    assert ran.code == 0
    assert "nothing is in doubt" in ran.out or "1 of" in ran.out
