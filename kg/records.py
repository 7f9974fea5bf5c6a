"""The model as JSON-like dictionaries and back; the one place that knows both shapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kg.dates import When
from kg.errors import BadValue
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Participation, Place

Json = dict[str, Any]
Record = Article | Mention | Decision | Identifier

_TEXT = (str,)
_TOLD = (str, type(None))
_NUMBER = (float, int, type(None))
_PLACE = {"name": _TEXT, "country": _TOLD, "lat": _NUMBER, "lon": _NUMBER}
_PART = {"name": _TEXT, "kind": _TEXT, "country": _TOLD, "role": _TEXT, "office": _TOLD, "aliases": [_TEXT],
         "wikidata": _TOLD}  # fmt: skip
_SHAPES: dict[str, dict[str, Any]] = {
    "article": {"key": _TEXT, "url": _TOLD, "title": _TOLD, "published": _TOLD, "outlet": _TOLD, "text": _TEXT},
    "mention": {"article": _TEXT, "reported": _TOLD, "type": _TEXT, "modality": _TEXT, "participants": [_PART],
                "date": _TOLD, "quantity": _NUMBER, "title": _TOLD, "quote": _TEXT, "start": (int,), "end": (int,),
                "confidence": (float, int), "extractor": _TEXT, "attributed_to": _TOLD},
    "decision": {"left": [_TEXT], "right": [_TEXT], "same": (bool, type(None)), "by": _TEXT, "at": _TEXT,
                 "note": _TOLD},
    "identifier": {"thing": _TEXT, "scheme": _TEXT, "value": _TOLD, "by": _TEXT, "at": _TEXT},
}  # fmt: skip
"""Of which types the values of a record are; a list holds one shape, as often as it likes."""


def to_json(record: Record) -> Json:
    """A record as a dictionary of plain values, with its class under `record`; nothing is lost."""
    match record:
        case Article():
            return {"record": "article", "id": record.id, "key": record.key, "url": record.url, "title": record.title,
                    "published": _iso(record.published), "outlet": record.outlet, "text": record.text}  # fmt: skip
        case Mention():
            return {"record": "mention", "id": record.id, "article": record.article, "reported": _iso(record.reported),
                    "type": record.type, "modality": record.modality, **_claim(record), "quote": record.quote,
                    "start": record.start, "end": record.end, "confidence": record.confidence,
                    "extractor": record.extractor, "attributed_to": record.attributed_to}  # fmt: skip
        case Decision():
            return {"record": "decision", "id": record.id, "left": list(record.left),
                    "right": list(record.right),
                    "same": record.same, "by": record.by, "at": record.at.isoformat(), "note": record.note}  # fmt: skip
        case Identifier():
            return {"record": "identifier", "id": record.id, "thing": record.thing, "scheme": record.scheme,
                    "value": record.value, "by": record.by, "at": record.at.isoformat()}  # fmt: skip
    raise TypeError(f"no record of kg: {type(record).__name__}")


def from_json(data: Mapping[str, Any]) -> Record:
    """The record that to_json wrote; BadValue if it is none, or if its id is not that of its content."""
    try:
        record = _read(data)
    except BadValue:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        kind = data.get("record", "record")
        raise BadValue(f"a {kind} is not as kg writes it ({type(error).__name__}: {error})") from None
    if record.id != data.get("id"):
        raise BadValue(f"{data['record']} {data.get('id')} was changed: its content makes it {record.id}")
    return record


def actor(data: Mapping[str, Any]) -> Actor:
    """The actor that stands in a dictionary."""
    return Actor(name=data["name"], kind=data["kind"], country=data["country"], aliases=tuple(data["aliases"]),
                 wikidata=data["wikidata"])  # fmt: skip


def actor_json(of: Actor) -> Json:
    """An actor as a dictionary."""
    return {"name": of.name, "kind": of.kind, "country": of.country, "aliases": list(of.aliases),
            "wikidata": of.wikidata}  # fmt: skip


def event_json(event: Event) -> Json:
    """An event in the shape of the annotation guide, with its id and the quotes of its mentions."""
    return {
        "id": event.id, "type": event.type, "status": event.status, **_claim(event),
        "confidence": event.confidence,
        "quote": event.mentions[0].quote,
        "mentions": [
            {"article": m.article, "quote": m.quote, "start": m.start, "end": m.end, "modality": m.modality}
            for m in event.mentions
        ],
    }  # fmt: skip


def _claim(of: Mention | Event) -> Json:
    place = of.place
    return {
        "participants": [
            {"name": p.actor.name, "kind": p.actor.kind, "country": p.actor.country, "role": p.role, "office": p.office,
             "aliases": list(p.actor.aliases), "wikidata": p.actor.wikidata}
            for p in of.participants
        ],
        "place": place and {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon},
        "date": str(of.when) if of.when else None,
        "quantity": of.quantity,
        "title": of.title,
    }  # fmt: skip


def _read(data: Mapping[str, Any]) -> Record:
    kind = data.get("record")
    _fits(data, _SHAPES.get(kind, {}) if isinstance(kind, str) else {}, "record")
    match kind:
        case "article":
            return Article(key=data["key"], url=data["url"], title=data["title"], published=_date(data["published"]),
                           outlet=data["outlet"], text=data["text"])  # fmt: skip
        case "mention":
            if data["place"] is not None:
                _fits(data["place"], _PLACE, "place")
            parts = tuple(
                Participation(actor=actor(p), role=p["role"], office=p["office"]) for p in data["participants"]
            )  # fmt: skip
            return Mention(
                article=data["article"], reported=_date(data["reported"]), type=data["type"], modality=data["modality"],
                participants=parts, place=Place(**data["place"]) if data["place"] else None,
                when=When.parse(data["date"]) if data["date"] else None, quantity=data["quantity"], title=data["title"],
                quote=data["quote"], start=data["start"], end=data["end"], confidence=data["confidence"],
                extractor=data["extractor"], attributed_to=data["attributed_to"])  # fmt: skip
        case "decision":
            return Decision(left=tuple(data["left"]), right=tuple(data["right"]), same=data["same"], by=data["by"],
                            at=datetime.fromisoformat(data["at"]), note=data["note"])  # fmt: skip
        case "identifier":
            return Identifier(thing=data["thing"], scheme=data["scheme"], value=data["value"], by=data["by"],
                              at=datetime.fromisoformat(data["at"]))  # fmt: skip
    raise BadValue(f"{kind!r} is no kind of record")


def _fits(value: Any, shape: Any, name: str) -> None:
    """TypeError if a value is of another type than kg writes."""
    if isinstance(shape, tuple):
        if type(value) not in shape:
            raise TypeError(f"its {name} is {str(value)[:40]!r}")
    elif not isinstance(value, dict if isinstance(shape, dict) else list):
        raise TypeError(f"its {name} is {str(value)[:40]!r}")
    elif isinstance(shape, dict):
        for key, inner in shape.items():
            _fits(value[key], inner, key)
    else:
        for one in value:
            _fits(one, shape[0], name)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
