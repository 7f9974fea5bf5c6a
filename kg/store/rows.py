"""The model as properties of nodes, and back; the one place that knows both shapes."""

from __future__ import annotations

import json
from datetime import datetime

from kg import records
from kg.countries import country_names
from kg.identifiers import in_tables
from kg.ids import folded, search_keys
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Place
from kg.places import known
from kg.store.base import Row

Node = Article | Mention | Event | Actor | Place | Decision | Identifier


def to_row(thing: Node) -> Row:
    """The properties of its node; what hangs on relationships is not among them."""
    match thing:
        case Article():
            return {"id": thing.id, "key": thing.key, "url": thing.url, "title": thing.title,
                    "published": thing.published, "outlet": thing.outlet, "text": thing.text}  # fmt: skip
        case Mention():
            # Participants, place and bounds of dates are in the claim, which is the mention, whole.
            return {"id": thing.id, "article": thing.article, "type": thing.type, "modality": thing.modality,
                    "reported": thing.reported, "when": str(thing.when) if thing.when else None, "quote": thing.quote,
                    "start": thing.start, "end": thing.end, "confidence": thing.confidence,
                    "extractor": thing.extractor, "attributed_to": thing.attributed_to, "quantity": thing.quantity,
                    "title": thing.title, "claim": json.dumps(records.to_json(thing), ensure_ascii=False),
                    "words": folded(thing.quote)}  # fmt: skip
        case Event():
            when = thing.when
            countries = {part.actor.country for part in thing.participants if part.actor.country}
            return {"id": thing.id, "type": thing.type, "status": thing.status, "when": str(when) if when else None,
                    "begin": when.first if when else None, "end": when.last if when else None,
                    "quantity": thing.quantity, "title": thing.title, "confidence": thing.confidence,
                    "sources": thing.sources, "countries": sorted(countries),
                    "words": folded(thing.title) if thing.title else None}  # fmt: skip
        case Actor():
            row = {"id": thing.id, "name": thing.name, "kind": thing.kind, "country": thing.country,
                   "aliases": sorted(set(thing.aliases)), "wikidata": thing.wikidata}  # fmt: skip
            return row | {"keys": keys(row), "identifiers": in_tables(thing)}
        case Place():
            names = entry.names if (entry := known(thing)) else (thing.name,)
            return {"id": thing.id, "name": thing.name, "country": thing.country, "lat": thing.lat, "lon": thing.lon,
                    "keys": search_keys(names), "identifiers": in_tables(thing)}  # fmt: skip
        case Identifier():
            return {"id": thing.id, "thing": thing.thing, "scheme": thing.scheme, "value": thing.value,
                    "by": thing.by, "at": thing.at.isoformat()}  # fmt: skip
        case Decision():
            return {"id": thing.id, "left": list(thing.left), "right": list(thing.right),
                    "same": thing.same, "by": thing.by, "at": thing.at.isoformat(), "note": thing.note}  # fmt: skip
    raise TypeError(f"no node of the graph: {type(thing).__name__}")


def keys(actor: Row) -> str:
    """By what an actor's node is found when somebody asks for one of its names."""
    own = country_names().get(actor["id"], ()) if actor["kind"] == "country" else ()
    return search_keys((actor["name"], *actor["aliases"], *own))


def article(row: Row) -> Article:
    """The article that a node holds."""
    return Article(key=row["key"], url=row.get("url"), title=row.get("title"), published=row.get("published"),
                   outlet=row.get("outlet"), text=row["text"])  # fmt: skip


def mention(claim: str) -> Mention:
    """The mention that a node's `claim` holds."""
    found = records.from_json(json.loads(claim))
    if isinstance(found, Mention):
        return found
    raise TypeError(f"no mention: {claim[:80]}")


def actor(row: Row) -> Actor:
    """The actor that a node holds."""
    return Actor(name=row["name"], kind=row["kind"], country=row.get("country"),
                 aliases=tuple(row.get("aliases") or ()), wikidata=row.get("wikidata"))  # fmt: skip


def place(row: Row) -> Place:
    """The place that a node holds."""
    return Place(name=row["name"], country=row.get("country"), lat=row.get("lat"), lon=row.get("lon"))


def identifier(row: Row) -> Identifier:
    """The identifier that a node holds."""
    return Identifier(thing=row["thing"], scheme=row["scheme"], value=row.get("value"), by=row["by"],
                      at=datetime.fromisoformat(row["at"]))  # fmt: skip


def decision(row: Row) -> Decision:
    """The decision that a node holds."""
    return Decision(left=tuple(row["left"]), right=tuple(row["right"]), same=row.get("same"), by=row["by"],
                    at=datetime.fromisoformat(row["at"]), note=row.get("note"))  # fmt: skip
