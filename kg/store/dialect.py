"""What differs between the stores that speak Bolt; everything else is the same Cypher."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of store behind Bolt."""

    kind: str
    """What `kg info` calls it."""
    reader: str | None
    """The user that may only read, where access mode READ alone does not keep writes out."""
    returns: bool
    """Whether a server that went away may come back at the same address."""
    advice: str
    """What to do if it stops answering."""


NEO4J = Dialect(kind="neo4j", reader=None, returns=True, advice="see whether it runs and the address is right")
EMBEDDED = Dialect(
    kind="embedded", reader="reader", returns=False, advice="the process that held it has closed it: open it again"
)
