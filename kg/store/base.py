"""What a store promises: Cypher in, plain Python out, every write all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from kg.tabular import Rows

T = TypeVar("T")
Row = dict[str, Any]


class Tx(Protocol):
    """One open transaction; what it runs is kept together or not at all."""

    def run(self, cypher: str, /, **params: Any) -> Rows:
        """The rows of one statement, run within the transaction."""

    def alone(self) -> None:
        """Let nobody else be alone until the transaction ends; wait, if somebody is."""


class Store(Protocol):
    """A property graph that answers Cypher.

    Values come back as plain Python: dates as `datetime.date`, a node as its properties with
    `labels`, a relationship as its properties with `type`. Whatever fails raises StoreError (the
    store cannot be used) or FixQuery (the statement is wrong).
    """

    def ensure_schema(self, *, older: bool = False) -> None:
        """Lay out constraints, indexes and event types, once.

        StoreError if a newer kg laid them out; if an older one did, too, unless `older` says that
        everything in the store has been made anew.
        """

    def read(self, cypher: str, /, **params: Any) -> Rows:
        """The rows of a statement that only reads; FixQuery if it would write."""

    def stream(self, cypher: str, /, **params: Any) -> Iterator[Row]:
        """The rows of a statement that only reads, one after the other, in constant memory."""

    def write(self, cypher: str, /, **params: Any) -> dict[str, int]:
        """What one statement changed (`nodes_created` and the like), kept at once, retried on conflicts."""

    def execute(self, work: Callable[[Tx], T], /) -> T:
        """What `work` returns, in one transaction; on a conflict with another writer it is run again."""

    def transaction(self) -> AbstractContextManager[Tx]:
        """One transaction, kept when the block ends and undone if it raises; never retried."""

    def info(self) -> Row:
        """Its kind, version and address (without a password), and how many nodes each label has."""

    def close(self) -> None:
        """Let go of the store; a second time does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...
