"""A round: something goes wrong, then the command is repeated in peace, and what there is then is compared."""

from __future__ import annotations

import hashlib
import random
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.torture import news
from benchmarks.torture.commands import Ended, Kg, Loss
from benchmarks.torture.stores import Tortured
from benchmarks.torture.tasks import Task

BEGUN = 0.2
"""The share of a command's time in which it has not begun with anything."""


class NotHereError(Exception):
    """This machine does not let such a thing go wrong."""


class Undisturbed:
    """What each task comes to when nothing goes wrong, and how long it takes; found out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[str, float]] = {}

    def __call__(self, task: Task, store: Tortured, kg: Kg) -> tuple[str, float]:
        """The hash of what it makes, and seconds."""
        asked = task.command[0] + task.name, store.name
        if asked not in self._known:
            lay(task, store, kg.folder)
            began = time.monotonic()
            kg.run(*task.command)
            self._known[asked] = made(task, store, kg.folder), time.monotonic() - began
        return self._known[asked]


@dataclass(slots=True)
class Round:
    """What a fault is given."""

    kg: Kg
    store: Tortured
    chance: random.Random
    undisturbed: Undisturbed
    told: str = ""
    """In what words a command said that it failed, if one did."""

    def moment(self, task: Task) -> float:
        """Seconds after its start at which a task is likely to be in the midst of its work."""
        _, seconds = self.undisturbed(task, self.store, self.kg)
        return seconds * self.chance.uniform(BEGUN, 1)

    def lay(self, task: Task) -> None:
        """Everything as the task finds it."""
        self.undisturbed(task, self.store, self.kg)
        lay(task, self.store, self.kg.folder)

    def may_fail(self, ended: Ended) -> None:
        """It went well, or failed with one sentence; else Loss."""
        if ended.code:
            self.told = ended.sentence()

    def repeat(self, task: Task) -> None:
        """Do it in peace; Loss unless then all is as it is undisturbed."""
        ended = self.kg.start(*task.command).ended()
        if ended.code and not (task.done and task.done in ended.sentence()):
            raise Loss(f"{ended.command}, repeated in peace, ended with {ended.code} and said:\n{ended.err}")
        self.compare(task)

    def compare(self, task: Task) -> None:
        """Loss unless what is there is what the task makes undisturbed."""
        wanted, _ = self.undisturbed(task, self.store, self.kg)
        if made(task, self.store, self.kg.folder) != wanted:
            raise Loss(f"kg {' '.join(task.command)} made something else than undisturbed")


Fault = Callable[[Round, Task], None]


def lay(task: Task, store: Tortured, folder: Path) -> None:
    """The store, and the folder without what earlier commands left there, as the task finds them."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    news.write(folder)
    if task.finds or not task.makes:
        store.lay(task.finds)


def made(task: Task, store: Tortured, folder: Path) -> str:
    """The hash of the file, the folder or the graph that a task makes."""
    if not task.makes:
        return hashlib.sha256(store.content()).hexdigest()
    path = folder / task.makes
    files: Mapping[str, bytes] = {
        str(one.relative_to(folder)): one.read_bytes() for one in sorted([path, *path.rglob("*")]) if one.is_file()
    }
    return hashlib.sha256(repr(files).encode()).hexdigest()
