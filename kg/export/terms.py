"""What RDF is made of: terms, and blocks of statements about one thing.

Every node has an IRI, numbers and dates have their canonical form, and text holds nothing that RDF
cannot hold, so that a format has only to write them down.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import BadValue
from kg.vocab import NAMESPACE

PREFIXES = {
    "": NAMESPACE,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
_WEB = re.compile(r"(?i:(https?|ftp)://)[^\s/?#\[\]@:%\\]+(:[0-9]+)?(?=[/?#]|\Z)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Node(NamedTuple):
    """A thing of ours: its IRI without the base, such as article/d12."""

    path: str


class Name(NamedTuple):
    """A term of a vocabulary, such as :status-planned or prov:Agent."""

    curie: str


class Web(NamedTuple):
    """Any other IRI."""

    iri: str


class Text(NamedTuple):
    """A literal; without a datatype it is a string."""

    value: str
    datatype: str = ""


Term = Node | Name | Web | Text
Pair = tuple[str, Term | Sequence[Term] | None]
"""A predicate and its objects; without any, it is left out."""


class Block(NamedTuple):
    """Statements about one thing; `cls` is its class, without which it is described elsewhere, too."""

    subject: Node
    cls: str | None
    statements: list[tuple[str, Sequence[Term]]]
    graph: Node | None = None
    """The named graph in which they stand, where the format has some: that of the article that says so."""


def block(subject: Node, cls: str | None, *pairs: Pair, graph: Node | None = None) -> Block:
    """The statements about a thing, without those that have no object."""
    given = [(p, [o] if isinstance(o, Term) else o) for p, o in pairs if o is not None and o != []]
    return Block(subject, cls and ":" + _checked(cls) if ":" not in (cls or "") else cls, given, graph)


def base_iri(base: str) -> str:
    """The base itself; BadValue if IRIs cannot begin so."""
    if not _BASE.fullmatch(base):
        raise BadValue(f"{base!r} cannot begin IRIs: write http(s)://host/path/ in plain ASCII, with the last slash")
    return base


def node(kind: str, name: str) -> Node:
    """The thing of ours of that kind and id."""
    return Node(f"{kind}/{_checked(name)}")


@lru_cache(maxsize=1 << 12)
def name(local: str, prefix: str = "") -> Name:
    """A term of our vocabulary, or of another."""
    return Name(f"{prefix}:{_checked(local)}")


def web(url: str | None) -> Web | None:
    """A web address as an IRI, each character that IRIs forbid percent-encoded once; None if it is no web address."""
    match = _WEB.match(url or "")
    if not match:
        return None
    safe = "/?:@!$&'()*+,;=%-._~"
    rest = re.sub("%(?![0-9A-Fa-f]{2})", "%25", _whole(match.string[match.end() :]))
    path, mark, fragment = rest.partition("#")
    return Web(f"{quote(match.group(), safe=safe)}{quote(path, safe=safe)}{mark}{quote(fragment, safe=safe)}")


def text(value: str | None) -> Text | None:
    """The text as a string; None stays None."""
    return None if value is None else Text(_whole(value))


def day(value: date | None) -> Text | None:
    """A day."""
    return Text(value.isoformat(), "xsd:date") if value else None


def count(value: int) -> Text:
    """How many."""
    return Text(str(value), "xsd:nonNegativeInteger")


@lru_cache(maxsize=1 << 12)
def decimal(value: float | None) -> Text | None:
    """A number in its canonical form; BadValue if it is none."""
    if value is None:
        return None
    if not math.isfinite(value):
        raise BadValue(f"{value} is no number that RDF can hold")
    digits = f"{Decimal(repr(value or 0.0)):f}"  # or: zero has no sign
    return Text(digits.rstrip("0").rstrip(".") if "." in digits else digits, "xsd:decimal")


@lru_cache(maxsize=1 << 12)
def expanded(curie: str) -> str:
    """The whole IRI of a term of a vocabulary."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def _checked(local: str) -> str:
    if not _NAME.fullmatch(local):
        raise BadValue(f"{local!r} cannot be part of an IRI: identifiers are plain ASCII letters and digits")
    return local


def _whole(value: str) -> str:
    # RDF has no half of a surrogate pair; the sign that stands for a lost character keeps the offsets right.
    return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
