"""What a person decides about a graph: what is one, what is two, and what was decided in error."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

from kg.errors import AmbiguousName, FixQuery, UnknownName
from kg.growth import grow
from kg.identity import Links
from kg.identity.bodies import doubtful_bodies
from kg.identity.doubts import Doubt, doubtful
from kg.identity.twins import twins
from kg.ids import founding_mention_id, shown
from kg.intake import Batch
from kg.model import Decision, Event
from kg.names import EVENT, PLACE, find
from kg.reasons import sentences, tell_name, why_event, why_person, why_place
from kg.rebuild import Rebuilt, rebuild
from kg.register import form_of
from kg.resources import user
from kg.store import Store, reading

PERSON = """
MATCH (a:Actor) WHERE a.id STARTS WITH $id RETURN a.id AS id, a.kind AS kind LIMIT 20
UNION
MATCH (:Name {id: $id})-[:MEANS]->(a:Actor) RETURN a.id AS id, a.kind AS kind LIMIT 20
"""
SITE = "MATCH (p:Place) WHERE p.id STARTS WITH $id RETURN p.id AS id LIMIT 20"
TOLD = "MATCH (m:Mention)-[:REPORTS]->(:Event {id: $id}) RETURN m.id AS id, m.article AS article ORDER BY m.id"
CALLED = "MATCH (n:Name)-[:MEANS]->(:Actor {id: $id}) RETURN n.id AS id, n.id AS article ORDER BY n.id"
STANDING = "MATCH (c:Decision) WHERE c.id STARTS WITH $id RETURN c.id AS id LIMIT 20"


class Subject(NamedTuple):
    """An event with its mentions, an actor with the names that mean it, or a place."""

    kind: str
    id: str
    members: dict[str, str]
    """The ids, each with what keeps it together with others: a mention's article."""

    def member(self, text: str) -> str:
        """The one of its mentions or names whose id begins so."""
        found = [id_ for id_ in self.members if text and id_.startswith(text)]
        if len(found) != 1:
            parts = "mentions" if self.kind == "event" else "names"
            several = ", ".join(map(shown, found or self.members))
            fault = "begins several of" if found else "is not among"
            raise FixQuery(f"{text!r} {fault} the {parts} of {shown(self.id)}: {several}")
        return found[0]


