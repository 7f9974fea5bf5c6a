"""What becomes of mentions, events, names and people in the property graph: rows of its tables, as a store has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise
from typing import Any

from kg.identity.copies import bands
from kg.identity.people import Bearer
from kg.model import Event, Mention
from kg.places import within
from kg.register import bearers_of, form_of, known_as, meanings, names, row_of, tenure
from kg.register import blocks as name_blocks
from kg.spark.frames import Row, grouped
from kg.spark.text import dumps
from kg.store.rows import to_row
from kg.store.writing import same_actor, same_place

TABLE_ROW = "table string, id string, row string"
"""A row of the graph: the table (a label, or a relationship between two), the key or the start, and all as JSON."""
MEANT = "id string, name string, place int, meant string"
"""A person or body, with a name that means it."""


def node(label: str, row: Row) -> Row:
    """A row of a label's table."""
    return {"table": label, "id": row["id"], "row": dumps(row)}


def link(start: str, kind: str, end: str, ends: tuple[str, str], **properties: Any) -> Row:
    """A row of a relationship's table."""
    row = dumps({"start": ends[0], "end": ends[1], **properties})
    return {"table": f"{start}_{kind}_{end}", "id": ends[0], "row": row}


def of_articles(rows: Iterable[Row]) -> Iterator[Row]:
    """Where copies of the articles are looked for."""
    for row in rows:
        for band in bands(row["signature"]):
            yield link("Article", "KEYED", "Block", (row["id"], f"copy|{band}"))


def of_mention(mention: Mention, blocks: Iterable[str]) -> Iterator[Row]:
    """A mention, its article, its names, and the blocks of its account."""
    yield node("Mention", to_row(mention))
    yield link("Mention", "IN", "Article", (mention.id, mention.article))
    for name in names(mention):
        yield link("Mention", "NAMES", "Name", (mention.id, name))
    for block in blocks:
        yield link("Mention", "KEYED", "Block", (mention.id, block))


def of_event(event: Event) -> Iterator[Row]:
    """An event with who took part, where, and who says so."""
    yield node("Event", to_row(event))
    yield link("Event", "OF_TYPE", "EventType", (event.id, event.type))
    for mention, reason in zip(event.mentions, event.reasons, strict=True):
        yield link("Mention", "REPORTS", "Event", (mention.id, event.id), reason=reason)
    for part in event.participants:
        yield node("Actor", to_row(part.actor))
        ends = part.actor.id, event.id
        yield link("Actor", "PARTICIPATED_IN", "Event", ends, role=part.role, office=part.office)
    if event.place:
        yield link("Event", "AT", "Place", (event.id, event.place.id))
        chain = event.place, *within(event.place)
        yield from (node("Place", to_row(place)) for place in chain)
        for below, above in pairwise(chain):
            yield link("Place", "WITHIN", "Place", (below.id, above.id))


def of_names(rows: Iterable[Row]) -> Iterator[Row]:
    """The names, and where they stand."""
    for row in rows:
        told = json.loads(row["name"])
        yield node("Name", told)
        for block in name_blocks(form_of(told)):
            yield link("Name", "KEYED", "Block", (row["id"], block))


def meant(rows: Iterable[Row]) -> Iterator[Row]:
    """Each name once for everybody whom it may mean."""
    for row in rows:
        told = json.loads(row["name"])
        form = form_of(told)
        for place, bearer in enumerate(meanings(form, bearers_of(told))):
            alone = dumps(row_of(form, (bearer,)))
            yield {"id": bearer.actor.id, "name": row["id"], "place": place, "meant": alone}


def of_people(rows: Iterator[Row]) -> Iterator[Row]:
    """Everybody who acts in an event, as known by now, with the names that mean them and the offices that they held.

    Of each actor come first the rows of those events, without a name, then the names in order of id.
    """
    for id_, several in grouped(rows, "id"):
        lines = list(several)
        acting = [json.loads(line["row"]) for line in lines if line["name"] is None]
        if not acting:
            continue
        told: list[Bearer] = []
        for line in lines[len(acting) :]:
            told += bearers_of(json.loads(line["meant"]))
            yield link("Name", "MEANS", "Actor", (line["name"], id_), rule=told[-1].rule, score=told[-1].score)
        bearer = known_as(told) if told else None
        yield node("Actor", to_row(bearer.actor) if bearer else reduce(same_actor, acting))
        for held in [tenure(term, bearer.actor) for term in bearer.terms] if bearer else ():
            yield node("Office", {name: held[name] for name in ("id", "name", "country")})
            days = {name: held[name] for name in ("from", "until", "source")}
            yield link("Actor", "HELD", "Office", (id_, held["id"]), **days)


def of_places(rows: Iterator[Row]) -> Iterator[Row]:
    """Each place once, under one name and with one spot."""
    for _, several in grouped(rows, "id"):
        yield node("Place", reduce(same_place, (json.loads(line["row"]) for line in several)))
