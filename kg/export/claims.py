"""What the full profile adds so that kg can load it again: texts, mentions word for word, and people's decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.export.terms import Block, Node, Pair, Text, block, count, day, decimal, name, node, text
from kg.model import Article, Decision, Identifier, Mention, Participation, Place

_KINDS = {"m": "mention", "e": "event", "l": "place"}
"""What an id that a person spoke of is of, by its first letter; otherwise of an actor."""


def kept(article: Article, address: str | None) -> Iterator[Pair]:
    """The rest of an article; `address` is its URL, if that is not an IRI letter by letter."""
    yield ":urlAsGiven", text(address)
    yield ":key", text(article.key or None)
    yield "schema:articleBody", text(article.text)


def mention(of: Mention) -> Iterator[Block]:
    """A mention and whom and what it names, in the graph of its article."""
    me, article = node("mention", of.id), node("article", of.article)
    parts = [node("mention", f"{of.id}-p{number}") for number in range(len(of.participants))]
    place = node("mention", f"{of.id}-l") if of.place else None
    yield block(
        me,
        "Mention",
        (":article", article),
        (":reported", day(of.reported)),
        (":modality", name("status-" + of.modality)),
        (":toldType", name(of.type)),
        (":toldWhen", Text(str(of.when), "edtf:EDTF") if of.when else None),
        (":toldTitle", text(of.title)),
        (":toldQuantity", decimal(of.quantity)),
        (":toldPart", parts),
        (":toldPlace", place),
        (":quote", text(of.quote)),
        (":charStart", count(of.start)),
        (":charEnd", count(of.end)),
        (":confidence", decimal(of.confidence)),
        (":extractor", text(of.extractor)),
        (":attributedTo", text(of.attributed_to)),
        graph=article,
    )
    for number, part in enumerate(of.participants):
        yield _part(parts[number], number, part, article)
    if of.place and place:
        yield _place(place, of.place, article)


def _part(me: Node, number: int, part: Participation, article: Node) -> Block:
    actor = part.actor
    aliases = json.dumps(actor.aliases, ensure_ascii=False, separators=(",", ":")) if actor.aliases else None
    return block(
        me,
        "ToldPart",
        ("rdfs:label", text(actor.name)),
        (":kind", Text(actor.kind)),
        (":countryCode", text(actor.country)),
        (":toldRole", name("role-" + part.role)),
        (":toldOffice", text(part.office)),
        (":aliases", text(aliases)),
        ("skos:exactMatch", name(actor.wikidata, "wd") if actor.wikidata else None),
        (":position", count(number)),
        graph=article,
    )


def _place(me: Node, place: Place, article: Node) -> Block:
    return block(
        me,
        "ToldPlace",
        ("rdfs:label", text(place.name)),
        (":countryCode", text(place.country)),
        ("schema:latitude", decimal(place.lat)),
        ("schema:longitude", decimal(place.lon)),
        graph=article,
    )


def decision(of: Decision) -> Block:
    """What a person said of mentions or names."""
    return block(
        node("decision", of.id),
        "Decision",
        (":left", [_thing(id_) for id_ in of.left]),
        (":right", [_thing(id_) for id_ in of.right]),
        (":same", None if of.same is None else Text(str(of.same).lower(), "xsd:boolean")),
        (":by", text(of.by)),
        (":at", Text(of.at.isoformat(), "xsd:dateTime")),
        (":note", text(of.note)),
    )


def identifier(of: Identifier) -> Block:
    """What a person's own data call an actor or a place."""
    return block(
        node("identifier", of.id),
        "Identifier",
        (":thing", _thing(of.thing)),
        (":scheme", text(of.scheme)),
        (":value", text(of.value)),
        (":by", text(of.by)),
        (":at", Text(of.at.isoformat(), "xsd:dateTime")),
    )


def _thing(id_: str) -> Node:
    return node(_KINDS.get(id_[:1], "actor"), id_)
