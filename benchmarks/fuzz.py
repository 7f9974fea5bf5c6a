"""Hostile files: whether each is read, or refused in one sentence, in bounded time and memory.

python -m benchmarks.fuzz [KIND...] [--count N] [--first N] [--keep FOLDER]

Reads N mutants (10,000) of each kind of file, the same ones every time, in a process of their own. What
ends in anything but records and kg's own errors, takes more than ten seconds or much memory is a find:
it is made as short as it still fails, kept in FOLDER, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import multiprocessing as mp
import os
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.mutants import KINDS, Seeds, seeds
from kg import datasets, graph, loading
from kg.errors import KGError
from kg.model import Article
from kg.sources import Source

PATIENCE = 10.0
"""For how many seconds of its CPU a process may read a file, and for how many tenfold of the clock's."""
MAPPING = Path(__file__).parent.parent / "tests" / "loaders" / "datasets" / "conflict.toml"
MOST_MEMORY = 300
"""By how many megabytes the most memory that was ever used may grow for one file."""
SHRINKINGS = 300

Read = Callable[[Path], object]


def articles(path: Path) -> list[Article]:
    """The articles that a reader finds, each of which can be stored and shown."""
    found = [item for item in loading.read([path]) if isinstance(item, Article)]
    for article in found:
        assert article.text.strip(), "an article without a text"
        repr(article).encode()
    return found


def rows(path: Path) -> list[Any]:
    """The rows of an event table, if one of the data sets knows it; as of a mapping where none does."""
    source = Source(path)
    return list(datasets.read(source, datasets.recognised(source) or datasets.dataset(None, MAPPING)))


def events(rules: loading.Extractor, path: Path) -> list[Any]:
    """The events of the articles, by the extractor itself, since what fails in it is passed over elsewhere."""
    return [rules.extract(article) for article in articles(path)]


def loaded(into: graph.Graph, path: Path) -> None:
    """An export is loaded, and what the graph exports then says the same as when it is loaded again."""
    into.cypher("MATCH (n) WHERE NOT n:Store AND NOT n:EventType DETACH DELETE n", write=True)
    into.load(path)
    for ending in (".jsonl", ".ttl"):
        into.export(io.BytesIO(), ending=ending)
    into.who_met("Spain").to_dicts()


@contextlib.contextmanager
def reading(kind: str) -> Iterator[Read]:
    """What is done with each file of that kind."""
    if kind in ("export", "rdf"):
        with graph.open_graph(":memory:") as into:
            yield partial(loaded, into)
    elif kind == "rules":
        yield partial(events, loading.extractor())
    else:
        yield rows if kind == "datasets" else articles


def fate(read: Read, path: Path) -> str:
    """How reading ended: well, refused, or the kind and place of an error that nobody foresaw."""
    before = _memory()
    try:
        read(path)
        told = "read"
    except KGError as error:
        told = "refused" if len(str(error).strip()) > 5 else "refused without a word"
    except Exception as error:
        place = next((f for f in reversed(traceback.extract_tb(error.__traceback__)) if _ours(f.filename)), None)
        told = f"{type(error).__name__} in {Path(place.filename).name if place else '?'}:{place.lineno if place else 0}"
    grown = _memory() - before
    return f"{told}, and {grown} MB" if grown > MOST_MEMORY else told


def _ours(file: str) -> bool:
    return any(f"/{part}/" in file for part in ("kg", "loaders"))


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def serve(kind: str, folder: str, pipe: Connection) -> None:
    """In a process of its own: the fate of each file that is asked for."""
    logging.disable()
    sys.stderr = sys.stdout = io.StringIO()
    with reading(kind) as read:
        pipe.send("ready")
        while asked := pipe.recv():
            ending, content = asked
            path = Path(folder, f"mutant{ending}")
            path.write_bytes(content)
            pipe.send(fate(read, path))
            path.unlink(missing_ok=True)


class Victim:
    """A process that reads files, and that is replaced when it dies or hangs."""

    def __init__(self, kind: str, folder: str) -> None:
        self._given = kind, folder
        self._process: Any = None

    def fate(self, ending: str, content: bytes) -> str:
        """The fate of a file; a process that does not come back is ended."""
        if self._process is None:
            self._pipe, theirs = mp.Pipe()
            self._process = mp.get_context("spawn").Process(target=serve, args=(*self._given, theirs), daemon=True)
            self._process.start()
            theirs.close()
            self._pipe.recv()
        self._pipe.send((ending, content))
        try:
            began, used = time.monotonic(), self._cpu()
            while time.monotonic() - began < 10 * PATIENCE and self._cpu() - used < PATIENCE:
                if self._pipe.poll(0.2):
                    return str(self._pipe.recv())
            told = f"no end after {PATIENCE:.0f} s"
        except (EOFError, OSError):
            told = "the process died"
        self._process.kill()
        self._process.join()
        self._process = None
        return told

    def _cpu(self) -> float:
        """Seconds of CPU that the process has used."""
        *_, user, system = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._pipe.send(None)
            self._process.join(10)


def fine(told: str) -> bool:
    """True if a file may end so."""
    return told in ("read", "refused")


def shortest(victim: Victim, ending: str, content: bytes, told: str) -> bytes:
    """A part of the file that still ends in the same way."""
    size, tries = len(content) // 2, SHRINKINGS
    while size and tries:
        for at in range(0, len(content), size):
            less = content[:at] + content[at + size :]
            tries -= 1
            if victim.fate(ending, less) == told:
                content = less
                break
            if not tries:
                break
        else:
            size //= 2
    return content


def run(kind: str, numbers: range, keep: Path | None = None) -> dict[str, tuple[str, bytes]]:
    """The finds among the mutants of these numbers: how they end, and the shortest that ends so."""
    made: Seeds = seeds(kind)
    finds: dict[str, tuple[str, bytes]] = {}
    fates: Counter[str] = Counter()
    began, slowest = time.monotonic(), 0.0
    with TemporaryDirectory() as folder:
        victim = Victim(kind, folder)
        for number in numbers:
            ending, content = made.mutant(kind, number)
            asked = time.monotonic()
            told = victim.fate(ending, content)
            slowest = max(slowest, time.monotonic() - asked)
            fates[told] += 1
            if not fine(told) and told not in finds:
                slow = told.startswith("no end")
                finds[told] = (ending, content if slow else shortest(victim, ending, content, told))
                if keep:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{kind}-{number}{ending}").write_bytes(finds[told][1])
                print(f"  {kind} {number}: {told}: {finds[told][1][:200]!r}", flush=True)
        victim.close()
    ends = ", ".join(f"{n} {what}" for what, n in sorted(fates.items()))
    print(
        f"{kind}: {len(numbers)} files in {time.monotonic() - began:.0f} s, the slowest {slowest:.1f} s: {ends}",
        flush=True,
    )
    return finds


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    numbers = range(given.first, given.first + given.count)
    finds = [run(kind, numbers, given.keep) for kind in given.kinds or KINDS]
    return int(any(finds))


if __name__ == "__main__":
    raise SystemExit(main())
