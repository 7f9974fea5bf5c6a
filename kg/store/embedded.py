"""The store in a folder: a graph database inside this process, reached over loopback Bolt.

The first process to open the folder holds a lock on it and runs the server; others find its port in
the lock file and attach. When the holder ends, however it ends, the lock is free and the next to
open the folder takes over, or whoever is attached and asks again.
"""

from __future__ import annotations

import atexit
import base64
import fcntl
import hashlib
import json
import logging
import os
import secrets
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.resources import STORE_MARKER
from kg.store import schema
from kg.store.bolt import BoltGraphStore
from kg.store.dialect import EMBEDDED

_DATABASE = "kg"
_PART = "kg-store.part"
_LOCK = "kg.lock"
_TURN = "kg.turn"
_PATIENCE = 30.0
"""For how many seconds a holder may take to start."""

_ROOM = 64 << 20
"""Bytes with which the engine has enough for what it writes at once."""


def connect(uri: str, auth: tuple[str, str] | None, database: str | None, create: bool) -> BoltGraphStore:
    """The store in a folder, made if it is missing and may be; `:memory:` is a folder that goes when it is closed."""
    if auth or database:
        raise StoreError(f"{uri} is a folder: it takes neither user, password nor database")
    if uri == ":memory:":
        try:
            folder = Path(tempfile.mkdtemp(prefix="kg-"))
        except OSError as error:
            raise StoreError(f"no temporary folder can be made ({error.strerror}): name one in TMPDIR") from error
        return _open(folder, uri, temporary=True)
    folder = Path(uri.removeprefix("file://").removeprefix("file:")).absolute()
    if not create and (not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))):
        raise StoreError(f"there is no graph in {uri} yet: load articles into it, or name another store")
    return _open(folder, uri, temporary=False)


def _open(folder: Path, name: str, *, temporary: bool) -> BoltGraphStore:
    server = EmbeddedServer(folder, name, temporary=temporary)
    try:
        return BoltGraphStore(
            server.uri,
            ("root", server.password),
            _DATABASE,
            EMBEDDED,
            name,
            on_close=server.close,
            renew=server.renew,
            lacks=server.lacks,
            turn=server.turn,
        )
    except BaseException:
        server.close()
        raise


