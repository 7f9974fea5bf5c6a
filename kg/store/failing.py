"""What the driver and the servers say when something fails: whether to try again, and which of kg's errors it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import shorten

from neo4j import exceptions as failures

from kg.errors import FixQuery, KGError, StoreError

_GONE = re.compile(r"Record #\d+:\d+ not found")
"""What the embedded server says of something that another writer deleted between two of its steps."""

_ADDRESSES = re.compile(r" \(?(?:resolved to |(?:Resolved)?IPv[46]Address\()")
"""Where the driver begins to tell again, and in its own terms, whom it spoke to."""

_DUPLICATES = 5
"""How often a key that is there already, or a record that is there no more, is tried again."""


@dataclass(frozen=True, slots=True)
class Failing:
    """How one store fails; `name` is what messages call it."""

    name: str
    advice: str
    """What to do if it stops answering."""
    moves: bool
    """Whether another process may serve it from now on, with a password of its own."""
    lacks: Callable[[], str]
    """What may be the matter when it fails."""

    def passes(self, error: failures.Neo4jError | failures.DriverError, attempt: int) -> bool:
        """True if the same may succeed when tried again."""
        if isinstance(error, failures.ConstraintError) or _GONE.search(str(error)):
            return attempt < _DUPLICATES  # another writer has just made the key, or it is a duplicate
        if isinstance(error, failures.AuthError):  # the password of a store that moves is its own: this is another one
            return self.moves
        return error.is_retryable()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """The one place where the driver's errors become those of kg."""
        try:
            yield
        except KGError:
            raise
        except failures.AuthError as error:
            cause = self.advice if self.moves else "refuses this user or password"
            raise StoreError(f"{self.name}: {cause} ({cause_of(error)})") from error
        except failures.ConfigurationError as error:
            cause = cause_of(error).partition(" Given URI")[0]
            raise StoreError(f"{self.name} is no usable address: {cause}") from error
        except (failures.Forbidden, failures.ClientError) as error:
            raise self._client_error(error) from error
        except failures.Neo4jError as error:
            raise self._failed(error) from error
        except failures.DriverError as error:
            raise StoreError(f"{self.name} does not answer ({cause_of(error)}); {self.advice}") from error

    def _failed(self, error: failures.Neo4jError) -> StoreError:
        return StoreError("; ".join(filter(None, (f"{self.name} failed: {cause_of(error)}", self.lacks()))))

    def _client_error(self, error: failures.ClientError) -> KGError:
        code = error.code or ""
        if isinstance(error, failures.Forbidden) or code.endswith(("AccessMode", "ForbiddenOnReadOnlyDatabase")):
            return FixQuery(f"this statement writes, and only reading is allowed here ({cause_of(error)})")
        if code.endswith("TransactionNotFound") or _GONE.search(str(error)):  # so it says when it cannot keep one, too
            return self._failed(error)
        if code.startswith(("Neo.ClientError.Database", "Neo.ClientError.Cluster", "Neo.ClientError.Security")):
            return StoreError(f"{self.name} cannot be used: {cause_of(error)}")
        return FixQuery(f"the statement cannot be run: {cause_of(error)}")


def cause_of(error: Exception) -> str:
    """What the server or the driver says, on one line and without the repetitions of the driver."""
    text = error.message if isinstance(error, failures.Neo4jError) else str(error)
    first = (text or type(error).__name__).strip().splitlines()[0]
    return shorten(_ADDRESSES.split(first)[0], 300).rstrip(".: ")
