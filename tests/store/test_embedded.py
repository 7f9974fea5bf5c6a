"""The store in a folder: who may hold it, who attaches, and what happens when it breaks."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import exceptions as failures

from kg import FixQuery, StoreError
from kg.store import Store, Tx, open_store
from kg.store.embedded import EmbeddedServer

HOLD = """
import sys
import tempfile
from kg.store import open_store
store = open_store(sys.argv[1])
store.ensure_schema()
store.write("MERGE (:Block {id: 'held'})")
print("ready", flush=True)
sys.stdin.read()
store.close()
"""
WRITE = """
import sys
import tempfile
from kg.store import open_store
store = open_store(sys.argv[1])
store.ensure_schema()
for n in range(1, 100000):
    with store.transaction() as tx:
        tx.run("CREATE (:Block {id: $a})-[:PAIR]->(:Block {id: $b})", a=f"{n} left", b=f"{n} right")
    print(n, flush=True)
"""
LEAVE = """
import sys
import tempfile
from kg.store import open_store
store = open_store(sys.argv[1])
store.ensure_schema()
"""


@contextmanager
def script(text: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", text, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def count(store: Store) -> int:
    return int(store.read("MATCH (b:Block) RETURN count(b) AS n")[0]["n"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "news" / "kg.db"


@pytest.fixture
def made(folder: Path) -> Path:
    """A folder with a closed store of two nodes."""
    with open_store(str(folder)) as store:
        store.ensure_schema()
        store.write("CREATE (:Block {id: 'a'}), (:Block {id: 'b'})")
    return folder


def test_what_was_written_is_there_when_the_folder_is_opened_again(made: Path) -> None:
    with open_store(f"file:{made}") as store:
        assert count(store) == 2
        assert store.info()["kind"] == "embedded"
        assert store.info()["uri"] == f"file:{made}"


def test_only_the_owner_may_read_the_password(made: Path) -> None:
    assert made.stat().st_mode & 0o777 == 0o700
    for name in ("kg-store.json", "kg.lock", "config/server-users.jsonl"):
        assert (made / name).stat().st_mode & 0o777 == 0o600


def test_a_store_in_memory_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with open_store(":memory:") as one, open_store(":memory:") as other:
        assert len(list(tmp_path.iterdir())) == 2
        one.write("CREATE (:Block {id: 'a'})")
        assert (count(one), count(other)) == (1, 0)
    assert list(tmp_path.iterdir()) == []


def test_without_a_temporary_folder_there_is_no_store_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/null/nowhere")
    with pytest.raises(StoreError, match=r"^no temporary folder can be made \(Not a directory\): name one"):
        open_store(":memory:")


def test_nothing_is_printed_and_the_working_folder_and_the_home_stay_empty(folder: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    command = [sys.executable, "-c", LEAVE, str(folder)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ARCADEDB_"))}
    done = subprocess.run(
        command, cwd=here, env=plain | {"HOME": str(here)}, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert list(here.iterdir()) == []
    with open_store(str(folder)) as store:  # it was stopped at exit, though nobody closed it
        assert store.info()["counts"]["Store"] == 1


def test_closing_twice_does_nothing(made: Path) -> None:
    store = open_store(str(made))
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.read("RETURN 1")


def test_a_second_process_attaches(folder: Path) -> None:
    with script(HOLD, folder) as holder:
        assert said(holder) == "ready"
        with open_store(str(folder)) as store:
            assert count(store) == 1
            store.write("CREATE (:Block {id: 'mine'})")
            with pytest.raises(FixQuery, match="only reading"):
                store.read("CREATE (:Block {id: 'not mine'})")
        holder.communicate("")
    with open_store(str(folder)) as store:
        assert count(store) == 2


@pytest.mark.parametrize("ends", ["closed", "killed"])
def test_whoever_is_attached_takes_over_when_the_holder_ends(folder: Path, ends: str) -> None:
    with script(HOLD, folder) as holder:
        assert said(holder) == "ready"
        with open_store(str(folder)) as store, open_store(str(folder)) as other:
            assert count(store) == 1
            if ends == "killed":
                holder.kill()
            holder.communicate("")
            store.write("CREATE (:Block {id: 'mine'})")
            assert [row["id"] for row in other.stream("MATCH (b:Block) RETURN b.id AS id ORDER BY id")] == [
                "held",
                "mine",
            ]
            with pytest.raises(FixQuery, match="only reading"):
                other.read("CREATE (:Block {id: 'not mine'})")
    with open_store(str(folder)) as store:
        assert count(store) == 2


def test_what_another_writer_deleted_meanwhile_is_looked_for_again(folder: Path) -> None:
    runs: list[int] = []

    def work(tx: Tx) -> None:
        runs.append(1)
        if len(runs) < times:
            raise failures.ClientError("Record #44:194 not found")

    with open_store(str(folder)) as store:
        times = 3
        store.execute(work)
        assert len(runs) == 3
        times = 100
        with pytest.raises(StoreError, match=" failed: "):
            store.execute(work)


def test_a_transaction_begun_before_the_holder_ended_is_run_again(folder: Path) -> None:
    with script(HOLD, folder) as holder:
        assert said(holder) == "ready"
        runs: list[int] = []

        def work(tx: Tx) -> None:
            tx.run("CREATE (:Block {id: 'mine'})")
            runs.append(1)
            if len(runs) == 1:
                holder.communicate("")
            tx.run("CREATE (:Block {id: 'mine too'})")

        with open_store(str(folder)) as store:
            store.execute(work)
            assert (count(store), len(runs)) == (3, 2)


def test_the_next_takes_over_when_the_holder_was_killed(folder: Path) -> None:
    with script(HOLD, folder) as holder:
        assert said(holder) == "ready"
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        with open_store(str(folder)) as store:
            assert count(store) == 1


def test_a_killed_writer_leaves_whole_transactions(folder: Path) -> None:
    acknowledged = 0
    for stop_after in (3, 40):
        with script(WRITE.replace("range(1,", f"range({acknowledged + 1},"), folder) as writer:
            for _ in range(stop_after):
                acknowledged = int(said(writer))
            os.kill(writer.pid, signal.SIGKILL)
            writer.wait()
            assert writer.stdout
            acknowledged = max([acknowledged, *(int(line) for line in writer.stdout if line.strip())])
        with open_store(str(folder)) as store:
            pairs = store.read("MATCH (a:Block)-[:PAIR]->(b:Block) RETURN a.id AS a, b.id AS b")
            kept = sorted(int(row["a"].split()[0]) for row in pairs)
            assert kept in ([*range(1, acknowledged + 1)], [*range(1, acknowledged + 2)])
            assert count(store) == 2 * len(kept)
            acknowledged = len(kept)


def test_a_holder_that_does_not_answer_is_named(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.embedded._PATIENCE", 0.2)
    with (made / "kg.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4321 1")
        lock.flush()
        with pytest.raises(StoreError, match="is in use by process 4321, which does not answer"):
            open_store(str(made))


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="no store of kg, and the folder holds other files"):
        open_store(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_in_which_a_first_start_was_interrupted_is_taken(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("kg.lock", "kg-store.part"):
        (folder / name).write_text("12")
    with open_store(str(folder)) as store:
        store.ensure_schema()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "kg.db"
    file.write_text("mine")
    for path in (file, file / "below"):
        with pytest.raises(StoreError, match=r"cannot be used as a store \((File exists|Not a directory)\)"):
            open_store(str(path))


@contextmanager
def nobody() -> Iterator[None]:
    """As a user who may not write everywhere, which root may."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_cannot_be_written_is_refused(made: Path) -> None:
    with tempfile.TemporaryDirectory() as parent:  # tmp_path lies where nobody else may go at all
        folder = Path(parent) / "kg.db"
        shutil.copytree(made, folder)
        (folder / "kg.lock").unlink()
        folder.chmod(0o555)
        Path(parent).chmod(0o755)
        with nobody(), pytest.raises(StoreError, match=r"cannot be used as a store \(Permission denied\)"):
            open_store(str(folder))
        folder.chmod(0o700)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", "\0\0"])
