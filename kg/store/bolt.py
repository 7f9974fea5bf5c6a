"""The store behind Bolt: Neo4j, or the embedded server that speaks its language."""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from itertools import chain
from textwrap import shorten
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

import neo4j
from neo4j import exceptions as failures
from neo4j.graph import Node, Path, Relationship

from kg.errors import FixQuery, KGError, StoreError
from kg.store import schema
from kg.store.base import Row, T
from kg.store.columns import returned
from kg.store.dialect import NEO4J, Dialect
from kg.tabular import Rows

_PATIENCE = 30.0
"""For how many seconds a conflict with another writer, or a lost connection, is tried again."""

_SIMPLE = frozenset((str, int, float, bool, type(None)))
"""What a driver gives as it is: told at once, since nearly every value of a large answer is one of these."""

_GONE = re.compile(r"Record #\d+:\d+ not found")
"""What the embedded server says of something that another writer deleted between two of its steps."""

_ADDRESSES = re.compile(r" \(?(?:resolved to |(?:Resolved)?IPv[46]Address\()")
"""Where the driver begins to tell again, and in its own terms, whom it spoke to."""

_DUPLICATES = 5
"""How often a key that is there already, or a record that is there no more, is tried again."""


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
        self._lacks = lacks
        self._turn = turn
        reader = (dialect.reader, auth[1]) if dialect.reader and auth else None
        self._reading: dict[str, Any] = {"auth": reader} if reader else {}
        with self._translated():
            self._driver = self._connected()
        try:
            # Who names a server that is not there is told at once; a store that moves is followed.
            patience = _PATIENCE if renew else 0
            self._version = self._again(lambda: self._driver.get_server_info().agent, patience)
        except ValueError as error:
            self.close()
            raise StoreError(f"{self.name} is no usable address: {_cause(error)}") from error
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
            rows = _rows(result, cypher)
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
        with self._translated(), opened:
            for record in result:
                yield _row(record)
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
        with self._translated(), self._written() as tx:
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
        with self._translated():
            while True:
                attempt += 1
                try:
                    return action()
                except (failures.Neo4jError, failures.DriverError) as error:
                    if time.monotonic() > deadline or not self._passes(error, attempt):
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

    def _passes(self, error: failures.Neo4jError | failures.DriverError, attempt: int) -> bool:
        """True if the same may succeed when tried again."""
        if isinstance(error, failures.ConstraintError):  # another writer has just made the key, or it is a duplicate
            return attempt < _DUPLICATES
        if _GONE.search(str(error)):
            return attempt < _DUPLICATES
        if isinstance(error, failures.AuthError):  # the password of a store that moves is its own: this is another one
            return self._renew is not None
        return error.is_retryable()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The one place where the driver's errors become those of kg."""
        try:
            yield
        except KGError:
            raise
        except failures.AuthError as error:
            cause = self._dialect.advice if self._renew else "refuses this user or password"
            raise StoreError(f"{self.name}: {cause} ({_cause(error)})") from error
        except failures.ConfigurationError as error:
            cause = _cause(error).partition(" Given URI")[0]
            raise StoreError(f"{self.name} is no usable address: {cause}") from error
        except (failures.Forbidden, failures.ClientError) as error:
            raise self._client_error(error) from error
        except failures.Neo4jError as error:
            raise self._failed(error) from error
        except failures.DriverError as error:
            raise StoreError(f"{self.name} does not answer ({_cause(error)}); {self._dialect.advice}") from error

    def _failed(self, error: failures.Neo4jError) -> StoreError:
        return StoreError("; ".join(filter(None, (f"{self.name} failed: {_cause(error)}", self._lacks()))))

    def _client_error(self, error: failures.ClientError) -> KGError:
        code = error.code or ""
        if isinstance(error, failures.Forbidden) or code.endswith(("AccessMode", "ForbiddenOnReadOnlyDatabase")):
            return FixQuery(f"this statement writes, and only reading is allowed here ({_cause(error)})")
        if code.endswith("TransactionNotFound") or _GONE.search(str(error)):  # so it says when it cannot keep one, too
            return self._failed(error)
        if code.startswith(("Neo.ClientError.Database", "Neo.ClientError.Cluster", "Neo.ClientError.Security")):
            return StoreError(f"{self.name} cannot be used: {_cause(error)}")
        return FixQuery(f"the statement cannot be run: {_cause(error)}")


class BoltTx:
    """One open transaction; what it runs is kept together or not at all."""

    def __init__(self, tx: neo4j.Transaction, alone: Callable[[], None]) -> None:
        self._tx = tx
        self.alone = alone

    def run(self, cypher: str, /, **params: Any) -> Rows:
        """The rows of one statement, run within the transaction."""
        return _rows(_send(self._tx, cypher, params), cypher)


def _send(tx: neo4j.Transaction, cypher: str, params: Row) -> neo4j.Result:
    try:
        return tx.run(cypher, params)
    except (TypeError, ValueError, OverflowError) as error:
        raise FixQuery(f"a parameter cannot be sent to the store ({error})") from error


def _refuse_write(summary: neo4j.ResultSummary) -> None:
    """A write that changed nothing gets past the embedded server, which calls every plan a write as well."""
    if summary.query_type in ("w", "rw") and not (summary.plan or summary.profile):
        raise FixQuery("this statement writes, and only reading is allowed here")


def _rows(result: neo4j.Result, cypher: str) -> Rows:
    return Rows(map(_row, result), result.keys() or returned(cypher))


def _row(record: neo4j.Record) -> Row:
    pairs = zip(record.keys(), record.values(), strict=True)
    return {name: value if type(value) in _SIMPLE else _plain(value) for name, value in pairs}


def _plain(value: Any) -> Any:
    match value:
        case Node():
            return {**_plain(dict(value)), "labels": sorted(value.labels)}
        case Relationship():
            return {**_plain(dict(value)), "type": value.type}
        case Path():
            links = zip(value.relationships, value.nodes[1:], strict=True)
            return [_plain(step) for step in (value.start_node, *chain.from_iterable(links))]
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time():
            return value.to_native()
        case neo4j.time.Duration():
            return value.iso_format()
        case dict():
            return {k: v if type(v) in _SIMPLE else _plain(v) for k, v in value.items()}
        case list() | tuple():
            return [v if type(v) in _SIMPLE else _plain(v) for v in value]
    return value


def _cause(error: Exception) -> str:
    """What the server or the driver says, on one line and without the repetitions of the driver."""
    text = error.message if isinstance(error, failures.Neo4jError) else str(error)
    first = (text or type(error).__name__).strip().splitlines()[0]
    return shorten(_ADDRESSES.split(first)[0], 300).rstrip(".: ")
