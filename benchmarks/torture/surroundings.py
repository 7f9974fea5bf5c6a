"""What surrounds a command: a full disk, folders that may not be written, no home, a clock that goes back."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.torture.commands import NOON, Loss
from benchmarks.torture.rounds import NotHereError, Round
from benchmarks.torture.stores import Embedded
from benchmarks.torture.tasks import Task

LARGE = 1 << 28
ROOM = 20_000, 300_000, 2_000_000, 8_000_000
"""Bytes that are left on a disk, at most."""
POWERLESS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Starts a program of root's to which modes of files apply as to everybody."""


def disk_full(this: Round, task: Task) -> None:
    """The disk becomes full in the midst of it; then there is room."""
    with small_disk() as disk:
        there = replace(this, kg=this.kg.at(disk / "work"), store=Embedded(disk / "store"))
        there.kg.environment |= there.store.environment
        there.lay(task)
        _resize(disk, shutil.disk_usage(disk).used + int(this.chance.choice(ROOM) * this.chance.uniform(0.5, 1)))
        there.may_fail(there.kg.start(*task.command).ended())
        this.told = there.told
        _resize(disk, LARGE)
        there.repeat(task)


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of its own."""
    with TemporaryDirectory() as folder:
        try:
            _mount("-t", "tmpfs", "-o", f"size={LARGE}", "none", folder)
        except OSError as error:
            raise NotHereError(f"no small disk can be mounted ({error})") from error
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def _resize(disk: Path, size: int) -> None:
    _mount("-o", f"remount,size={size}", str(disk))


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.strip())


def files_limited(this: Round, task: Task) -> None:
    """No file may become larger than some bytes, as by a quota; then it may."""
    this.lay(task)
    most = int(10 ** this.chance.uniform(3.5, 5.5))
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
    this.may_fail(this.kg.start(*task.command, within=limit).ended())
    this.repeat(task)


def output_full(this: Round, task: Task) -> None:
    """What it prints, or writes, goes where there is no room."""
    this.lay(task)
    full = Path("/dev/full")
    if task.makes:
        command = [str(full) if argument == task.makes else argument for argument in task.command]
        more = ("--format", Path(task.makes).suffix) if task.command[0] == "export" else ()
        this.told = this.kg.start(*command, *more).ended().sentence()
    this.told = this.kg.start("events", "--format", "jsonl", out=full).ended().sentence()
    this.repeat(task)


def read_only(this: Round, task: Task) -> None:
    """Neither the store nor the folder may be written; then they may."""
    this.lay(task)
    assert isinstance(this.store, Embedded)
    store = this.store.path
    files = [this.kg.folder, *([store, *store.rglob("*")] if store.exists() else [store.parent])]
    modes = {file: file.stat().st_mode & 0o777 for file in files}
    try:
        for file, mode in modes.items():
            file.chmod(mode & 0o555)
        this.told = this.kg.start(*task.command, by=POWERLESS if os.geteuid() == 0 else ()).ended().sentence()
    finally:
        for file, mode in modes.items():
            file.chmod(mode)
    this.repeat(task)


def no_home(this: Round, task: Task) -> None:
    """The user has no name, and no home or one that is not there; it does not matter."""
    this.lay(task)
    lost = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"))
    home = this.chance.choice((None, "/dev/null/home"))
    if (ended := this.kg.start(*task.command, **lost, HOME=home).ended()).code:
        raise Loss(f"{ended.command}, without a home, ended with {ended.code} and said:\n{ended.err}")
    this.compare(task)


def clock_back(this: Round, task: Task) -> None:
    """The clock shows a day long before what was done last, and goes back whenever it is asked."""
    this.lay(task)
    then = datetime.fromisoformat(NOON) - timedelta(days=this.chance.uniform(0.1, 4000))
    ended = this.kg.start(*task.command, KG_CLOCK=then.isoformat(), KG_CLOCK_STEP="-3600").ended()
    if ended.code:
        raise Loss(f"{ended.command}, with a clock that goes back, ended with {ended.code} and said:\n{ended.err}")
    this.compare(task)
