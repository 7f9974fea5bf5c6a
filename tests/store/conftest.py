from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import Store, open_store


@pytest.fixture(scope="session", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def each_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    if request.param == "embedded":
        opened = open_store(":memory:")
    else:
        opened = open_store(*request.getfixturevalue("neo4j_server"))
    with opened:
        opened.ensure_schema()
        yield opened


@pytest.fixture
def store(each_store: Store) -> Store:
    """An empty store of each kind, laid out."""
    each_store.write("MATCH (n) WHERE NOT n:Store AND NOT n:EventType DETACH DELETE n")
    return each_store
