from collections.abc import Iterator

import pytest

import kg
from kg.graph import Graph
from tests.scenario import fill


@pytest.fixture(scope="session")
def scenario() -> Iterator[Graph]:
    with kg.open(":memory:") as graph:
        yield fill(graph)
