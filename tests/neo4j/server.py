"""A real Neo4j 5.26 for the tests: the one at NEO4J_URI, else from Docker, else from Maven.

Maven's copy is kept in the user's cache, or in the folder that KG_TEST_CACHE names.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

PATIENCE = 180
POM = Path(__file__).with_name("pom.xml")
IMAGE = "neo4j:5.26-community"
SMALL = "512m", "64m"
OPENED = ("java.base/java.nio", "java.base/java.lang", "java.base/sun.nio.ch")


class Address(NamedTuple):
    uri: str
    auth: tuple[str, str]


class NoServerError(Exception):
    """There is no way to a real Neo4j on this machine."""


@contextmanager
def server(memory: tuple[str, str] = SMALL) -> Iterator[Address]:
    """An empty server that is stopped afterwards, unless it was given; `memory` as for `imported`, from Maven alone."""
    if uri := os.environ.get("NEO4J_URI"):
        given = Address(uri, (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")))
        _refuse_data(given)
        yield given
    elif _succeeds("docker", "info"):
        with _docker() as started:
            yield started
    elif at_hand():
        with _maven(memory=memory) as started:
            yield started
    else:
        raise NoServerError("no real Neo4j: neither NEO4J_URI, nor a Docker engine, nor Java with Maven")


def at_hand() -> bool:
    """True if a server of our own can be started: Java is there, and Maven or what it fetched before."""
    return bool(shutil.which("java") and (shutil.which("mvn") or (_cache() / "lib").exists()))


@contextmanager
def imported(folder: Path, home: Path | None = None, memory: tuple[str, str] = SMALL) -> Iterator[Address]:
    """A server that holds what `neo4j-admin database import` makes of the files in a folder; from Maven alone.

    With a `home` it is imported once and kept there. `memory` is for the heap and for the pages of the store.
    """
    if not at_hand():
        raise NoServerError("no neo4j-admin: neither Java with Maven, nor what Maven fetched before")

    def fill(home: Path) -> None:
        admin = [*_java("org.neo4j.cli.AdminTool", memory[0]), "database", "import", "full", "neo4j", "@import.args"]
        where = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
        done = subprocess.run(admin, cwd=folder, env=where, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"neo4j-admin failed: {(done.stderr or done.stdout).strip()[-2000:]}")

    with _maven(fill, home, memory) as started:
        yield started


def _refuse_data(given: Address) -> None:
    with GraphDatabase.driver(given.uri, auth=given.auth) as driver:
        if driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]:
            raise RuntimeError(f"{given.uri} holds data, and the tests would delete it: empty it first")


@contextmanager
def _docker() -> Iterator[Address]:
    password = secrets.token_hex(8)
    run = ["docker", "run", "--detach", "--rm", "--publish", "127.0.0.1::7687", "--env", f"NEO4J_AUTH=neo4j/{password}"]
    container = _output(*run, IMAGE)
    try:
        port = _output("docker", "port", container, "7687").splitlines()[0].rpartition(":")[2]
        started = Address(f"bolt://127.0.0.1:{port}", ("neo4j", password))
        _wait(started)
        yield started
    finally:
        subprocess.run(["docker", "stop", container], check=True, capture_output=True)


@contextmanager
def _maven(
    fill: Callable[[Path], None] = lambda home: None, kept: Path | None = None, memory: tuple[str, str] = SMALL
) -> Iterator[Address]:
    with tempfile.TemporaryDirectory(prefix="kg-neo4j-") as folder:
        own = Own(kept or Path(folder), memory)
        if not own.filled:
            fill(own.home)
        try:
            own.start()
            yield own.address
        finally:
            own.stop()


class Own:
    """A server from Maven's copy with its data in a home folder, which can be killed and started again."""

    def __init__(self, home: Path, memory: tuple[str, str] = SMALL) -> None:
        bolt, http = _free_port(), _free_port()
        self.home = home
        self.filled = (home / "data").exists()
        (home / "conf").mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(
            f"server.bolt.listen_address=127.0.0.1:{bolt}\n"
            f"server.http.listen_address=127.0.0.1:{http}\n"
            f"server.memory.pagecache.size={memory[1]}\n"
            "dbms.usage_report.enabled=false\n"
        )
        places = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
        self._command = [*_java("org.neo4j.server.CommunityEntryPoint", memory[0]), *places]
        self._secret = home / "password"
        password = self._secret.read_text() if self._secret.exists() else secrets.token_hex(8)
        self.address = Address(f"bolt://127.0.0.1:{bolt}", ("neo4j", password))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.home / "out.log").open("a") as log:
            self.process = subprocess.Popen(self._command, stdout=log, stderr=log)
        if not self._secret.exists():
            _wait(Address(self.address.uri, ("neo4j", "neo4j")), "system", self.process)
            _set_password(self.address)
            self._secret.touch(0o600)
            self._secret.write_text(self.address.auth[1])
        _wait(self.address, "neo4j", self.process)

    def kill(self) -> None:
        """End it as a machine without power does."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """Ask it to end, and end it."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()


def _java(main: str, heap: str = SMALL[0]) -> list[str]:
    opens = [f"--add-opens={name}=ALL-UNNAMED" for name in OPENED]
    return ["java", f"-Xmx{heap}", *opens, "-cp", f"{_libraries()}/*", main]


def _libraries() -> Path:
    lib = _cache() / "lib"
    if not lib.exists():
        lib.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=lib.parent) as part:
            copy = "dependency:copy-dependencies"
            _output("mvn", "-q", "-B", "-f", str(POM), copy, f"-DoutputDirectory={part}/lib")
            Path(part, "lib").rename(lib)
    return lib


def _cache() -> Path:
    base = os.environ.get("KG_TEST_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    found = re.search(r"<version>(5\.[\d.]+)</version>", POM.read_text())
    assert found, f"{POM} names no version of Neo4j"
    return Path(base) / "diplomatic-kg" / f"neo4j-{found[1]}"


def _set_password(started: Address) -> None:
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
    with GraphDatabase.driver(started.uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(change, new=started.auth[1], database_="system")


def _wait(address: Address, database: str = "neo4j", process: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with GraphDatabase.driver(address.uri, auth=address.auth) as driver, driver.session(database=database) as s:
                s.run("SHOW DATABASES" if database == "system" else "RETURN 1").consume()
                return
        except (DriverError, Neo4jError) as error:
            if "CredentialsExpired" in str(getattr(error, "code", "")):
                return  # it is up, and wants a password of its own first
            if time.monotonic() > deadline or (process and process.poll() is not None):
                raise
        time.sleep(0.3)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])} failed: {(done.stderr or done.stdout).strip()[:500]}")
    return done.stdout.strip()


def _succeeds(*command: str) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True, check=False).returncode == 0
