"""How a server that cannot be used is reported."""

from __future__ import annotations

import socket

import pytest

from kg import FixQuery, StoreError
from kg.store import open_store
from tests.neo4j.server import Address


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def test_a_server_that_is_down_is_named_at_once() -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    with pytest.raises(
        StoreError,
        match=f"^{uri} does not answer .*see whether it runs and the address is right, then repeat the command$",
    ):
        open_store(uri, ("neo4j", "secret"))


def test_a_host_that_does_not_exist_is_named() -> None:
    with pytest.raises(StoreError, match=r"^bolt://nowhere\.invalid:7687 does not answer"):
        open_store("bolt://nowhere.invalid:7687", ("neo4j", "secret"))


@pytest.mark.parametrize("uri", ["bolt+x://127.0.0.1:7687", "bolt://127.0.0.1:port"])
def test_an_address_that_is_none_is_named(uri: str) -> None:
    with pytest.raises(StoreError, match=r"is no usable address"):
        open_store(uri, ("neo4j", "secret"))


def test_an_unknown_kind_of_store_lists_the_known_ones_and_not_the_password() -> None:
    with pytest.raises(StoreError, match=r"'redis' is no kind of store: .*file, bolt, neo4j") as caught:
        open_store("redis://me:secret@127.0.0.1")
    assert "secret" not in str(caught.value)


@pytest.mark.neo4j
def test_a_wrong_password_is_named_and_not_shown(neo4j_server: Address) -> None:
    wrong = neo4j_server.uri.replace("://", "://neo4j:not-the-word@")
    for uri, auth in ((neo4j_server.uri, ("neo4j", "not-the-word")), (neo4j_server.uri, None), (wrong, None)):
        with pytest.raises(StoreError, match=f"^{neo4j_server.uri}: refuses this user or password") as caught:
            open_store(uri, auth)
        assert "not-the-word" not in str(caught.value)


@pytest.mark.neo4j
def test_user_and_password_may_stand_in_the_address_and_are_not_shown(neo4j_server: Address) -> None:
    user, password = neo4j_server.auth
    with open_store(neo4j_server.uri.replace("://", f"://{user}:{password}@")) as store:
        assert store.info()["uri"] == neo4j_server.uri
        assert store.info()["kind"] == "neo4j"
        assert store.info()["version"].startswith("Neo4j/5.26")


@pytest.mark.neo4j
def test_a_database_that_does_not_exist_is_named(neo4j_server: Address) -> None:
    with (
        open_store(neo4j_server.uri, neo4j_server.auth, "nowhere") as store,
        pytest.raises(StoreError, match=r"cannot be used: .*nowhere"),
    ):
        store.read("RETURN 1")


@pytest.mark.neo4j
def test_a_procedure_that_is_not_installed_is_a_query_to_fix(neo4j_server: Address) -> None:
    with (
        open_store(neo4j_server.uri, neo4j_server.auth) as store,
        pytest.raises(FixQuery, match="no procedure with the name"),
    ):
        store.read("CALL no.such.procedure()")
