"""Who can reach a store, and where its password stands: on this machine only, and nowhere but in files of its owner."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from kg import KGError, StoreError
from kg.store import Store, open_store

WORD = "xyzzy-plugh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kg.db"


@pytest.fixture
def opened(folder: Path) -> Iterator[Store]:
    with open_store(str(folder)) as store:
        store.ensure_schema()
        yield store


def password(folder: Path) -> str:
    return str(json.loads((folder / "kg-store.json").read_text())["password"])


def listening() -> set[tuple[str, int]]:
    """Addresses, as /proc writes them, and ports on which this process listens."""
    mine = {str(fd.readlink()) for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/self/net", table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in mine:
                address, _, port = fields[1].partition(":")
                found.add((address, int(port, 16)))
    return found


# None of these could fail before: the server was made so. They keep it so when the engine is renewed.


def test_the_embedded_server_listens_on_this_machine_only(folder: Path) -> None:
    before = listening()
    with open_store(str(folder)):
        added = listening() - before
    assert added
    assert {address for address, _ in added} <= {"0100007F", "0000000000000000FFFF00000100007F"}
    assert listening() == before


def test_every_store_has_a_long_password_of_its_own_and_takes_no_other(tmp_path: Path) -> None:
    before = listening()
    made = []
    for name in ("one.db", "two.db"):
        with open_store(str(tmp_path / name)):
            made.append(password(tmp_path / name))
            for _, port in listening() - before:
                for word in ("", "root", "playwithdata", WORD, made[0] if name == "two.db" else WORD):
                    refuse(port, word)
    assert made[0] != made[1]
    assert all(len(word) >= 32 for word in made)


def refuse(port: int, word: str) -> None:
    """The port, be it that for Bolt or that for HTTP, does not open for this password."""
    codes = set()
    for path in ("api/v1/databases", "api/v1/server", "api/v1/query/kg/sql/SELECT%201"):
        request = urllib.request.Request(f"http://127.0.0.1:{port}/{path}")
        request.add_header("Authorization", "Basic " + b64encode(f"root:{word}".encode()).decode())
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=5)  # noqa: S310 - the address is ours
        codes.add(refused.value.code)
        refused.value.close()
    if codes == {400}:  # it speaks Bolt
        for user in ("root", "reader"):
            with (
                GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=(user, word)) as driver,
                driver.session() as session,
                pytest.raises(AuthError),
            ):
                session.run("RETURN 1").consume()
    else:
        assert codes <= {401, 403}


def test_the_password_stands_in_private_files_only(folder: Path, opened: Store) -> None:
    opened.write("CREATE (:Block {id: 'a'})")
    opened.close()
    word = password(folder).encode()
    for file in folder.rglob("*"):
        if file.is_file() and word in file.read_bytes():
            assert file.stat().st_mode & 0o777 == 0o600, file
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_password_is_in_no_log_no_error_and_not_in_what_a_store_tells_of_itself(
    folder: Path, opened: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    said = [str(opened.info()), repr(opened)]
    with caplog.at_level(logging.DEBUG):
        opened.read("MATCH (n) RETURN count(n)")
        for statement in ("MATCH (n", "CREATE (:Block)"):
            with pytest.raises(KGError) as caught:
                opened.read(statement)
            said += [str(caught.value), repr(caught.value.__cause__)]
    out, err = capfd.readouterr()
    assert password(folder) not in "".join([*said, caplog.text, out, err])


def test_the_password_is_in_no_list_of_processes(folder: Path) -> None:
    code = (
        f"import sys; from kg.store import open_store; s = open_store({str(folder)!r}); print(1, flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        told = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
        mine = Path(f"/proc/{process.pid}/environ").read_bytes()
        process.communicate(b"\n")
    assert password(folder).encode() not in b"".join([*told, mine])


@pytest.mark.parametrize(
    "uri",
    [f"bolt://me:{WORD}@127.0.0.1:9", f"bolt+x://me:{WORD}@127.0.0.1", f"bolt://me:{WORD}@127.0.0.1:port",
     f"neo4j://me:{WORD}@nowhere.invalid", f"redis://me:{WORD}@host", f"bolt://me:a/{WORD}@127.0.0.1:9",
     f"bolt://me:a#{WORD}@127.0.0.1:9", f"bolt://me:a?{WORD}@127.0.0.1:9", f"bolt://me:[{WORD}@127.0.0.1:9",
     f"bolt://127.0.0.1:9?password={WORD}", f"bolt://me:{WORD}@"],
)  # fmt: skip
def test_a_password_in_an_address_is_in_no_error(uri: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreError) as caught:
        open_store(uri)
    assert WORD not in str(caught.value)
    assert WORD not in caplog.text
