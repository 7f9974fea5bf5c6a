"""What differs between the stores that speak Bolt; everything else is the same Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.store.layout import ENGLISH, PLAIN


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of store behind Bolt."""

    kind: str
    """What `kg info` calls it."""
    reader: str | None
    """The user that may only read, where access mode READ alone does not keep writes out."""
    advice: str
    """What to do if it stops answering."""
    analyzers: Mapping[str, str]
    """What it calls the kinds of full-text indexes; behind both names are the same classes of Lucene."""


NEO4J = Dialect(
    kind="neo4j",
    reader=None,
    advice="see whether it runs and the address is right, then repeat the command",
    analyzers={PLAIN: "standard-no-stop-words", ENGLISH: "english"},
)
EMBEDDED = Dialect(
    kind="embedded",
    reader="reader",
    advice="the process that held it is gone: repeat the command",
    analyzers={
        PLAIN: "org.apache.lucene.analysis.standard.StandardAnalyzer",
        ENGLISH: "org.apache.lucene.analysis.en.EnglishAnalyzer",
    },
)
