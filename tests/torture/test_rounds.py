"""What `make torture` does at length, in short: every fault in one of its rounds."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from benchmarks.torture.chamber import Strike, chamber
from benchmarks.torture.rounds import NotHereError
from benchmarks.torture.schedule import EMBEDDED, KINDS, NEO4J
from tests.neo4j.server import at_hand

HERE = [
    "killed: load", "one of two killed: load", "asked meanwhile: load",
    "files limited: load", "disk full: load", "output full: export", "read-only: load", "no home: undo",
    "clock back: undo",
]  # fmt: skip
THERE = ["killed: load", "server killed: load", "line answer lost: load"]
SEED = 7


@pytest.fixture(scope="module")
def strike() -> Iterator[Strike]:
    with chamber(neo4j=False) as made:
        yield made


@pytest.fixture(scope="module")
def strike_there() -> Iterator[Strike]:
    if not at_hand():
        assert "CI" not in os.environ, "no Neo4j that may be killed: neither Java with Maven, nor what Maven fetched"
        pytest.skip("no Neo4j that may be killed: neither Java with Maven, nor what Maven fetched before")
    with chamber(neo4j=True) as made:
        yield made


def struck(strike: Strike, name: str, store: str) -> None:
    """Nothing is lost; the same moments again, if it was, by the same test."""
    kind = {str(kind): kind for kind in KINDS}[f"{name} ({store})"]
    try:
        strike(kind, SEED, 0)
    except NotHereError as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("name", HERE)
def test_nothing_is_lost_in_a_folder(strike: Strike, name: str) -> None:
    struck(strike, name, EMBEDDED)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", THERE)
def test_nothing_is_lost_on_a_server(strike_there: Strike, name: str) -> None:
    struck(strike_there, name, NEO4J)
