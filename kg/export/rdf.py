"""The full profile read back: the records of an RDF file that kg wrote, in constant memory.

What follows from the rest is passed over: events, actors and places are made again from the mentions.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.dates import When
from kg.errors import BadValue, SkipRecord, StopRun
from kg.export.terms import expanded
from kg.model import Actor, Article, Decision, Identifier, Mention, Participation, Place
from kg.records import Record
from kg.sources import Source
from kg.vocab import NAMESPACE

if TYPE_CHECKING:
    import pyoxigraph

ENDINGS = (".ttl", ".nt", ".trig", ".jsonld")
_AHEAD = 1 << 20
"""Bytes of JSON-LD that are read at a time."""
R = TypeVar("R", Article, Mention, Decision, Identifier)


def is_rdf(path: str | Path | Source) -> bool:
    """True if the file's ending is one of RDF, packed or not."""
    return Source.of(path).ending in ENDINGS


def read(path: str | Path | Source) -> Iterator[Record]:
    """The records of an export of the full profile, one by one; the first that is broken ends it."""
    mention: _Thing | None = None
    named: list[_Thing] = []
    try:
        for thing in _things(path):
            if mention and thing.cls in (":ToldPart", ":ToldPlace"):
                named.append(thing)
                continue
            if mention:
                yield _checked(_mention(mention, named), mention)
            mention, named = (thing, []) if thing.cls == ":Mention" else (None, [])
            if thing.cls == ":Article":
                yield _checked(_article(thing), thing)
            elif thing.cls == ":Decision":
                yield _checked(_decision(thing), thing)
            elif thing.cls == ":Identifier":
                yield _checked(_identifier(thing), thing)
        if mention:
            yield _checked(_mention(mention, named), mention)
    except (BadValue, SyntaxError, ValueError, RecursionError) as error:
        raise BadValue(f"{path}: {error}") from None
    except SkipRecord as error:
        raise StopRun(str(error)) from None
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror or error})") from error


def quads(path: str | Path | Source) -> Iterator[pyoxigraph.Quad]:
    """The statements of a file in any of the formats."""
    import pyoxigraph

    source = Source.of(path)
    form = pyoxigraph.RdfFormat.from_extension(source.ending.removeprefix("."))
    try:
        if form == pyoxigraph.RdfFormat.JSON_LD:
            for document in _documents(source):
                yield from pyoxigraph.parse(document, format=form)
        else:
            with source.open() as file:
                yield from pyoxigraph.parse(file, format=form)
    except MemoryError:  # the library's own limit, of 16 MB
        raise SkipRecord(source.name, "holds a statement that is too large to be of an article") from None


def _documents(source: Source) -> Iterator[bytes]:
    """JSON-LD that kg wrote, a node a line, some nodes at a time; all of what others wrote in one go."""
    lines = (line for _, line in source.lines())
    head = next(lines, b"")
    if isinstance(head, SkipRecord) or not head.rstrip().endswith(b'"@graph": ['):
        yield source.whole(otherwise="too large for JSON-LD that kg did not write")
        return
    nodes, size = list[bytes](), 0
    for line in lines:
        if isinstance(line, SkipRecord):
            raise line
        if line.strip() != b"]}":
            nodes.append(line.strip().rstrip(b","))
            size += len(line)
        if size > _AHEAD:
            yield head + b",".join(nodes) + b"]}"
            nodes, size = [], 0
    yield head + b",".join(nodes) + b"]}"


class _Thing:
    """All statements about one thing that stand together."""

    def __init__(self, iri: str, statements: Iterable[pyoxigraph.Quad]) -> None:
        self.id = _id(iri)
        self._found: defaultdict[str, list[str]] = defaultdict(list)
        for quad in statements:
            self._found[quad.predicate.value].append(getattr(quad.object, "value", ""))
        self.cls = next((":" + name for iri in self.all("rdf:type") if (name := _term(iri)) != iri), "")

    def all(self, predicate: str) -> list[str]:
        """The objects, IRIs whole."""
        return self._found.get(expanded(predicate), [])

    def get(self, predicate: str) -> str | None:
        """The object, if there is one."""
        return next(iter(self.all(predicate)), None)

    def need(self, predicate: str) -> str:
        """The object; BadValue without it."""
        found = self.get(predicate)
        if found is None:
            raise BadValue(f"{self.id} has no {predicate}; only what kg exported in the full profile can be loaded")
        return found


