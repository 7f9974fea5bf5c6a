"""Several processes extract as one does, and none of them takes the run with it."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from kg import loading, workers
from kg.errors import SkipRecord, StopRun
from kg.model import Article
from tests.loading.conftest import Kg, articles, meetings

pytestmark = pytest.mark.usefixtures("extractors")


def texts(*told: str) -> list[Article]:
    return [Article(text=text, key=f"a{n}") for n, text in enumerate(told)]


@pytest.mark.parametrize("processes", [2, 3])
def test_answers_come_in_the_order_of_the_articles_with_what_was_left_out_in_its_place(processes: int) -> None:
    given: list[Article | SkipRecord] = [*texts(*meetings(100))]
    given[13:13] = [SkipRecord("file:7", "is no article")]
    alone = list(workers.extract(given, "quick"))
    assert list(workers.extract(given, "quick", processes)) == alone
    assert [item if isinstance(item, SkipRecord) else item[0] for item in alone] == given


def test_no_more_is_read_ahead_than_is_bounded() -> None:
    read = 0

    def endless():
        nonlocal read
        while True:
            read += 1
            yield Article(text=f"{read}: Spain met Sweden.")

    found = workers.extract(endless(), "quick", 2)
    for _ in range(30):
        next(found)
    found.close()
    assert read <= 30 + workers.AT_ONCE * (workers.AHEAD * 2 + 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_an_article_on_which_the_extractor_fails_is_named_and_the_others_are_read(processes: int) -> None:
    given = texts(*meetings(5), "FAIL", *meetings(5))
    found = list(workers.extract(given, "failing", processes))
    assert [item if isinstance(item, SkipRecord) else item[0] for item in found][:5] == given[:5]
    cause = "the extractor quick/1 failed on it (ZeroDivisionError: too small)"
    assert [str(item) for item in found if isinstance(item, SkipRecord)] == [f"a5: {cause}"]
    assert len(found) == 11


def test_an_article_that_kills_its_process_is_named_and_the_others_are_read() -> None:
    found = list(workers.extract(texts(*meetings(30), "DIE", *meetings(30)), "failing", 2))
    told = [str(item) for item in found if isinstance(item, SkipRecord)]
    assert told == ["a30: the process that read it was ended 3 times; was there too little memory?"]
    assert len(found) == 61


def test_a_process_that_is_killed_once_loses_nothing() -> None:
    given = texts(*meetings(30), "ONCE Spain met Sweden.", *meetings(30))
    assert list(workers.extract(given, "failing", 2)) == list(workers.extract(given, "quick"))


def test_processes_that_are_killed_from_outside_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = texts(*meetings(150))
    found = []
    for item in workers.extract(given, "slow", 2):
        found.append(item)
        if len(found) in (20, 60):
            for child in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                for pid in child.read_text().split():
                    os.kill(int(pid), signal.SIGKILL)
    assert found == list(workers.extract(given, "quick"))


def test_an_article_on_which_nothing_is_ever_said_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 3.0)
    found = list(workers.extract(texts("Spain met Sweden.", "HANG", "Spain met Austria."), "failing", 2))
    assert [isinstance(item, SkipRecord) for item in found] == [False, True, False]


def test_an_extractor_that_cannot_be_made_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StopRun, match="no process can be started for the extractor 'broken'"):
        list(workers.extract(texts(*meetings(30)), "broken", 2))
    with pytest.raises(StopRun, match="there is no extractor 'magic'"):
        list(workers.extract(texts(*meetings(3)), "magic", 2))


def test_a_reader_that_breaks_is_not_taken_for_the_extractor() -> None:
    def broken():
        yield Article(text="Spain met Sweden.")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(loading.extract(broken(), loading.extractor("quick")))


def test_no_process_outlives_the_run(kg: Kg, tmp_path: Path) -> None:
    with kg("extract", articles(tmp_path / "a.jsonl", *meetings(2000)), "--extractor", "slow", "--workers", 2) as run:
        assert run.stdout
        run.stdout.readline()
        children = Path(f"/proc/{run.pid}/task").glob("*/children")
        pids = {pid for child in children for pid in child.read_text().split()}
        run.kill()
    assert len(pids) == 2
    ended = time.monotonic() + 20
    while time.monotonic() < ended and any(Path(f"/proc/{pid}").exists() for pid in pids):
        time.sleep(0.1)
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    assert threading.active_count() < 20
