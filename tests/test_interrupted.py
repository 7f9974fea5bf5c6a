"""A load that is killed and repeated, in any order, leaves the same graph."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
SEED = Path(__file__).parents[2] / "shared" / "gold" / "dev" / "000.json"

LOAD = """
import sys, kg, kg.intake
kg.intake.BATCH = 1
with kg.open(sys.argv[1]) as graph:
    graph.load(*sys.argv[2:], progress=lambda report: print(report.articles, flush=True))
"""


def load(store: Path, articles: list[Path], kill_after: int | None = None) -> None:
    """Load in another process, killed with -9 when it has stored so many articles."""
    command = [sys.executable, "-c", LOAD, str(store), *map(str, articles)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if kill_after is not None and int(line) >= kill_after:
                time.sleep(random.random() / 20)  # noqa: S311 - somewhere in the next transaction
                os.kill(process.pid, signal.SIGKILL)
                break
        process.wait()
    assert process.returncode == (0 if kill_after is None else -signal.SIGKILL)


def exported(store: Path) -> bytes:
    with kg.open(store) as graph:
        graph.export(store.parent / "out.jsonl")
        graph.export(store.parent / "out.ttl")
    return (store.parent / "out.jsonl").read_bytes() + (store.parent / "out.ttl").read_bytes()


@pytest.fixture(scope="module")
def articles() -> list[Path]:
    """The examples, and the article with which the project began where it is at hand."""
    found = sorted(EXAMPLES.glob("*.txt"))
    return [*found, SEED] if SEED.exists() else found


def test_twice_in_two_orders_and_killed_in_between_gives_the_same_graph(tmp_path: Path, articles: list[Path]) -> None:
    plain, turned, killed = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "c.db"
    load(plain, articles)
    wanted = exported(plain)
    load(plain, articles)
    assert exported(plain) == wanted
    load(turned, articles[::-1])
    assert exported(turned) == wanted
    for stored in (1, 1):
        load(killed, articles, kill_after=stored)
    load(killed, articles)
    assert exported(killed) == wanted