def _things(path: str | Path | Source) -> Iterator[_Thing]:
    for iri, statements in groupby(quads(path), key=lambda quad: getattr(quad.subject, "value", "")):
        yield _Thing(iri, statements)


def _checked(record: R, thing: _Thing) -> R:
    if record.id != thing.id:
        raise BadValue(f"{thing.id} was changed: its content makes it {record.id}")
    return record


def _article(of: _Thing) -> Article:
    return Article(
        text=of.need("schema:articleBody"), title=of.get("schema:headline"), outlet=of.get("schema:publisher"),
        published=_day(of.get("schema:datePublished")), key=of.get(":key") or "",
        url=of.get(":urlAsGiven") or of.get("schema:url"),
    )  # fmt: skip


def _mention(of: _Thing, named: list[_Thing]) -> Mention:
    parts = sorted((thing for thing in named if thing.cls == ":ToldPart"), key=lambda part: int(part.need(":position")))
    place = next((thing for thing in named if thing.cls == ":ToldPlace"), None)
    when = of.get(":toldWhen")
    return Mention(
        article=_id(of.need(":article")), reported=_day(of.get(":reported")), type=_vocabulary(of.need(":toldType")),
        modality=_vocabulary(of.need(":modality")), participants=tuple(map(_part, parts)),
        place=_place(place) if place else None, when=When.parse(when) if when else None,
        quantity=_number(of.get(":toldQuantity")), title=of.get(":toldTitle"), quote=of.need(":quote"),
        start=int(of.need(":charStart")), end=int(of.need(":charEnd")), confidence=float(of.need(":confidence")),
        extractor=of.need(":extractor"), attributed_to=of.get(":attributedTo"),
    )  # fmt: skip


def _part(of: _Thing) -> Participation:
    wikidata = of.get("skos:exactMatch")
    actor = Actor(
        name=of.need("rdfs:label"), kind=_vocabulary(of.need(":kind")), country=of.get(":countryCode"),
        aliases=tuple(json.loads(of.get(":aliases") or "[]")), wikidata=_id(wikidata) if wikidata else None,
    )  # fmt: skip
    return Participation(actor=actor, role=_vocabulary(of.need(":toldRole")), office=of.get(":toldOffice"))


def _place(of: _Thing) -> Place:
    lat, lon = _number(of.get("schema:latitude")), _number(of.get("schema:longitude"))
    return Place(name=of.need("rdfs:label"), country=of.get(":countryCode"), lat=lat, lon=lon)


def _decision(of: _Thing) -> Decision:
    same = of.get(":same")
    return Decision(
        left=tuple(map(_id, of.all(":left"))), right=tuple(map(_id, of.all(":right"))),
        same=None if same is None else same == "true", by=of.get(":by") or "",
        at=datetime.fromisoformat(of.need(":at")), note=of.get(":note"),
    )  # fmt: skip


def _identifier(of: _Thing) -> Identifier:
    return Identifier(
        thing=_id(of.need(":thing")), scheme=of.need(":scheme"), value=of.get(":value"), by=of.get(":by") or "",
        at=datetime.fromisoformat(of.need(":at")),
    )  # fmt: skip


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]


def _term(iri: str) -> str:
    return iri.removeprefix(NAMESPACE)


def _vocabulary(iri: str) -> Any:
    """A term's name in the vocabulary; whether a type, role or status is one is checked where all mentions are."""
    return _term(iri).removeprefix("status-").removeprefix("role-")


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