def test_a_broken_marker_is_named(made: Path, content: str) -> None:
    (made / "kg-store.json").write_text(content)
    with pytest.raises(StoreError, match=r"is broken: kg-store.json in it is not as kg wrote it"):
        open_store(str(made))


@pytest.mark.parametrize("ending", [".bucket", "idx"])
def test_a_broken_store_file_is_an_error_of_the_store(made: Path, ending: str) -> None:
    for file in (made / "databases" / "kg").iterdir():
        if file.name.endswith(ending) and file.name.startswith(("Store", "Block")):
            file.write_bytes(b"\x07" * file.stat().st_size)
    with pytest.raises(StoreError) as caught:
        use(made)
    assert str(caught.value).startswith(str(made))
    assert "\n" not in str(caught.value)


GROW = """
import resource, sys
from kg import StoreError
from kg.store import embedded, open_store
embedded._ROOM = 1 << 60
with open_store(sys.argv[1]) as store:
    store.write("CREATE (:Block {id: 'small'})")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limits[1]))
    try:
        for n in range(200):
            store.execute(lambda tx: tx.run("CREATE (:Block {id: $id})", id=str(n) * 20_000))
    except StoreError as error:
        print(n, error, flush=True)
"""


def test_what_cannot_be_kept_for_want_of_room_is_an_error_of_the_store(folder: Path) -> None:
    with script(GROW, folder) as writer:
        kept, _, message = said(writer).partition(" ")
        assert message.startswith(f"{folder} failed: ")
        assert re.search(r"; its disk has [\d.]+ MB left: make room and repeat the command$", message)
        writer.wait()
    with open_store(str(folder)) as store:
        assert count(store) == int(kept) + 1


def test_a_store_whose_folder_was_deleted_lacks_it(made: Path) -> None:
    server = EmbeddedServer(made, "it")
    shutil.rmtree(made)
    assert server.lacks() == "its folder cannot be used any more (No such file or directory)"
    with pytest.raises(StoreError, match=r"it cannot be used as a store \(No such file"), server.turn():
        pass
    server.close()


def use(folder: Path) -> None:
    with open_store(str(folder)) as store:
        store.ensure_schema()
        store.info()


def test_a_database_that_another_program_has_open_is_refused(made: Path) -> None:
    program = """
import sys, arcadedb
database = arcadedb.open_database(sys.argv[1] + "/databases/kg")
print("ready", flush=True)
sys.stdin.read()
"""
    with script(program, made) as other:
        while said(other) != "ready":
            assert other.poll() is None
        with pytest.raises(StoreError, match="broken, or in use by another program"):
            open_store(str(made))
        other.communicate("")
    with open_store(str(made)) as store:
        assert count(store) == 2


def test_users_that_were_tampered_with_are_written_anew(made: Path) -> None:
    (made / "config" / "server-users.jsonl").write_text("{")
    (made / "config" / "server-groups.json").unlink()
    with open_store(str(made)) as store:
        assert count(store) == 2


def test_a_folder_takes_no_password(folder: Path) -> None:
    with pytest.raises(StoreError, match="takes neither user, password nor database"):
        open_store(str(folder), ("me", "secret"))
    assert not folder.exists()
