"""The graph as Turtle, in constant memory and the same bytes every time.

Each thing is described once: articles, then events (each with its participations and its mentions),
then actors, then places. Every node has an IRI, predicates keep one order, objects are sorted,
numbers and dates have their canonical form. ontology/kg.ttl says what the terms mean,
ontology/shapes.ttl what a reader may rely on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from kg.errors import BadValue
from kg.export.base import BASE, Source
from kg.model import Actor, Article, Event, Mention, Participation, Place
from kg.vocab import ACTOR_CLASSES, CLASSES, NAMESPACE

PREFIXES = {
    "": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*")
_WEB = re.compile(r"(?i:(https?|ftp)://)[^\s/?#\[\]@:%\\]+(:[0-9]+)?(?=[/?#]|$)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff]')
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

Pair = tuple[str, str | None]  # a predicate and its objects; None leaves it out


def pieces(source: Source, base: str = BASE) -> Iterator[str]:
    """The Turtle document in pieces, one for each thing described."""
    if not _BASE.fullmatch(base):
        raise BadValue(f"{base!r} cannot begin IRIs: write http(s)://host/path/ in plain ASCII, with the last slash")
    yield f"@base <{base}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    for article in source.articles():
        yield _article(article)
    for event in source.events():
        yield from _event(event)
    for actor in source.actors():
        yield _actor(actor)
    for place in source.places():
        yield _place(place)


def _article(article: Article) -> str:
    url, web = article.url or None, _web(article.url)
    return _block(
        _iri("article", article.id),
        "Article",
        ("schema:headline", _text(article.title)),
        ("schema:datePublished", _day(article.published)),
        ("schema:publisher", _text(article.outlet)),
        ("schema:url", web),
        ("dcterms:identifier", None if web else _text(url or article.key)),
    )


def _event(event: Event) -> Iterator[str]:
    me = _iri("event", event.id)
    parts = sorted({_part_key(part): part for part in event.participants}.items())
    # A dash, not a slash: rdflib takes whatever ends in a slash for a namespace, and is slow with many.
    nodes = [_iri("event", f"{event.id}-p{number}") for number in range(len(parts))]
    actors: dict[str, set[str]] = {}
    for _, part in parts:
        actors.setdefault(_term(part.role), set()).add(_iri("actor", part.actor.id))
    when = event.when
    yield _block(
        me,
        event.type,
        ("rdfs:label", _quoted(_label(event))),
        ("dcterms:title", _text(event.title)),
        (":status", _term("status-" + event.status)),
        (":when", f'"{when.edtf}"^^edtf:EDTF' if when else None),
        (":begin", _day(when.first) if when else None),
        (":end", _day(when.last) if when else None),
        (":place", _iri("place", event.place.id) if event.place else None),
        (":quantity", _decimal(event.quantity)),
        *((role, ", ".join(sorted(players))) for role, players in actors.items()),
        (":participation", ", ".join(nodes) or None),
    )
    for node, (_, part) in zip(nodes, parts, strict=True):
        yield _block(
            node,
            "Participation",
            (":actor", _iri("actor", part.actor.id)),
            (":role", _term("role-" + part.role)),
            (":office", _text(part.office)),
        )
    for mention, reason in sorted(zip(event.mentions, event.reasons, strict=True), key=lambda pair: pair[0].id):
        yield _mention(mention, me, reason)


def _label(event: Event) -> str:
    """A name for people who look at the graph: the type, who took part, and when."""
    parties = ", ".join(sorted({part.actor.name for part in event.participants}))
    return f"{event.title or CLASSES[event.type][0]}: {parties}" + (f" ({event.when})" if event.when else "")


def _mention(mention: Mention, event: str, reason: str) -> str:
    return _block(
        _iri("mention", mention.id),
        "Mention",
        (":reports", event),
        (":reason", _text(reason)),
        (":article", _iri("article", mention.article)),
        (":modality", _term("status-" + mention.modality)),
        (":quote", _text(mention.quote)),
        (":charStart", f'"{mention.start}"^^xsd:nonNegativeInteger'),
        (":charEnd", f'"{mention.end}"^^xsd:nonNegativeInteger'),
        (":confidence", _decimal(mention.confidence)),
        (":extractor", _text(mention.extractor)),
        (":attributedTo", _text(mention.attributed_to)),
    )


def _actor(actor: Actor) -> str:
    return _block(
        _iri("actor", actor.id),
        ACTOR_CLASSES[actor.kind],
        ("rdfs:label", _text(actor.name)),
        ("skos:altLabel", ", ".join(sorted({_quoted(alias) for alias in actor.aliases})) or None),
        (":countryCode", _text(actor.country)),
        *_elsewhere((*actor.identifiers, *([("wikidata", actor.wikidata)] if actor.wikidata else ()))),
    )


def _place(place: Place) -> str:
    return _block(
        _iri("place", place.id),
        "Place",
        ("rdfs:label", _text(place.name)),
        (":countryCode", _text(place.country)),
        ("schema:latitude", _decimal(place.lat)),
        ("schema:longitude", _decimal(place.lon)),
        *_elsewhere(place.identifiers),
    )


def _elsewhere(identifiers: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """What the thing is called elsewhere: an IRI where the scheme has some, else scheme and value as text."""
    same, other = set(), set()
    for scheme, value in identifiers:
        if scheme == "wikidata":
            same.add(f"wd:{_checked(value)}")
        elif scheme == "geonames":
            same.add(f"<https://sws.geonames.org/{_checked(value)}/>")
        else:
            other.add(_quoted(f"{scheme}:{value}"))
    yield "skos:exactMatch", ", ".join(sorted(same)) or None
    yield "schema:identifier", ", ".join(sorted(other)) or None


def _block(subject: str, cls: str, *pairs: Pair) -> str:
    body = "".join(f" ;\n    {predicate} {objects}" for predicate, objects in pairs if objects is not None)
    return f"\n{subject} a {_term(cls)}{body} .\n"


def _part_key(part: Participation) -> tuple[str, str, str]:
    return part.role, part.actor.id, part.office or ""


def _iri(kind: str, name: str) -> str:
    return f"<{kind}/{_checked(name)}>"


def _term(name: str) -> str:
    return ":" + _checked(name)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadValue(f"{name!r} cannot be part of an IRI: identifiers are plain ASCII letters and digits")
    return name


def _web(url: str | None) -> str | None:
    """A web address as an IRI, each character that IRIs forbid percent-encoded once; None if it is no web address."""
    match = _WEB.match(url or "")
    if not match:
        return None
    safe = "/?:@!$&'()*+,;=%-._~"
    rest = re.sub("%(?![0-9A-Fa-f]{2})", "%25", _SURROGATE.sub("\ufffd", match.string[match.end() :]))
    path, mark, fragment = rest.partition("#")
    return f"<{quote(match.group(), safe=safe)}{quote(path, safe=safe)}{mark}{quote(fragment, safe=safe)}>"


def _text(text: str | None) -> str | None:
    return _quoted(text) if text else None


def _quoted(text: str) -> str:
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    # RDF has no half of a surrogate pair; the sign that stands for a lost character keeps the offsets right.
    code = "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04X}"
    return _ESCAPES.get(character, code)


def _day(day: date | None) -> str | None:
    return f'"{day.isoformat()}"^^xsd:date' if day else None


def _decimal(number: float | None) -> str | None:
    if number is None:
        return None
    if not math.isfinite(number):
        raise BadValue(f"{number} is no number that Turtle can hold")
    digits = f"{Decimal(repr(number or 0.0)):f}"  # or: zero has no sign
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return digits if "." in digits else f'"{digits}"^^xsd:decimal'
