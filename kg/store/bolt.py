"""The store behind Bolt: Neo4j, or the embedded server that speaks its language."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

import neo4j
from neo4j import exceptions as failures

from kg.errors import FixQuery, StoreError
from kg.store import schema, values
from kg.store.base import Row, T
from kg.store.dialect import NEO4J, Dialect
from kg.store.failing import Failing, cause_of
from kg.tabular import Rows

_PATIENCE = 30.0
"""For how many seconds a conflict with another writer, or a lost connection, is tried again."""


def connect(uri: str, auth: tuple[str, str] | None, database: str | None, create: bool) -> BoltGraphStore:
    """The Neo4j server at a bolt:// or neo4j:// URI; user and password may stand in it."""
    scheme, _, rest = uri.partition("://")
    given, sign, host = rest.rpartition("@")  # a password may hold what ends a host elsewhere: / ? #
    if sign:
        user, _, password = given.partition(":")
        auth = auth or (unquote(user), unquote(password))
        uri = f"{scheme}://{host}"
    return BoltGraphStore(uri, auth, database, NEO4J)


class BoltGraphStore:
    """A graph reached by the official driver; `name` is what messages call it.

    A store that may move has `renew`: where it answers now. `lacks` says what may be the matter when it fails.
    A store whose transactions do not wait for each other has `turn`: what one writer has at a time.
    """

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None,
        database: str | None,
        dialect: Dialect,
        name: str | None = None,
        on_close: Callable[[], None] | None = None,
        renew: Callable[[], str] | None = None,
        lacks: Callable[[], str] = str,
        turn: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        # The driver warns of every retry; without a handler Python would print that to the terminal.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.name = name or uri.partition("?")[0]
        self._database = database
        self._dialect = dialect
        self._on_close = on_close
        self._closed = False
        self._uri = uri
        self._auth = auth
        self._renew = renew
        self._failing = Failing(self.name, dialect.advice, renew is not None, lacks)
        self._turn = turn
        reader = (dialect.reader, auth[1]) if dialect.reader and auth else None
        self._reading: dict[str, Any] = {"auth": reader} if reader else {}
        with self._failing.translated():
            self._driver = self._connected()
        try:
            # Who names a server that is not there is told at once; a store that moves is followed.
            patience = _PATIENCE if renew else 0
            self._version = self._again(lambda: self._driver.get_server_info().agent, patience)
        except ValueError as error:
            self.close()
            raise StoreError(f"{self.name} is no usable address: {cause_of(error)}") from error
        except BaseException:
            self.close()
            raise

    def ensure_schema(self, *, older: bool = False) -> None:
        """Lay out constraints, indexes and event types, once; StoreError if another version of kg laid them out."""
        try:
            schema.ensure(self, self.name, self._dialect, older=older)
        except FixQuery as error:
            raise StoreError(f"{self.name} cannot be laid out, or is broken ({error})") from error

    def read(self, cypher: str, /, **params: Any) -> Rows:
        """The rows of a statement that only reads; FixQuery if it would write."""

        def work(tx: neo4j.Transaction) -> Rows:
            result = _send(tx, cypher, params)
            rows = values.rows(result, cypher)
            _refuse_write(result.consume())
            return rows

        return self._retried(neo4j.READ_ACCESS, work)

    def stream(self, cypher: str, /, **params: Any) -> Iterator[Row]:
        """The rows of a statement that only reads, one after the other, in constant memory."""

        def begin() -> tuple[neo4j.Result, ExitStack]:
            with ExitStack() as opened:
                result = _send(opened.enter_context(self._begun(neo4j.READ_ACCESS)), cypher, params)
                result.peek()  # up to its first row it may begin again, afterwards not
                return result, opened.pop_all()

        result, opened = self._again(begin)
        with self._failing.translated(), opened:
            for record in result:
                yield values.row(record)
            _refuse_write(result.consume())

    def write(self, cypher: str, /, **params: Any) -> dict[str, int]:
        """What one statement changed (`nodes_created` and the like), kept at once, retried on conflicts."""

        def work(tx: neo4j.Transaction) -> dict[str, int]:
            counters = _send(tx, cypher, params).consume().counters
            return {name: n for name, n in vars(counters).items() if type(n) is int and n}

        return self._retried(neo4j.WRITE_ACCESS, work)

    def execute(self, work: Callable[[BoltTx], T], /) -> T:
        """What `work` returns, in one transaction; on a conflict with another writer it is run again."""

        def once() -> T:
            with self._written() as tx:
                return work(tx)

        return self._again(once)

    @contextmanager
    def transaction(self) -> Iterator[BoltTx]:
        """One transaction, kept when the block ends and undone if it raises; never retried."""
        with self._failing.translated(), self._written() as tx:
            yield tx

    def info(self) -> Row:
        """Its kind, version and address (without a password), and how many nodes each label has."""
        counts = {label: self.read(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"] for label in schema.KEYS}
        return {"kind": self._dialect.kind, "version": self._version, "uri": self.name, "counts": counts}

    def close(self) -> None:
        """Let go of the store; a second time does nothing."""
        self._closed = True
        self._driver.close()
        if self._on_close:
            self._on_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

    @contextmanager
    def _begun(self, mode: str) -> Iterator[neo4j.Transaction]:
        if self._closed:
            raise StoreError(f"{self.name} has been closed by this program: open it again")
        extra = self._reading if mode == neo4j.READ_ACCESS else {}
        with (
            self._driver.session(database=self._database, default_access_mode=mode, **extra) as session,
            session.begin_transaction() as tx,
        ):
            yield tx

    @contextmanager
    def _written(self) -> Iterator[BoltTx]:
        with ExitStack() as until_it_ends, self._begun(neo4j.WRITE_ACCESS) as tx:
            yield BoltTx(tx, lambda: until_it_ends.enter_context(self._turn()))

    def _retried(self, mode: str, work: Callable[[neo4j.Transaction], T]) -> T:
        def once() -> T:
            with self._begun(mode) as tx:
                return work(tx)

        return self._again(once)

    def _again(self, action: Callable[[], T], patience: float = _PATIENCE) -> T:
        """What the action returns, repeated while it fails for a reason that passes."""
        deadline = time.monotonic() + patience
        attempt = 0
        with self._failing.translated():
            while True:
                attempt += 1
                try:
                    return action()
                except (failures.Neo4jError, failures.DriverError) as error:
                    if time.monotonic() > deadline or not self._failing.passes(error, attempt):
                        raise
                time.sleep(random.uniform(0, min(0.05 * attempt, 2)))  # noqa: S311 - spreads two writers in time
                self._follow()

    def _connected(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            self._uri,
            auth=self._auth,
            connection_timeout=10,
            connection_acquisition_timeout=20,
            notifications_min_severity="OFF",
        )

    def _follow(self) -> None:
        """Go to where the store answers now."""
        if self._renew and (uri := self._renew()) != self._uri:
            self._driver.close()
            self._uri = uri
            self._driver = self._connected()


class BoltTx:
    """One open transaction; what it runs is kept together or not at all."""

    def __init__(self, tx: neo4j.Transaction, alone: Callable[[], None]) -> None:
        self._tx = tx
        self.alone = alone

    def run(self, cypher: str, /, **params: Any) -> Rows:
        """The rows of one statement, run within the transaction."""
        return values.rows(_send(self._tx, cypher, params), cypher)


def _send(tx: neo4j.Transaction, cypher: str, params: Row) -> neo4j.Result:
    try:
        return tx.run(cypher, params)
    except (TypeError, ValueError, OverflowError) as error:
        raise FixQuery(f"a parameter cannot be sent to the store ({error})") from error


def _refuse_write(summary: neo4j.ResultSummary) -> None:
    """A write that changed nothing gets past the embedded server, which calls every plan a write as well."""
    if summary.query_type in ("w", "rw") and not (summary.plan or summary.profile):
        raise FixQuery("this statement writes, and only reading is allowed here")
