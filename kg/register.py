"""The register of names in a graph: who the people and bodies behind the names are, as nodes and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from kg import records
from kg.identity import Directory
from kg.identity.forms import Form, Term, block, named
from kg.identity.offices import offices
from kg.identity.people import Bearer
from kg.model import Actor, Event, Mention
from kg.store import Tx, naming
from kg.store.base import Row
from kg.store.links import End
from kg.store.rows import to_row

AS_TOLD = "as told: it may mean several, or nobody who is known"


class Register:
    """Names as told, and whom they mean; those that were `resolved` are to be written."""

    def __init__(self, told: Mapping[str, Form], directory: Directory, resolved: Iterable[str]) -> None:
        self.forms = dict(told)
        self.directory = directory
        self.resolved = set(resolved)

    def save_names(self, tx: Tx, mentions: Iterable[Mention]) -> None:
        """Write the names that were resolved, and link the mentions, which are there, to theirs."""
        rows = [row_of(self.forms[id_], self.directory.bearers[id_]) for id_ in sorted(self.resolved)]
        naming.put_names(tx, rows, {id_: blocks(self.forms[id_]) for id_ in self.resolved})
        naming.link_names(tx, {m.id: names(m) for m in mentions})

    def save_people(self, tx: Tx, made: Iterable[Event], resolved: Set[str] = frozenset()) -> None:
        """Write, after the events, who acts in them or is meant by a name that was resolved, and their offices."""
        acting: defaultdict[str, set[Actor]] = defaultdict(set)
        for part in (p for event in made for p in event.participants if named(p.actor)):
            acting[part.actor.id].add(part.actor)
        meant = {id_: meanings(self.forms[id_], found) for id_, found in self.directory.bearers.items()}
        active = {id_ for id_, found in meant.items() if any(b.actor.id in acting for b in found)}
        touched = sorted(active | (resolved & meant.keys()))
        wanted = {b.actor.id for id_ in touched for b in meant[id_]}
        there = (wanted & acting.keys()) | naming.actors_there(tx, wanted - acting.keys())
        known = self._known(tx, meant, there)
        means: dict[str, list[End]] = {
            i: [(b.actor.id, b.rule, b.score) for b in meant[i] if b.actor.id in there] for i in touched
        }
        held = {i: [tenure(term, known[i].actor) for term in known[i].terms] for i in sorted(there)}
        # The events have brought those whom they name alike.
        people = [known[id_].actor for id_ in sorted(there) if acting.get(id_) != {known[id_].actor}]
        naming.link_actors(tx, map(to_row, people), means, held)

    def _known(self, tx: Tx, meant: Mapping[str, tuple[Bearer, ...]], there: Collection[str]) -> dict[str, Bearer]:
        """These people as all names tell of them, also those that were not read so far."""
        told: defaultdict[str, list[Bearer]] = defaultdict(list)
        for _, found in sorted(meant.items()):
            for bearer in found:
                told[bearer.actor.id].append(bearer)
        for id_, row in naming.names_meaning(tx, (i for i in there if not any(map(_by_name, told[i])))).items():
            for bearer in bearers_of(row) if id_ not in meant else ():
                told[bearer.actor.id].append(bearer)
        return {id_: known_as(told[id_]) for id_ in there}


def known_as(found: Sequence[Bearer]) -> Bearer:
    """Somebody of whom names tell: who has a name is known by it, others by all offices that mean them."""
    if named_so := [bearer for bearer in found if _by_name(bearer)]:
        return named_so[-1]
    if in_office := [bearer for bearer in found if bearer.in_office]:
        terms = dict.fromkeys(term for bearer in in_office for term in bearer.terms)
        return replace(in_office[-1], terms=tuple(terms))
    return found[-1]


def _by_name(bearer: Bearer) -> bool:
    return not bearer.in_office and bearer.rule != AS_TOLD


def names(mention: Mention) -> set[str]:
    """The ids of the names in a mention."""
    return {part.actor.id for part in mention.participants if named(part.actor)}


def meanings(form: Form, found: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """Whom the name may mean, and the name as told, which it stays on days when it means nobody."""
    if any(bearer.actor.id == form.actor.id for bearer in found):
        return found
    return *found, Bearer(form.actor, AS_TOLD, 1.0)


def blocks(form: Form) -> set[str]:
    """Where a name stands: with its namesakes, and with those who were told to hold the same offices."""
    if form.actor.kind != "person":
        return set()  # a body has no namesakes
    return {block(form), *(f"office|{office}" for office in offices(form))}


def row_of(form: Form, meant: tuple[Bearer, ...]) -> Row:
    """A name and whom it means, as a node holds them."""
    terms, means = [_plain(term) for term in form.offices], [_plain(bearer) for bearer in meant]
    return {
        "id": form.actor.id, "name": form.actor.name, "kind": form.actor.kind, "country": form.actor.country,
        "aliases": sorted(form.actor.aliases), "wikidata": form.actor.wikidata, "offices": _json(terms),
        "means": _json(means), "first": _iso(form.first), "last": _iso(form.last),
    }  # fmt: skip


def form_of(row: Row) -> Form:
    """The name that a node holds."""
    aliases = tuple(row.get("aliases") or ())  # a store filled by neo4j-admin has no empty lists
    actor = Actor(
        name=row["name"], kind=row["kind"], country=row.get("country"), aliases=aliases, wikidata=row.get("wikidata")
    )
    return Form(actor, _terms(json.loads(row["offices"])), _date(row.get("first")), _date(row.get("last")))


def bearers_of(row: Row) -> tuple[Bearer, ...]:
    """Whom the name of a node means."""
    return tuple(
        Bearer(records.actor(b["actor"]), b["rule"], b["score"], _terms(b["terms"]), b["in_office"])
        for b in json.loads(row["means"])
    )


def _terms(found: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    return tuple(Term(t["office"], t["country"], _date(t["first"]), _date(t["last"]), t["source"]) for t in found)


def _plain(thing: Term | Bearer) -> dict[str, Any]:
    plain = asdict(thing)
    if isinstance(thing, Bearer):
        return plain | {"actor": records.actor_json(thing.actor), "terms": [_plain(term) for term in thing.terms]}
    return plain | {"first": _iso(thing.first), "last": _iso(thing.last)}


def tenure(term: Term, holder: Actor) -> Row:
    """An office, and the days on which the holder is known to have held it."""
    country = term.country or holder.country
    return {"id": f"{country or ''}|{term.office}", "name": term.office, "country": country,
            "from": _iso(term.first), "until": _iso(term.last), "source": term.source}  # fmt: skip


def _json(things: Sequence[Any]) -> str:
    return json.dumps(things, ensure_ascii=False, separators=(",", ":"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