class Deciding:
    """The part of a graph by which persons outrank its rules; nothing is lost, and all can be undone."""

    store: Store

    def merge(self, a: str, b: str, *, by: str | None = None, note: str | None = None) -> Decision:
        """Decide that two events are one, or two people, organisations or groups; the decision, which is kept.

        `a` and `b` are ids, or the beginnings of ids. Raises UnknownName, AmbiguousName, or FixQuery
        if one is an event and the other a person, or the like, or both are one already.
        """
        left, right = self._subject(a), self._subject(b)
        if left.kind != right.kind:
            raise FixQuery(f"{a} is {_a(left.kind)} and {b} {_a(right.kind)}: only two of a kind can be one")
        if left.id == right.id:
            raise FixQuery(f"{a} and {b} are one already: {left.id}")
        for side in (left, right):
            if not side.members:
                raise FixQuery(f"{side.id} is {_a(left.kind)}: only events and actors with names can be decided about")
        return self._decide([(left.members, right.members)], True, by, note)[0]

    def answer(self, doubt: Doubt, *, same: bool, by: str | None = None, note: str | None = None) -> Decision:
        """Decide a doubt: its two are one, or two; the decision, which is kept."""
        groups = [self._subject(id_).members if id_.startswith("e") else {id_: ""} for id_ in (doubt.left, doubt.right)]
        return self._decide([(groups[0], groups[1])], same, by, note)[0]

    def split(self, id_: str, *members: str, by: str | None = None, note: str | None = None) -> list[Decision]:
        """Decide that some mentions of an event, or names of a person, are not of the rest; the decisions.

        Without `members` all are taken apart, an event's mentions article by article.
        """
        whole = self._subject(id_)
        members = tuple(whole.member(text) for text in members)
        rest = {m: part for m, part in whole.members.items() if m not in members}
        groups = [dict.fromkeys(members, "")] if members else _groups(whole.members)
        pairs = []
        for number, group in enumerate(groups):
            others = rest if members else {m: "" for later in groups[number + 1 :] for m in later}
            if others:
                pairs.append((group, others))
        if not pairs:
            raise FixQuery(f"{whole.id} has nothing that could be taken apart")
        return self._decide(pairs, False, by, note)

    def undo(self, decision: str, *, by: str | None = None, note: str | None = None) -> Decision:
        """Take a decision back, by its id or the beginning of it; the rules decide again."""
        ids = [row["id"] for row in self.store.read(STANDING, id=decision)]
        if len(ids) != 1:
            raise AmbiguousName(decision, ids) if ids else UnknownName(decision)
        decisions = self.decisions()
        (old,) = (d for d in decisions if d.id == ids[0])
        if old.same is None:
            raise FixQuery(f"{old.id} takes a decision back; it cannot be undone, but decided again")
        if [d for d in decisions if (d.left, d.right) == (old.left, old.right)][-1].same is None:
            raise FixQuery(f"{old.id} was taken back already")
        return self._decide([(dict.fromkeys(old.left, ""), dict.fromkeys(old.right, ""))], None, by, note)[0]

    def why(self, id_: str) -> str:
        """In words, why an event holds its mentions, whom names mean, or where a place is; by id or its beginning."""
        subject = self._subject(id_)
        words = [d for d in self.decisions() if not subject.members.keys().isdisjoint({*d.left, *d.right})]
        if subject.kind == PLACE:
            return why_place(self.store, subject.id)
        return (why_event if subject.kind == "event" else why_person)(self.store, subject.id, words)

    def decide(self, decision: Decision) -> list[Event]:
        """The events made again after a person's decision about mentions or names, which is kept."""
        return self.store.execute(partial(grow, batch=Batch(decisions=[decision])))

    def doubts(self) -> list[Doubt]:
        """Pairs of events, and of names, about which the rules were unsure and nobody decided; the likeliest first."""
        links = Links(self.decisions())
        found = twins(reading.Contents(self.store).events(), links)
        told = [form_of(row["n"]) for row in self.store.read("MATCH (n:Name) RETURN n ORDER BY n.id")]
        there = {row["id"] for row in self.store.read("MATCH (a:Actor) RETURN a.id AS id")} | {f.actor.id for f in told}
        names = [
            *doubtful((form for form in told if form.actor.kind == "person"), links),
            *doubtful_bodies((form for form in told if form.actor.kind != "person"), links),
        ]
        found += [d for d in names if {d.left, d.right} <= there]
        return sorted(found, key=lambda d: (-d.score, d.left, d.right))

    def rebuild(self) -> Rebuilt:
        """Make all events again from the mentions and the decisions; what that changed. See kg/rebuild.py."""
        return rebuild(self.store)

    def decisions(self) -> list[Decision]:
        """Everything that was decided, the earliest first."""
        return sorted(self.store.execute(reading.decisions), key=lambda d: (d.at, d.id))

    def _decide(
        self, pairs: Iterable[tuple[Iterable[str], Iterable[str]]], same: bool | None, by: str | None, note: str | None
    ) -> list[Decision]:
        latest = [d.at + timedelta(microseconds=1) for d in self.decisions()]
        at = max([datetime.now(UTC), *latest])  # whatever the clock says, the last word is the latest
        made = [Decision(left=tuple(a), right=tuple(b), same=same, by=by or user(), at=at, note=note) for a, b in pairs]
        self.store.execute(partial(grow, batch=Batch(decisions=made)))
        return made

    def sides(self, doubt: Doubt) -> tuple[str, str]:
        """What to look at before the doubt is decided: the two events, persons, or a name and a person, in words."""
        left, right = self._subject(doubt.left), self._subject(doubt.right)
        if left.id == right.id:  # the name was joined: it is shown as it was told, and the rest beside it
            others = sentences(self.store, right.members.keys() - {doubt.left})
            return tell_name(self.store, doubt.left), "\n".join([self.why(doubt.right), *others])
        if left.kind == "event":
            return self.why(doubt.left), self.why(doubt.right)
        told = [[self.why(side.id), *sentences(self.store, side.members)] for side in (left, right)]
        return "\n".join(told[0]), "\n".join(told[1])

    def _subject(self, id_: str) -> Subject:
        if not id_.strip():
            raise FixQuery("give the id of an event, an actor or a place, the beginning of one, or a name")
        events = self.store.read(EVENT, id=id_, founder=founding_mention_id(id_))
        people = self.store.read(PERSON, id=id_)
        places = self.store.read(SITE, id=id_)
        found = {("event", row["id"]) for row in events} | {(row["kind"], row["id"]) for row in people}
        found |= {(PLACE, row["id"]) for row in places}
        if len(found) > 1:
            ids = sorted(one for _, one in found)
            raise AmbiguousName(id_, [*ids[:3], "others"] if len(ids) > 3 else ids)
        if not found:
            if (called := find(self.store.read, "Actor", id_)) == id_:
                raise UnknownName(id_)
            return self._subject(called)
        ((kind, one),) = found
        rows = self.store.read(TOLD if kind == "event" else CALLED, id=one)
        return Subject(kind, one, {row["id"]: row["article"] for row in rows})


def _groups(members: dict[str, str]) -> list[dict[str, str]]:
    parts = sorted(set(members.values()))
    return [{m: part for m, part in members.items() if part == name} for name in parts]


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
