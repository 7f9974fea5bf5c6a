"""The graph as RDF: which statements are made of each thing. Every format of RDF writes down this one stream.

Articles come first, in the full profile each with its mentions, then events, actors, places, names
and people's decisions, and at last what the data set itself is. There are no blank nodes, predicates
keep one order and objects are sorted, so that a graph is always the same file. ontology/kg.ttl says
what the terms mean, ontology/shapes.ttl what a reader may rely on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from kg.export import claims
from kg.export.base import Profile, Source, told
from kg.export.terms import Block, Name, Node, Pair, Term, Text, Web, block, count, day, decimal, name, node, text, web
from kg.model import Actor, Article, Event, Participation, Place
from kg.vocab import ACTOR_CLASSES, CLASSES

T = TypeVar("T")


def blocks(source: Source, profile: Profile = Profile.full) -> Iterator[Block]:
    """Everything that the profile tells of the graph, thing by thing."""
    full = profile is Profile.full
    copies = _beside(source.copies())
    if full:
        for record in told(source):
            if isinstance(record, Article):
                yield _article(record, copies(record.id), full)
            else:
                yield from claims.mention(record)
    else:
        for article in source.articles():
            yield _article(article, copies(article.id), full)
    for event in source.events():
        yield from _event(event, full)
    tenures, within = _beside((row["actor"], row) for row in source.tenures()), _beside(source.within())
    for actor in source.actors():
        yield from _actor(actor, tenures(actor.id) if full else [])
    for place in source.places():
        yield _place(place, within(place.id))
    if full:
        for (id_, told_name), several in groupby(source.meanings(), key=itemgetter(0, 1)):
            yield _name(id_, told_name, [actor for _, _, actor in several])
        yield from map(claims.decision, source.decisions())
        yield from map(claims.identifier, source.identifiers())


def _article(article: Article, copied: list[str], full: bool) -> Block:
    me, address = node("article", article.id), web(article.url)
    raw = article.url if address is None or article.url != address.iri else None
    return block(
        me,
        "Article",
        ("schema:headline", text(article.title)),
        ("schema:datePublished", day(article.published)),
        ("schema:publisher", text(article.outlet)),
        ("schema:url", address),
        ("dcterms:identifier", None if address else text(article.url or article.key or None)),
        (":copyOf", [node("article", first) for first in copied]),
        *claims.kept(article, raw) if full else (),
        graph=me,
    )


def _event(event: Event, full: bool) -> Iterator[Block]:
    me = node("event", event.id)
    parts = sorted({_part_key(part): part for part in event.participants}.items())
    # A dash, not a slash: rdflib takes whatever ends in a slash for a namespace, and is slow with many.
    nodes = [node("event", f"{event.id}-p{number}") for number in range(len(parts))] if full else []
    actors: dict[str, set[Node]] = {}
    for _, part in parts:
        actors.setdefault(name(part.role).curie, set()).add(node("actor", part.actor.id))
    when = event.when
    yield block(
        me,
        event.type,
        ("rdfs:label", text(_label(event))),
        ("dcterms:title", text(event.title)),
        (":status", name("status-" + event.status)),
        (":when", Text(when.edtf, "edtf:EDTF") if when else None),
        (":begin", day(when.first) if when else None),
        (":end", day(when.last) if when else None),
        (":place", node("place", event.place.id) if event.place else None),
        (":quantity", decimal(event.quantity)),
        *((role, sorted(players)) for role, players in actors.items()),
        (":confidence", decimal(event.confidence)),
        (":sources", count(event.sources)),
        ("dcterms:source", [node("article", id_) for id_ in sorted({m.article for m in event.mentions})]),
        (":participation", nodes),
    )
    if not full:
        return
    for part_node, (_, part) in zip(nodes, parts, strict=True):
        yield block(
            part_node,
            "Participation",
            (":actor", node("actor", part.actor.id)),
            (":role", name("role-" + part.role)),
            (":office", text(part.office)),
        )
    for mention, reason in sorted(zip(event.mentions, event.reasons, strict=True), key=lambda pair: pair[0].id):
        yield block(node("mention", mention.id), None, (":reports", me), (":reason", text(reason)))


def _label(event: Event) -> str:
    """A name for people who look at the graph: the type, who took part, and when."""
    parties = ", ".join(sorted({part.actor.name for part in event.participants}))
    return f"{event.title or CLASSES[event.type][0]}: {parties}" + (f" ({event.when})" if event.when else "")


def _actor(actor: Actor, held: list[Mapping[str, Any]]) -> Iterator[Block]:
    nodes = [node("actor", f"{actor.id}-o{number}") for number in range(len(held))]
    yield block(
        node("actor", actor.id),
        ACTOR_CLASSES[actor.kind],
        ("rdfs:label", text(actor.name)),
        ("skos:altLabel", sorted({found for alias in actor.aliases if (found := text(alias))})),
        (":countryCode", text(actor.country)),
        *_elsewhere((*actor.identifiers, *([("wikidata", actor.wikidata)] if actor.wikidata else ()))),
        (":tenure", nodes),
    )
    for tenure_node, tenure in zip(nodes, held, strict=True):
        since, until = tenure["since"], tenure["until"]
        yield block(
            tenure_node,
            "Tenure",
            (":office", text(tenure["office"])),
            (":countryCode", text(tenure["country"])),
            (":since", Text(since, "xsd:date") if since else None),
            (":until", Text(until, "xsd:date") if until else None),
            (":basis", text(tenure["source"])),
        )


def _place(place: Place, around: list[str]) -> Block:
    return block(
        node("place", place.id),
        "Place",
        ("rdfs:label", text(place.name)),
        (":countryCode", text(place.country)),
        ("schema:latitude", decimal(place.lat)),
        ("schema:longitude", decimal(place.lon)),
        (":within", [node("place", larger) for larger in around]),
        *_elsewhere(place.identifiers),
    )


def _name(id_: str, told_name: str, actors: list[str]) -> Block:
    meant = (":means", [node("actor", actor) for actor in actors])
    return block(node("name", id_), "Name", ("rdfs:label", text(told_name)), meant)


def _elsewhere(identifiers: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """What the thing is called elsewhere: an IRI where the scheme has some, else scheme and value as text."""
    same: set[Name | Web] = set()
    other: set[Text] = set()
    for scheme, value in identifiers:
        if scheme == "wikidata":
            same.add(name(value, "wd"))
        elif scheme == "geonames":
            same.add(Web(f"https://sws.geonames.org/{value}/"))
        elif found := text(f"{scheme}:{value}"):
            other.add(found)
    matches: list[Term] = [*sorted(same, key=lambda term: (isinstance(term, Name), term))]
    yield "skos:exactMatch", matches
    yield "schema:identifier", [*sorted(other)]


def _part_key(part: Participation) -> tuple[str, str, str]:
    return part.role, part.actor.id, part.office or ""


def _beside(rows: Iterable[tuple[str, T]]) -> Callable[[str], list[T]]:
    """Finds what belongs to one id after the other; rows and questions come in the order of ids."""
    groups = groupby(rows, key=itemgetter(0))
    waiting = next(groups, None)

    def of(wanted: str) -> list[T]:
        nonlocal waiting
        while waiting and waiting[0] < wanted:
            waiting = next(groups, None)
        if waiting is None or waiting[0] != wanted:
            return []
        found = [value for _, value in waiting[1]]
        waiting = next(groups, None)
        return found

    return of
