"""Parquet: a folder with one file for each table, written batch by batch, for pandas, R, DuckDB and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StopRun
from kg.export.base import Settings, Source
from kg.model import Actor, Article, Event, Place

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

Row = dict[str, Any]
BATCH = 2000
"""Things whose rows are written together."""

COLUMNS = {
    "events": {
        "id": "string", "type": "string", "status": "string", "when": "string", "begin": "date32", "end": "date32",
        "place": "string", "quantity": "float64", "title": "string", "confidence": "float64", "sources": "int32",
    },
    "participations": {"event": "string", "actor": "string", "role": "string", "office": "string"},
    "mentions": {
        "id": "string", "event": "string", "article": "string", "type": "string", "modality": "string",
        "reported": "date32", "when": "string", "quote": "string", "start": "int32", "end": "int32",
        "confidence": "float64", "extractor": "string", "attributed_to": "string", "quantity": "float64",
        "title": "string", "reason": "string",
    },
    "actors": {
        "id": "string", "name": "string", "kind": "string", "country": "string", "aliases": "list",
        "wikidata": "string", "identifiers": "list",
    },
    "places": {
        "id": "string", "name": "string", "country": "string", "lat": "float64", "lon": "float64",
        "identifiers": "list",
    },
    "articles": {
        "id": "string", "key": "string", "url": "string", "title": "string", "published": "date32",
        "outlet": "string", "text": "string",
    },
}  # fmt: skip
"""The tables with their columns and types; `list` is a list of strings, an identifier SCHEME:VALUE."""


def write(source: Source, into: Path, settings: Settings) -> None:
    """The tables events, participations, mentions, actors, places and articles."""
    with ExitStack() as stack:
        out = {name: stack.enter_context(_writer(into, name)) for name in COLUMNS}
        _pour(source.events(), _of_event, out)
        _pour(source.actors(), _of_actor, out)
        _pour(source.places(), _of_place, out)
        _pour(source.articles(), _of_article, out)


def _of_event(event: Event) -> Iterator[tuple[str, Row]]:
    when = event.when
    yield "events", {
        "id": event.id, "type": event.type, "status": event.status, "when": str(when) if when else None,
        "begin": when and when.first, "end": when and when.last, "place": event.place and event.place.id,
        "quantity": event.quantity, "title": event.title, "confidence": event.confidence, "sources": event.sources,
    }  # fmt: skip
    for part in event.participants:
        yield "participations", {"event": event.id, "actor": part.actor.id, "role": part.role, "office": part.office}
    for told, reason in zip(event.mentions, event.reasons, strict=True):
        yield "mentions", {
            "id": told.id, "event": event.id, "article": told.article, "type": told.type, "modality": told.modality,
            "reported": told.reported, "when": str(told.when) if told.when else None, "quote": told.quote,
            "start": told.start, "end": told.end, "confidence": told.confidence, "extractor": told.extractor,
            "attributed_to": told.attributed_to, "quantity": told.quantity, "title": told.title, "reason": reason,
        }  # fmt: skip


def _of_actor(actor: Actor) -> Iterator[tuple[str, Row]]:
    yield "actors", {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
        "aliases": list(actor.aliases), "wikidata": actor.wikidata,
        "identifiers": [":".join(pair) for pair in actor.identifiers],
    }  # fmt: skip


def _of_place(place: Place) -> Iterator[tuple[str, Row]]:
    yield "places", {
        "id": place.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
        "identifiers": [":".join(pair) for pair in place.identifiers],
    }  # fmt: skip


def _of_article(article: Article) -> Iterator[tuple[str, Row]]:
    yield "articles", {
        "id": article.id, "key": article.key, "url": article.url, "title": article.title,
        "published": article.published, "outlet": article.outlet, "text": article.text,
    }  # fmt: skip


def _pour(things: Iterable[Any], of: Callable[[Any], Iterable[tuple[str, Row]]], out: dict[str, Any]) -> None:
    import pyarrow

    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        rows: dict[str, list[Row]] = {}
        for thing in batch:
            for table, row in of(thing):
                rows.setdefault(table, []).append(row)
        for table, found in rows.items():
            out[table].write_table(pyarrow.Table.from_pylist(found, schema=_schema(table)))


def _writer(into: Path, name: str) -> pyarrow.parquet.ParquetWriter:
    try:
        import pyarrow.parquet
    except ImportError:
        raise StopRun("Parquet needs pyarrow: pip install 'diplomatic-kg[parquet]'") from None
    return pyarrow.parquet.ParquetWriter(into / f"{name}.parquet", _schema(name), compression="zstd")


def _schema(name: str) -> pyarrow.Schema:
    import pyarrow

    types = {
        "string": pyarrow.string(), "date32": pyarrow.date32(), "float64": pyarrow.float64(),
        "int32": pyarrow.int32(), "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    return pyarrow.schema([(column, types[form]) for column, form in COLUMNS[name].items()])
