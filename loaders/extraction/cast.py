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
from loaders.extraction.names import Name, is_month

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSING = (",", ")", ".", ";")
_SEX = {"mr": False, "sir": False, "lord": False, "mrs": True, "ms": True, "miss": True, "dame": True}


@dataclass(slots=True, eq=False)
class Person:
    """What the article, and the table of leaders, tell of one person."""

    name: str
    country: str | None = None
    office: str | None = None
    rank: str | None = None
    female: bool | None = None
    words: frozenset[str] = field(default_factory=frozenset)

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
        for at, name in enumerate(names):
            if name.kind == "person":
                country, office, rank = _beside(doc, names, at)
                person = self._learn(name.text, country, office, rank)
                before = names[at - 1] if at and names[at - 1].end == name.start else None
                if person and before is not None and before.text.rstrip(".").casefold() in _SEX:
                    person.female = _SEX[before.text.rstrip(".").casefold()]

    def settle(self) -> None:
        """Give single names to the leader of that name, once every full name is known."""
        for person in list(self.people):
            self._consult(person)

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
        if office and not person.office:
            person.office, person.rank = office, rank
        return person

    def _consult(self, person: Person) -> None:
        leader = gazetteer.leader(person.name, self._on, person.country)
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


def _beside(doc: Doc, names: Sequence[Name], at: int) -> tuple[str | None, str | None, str | None]:
    """Country, office and rank that stand before or behind the name of a person."""
    country, office, rank = _before(doc, names, at)
    if office is None or country is None:
        behind = _behind(doc, names, at)
        if office is None:
            office, rank = behind[1:]
        country = country or behind[0]
    return country, office, rank


def _before(doc: Doc, names: Sequence[Name], at: int) -> tuple[str | None, str | None, str | None]:
    """ "Russian President X", "Hungary's Prime Minister, X", "the Norwegian diplomat X"."""
    office = rank = None
    right = names[at].start
    for name in reversed(names[max(0, at - 4) : at]):
        between = [token for token in doc[name.end : right] if token.text not in ("'s", "’s", "'", "’")]
        if any(token.lemma_ == "counterpart" for token in between) and name.kind == "demonym":
            return name.country, office, rank
        if len(between) > 4 or any(
            token.is_punct and (token.text != "," or (not office and name.kind != "office")) for token in between
        ):
            break
        if any(token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "PRON") for token in between):
            break
        if name.kind == "office":
            if office is None:
                office, rank = name.office, name.rank
        elif name.kind in ("demonym", "country", "organisation"):
            if name.start and doc[name.start - 1].lower_ in ("to", "the") and _abroad(doc, name.start):
                right = name.start
                continue
            if office or between or name.end == right:
                return (name.country if name.kind != "organisation" or office else None), office, rank
            break
        elif name.kind != "honorific":
            break
        right = name.start
    return None, office, rank


def _behind(doc: Doc, names: Sequence[Name], at: int) -> tuple[str | None, str | None, str | None]:
    """ "X, [the] Russian foreign minister", "X, prime minister of Italy", "President X of China"."""
    end = names[at].end
    if end >= len(doc):
        return None, None, None
    country = office = rank = None
    if (
        doc[end].text == "of"
        and at + 1 < len(names)
        and names[at + 1].kind == "country"
        and names[at + 1].start - end <= 2
    ):
        return names[at + 1].country, None, None
    if doc[end].text not in (",", "("):
        return None, None, None
    stop = next(
        (t.i for t in doc[end + 1 :] if t.text in _CLOSING or t.is_quote or t.pos_ in ("VERB", "AUX")), len(doc)
    )
    if stop < len(doc) and doc[stop].text not in _CLOSING:
        return None, None, None
    for name in names[at + 1 : at + 5]:
        if name.start >= stop or name.kind == "person":
            break
        if name.kind == "office":
            office, rank = office or name.office, rank or name.rank
        elif name.kind in ("demonym", "country") and country is None:
            country = name.country
    return (country, office, rank) if office else (None, None, None)


def _abroad(doc: Doc, start: int) -> bool:
    """Whether a country is where an envoy is sent to, not from: "ambassador to the United States X"."""
    before = doc[start - 2 : start] if doc[start - 1].lower_ == "the" else doc[start - 1 : start]
    return start > 1 and before[0].lower_ == "to"
