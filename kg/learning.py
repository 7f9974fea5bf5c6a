"""What a graph learns of names: they are resolved again wherever something new was told.

Only the groups of names are touched in which a mention says something that was not known: a new
spelling, a new office, an earlier or a later day. What a name meant before is on its node, so that
the mentions are found that are about somebody else from now on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.identity import Directory, Links, told_on
from kg.identity.directory import groups, meant, whom
from kg.identity.forms import ALONE, Form, block, forms, widened
from kg.identity.offices import alone, holders, offices
from kg.identity.people import bearers
from kg.model import Actor, Decision, Event, Mention
from kg.register import Register, bearers_of, form_of, names
from kg.store import Tx, naming
from kg.store.base import Row
from kg.store.rows import mention as read_mention


class Learner(Register):
    """The register of a graph, as one transaction reads and changes it."""

    def __init__(self, tx: Tx, links: Links) -> None:
        super().__init__({}, Directory(), ())
        self._tx = tx
        self._links = links
        self._stored: dict[str, Row] = {}
        self._asked: set[str] = set()

    def learn(self, mentions: Sequence[Mention], decisions: Iterable[Decision]) -> set[str]:
        """The articles with stored mentions that are about somebody else from now on."""
        told = {form.actor.id: form for form in forms(mentions)}
        decided = {id_ for d in decisions for id_ in (*d.left, *d.right)}
        self._read(naming.names(self._tx, told.keys() | decided))
        news = decided & self.forms.keys()
        left = set()
        for id_, form in told.items():
            known = self.forms.get(id_)
            self.forms[id_] = widened(known, form) if known else form
            if known != self.forms[id_]:
                news.add(id_)
                left |= {block(known)} if known else set()  # what is told of a name may take it to another block
        self._resolve(news, left)
        return self._moved()

    def know(self, mentions: Iterable[Mention]) -> Directory:
        """A directory in which every name of the mentions stands."""
        ids = {id_ for m in mentions for id_ in names(m)}
        self._read(naming.names(self._tx, ids - self.forms.keys()))
        return self.directory

    def knew(self, mentions: Iterable[Mention]) -> Directory:
        """The directory as it was before this transaction."""
        self.know(mentions)
        return Directory({id_: bearers_of(row) for id_, row in self._stored.items()})

    def save(self, mentions: Iterable[Mention], made: Iterable[Event]) -> None:
        """Write, after mentions and events, what was learned."""
        self.save_names(self._tx, mentions)
        self.save_people(self._tx, made, self.resolved)

    def _resolve(self, news: set[str], left: set[str]) -> None:
        """Find out anew whom the names mean that share a group or an office with one of these, or did."""
        reached: set[str] = set()
        wanted = set(news)
        while wanted:
            reached |= wanted
            near = {block(self.forms[id_]) for id_ in wanted} | left
            beside = {other for id_ in wanted for other in self._links.partners(id_)}
            self._read(naming.names_in(self._tx, self._fresh(near)))
            self._read(naming.names(self._tx, beside - self.forms.keys()))
            wanted = {id_ for id_, f in self.forms.items() if id_ in beside or block(f) in near} - reached
        for group in groups((self.forms[id_] for id_ in reached), self._links):
            self.directory.bearers |= whom(group, self._links)
        held = {office for id_ in reached for office in offices(self.forms[id_])}
        told_of = self._fresh(f"office|{office}" for office in held)
        # An office alone that is new stands in no block of the store yet.
        asked = told_of & {f"office|{alone(form)}" for form in self.forms.values()}
        asked |= naming.blocks_beside(self._tx, told_of - asked, ALONE)
        self._read(naming.names_in(self._tx, asked))
        told: defaultdict[str, list[Form]] = defaultdict(list)
        for _, form in sorted(self.forms.items()):
            for office in offices(form):
                told[office].append(form)
        for office in held:
            for form in told[office]:
                if alone(form) == office:
                    id_ = form.actor.id
                    itself = bearers((form,), self._links)[id_]
                    self.directory.bearers[id_] = holders(form, told[office], self.directory.bearers) or itself
                    reached.add(id_)
        self.resolved |= reached

    def _moved(self) -> set[str]:
        changed = {id_ for id_ in self.resolved & self._stored.keys() if self._differs(id_)}
        found = naming.claims_naming(self._tx, changed)
        return {row["article"] for row in found if self._moves(read_mention(row["claim"]), changed)}

    def _differs(self, id_: str) -> bool:
        old, new = bearers_of(self._stored[id_]), self.directory.bearers[id_]
        if len(old) == len(new) == 1 and not (old[0].in_office or new[0].in_office):  # the one, whatever the day
            return _who(old[0].actor) != _who(new[0].actor)
        return old != new

    def _moves(self, told: Mention, changed: set[str]) -> bool:
        day = told_on(told)
        for part in told.participants:
            if part.actor.id in changed:
                before = meant(part, bearers_of(self._stored[part.actor.id]), day)
                if _who(before.actor) != _who(meant(part, self.directory.bearers[part.actor.id], day).actor):
                    return True
        return False

    def _read(self, rows: Mapping[str, Row]) -> None:
        for id_, row in rows.items():
            if id_ not in self.forms:
                self._stored[id_] = row
                self.forms[id_] = form_of(row)
                self.directory.bearers[id_] = bearers_of(row)

    def _fresh(self, names: Iterable[str]) -> set[str]:
        fresh = set(names) - self._asked
        self._asked |= fresh
        return fresh


def _who(actor: Actor) -> tuple[str, str, str | None]:
    return actor.id, actor.name, actor.country
