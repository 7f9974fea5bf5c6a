"""A line between client and server that can be cut, slow, or deaf; what goes wrong ends after some times."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""How a client asks a server that speaks Bolt to keep a transaction."""

BLOCK = 1 << 14
TROUBLES = ("cut", "truncated", "slow", "silent", "commit lost", "answer lost")


class Proxy:
    """Passes on what comes to `port`, with one kind of trouble at random moments, so many times at most."""

    def __init__(self, to: tuple[str, int], trouble: str, chance: random.Random, times: int) -> None:
        self._to, self._trouble, self._chance, self._left = to, trouble, chance, times
        self.struck = 0
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(self._to, 10)
            except OSError:
                return
            server.settimeout(None)
            line = _Line(client, server, self._chance.randint(2_000, 200_000))
            for side in (True, False):
                threading.Thread(target=self._pass_on, args=(line, side), daemon=True).start()

    def _pass_on(self, line: _Line, asking: bool) -> None:
        """Everything from one side to the other."""
        source, target = (line.client, line.server) if asking else (line.server, line.client)
        try:
            while data := source.recv(BLOCK):
                target.sendall(self._troubled(line, asking, data))
        except OSError:
            pass
        line.end()

    def _troubled(self, line: _Line, asking: bool, data: bytes) -> bytes:
        """What is passed on of these bytes, OSError if the line is cut."""
        match self._trouble:
            case "slow":
                time.sleep(self._chance.uniform(0, 0.03))
                self.struck += 1
            case "silent" if line.reached(len(data)) and self._strikes():
                time.sleep(self._chance.uniform(2, 8))
            case "cut" if line.reached(len(data)) and self._strikes():
                raise ConnectionResetError
            case "truncated" if line.reached(len(data)) and self._strikes():
                (line.server if asking else line.client).sendall(data[: self._chance.randrange(len(data))])
                raise ConnectionResetError
            case "commit lost" if asking and COMMIT in data and self._at_random() and self._strikes():
                raise ConnectionResetError
            case "answer lost" if asking and COMMIT in data and self._at_random() and self._strikes():
                line.server.sendall(data)
                time.sleep(0.5)  # it is kept meanwhile, and nobody hears of it
                raise ConnectionResetError
        return data

    def _at_random(self) -> bool:
        return self._chance.random() < 0.4

    def _strikes(self) -> bool:
        with self._lock:
            self._left -= 1
            self.struck += self._left >= 0
            return self._left >= 0

    def close(self) -> None:
        """No new connections."""
        self._listening.close()


class _Line:
    def __init__(self, client: socket.socket, server: socket.socket, until: int) -> None:
        self.client, self.server, self._until = client, server, until

    def reached(self, more: int) -> bool:
        """True once, when so many bytes have passed."""
        before, self._until = self._until, self._until - more
        return before > 0 >= self._until

    def end(self) -> None:
        """Close both sides."""
        for side in (self.client, self.server):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()


@contextmanager
def proxy(to: tuple[str, int], trouble: str, chance: random.Random, times: int) -> Iterator[Proxy]:
    """A line with that trouble."""
    made = Proxy(to, trouble, chance, times)
    try:
        yield made
    finally:
        made.close()
