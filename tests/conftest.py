"""The stores that tests run against."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.neo4j.server import Address, NoServerError, server


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Address]:
    """A real Neo4j; without one the test is skipped, or fails where CI is set."""
    try:
        started = server()
        address = started.__enter__()
    except NoServerError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    yield address
    started.__exit__(None, None, None)
