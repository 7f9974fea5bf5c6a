"""The line between a command and the server: cut, slow, silent."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from benchmarks.torture.proxy import TROUBLES, proxy
from benchmarks.torture.rounds import Fault, Round
from benchmarks.torture.tasks import Task


def troubled(this: Round, task: Task, trouble: str) -> None:
    """The command reaches the server over a bad line, which gets better after a while, or not in its time."""
    this.lay(task)
    server = urlsplit(this.store.environment["KG_STORE"])
    assert server.hostname
    assert server.port
    with proxy((server.hostname, server.port), trouble, this.chance, this.chance.choice((1, 3, 1000))) as line:
        this.may_fail(this.kg.start(*task.command, KG_STORE=f"bolt://127.0.0.1:{line.port}").ended())
    this.repeat(task)


FAULTS: dict[str, Fault] = {f"line {trouble}": partial(troubled, trouble=trouble) for trouble in TROUBLES}