class EmbeddedServer:
    """A running server for one folder, ours or that of another process; `uri` answers Bolt."""

    def __init__(self, folder: Path, name: str, *, temporary: bool = False) -> None:
        self._folder = folder
        self._name = name
        self._temporary = temporary
        self._server: Any = None
        self._lock = -1
        try:
            with self._usable():
                self._open_lock()
                self.uri = self._serve_or_attach()
                self.password = self._password()
        except BaseException:
            self.close()
            raise
        atexit.register(self.close)

    def renew(self) -> str:
        """Where the store answers by now; if its holder is gone, that is this process from here on."""
        if self._server is None:
            with self._usable():
                self.uri = self._serve_or_attach()
        return self.uri

    def lacks(self) -> str:
        """What may be the matter when the engine fails, and what to do."""
        try:
            free = shutil.disk_usage(self._folder).free
        except OSError as error:
            return f"its folder cannot be used any more ({error.strerror})"
        if free < _ROOM:
            return f"its disk has {free / 1e6:.1f} MB left: make room and repeat the command"
        return "repeat the command; if it fails again, kg doctor may say why"

    @contextmanager
    def turn(self) -> Iterator[None]:
        """What one writer has at a time, of all threads and processes; it is free again when its process ends.

        The engine lets transactions run side by side and refuses at the end all but one; before that, what a
        writer has just read may be deleted under its hands.
        """
        with self._usable():
            file = os.open(self._folder / _TURN, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        finally:
            os.close(file)

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"{self._name} cannot be used as a store ({error.strerror or error})") from error

    def close(self) -> None:
        """Stop the server if it is ours; a second time does nothing."""
        atexit.unregister(self.close)
        server, self._server = self._server, None
        lock, self._lock = self._lock, -1
        try:
            if server is not None:
                server.stop()
        finally:
            if lock >= 0:
                os.close(lock)
            if self._temporary:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _open_lock(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        inside = {path.name for path in self._folder.iterdir()}
        if STORE_MARKER not in inside and inside - {_LOCK, _PART}:
            raise StoreError(f"{self._name} is no store of kg, and the folder holds other files: give an empty folder")
        self._lock = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)

    def _serve_or_attach(self) -> str:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.pread(self._lock, 100, 0).decode()
            else:
                return f"bolt://127.0.0.1:{self._serve()}"
            pid, _, port = holder.partition(" ")
            if port and _answers(int(port)):
                return f"bolt://127.0.0.1:{port}"
            if time.monotonic() > deadline:
                raise StoreError(f"{self._name} is in use by process {pid or 'unknown'}, which does not answer")
            time.sleep(0.05)

    def _serve(self) -> int:
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, f"{os.getpid()} ".encode(), 0)
        if not (self._folder / STORE_MARKER).exists():
            _write_private(self._folder / STORE_MARKER, json.dumps({"kg": 1, "password": secrets.token_urlsafe(24)}))
        _write_users(self._folder / "config", self._password())
        port = self._start()
        os.pwrite(self._lock, f"{os.getpid()} {port}".encode(), 0)
        return port

    def _password(self) -> str:
        try:
            return str(json.loads((self._folder / STORE_MARKER).read_text())["password"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._name} is broken: {STORE_MARKER} in it is not as kg wrote it") from error

    def _start(self) -> int:
        # The engine reads these when it is loaded, and would otherwise log to standard output and the user's home.
        os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
        os.environ.setdefault("ARCADEDB_LOG_DIR", str(self._folder / "log"))
        logging.getLogger("arcadedb").addHandler(logging.NullHandler())
        import arcadedb

        bolt, http = _free_ports()
        settings = {
            "host": "127.0.0.1",
            "http_port": http,
            "bolt_host": "127.0.0.1",
            "bolt_port": bolt,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "txWalFlush": 1,  # a commit is on the disk before it is reported
        }
        server = arcadedb.create_server(str(self._folder), None, settings)
        try:
            server.start()
            self._server = server
            database = server.create_database(_DATABASE)
            for label, name in schema.DATES:
                database.command("sql", f"CREATE VERTEX TYPE {label} IF NOT EXISTS")
                database.command("sql", f"CREATE PROPERTY {label}.`{name}` IF NOT EXISTS DATE")
            for label, name, kind in schema.SEARCHED:
                database.command("sql", f"CREATE VERTEX TYPE {label} IF NOT EXISTS")
                database.command("sql", f"CREATE PROPERTY {label}.`{name}` IF NOT EXISTS STRING")
                index = f"{label.lower()}_{name} IF NOT EXISTS ON {label} ({name}) FULL_TEXT"
                analyzer = json.dumps({"analyzer": EMBEDDED.analyzers[kind]})
                database.command("sql", f"CREATE INDEX {index} METADATA {analyzer}")
        except arcadedb.ArcadeDBError as error:
            cause = str(error).splitlines()[0]
            raise StoreError(
                f"{self._name} cannot be opened: broken, or in use by another program ({cause}); {self.lacks()}"
            ) from error
        return bolt


def _write_users(config: Path, password: str) -> None:
    """Two users: root, and one who may only read, since the engine does not heed access mode READ.

    They are written at every start: without them the engine would ask for a password on the terminal.
    """
    config.mkdir(exist_ok=True)
    change = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
    rights = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]
    groups = {"admin": _group(rights, change), EMBEDDED.reader: _group([], ["readRecord"]), "*": _group([], [])}
    _write_private(config / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}))
    users = [
        {"name": name, "databases": {"*": [group]}, "password": _hashed(password)}
        for name, group in (("root", "admin"), (EMBEDDED.reader, EMBEDDED.reader))
    ]
    _write_private(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))


def _group(rights: list[str], records: list[str]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": rights, "types": {"*": {"access": records}}}


def _hashed(password: str) -> str:
    salt = base64.b64encode(secrets.token_bytes(24)).decode()
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), 65536, 32)
    return f"PBKDF2WithHmacSHA256$65536${salt}${base64.b64encode(key).decode()}"


def _write_private(path: Path, text: str) -> None:
    """Write the file whole or not at all, readable by its owner only."""
    part = path.with_suffix(".part")
    part.touch(0o600)
    part.write_text(text)
    part.replace(path)


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as two:
        return one.getsockname()[1], two.getsockname()[1]


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
