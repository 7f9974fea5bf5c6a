"""The people of one article: full names, countries and offices gathered from all of it, found again by surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kg.ids import fold
from kg.model import Actor
from loaders.extraction import gazetteer
from loaders.extraction.beside import beside, colleague, definite, kin, local, sex
from loaders.extraction.names import Name
from loaders.extraction.strangers import is_month, stranger

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True, eq=False)
class Person:
    """What the article, and the table of leaders, tell of one person."""

    name: str
    country: str | None = None
    office: str | None = None
    rank: str | None = None
    female: bool | None = None
    words: frozenset[str] = field(default_factory=frozenset)
    titled: bool = False
    definite: bool = False
    """Named behind an office of which the article spoke before: "the ambassador, X"."""
    kin: Person | None = None
    """Whose wife, husband or child this is said to be."""
    peer: Person | None = None
    """In whose government this person is, by a list of the two."""
    met: str | None = None
    """The country in which the person was met as a member of its government."""

    @property
    def actor(self) -> Actor:
        return Actor(name=self.name, kind="person", country=self.country)


class Cast:
    """The people of an article by any word of their names."""

    def __init__(self, on: date | None) -> None:
        self._on = on
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        self.people: list[Person] = []

    def gather(self, doc: Doc, names: Sequence[Name]) -> None:
        """Learn the people whom a passage names, with what stands beside their names."""
        last: Person | None = None
        for at, name in enumerate(names):
            if name.kind != "person":
                continue
            country, office, rank = beside(doc, names, at)
            person = self._learn(name.text, country, office, rank)
            if person is None:
                continue
            female = sex(doc, names, at)
            person.female = person.female if female is None else female
            before = names[at - 1] if at and names[at - 1].end == name.start else None
            person.titled |= before is not None and before.kind in ("office", "honorific")
            person.definite |= definite(doc, names, at)
            if country is None:
                person.peer = person.peer or (last if colleague(doc, names, at) else None)
                person.met = person.met or local(doc, names, at)
            if last is not None and kin(doc, name):
                person.kin = last
            last = person

    def settle(self) -> None:
        """Give single names to the leader of that name, once every full name is known; drop what is no person."""
        for person in list(self.people):
            self._consult(person)
        for person in [person for person in self.people if self._doubtful(person)]:
            self.people.remove(person)
            for word in person.words:
                self._by_word[word].remove(person)
        for person in self.people:
            if person.country is None:
                other = person.kin or person.peer
                person.country = (other.country if other is not None else None) or person.met

    def _doubtful(self, person: Person) -> bool:
        """Whether a name may be no person's: one word that nothing explains, or two surnames in a headline."""
        words = fold(person.name).split()
        if len(person.words) == 1:
            return not (person.titled or person.office or person.country or person.kin)
        others = [other for other in self.people if other is not person and len(other.words) > 1]
        surnames = {fold(other.name).split()[-1] for other in others}
        return len(words) > 2 and words[0] in surnames and words[-1] in surnames

    def _misspelt(self, person: Person) -> gazetteer.Leader | None:
        """The leader of the day who must be meant, with another spelling of the first name."""
        words = fold(person.name).split()
        if len(words) != 2 or self._on is None or person.country is None or person.office is None:
            return None
        leader = gazetteer.leader(words[1].title(), self._on, person.country)
        if leader is None or leader.days_from(self._on) or fold(leader.name)[0] != words[0][0]:
            return None
        held = gazetteer.office(leader.office)
        return leader if held is not None and held.canonical == person.office else None

    def holder(self, office: str | None, country: str) -> Person | None:
        """Who holds an office of a country, as far as the article tells."""
        for person in self.people:
            if person.country == country and person.office == office:
                return person
        unknown = [p for p in self.people if p.country is None and p.office == office and p.definite]
        if len(unknown) != 1:
            return None
        unknown[0].country = country
        return unknown[0]

    def find(self, text: str) -> Person | None:
        """The person whom a full name or a surname stands for; None if nobody or several."""
        words = fold(text).split()
        if not words:
            return None
        known = [p for p in self._by_word.get(words[-1], ()) if set(words) <= p.words]
        if not known and len(words) > 1:
            single = [
                p
                for word in words
                for p in self._by_word.get(word, ())
                if p.words <= {words[0], words[-1]} and len(p.words) == 1
            ]
            known = sorted(dict.fromkeys(single), key=self.people.index)
        if not known and len(words) > 1:
            known = [p for p in self._by_word.get(words[-1], ()) if len(p.words) == 1 or p.words <= set(words)]
        if len(known) > 1:
            surname = [p for p in known if fold(p.name).split()[-1] == words[-1] or fold(p.name).split()[0] == words[0]]
            known = surname if len(surname) == 1 else known[:1] if len(words) > 1 else surname[:1]
        return known[0] if known else None

    def female(self, name: str) -> bool | None:
        """Whether the article speaks of this person as a woman; None if it does not show."""
        return next((person.female for person in self.people if person.name == name), None)

    def surnames(self, doc: Doc, taken: Iterable[int]) -> Iterator[Name]:
        """The bare surnames in a passage that belong to people of the cast."""
        inside = set(taken)
        for token in doc:
            text = token.text
            if (
                token.i in inside
                or len(text) < 2
                or not text[0].isupper()
                or token.pos_ in ("VERB", "AUX", "DET", "PRON")
                or stranger(token)
            ):
                continue
            if fold(text) in self._by_word and self.find(text) and not is_month(token):
                end = token.i + 1
                if (
                    end + 1 < len(doc)
                    and doc[end].text == "-"
                    and not token.whitespace_
                    and doc[end + 1].text.islower()
                ):
                    continue
                yield Name(token.i, end, text, "person")

    def _learn(self, text: str, country: str | None, office: str | None, rank: str | None) -> Person | None:
        words = fold(text).split()
        if not words or (len(words) == 1 and len(words[0]) < 2):
            return None
        person = self.find(text)
        if person is not None and self._namesake(person, words):
            person = None
        if person is None or (person.country and country and person.country != country and len(words) > 1
                              and person.words != frozenset(words)):  # fmt: skip
            person = Person(text, words=frozenset(words))
            self.people.append(person)
            for word in words:
                self._by_word[word].append(person)
        elif len(words) > len(person.words):
            person.name, person.words = text, frozenset(words)
            for word in words:
                if person not in self._by_word[word]:
                    self._by_word[word].append(person)
        person.country = person.country or country
        if rank and not person.rank:
            person.office, person.rank = office, rank
        return person

    def _namesake(self, person: Person, words: list[str]) -> bool:
        """Whether a surname alone is that of the leader of the day, and the full name that of somebody else."""
        if (len(words) == 1) == (len(person.words) == 1):
            return False
        surname = words[0] if len(words) == 1 else fold(person.name)
        leader = gazetteer.leader(surname.title(), self._on) if self._on else None
        if leader is None or leader.days_from(self._on or leader.first):
            return False
        full = set(words) | person.words
        return (
            not full <= {*fold(leader.name).split()}
            and gazetteer.leader(person.name if len(words) == 1 else " ".join(words), self._on) != leader
        )

    def _consult(self, person: Person) -> None:
        leader = gazetteer.leader(person.name, self._on)
        serving = leader is not None and len(person.words) > 1 and self._on and not leader.days_from(self._on)
        if leader is not None and serving and leader.country != "XXX":
            person.country = leader.country  # whatever country stands next to the name
        leader = gazetteer.leader(person.name, self._on, person.country) or self._misspelt(person)
        if leader is None or (person.country and leader.country != person.country):
            return
        extra = set(fold(leader.name).split())
        if len(person.words) > 1 and not person.words & extra:
            return
        person.name, person.country = leader.name, leader.country
        person.words |= extra
        for word in extra:
            if person not in self._by_word[word]:
                self._by_word[word].append(person)
        if person.office is None and (office := gazetteer.office(leader.office)):
            person.office, person.rank = office.canonical, office.rank
