"""Processes that are killed: the command itself, one of two that write at once, and the server."""

from __future__ import annotations

import resource
import signal
import time

from benchmarks.torture.commands import Loss
from benchmarks.torture.news import FIRST, LAST
from benchmarks.torture.rounds import Round
from benchmarks.torture.stores import Neo4j
from benchmarks.torture.tasks import Task, part
from tests.neo4j.server import Own


def killed(this: Round, task: Task) -> None:
    """kill -9, once to three times, at random moments."""
    this.lay(task)
    for _ in range(this.chance.choice((1, 1, 2, 3))):
        this.kg.start(*task.command).killed_after(this.moment(task))
    this.repeat(task)


def two_at_once(this: Round, task: Task) -> None:
    """Two loads of articles of which some are the same."""
    this.lay(task)
    for command in [this.kg.start("load", name) for name in _either_order(this)]:
        if (ended := command.ended()).code:
            raise Loss(f"{ended.command}, beside another, ended with {ended.code} and said:\n{ended.err}")
    this.compare(task)


def one_of_two_killed(this: Round, task: Task) -> None:
    """Two loads at once, one of which is killed, whether it holds the store or not."""
    this.lay(task)
    names = _either_order(this)
    doomed, other = [this.kg.start("load", name) for name in names]
    doomed.killed_after(this.moment(task))
    this.may_fail(other.ended())
    for name in names:
        this.kg.run("load", name)
    this.compare(task)


def rebuilt_meanwhile(this: Round, task: Task) -> None:
    """A part is rebuilt while the rest is loaded; a rebuild that comes too late says that it is to be repeated."""
    this.lay(task)
    this.store.lay(part)
    for command in [this.kg.start("rebuild"), this.kg.start(*task.command)]:
        this.may_fail(command.ended())
    this.repeat(task)


def asked_meanwhile(this: Round, task: Task) -> None:
    """Others ask and export while it is written; all of it goes well."""
    this.lay(task)
    command = this.kg.start(*task.command)
    asking = [("info",), ("export", "meanwhile.jsonl"), ("events",)]
    while command.runs():
        ended = this.kg.start(*this.chance.choice(asking)).ended()
        if ended.code and "there is no graph" not in ended.sentence():
            raise Loss(f"{ended.command}, while it was written, ended with {ended.code} and said:\n{ended.err}")
    if (ended := command.ended()).code:
        raise Loss(f"{ended.command}, while it was asked, ended with {ended.code} and said:\n{ended.err}")
    this.compare(task)


def server_killed(this: Round, task: Task) -> None:
    """kill -9 of the server in the midst of it; it starts again at once, or after a while."""
    this.lay(task)
    server = _server(this)
    command = this.kg.start(*task.command)
    time.sleep(this.moment(task))
    server.kill()
    time.sleep(this.chance.choice((0, 0, 2, 5)))
    server.start()
    this.may_fail(command.ended())
    this.repeat(task)


def server_down(this: Round, task: Task) -> None:
    """The server does not run when the command begins."""
    this.lay(task)
    server = _server(this)
    server.kill()
    try:
        this.told = this.kg.start(*task.command).ended().sentence()
    finally:
        server.start()
    this.repeat(task)


def server_halted(this: Round, task: Task) -> None:
    """The server does nothing for some seconds, again and again."""
    this.lay(task)
    process = _server(this).process
    assert process
    command = this.kg.start(*task.command)
    for _ in range(3):
        time.sleep(this.moment(task) / 3)
        process.send_signal(signal.SIGSTOP)
        time.sleep(this.chance.uniform(1, 6))
        process.send_signal(signal.SIGCONT)
    this.may_fail(command.ended())
    this.repeat(task)


def server_full(this: Round, task: Task) -> None:
    """The server cannot write its files any more, as on a full disk; it is killed, and starts again with room."""
    this.lay(task)
    server = _server(this)
    assert server.process
    most = int(10 ** this.chance.uniform(4, 6.5))
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        this.may_fail(this.kg.start(*task.command).ended())
    finally:
        server.kill()
        server.start()
    this.repeat(task)


def _either_order(this: Round) -> list[str]:
    return this.chance.sample([FIRST, LAST], 2)


def _server(this: Round) -> Own:
    assert isinstance(this.store, Neo4j)
    return this.store.server
