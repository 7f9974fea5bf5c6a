"""A run that is ended, however, goes on by the same command, and nothing is there twice, missing or half-written."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

import kg as library
from tests.loading.conftest import Kg, articles, meetings

COUNT = 600


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return articles(tmp_path / "a.jsonl", *meetings(COUNT // 2), "FAIL", *meetings(COUNT // 2))


@pytest.fixture
def wanted(kg: Kg, given: Path) -> bytes:
    """What an undisturbed run by one process writes."""
    with kg("extract", given, "--extractor", "slow") as run:
        out, err = run.communicate()
    assert (run.returncode, err) == (0, b"")
    return out


def until(condition: object, run: object) -> None:
    """Wait until it holds, or the run has ended."""
    ended = time.monotonic() + 120
    while time.monotonic() < ended and run.poll() is None and not condition():  # type: ignore[attr-defined,operator]
        time.sleep(0.02)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_is_killed_again_and_again_writes_what_an_undisturbed_one_does(
    kg: Kg, tmp_path: Path, given: Path, wanted: bytes, workers: int
) -> None:
    out, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.journal"
    command = ["extract", given, "--extractor", "slow", "--workers", workers, "-o", out]

    def done() -> int:
        try:
            return int(json.loads(journal.read_text())["inputs"])
        except FileNotFoundError:
            return 0

    came_to = [0]
    for wait in (0.0, 0.3, 0.013, 0.2):
        with kg(*command) as run:
            until(lambda: done() > came_to[-1], run)
            time.sleep(wait)
            run.kill()
        came_to.append(done())
        assert not out.exists()
    assert came_to == sorted(set(came_to)), "no run began from the beginning"
    with kg(*command) as run:
        _, err = run.communicate()
    assert run.returncode == 0, err
    assert out.read_bytes() == wanted
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.jsonl"]
    assert f"{COUNT + 1:,} articles" in err.decode()


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_says_in_one_sentence_how_to_go_on(
    kg: Kg, tmp_path: Path, given: Path, wanted: bytes, workers: int
) -> None:
    command = ["extract", given, "--extractor", "slow", "--workers", workers, "-o", "out.jsonl"]
    with kg(*command, process_group=0) as run:
        until((tmp_path / "out.jsonl.journal").exists, run)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate()
    assert (run.returncode, out) == (130, b"")
    (line,) = err.decode().splitlines()
    assert line.startswith("kg: interrupted; ")
    assert line.endswith("; the same command goes on from here")
    with kg(*command) as run:
        run.communicate()
    assert (tmp_path / "out.jsonl").read_bytes() == wanted


def test_ctrl_c_on_a_run_that_only_prints_says_what_would_go_on(kg: Kg, given: Path) -> None:
    with kg("extract", given, "--extractor", "slow", "--log-format", "json", process_group=0) as run:
        assert run.stdout
        run.stdout.readline()
        os.killpg(run.pid, signal.SIGINT)
        _, err = run.communicate()
    assert run.returncode == 130
    (line,) = err.decode().splitlines()
    assert json.loads(line)["event"] == "interrupted"
    assert json.loads(line)["message"].endswith("with -o FILE the same command would go on from here")


def test_another_input_or_extractor_is_not_mixed_with_what_was_begun(kg: Kg, tmp_path: Path, given: Path) -> None:
    with kg("extract", given, "--extractor", "slow", "-o", "out.jsonl") as run:
        until((tmp_path / "out.jsonl.journal").exists, run)
        run.kill()

    def complaint(*command: object) -> str:
        with kg(*command) as run:
            _, err = run.communicate()
        assert run.returncode == 1
        (line,) = err.decode().splitlines()
        return line

    assert "was begun with extractor quick/1, format jsonl" in complaint(
        "extract", given, "--extractor", "slow", "-o", "out.jsonl", "--format", "gold"
    )
    other = articles(tmp_path / "b.jsonl", *meetings(COUNT)[::-1])
    assert "inputs are not those of this run" in complaint("extract", other, "--extractor", "slow", "-o", "out.jsonl")
    (tmp_path / "out.jsonl.journal").write_text("{}")
    assert "is no journal of kg" in complaint("extract", given, "--extractor", "slow", "-o", "out.jsonl")


def test_two_runs_do_not_write_one_file(kg: Kg, tmp_path: Path, given: Path) -> None:
    with kg("extract", given, "--extractor", "slow", "-o", "out.jsonl") as first:
        until((tmp_path / "out.jsonl.part").exists, first)
        with kg("extract", given, "--extractor", "slow", "-o", "out.jsonl") as second:
            _, err = second.communicate()
        first.kill()
    assert second.returncode == 1
    assert err.decode() == "kg: out.jsonl.part: another kg is writing it\n"


@pytest.mark.parametrize("name", ["no/such/out.jsonl", "/dev/null"])
def test_a_file_that_cannot_be_written_is_named(kg: Kg, given: Path, name: str) -> None:
    with kg("extract", given, "--extractor", "slow", "-o", name) as run:
        _, err = run.communicate()
    assert run.returncode == 1
    assert err.decode().startswith(f"kg: {name}: ")
    assert len(err.splitlines()) == 1


def test_a_load_by_two_processes_that_is_killed_and_repeated_gives_the_same_graph(
    kg: Kg, tmp_path: Path, given: Path
) -> None:
    def exported(store: Path) -> bytes:
        with library.open(store) as graph:
            graph.export(tmp_path / "graph.jsonl")
        return (tmp_path / "graph.jsonl").read_bytes()

    plain, killed = tmp_path / "plain.db", tmp_path / "killed.db"
    with kg("load", given, "--extractor", "slow", "--store", plain) as run:
        run.communicate()
    assert run.returncode == 0
    command = ["load", given, "--extractor", "slow", "--workers", 2, "--store", killed, "--log-format", "json"]
    with kg(*command) as run:
        until(lambda: (killed / "kg-store.json").exists(), run)
        time.sleep(3)
        run.kill()
    with kg(*command) as run:
        _, err = run.communicate()
    assert run.returncode == 0, err
    done = json.loads(err.splitlines()[-1])
    assert (done["event"], done["articles"] + done["known"], done["skipped"]) == ("done", COUNT + 1, 0)
    assert exported(killed) == exported(plain)
