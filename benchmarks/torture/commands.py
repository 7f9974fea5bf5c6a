"""`kg` as people start it, in a process of its own that can be killed, and what may become of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KG = Path(sys.executable).with_name("kg")
HERE = Path(__file__)
PATH = os.pathsep.join(map(str, (HERE.with_name("clock"), HERE.parents[2])))
"""The clock that commands look at, and the kg that lies beside this."""

NOON = "2025-05-05T12:00:00+00:00"
"""What the clock of every command shows, so that what people decide is the same each time."""

PATIENCE = 240.0
"""Seconds after which a command is taken to hang."""


class Loss(Exception):
    """Something was lost, or was not told as it should be."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    command: str
    code: int
    out: bytes
    err: str

    def sentence(self) -> str:
        """In what words it says why it failed; Loss if it does not, or not as one sentence."""
        lines = self.err.splitlines()
        if self.code != 1 or len(lines) != 1 or not lines[0].startswith("kg: "):
            raise Loss(f"{self.command} ended with {self.code} and said:\n{self.err or '(nothing)'}")
        return lines[0]


class Running:
    """A command that has been started."""

    def __init__(self, command: str, process: subprocess.Popen[bytes]) -> None:
        self.command, self._process = command, process

    def runs(self) -> bool:
        """True until it has ended."""
        return self._process.poll() is None

    def ended(self) -> Ended:
        """What became of it; Loss if it hangs."""
        try:
            out, err = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Loss(f"{self.command} did not end within {PATIENCE:.0f} s") from None
        return Ended(self.command, self._process.returncode, out or b"", (err or b"").decode(errors="replace"))

    def kill(self) -> None:
        """End it as the machine does that has no memory left."""
        self._process.kill()
        self._process.communicate()

    def killed_after(self, seconds: float) -> bool:
        """True if it was still running then, and is killed."""
        try:
            self._process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.kill()
        return self._process.returncode == -signal.SIGKILL


class Kg:
    """Starts commands in a folder, with what the environment says of a store."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._started: list[Running] = []
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "NEO4J_", "PYTHON"))}
        self.environment = {**plain, "KG_CLOCK": NOON, "PYTHONPATH": PATH, **environment}

    def at(self, folder: Path) -> Kg:
        """The same in another folder, which is made."""
        folder.mkdir(parents=True)
        return Kg(folder, self.environment)

    def start(
        self,
        *arguments: str,
        within: Callable[[], None] | None = None,
        by: Sequence[str] = (),
        out: Path | None = None,
        **environment: str | None,
    ) -> Running:
        """Start a command: after `within` in the new process, by another program, with another environment.

        `out` is what it prints into; None in the environment takes a variable away.
        """
        changed = {**self.environment, **environment}
        where = {name: value for name, value in changed.items() if value is not None}
        with (out or Path(os.devnull)).open("wb") as file:
            process = subprocess.Popen(
                [*by, str(KG), *arguments], cwd=self.folder, env=where, preexec_fn=within,
                stdin=subprocess.DEVNULL, stdout=file if out else subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip
        self._started.append(Running(f"kg {' '.join(arguments)}", process))
        return self._started[-1]

    def end(self) -> None:
        """Kill what still runs."""
        for command in self._started:
            if command.runs():
                command.kill()

    def run(self, *arguments: str) -> Ended:
        """Start a command, and what became of it; Loss unless it went well."""
        ended = self.start(*arguments).ended()
        if ended.code:
            raise Loss(f"{ended.command}, undisturbed, ended with {ended.code} and said:\n{ended.err}")
        return ended


def until(holds: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Wait until it holds; false if it never did."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.01)
    return False
