"""Extraction by several processes: each has the extractor for itself, and answers come in the order of the articles.

A worker is this module run as a program, at the other end of a pair of sockets. It is given some articles
at a time and sends one answer for each. If it dies, or says nothing for too long, another takes its place
and is given what has no answer yet, one article at a time, so that only the one that does it is lost.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from multiprocessing.connection import Connection, Pipe
from threading import Lock, local
from types import TracebackType
from typing import Any, Self

from kg import loading
from kg.errors import KGError, SkipRecord, StopRun
from kg.loading import Extracted
from kg.model import Article

AT_ONCE = 12
"""Articles that a worker is given together; the extractor of kg parses so many at a time."""

AHEAD = 3
"""Such portions for each worker that are read before the first of them is answered."""

PATIENCE = 600.0
"""Seconds without an answer after which a worker is taken for lost."""

_TRIES = 2
"""How often an article is tried alone before it is left out: somebody else may have ended the process."""

_PROGRAM = f"import sys, {__name__} as workers; workers.serve(int(sys.argv[1]), sys.argv[2])"

Item = Article | SkipRecord


def extract(items: Iterable[Item], extractor: str, workers: int = 1) -> Iterator[Extracted]:
    """What `loading.extract` gives, by so many processes; by this one, if it is one."""
    if workers == 1:
        yield from loading.extract(items, loading.extractor(extractor))
        return
    source = iter(items)
    waiting: deque[Future[list[Extracted]]] = deque()
    with _Pool(extractor, workers) as pool:
        while portion := list(islice(source, AT_ONCE)):
            waiting.append(pool.submit(portion))
            if len(waiting) > AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


class _Pool:
    """Threads, each of which speaks to a worker of its own."""

    def __init__(self, extractor: str, workers: int) -> None:
        self._extractor = extractor
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="kg-worker")
        self._mine = local()
        self._all: set[_Worker] = set()
        self._lock = Lock()
        self._closed = False

    def submit(self, portion: list[Item]) -> Future[list[Extracted]]:
        """The answers for these, in time."""
        return self._threads.submit(self._answers, portion)

    def _answers(self, portion: Sequence[Item]) -> list[Extracted]:
        articles = [item for item in portion if isinstance(item, Article)]
        found = self._ask(articles)
        for article in articles[len(found) :]:
            alone = (answer for _ in range(_TRIES) for answer in self._ask([article]))
            found.append(next(alone, None) or _lost(article))
        answers = iter(found)
        return [item if isinstance(item, SkipRecord) else next(answers) for item in portion]

    def _ask(self, articles: Sequence[Article]) -> list[Extracted]:
        """The answers of this thread's worker, as many as it gave before it died."""
        worker = self._worker()
        found: list[Extracted] = []
        try:
            worker.send(articles)
            while len(found) < len(articles):
                found.append(worker.receive())
        except (EOFError, OSError):
            self._end(worker)
        return found

    def _worker(self) -> _Worker:
        for _ in range(_TRIES + 1):
            worker: _Worker = getattr(self._mine, "worker", None) or self._started()
            try:
                return worker.ready()
            except EOFError:
                self._end(worker)
        raise StopRun(f"no process can be started for the extractor {self._extractor!r}: each ended before it began")

    def _started(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise StopRun("the run was ended")
            self._mine.worker = worker = _Worker(self._extractor)
            self._all.add(worker)
            return worker

    def _end(self, worker: _Worker) -> None:
        self._mine.worker = None
        with self._lock:
            self._all.discard(worker)
        worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.end()


class _Worker:
    """A process with an extractor, which lives no longer than this one."""

    def __init__(self, extractor: str) -> None:
        self._begun = False
        self._pipe, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno()), extractor],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=2,  # what an extractor prints is no answer
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # finds what we find
                process_group=0,  # Ctrl-C is for us, who then ends it
            )

    def ready(self) -> Self:
        """This one, when its extractor is there; EOFError if it ended before."""
        while not self._begun:
            self._begun = self._next() is None
        return self

    def send(self, articles: Sequence[Article]) -> None:
        """Ask about these; OSError if it is not there any more."""
        self._pipe.send(articles)

    def receive(self) -> Extracted:
        """The next answer; EOFError if none comes."""
        found: Extracted = self._next()
        return found

    def _next(self) -> Any:
        try:
            message = self._pipe.recv() if self._pipe.poll(PATIENCE) else EOFError()
        except OSError as error:
            raise EOFError from error
        if isinstance(message, Exception) and not isinstance(message, SkipRecord):
            raise message
        return message

    def kill(self) -> None:
        """End the process; whoever waits for its answer learns it."""
        self._process.kill()

    def end(self) -> None:
        """End the process and let go of it."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()


def _lost(article: Article) -> SkipRecord:
    cause = f"the process that read it was ended {_TRIES + 1} times; was there too little memory?"
    return SkipRecord(article.key or article.id, cause)


def serve(pipe: int, extractor: str) -> None:
    """Answer what comes through this file descriptor until it is closed: what a worker does."""
    with Connection(pipe) as questions:
        try:
            using = loading.extractor(extractor)
            questions.send(None)
            while True:
                for found in loading.extract(questions.recv(), using):
                    questions.send(found)
        except (EOFError, ConnectionError):
            return  # nobody is there any more
        except KGError as error:
            questions.send(error)
