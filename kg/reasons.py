"""Why the graph is as it is, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.countries import INTERNATIONAL, country_names
from kg.history import in_words
from kg.ids import shown
from kg.model import Decision, Event
from kg.places import known, within
from kg.store import Store, linking, reading, rows
from kg.store.base import Row
from kg.vocab import CLASSES

TABLES = {"kg": "from kg's own table", "articles": "from what articles tell"}

ARTICLES = """
UNWIND $ids AS id MATCH (d:Article {id: id})
RETURN d.id AS id, d.outlet AS outlet, d.published AS published, d.source AS source
"""
NAMES = """
MATCH (n:Name)-[r:MEANS]->(:Actor {id: $id})
RETURN n.id AS id, n.name AS name, n.country AS country, n.first AS first, n.last AS last,
       r.rule AS rule, r.score AS score
ORDER BY r.score DESC, n.name
"""
HELD = """
MATCH (:Actor {id: $id})-[r:HELD]->(o:Office)
RETURN o.name AS office, o.country AS country, r.from AS first, r.until AS last, r.source AS source
ORDER BY r.from, o.name
"""
SENTENCES = """
UNWIND $ids AS id MATCH (:Name {id: id})<-[:NAMES]-(m:Mention)-[:IN]->(d:Article)
RETURN DISTINCT m.id AS id, m.quote AS quote, m.reported AS reported, d.outlet AS outlet
ORDER BY m.reported, m.id LIMIT 3
"""
NAME = "MATCH (n:Name {id: $id}) RETURN n.name AS name, n.country AS country, n.first AS first, n.last AS last"
PLACE = """
MATCH (p:Place {id: $id}) OPTIONAL MATCH (e:Event)-[:AT]->(p)
RETURN p, count(DISTINCT e) AS events
"""
INSIDE = "MATCH (p:Place)-[:WITHIN]->(:Place {id: $id}) RETURN p.name AS name ORDER BY p.name"
PERSON = """
MATCH (a:Actor {id: $id}) OPTIONAL MATCH (a)-[:PARTICIPATED_IN]->(e:Event)
RETURN a, count(DISTINCT e) AS events
"""


def why_event(store: Store, id_: str, decisions: Sequence[Decision]) -> str:
    """Why its mentions are one event, and how what they say differently was settled."""
    (event,) = reading.events(store, [id_])
    return "\n".join([*_event(store, event), *_settled(event), *_decided(decisions)])


def why_person(store: Store, id_: str, decisions: Sequence[Decision]) -> str:
    """Which names mean this person and why, and which offices he or she is known to have held."""
    (found,) = store.read(PERSON, id=id_)
    actor = found["a"]
    lines = [f"{actor['name']} ({actor['kind']}, {_country(actor.get('country'))}) {shown(id_)}"]
    lines[0] += f": {_counted(found['events'], 'event')}"
    for name in store.read(NAMES, id=id_):
        lines.append(f"  {_name(name)} {shown(name['id'])}")
        lines.append(f"      {name['rule']} ({name['score']:g})")
    terms = [
        f"  {term['office']}, {_country(term['country'])}, {_span(term['first'], term['last'])}"
        f" ({TABLES.get(term['source'], term['source'])})"
        for term in store.read(HELD, id=id_)
    ]
    return "\n".join([*lines, *terms, *_elsewhere(store, actor), *_decided(decisions)])


def tell_name(store: Store, id_: str) -> str:
    """A name as told, and some sentences that tell it."""
    lines = [f"{_name(name)} {shown(id_)}" for name in store.read(NAME, id=id_)]
    return "\n".join([*lines, *sentences(store, [id_])])


def sentences(store: Store, names: Iterable[str]) -> Iterator[str]:
    """Some sentences that tell one of the names."""
    for row in store.read(SENTENCES, ids=sorted(names)):
        yield f"  {row['reported'] or 'no date'}, {row['outlet'] or 'no outlet'}: “{_one_line(row['quote'])}”"


def why_place(store: Store, id_: str) -> str:
    """Where the place is, what it lies in, by which names the tables know it, and what is open to dispute."""
    (found,) = store.read(PLACE, id=id_)
    place = rows.place(found["p"])
    entry = known(place)
    lines = [f"{place.name} (place, {_country(place.country)}) {shown(id_)}: {_counted(found['events'], 'event')}"]
    if place.lat is not None:
        lines.append(f"  lies at {place.lat:g}, {place.lon:g}")
    if above := within(place):
        lines.append(f"  in {', in '.join(one.name for one in above)}")
    if inside := [row["name"] for row in store.read(INSIDE, id=id_)]:
        lines.append(f"  holds {', '.join(inside)}")
    if entry is None:
        lines.append(
            "  as told: the tables of places know no such name" + ("" if place.country else " without a country")
        )
    elif others := [name for name in entry.names if name != place.name]:
        lines.append(f"  also called {', '.join(others)}")
    if entry and entry.note:
        lines.append(f"  {entry.note}")
    return "\n".join([*lines, *_elsewhere(store, found["p"])])


def _elsewhere(store: Store, node: Row) -> Iterator[str]:
    """What it is called elsewhere, and who linked that."""
    own = {(i.scheme, i.value): i for i in linking.told(store.read, [node["id"]]).get(node["id"], ())}
    for scheme, value in linking.identifiers(store.read, [node])[node["id"]]:
        linked = own.get((scheme, value))
        source = f"linked by {linked.by} on {linked.at:%Y-%m-%d}" if linked else "from the tables"
        yield f"  {scheme}: {value} ({source})"


def _event(store: Store, event: Event) -> Iterator[str]:
    who = ", ".join(p.actor.name for p in event.participants)
    where = f" in {event.place.name}" if event.place else ""
    yield f"{CLASSES[event.type][0]}: {who}{where} ({event.when or 'no date'}, {event.status}) {shown(event.id)}"
    yield f"  mentions: {len(event.mentions)}, sources: {event.sources}, sure: {event.confidence:g}"
    articles = {row["id"]: row for row in store.read(ARTICLES, ids=sorted({m.article for m in event.mentions}))}
    for mention, reason in zip(event.mentions, event.reasons, strict=True):
        article = articles[mention.article]
        copy = "" if article["source"] in (None, mention.article) else f", a copy of {shown(article['source'])}"
        outlet = f"{article['outlet'] or 'no outlet'}{copy}"
        yield f"  {mention.reported or 'no date'}, {outlet}: “{_one_line(mention.quote)}”"
        told = f"{mention.modality}, {mention.when or 'no date'}"
        yield f"      {shown(mention.id)}: {reason}; says {told}" + (
            f", in {mention.place.name}" if mention.place else ""
        )


def _settled(event: Event) -> Iterator[str]:
    if stages := in_words((m.reported, m.modality) for m in event.mentions):
        yield f"  history: {stages}"
    told: dict[str, list[object]] = {
        "date": [m.when for m in event.mentions if m.when],
        "place": [m.place.name for m in event.mentions if m.place],
        "status": [m.modality for m in event.mentions],
        "quantity": [m.quantity for m in event.mentions if m.quantity is not None],
        "title": [m.title for m in event.mentions if m.title],
    }
    taken = {"date": event.when, "place": event.place and event.place.name, "status": event.status,
             "quantity": event.quantity, "title": event.title}  # fmt: skip
    for name, values in told.items():
        others = sorted({str(v) for v in values if v != taken[name]})
        if others:
            yield f"  {name}: {taken[name]}; others say {', '.join(others)}"


def _decided(decisions: Iterable[Decision]) -> Iterator[str]:
    for decision in decisions:
        word = {True: "one", False: "two", None: "taken back"}[decision.same]
        note = f": {decision.note}" if decision.note else ""
        yield f"  decided by {decision.by} on {decision.at:%Y-%m-%d %H:%M}, {word}{note} ({shown(decision.id)})"


def _name(row: Row) -> str:
    return f"“{row['name']}” ({_country(row['country'])}, told {_span(row['first'], row['last'])})"


def _country(code: str | None) -> str:
    names = country_names().get(code or "")
    return names[0] if names else "international" if code == INTERNATIONAL else "of no known country"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _span(first: str | None, last: str | None) -> str:
    if first == last:
        return first or "without a date"
    return f"from {first or '?'} to {last or '?'}"
