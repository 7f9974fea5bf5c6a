"""What the words of one passage refer to, and how noun phrases add up to actors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Actor
from loaders.extraction import names
from loaders.extraction.clauses import prepositional
from loaders.extraction.names import Name
from loaders.extraction.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

BODIES = words(
    "government administration ministry army force troop soldier military navy official authority delegation "
    "envoy diplomat side regime junta parliament embassy team negotiator state mission republic personnel "
    "leader minister president representative company entity bank firm lawmaker leadership cabinet premier "
    "warship vessel fighter officer ally member secretary counterpart ambassador consulate mediator delegate attache "
    "attaché mercenary marine peacekeeper warplane jet aircraft ship destroyer carrier submarine bomber tanker"
)
_AMOUNTS = words("dozen hundred thousand number some group member handful majority couple all many several")
_TITLES = ("office", "honorific", "demonym", "country")
_SEATED = words("official authority government leader leadership administration embassy ambassador envoy minister")
_LOST = frozenset({"ROOT", "conj", "nmod", "compound", "appos", "dep", "npadvmod"})
_TOGETHER = words("along together alongside")
_ACCOMPANY = words("accompany join flank")
_PERSONS = words(
    "head chief boss nominee candidate director founder adviser aide politician man woman lawmaker negotiator "
    "ally official diplomat commander successor predecessor son daughter brother sister billionaire businessman "
    "veteran chairman"
)
_RELATED = words("ally neighbour neighbor partner rival counterpart")
_LED = words("delegation team mission group party")
_SEATS = ("headquarters", "headquarter", "secretariat")
_LISTED = words("country nation state capital city stop destination")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "nummod"})
_NATIONAL = ("demonym", "country", "capital")
_VERBS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Ref:
    """An actor whom a word refers to, the office told, and how sure that is."""

    actor: Actor
    office: str | None = None
    rank: str | None = None
    sure: float = 1.0

    @property
    def official(self) -> bool:
        """Whether this acts for a state: a body, or a person of an office and a country."""
        return self.actor.kind != "person" or (self.rank is not None and self.actor.country is not None)

    def less(self, factor: float) -> Ref:
        """The same reference, less sure by that factor."""
        return Ref(self.actor, self.office, self.rank, self.sure * factor)


def distinct(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """The references, each actor but once."""
    by_actor: dict[str, Ref] = {}
    for ref in refs:
        by_actor.setdefault(ref.actor.id, ref)
    return tuple(by_actor.values())


_DEEPEST = 100
"""Longer chains of names are no sentence that anybody wrote, and following them has no end."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The references and the names of a passage, by token."""

    refs: dict[int, tuple[Ref, ...]]
    names: dict[int, Name]
    _rows: dict[tuple[int, int], tuple[list[Name], bool]] = field(default_factory=dict)

    def expand(self, token: Token, *, seen: frozenset[int] = frozenset()) -> tuple[Ref, ...]:
        """The actors of a noun phrase: its head, what is coordinated with it, its apposition if it names nobody."""
        if token.i in seen or len(seen) == _DEEPEST:
            return ()
        seen |= {token.i}
        found = list(self.refs.get(token.i, ()))
        inner = self._children(token)
        if token.lemma_.lower() in _LED and (heads := self._leaders(inner, seen)):
            return heads
        for child in inner:
            if child.dep_ == "prep" and child.lower_ in ("including", "of", "from", "like"):
                members = child.lower_ in ("including", "like") or token.lemma_.lower() in BODIES | _AMOUNTS
                if members and (child.lower_ in ("including", "like") or not found):
                    found += [ref for part in child.children for ref in self.expand(part, seen=seen)]
            elif child.dep_ == "appos" and token.lemma_ in _RELATED and (other := self.expand(child, seen=seen)):
                found = list(other)  # "its ally B" is B, not whose ally it is
            elif child.dep_ == "appos" and not found:
                found += self.expand(child, seen=seen)
            elif child.dep_ == "appos" and self._person(child) and self._person(token):
                found += self.expand(child, seen=seen)  # a person is no apposition to another, but the next of a list
            elif child.dep_ == "appos":
                found += [ref for part in child.children if part.dep_ == "conj" for ref in self.expand(part, seen=seen)]
            elif child.dep_ == "conj" and child.pos_ not in _VERBS:
                found += self.expand(child, seen=seen)
            elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _ACCOMPANY:
                agents = [part for by in child.children if by.dep_ == "agent" for part in by.children]
                found += [ref for part in agents for ref in self.expand(part, seen=seen)]
        if token.lemma_ in _PERSONS and token.tag_ == "NN" and (told := self._behind(token)):
            joined = [ref for child in inner if child.dep_ == "conj" for ref in self.expand(child, seen=seen)]
            found = [*self.refs.get(told.start, found), *joined]  # "an ally of X, Speaker Y" is Y
        if found and inner and any(child.lower_ in _TOGETHER for child in inner):
            beside = prepositional(token, "with") + prepositional(token, "alongside")
            found += [ref for part in beside for ref in self.expand(part, seen=seen)]
        name = self.names.get(token.i)
        if name is not None and name.kind == "office" and token.tag_ in ("NNS", "NNPS"):
            name = self.names.get(name.end)  # "presidents A of B, C of D and E of F"
        if name is not None and name.kind in ("person", "country"):
            found += [ref for other in self._listed(token.doc, name) for ref in self.refs.get(other.start, ())]
        return distinct(found)

    def _behind(self, token: Token) -> Name | None:
        """The person behind a description whom the parser lost: "the nominee, Vice President X"."""
        i, doc = token.i + 1, token.doc
        while i < len(doc) and (doc[i].lower_ in ("of", "the") or (i in self.names and self.names[i].kind != "person")):
            i += 1
        if i >= len(doc) or doc[i].text != ",":
            return None
        while (name := self.names.get(i + 1)) is not None and name.kind in _TITLES:
            i = name.end - 1
        if name is None or name.kind != "person" or doc[name.start : name.end].root.dep_ not in _LOST:
            return None
        return name

    def _person(self, token: Token) -> bool:
        name = self.names.get(token.i)
        return name is not None and name.kind == "person"

    def _listed(self, doc: Doc, name: Name) -> list[Name]:
        """The others of a list of people, or of countries, where the parser lost some of them."""
        (before, joined), (after, also) = self._row(doc, name, -1), self._row(doc, name, 1)
        return before + after if joined or also or _headline(doc, name, before) else []

    def goals(self, token: Token) -> tuple[Ref, ...]:
        """Where a phrase leads that names no place: "the headquarters of A", "four countries: A, B, C and D"."""
        if token.lemma_.lower() in _SEATS:
            return tuple(ref for ref in self.nations(token) if ref.actor.kind == "organisation")
        return tuple(Ref(names.country(name.country)) for name in self._enumerated(token) if name.country)

    def _enumerated(self, token: Token) -> list[Name]:
        """The countries listed behind a number of them."""
        if token.lemma_ not in _LISTED or token.tag_ != "NNS":
            return []
        count = next((told for child in token.children if (told := _COUNTS.get(child.lower_))), 0)
        end = token.sent.end
        first = next((n for i, n in self.names.items() if token.i < i < end and n.start == i and n.country), None)
        if not count or first is None or first.kind not in ("country", "capital"):
            return []
        found = [first, *self._row(token.doc, first, 1)[0]]
        return found if len(found) == count else []

    def _row(self, doc: Doc, name: Name, step: int) -> tuple[list[Name], bool]:
        """The names listed next to a name on one side of it, and whether an "and" joins them."""
        if (name.start, step) not in self._rows:  # asked again for each of a list, by each before it
            self._rows[name.start, step] = self._beside(doc, name, step)
        return self._rows[name.start, step]

    def _beside(self, doc: Doc, name: Name, step: int) -> tuple[list[Name], bool]:
        i, found, joined, comma, last = name.end if step > 0 else name.start - 1, [], False, False, False
        bracket = False  # "X (D-NY), Y (R-OH) and Z" is a list, whatever the parser makes of it
        while 0 <= i < len(doc):
            own, text = self.names.get(i), doc[i].lower_
            if own is not None and own.kind == name.kind:
                fits = (
                    bracket
                    or doc[own.start : own.end].root.dep_ in _LOST
                    or (own.start == doc[i].sent.start and step < 0)
                )
                if not (comma or last) or not fits:
                    break
                found.append(own)
                joined, comma, last, bracket = joined or last, False, False, False
                i = own.end if step > 0 else own.start - 1
                continue
            comma, last = comma or text == ",", last or text in ("and", "&")
            titled = own is not None and name.kind == "person" and own.kind in _TITLES
            within = text == "of" and i and (i - 1 in self.names) and name.kind == "person"  # "minister of X, Y"
            if text in "()" and name.kind == "person" and (past := _past_brackets(doc, i, step)):
                i, bracket = past, True
                continue
            if not titled and not within and text not in (",", "and", "&", "the", "'s", "’s", "'", "’"):
                break
            i += step
        return found, joined

    def _leaders(self, inner: list[Token], seen: frozenset[int]) -> tuple[Ref, ...]:
        """Who heads a delegation: "a team led by Minister A"."""
        led = [child for child in inner if child.dep_ == "acl" and child.lemma_ in ("lead", "head")]
        agents = [part for child in led for by in child.children if by.dep_ == "agent" for part in by.children]
        return tuple(ref for agent in agents for ref in self.expand(agent, seen=seen))

    def nation(self, token: Token, name: Name | None = None) -> str | None:
        """The country that modifies a noun: "Russian", "Russia's", "of Russia", "its"."""
        return next((ref.actor.country for ref in self.nations(token, name) if ref.actor.country != "XXX"), None)

    def nations(self, token: Token, name: Name | None = None) -> tuple[Ref, ...]:
        """The countries or organisations whose people or bodies a noun means."""
        inner = self._children(token, name)
        told = [refs for child in inner if child.dep_ in _MODIFIERS and (refs := tuple(self._national(child)))]
        if told:  # "Turkish, Russian and Syrian officials", but only the first in "the Swiss UN envoy"
            several = token.tag_ in ("NNS", "NNPS")
            return tuple(dict.fromkeys(ref for refs in told for ref in refs)) if several else told[0]
        for child in inner:
            if child.dep_ in ("poss", "compound"):
                codes = [ref.actor.country for ref in self.refs.get(child.i, ()) if ref.actor.country != "XXX"]
                if owners := tuple(Ref(names.country(code), sure=0.8) for code in dict.fromkeys(codes) if code):
                    return owners
        for child in inner:
            seated = child.lower_ == "in" and token.lemma_.lower() in _SEATED
            if child.dep_ == "prep" and (seated or child.lower_ in ("of", "from", "representing")):
                for part in child.children:
                    if part.dep_ == "pobj" and (found := tuple(self._coordinated(part)) or self.nations(part)):
                        return found
        before = self.names.get((name.start if name else token.i) - 1)
        if before is not None and before.kind in _NATIONAL and before.country:
            return (Ref(names.country(before.country), sure=0.9),)
        return ()

    def _national(self, child: Token) -> Iterator[Ref]:
        """The countries before a noun: "the Afghan and Pakistani officials"."""
        own = self.names.get(child.i)
        if own is not None and own.kind in (*_NATIONAL, "organisation") and own.actor:
            yield Ref(own.actor, sure=0.9)
            for other in self._children(child):
                if other.dep_ == "conj":
                    yield from self._national(other)

    def _coordinated(self, part: Token) -> Iterator[Ref]:
        own = self.names.get(part.i)
        if own is not None and own.kind in ("country", "capital", "organisation") and own.actor:
            yield Ref(own.actor, sure=0.9)
        elif own is not None and own.kind == "place" and own.country:
            yield Ref(names.country(own.country), sure=0.8)
        for child in self._children(part):
            if child.dep_ == "conj" or (child.dep_ == "appos" and own is None):  # "the Quartet: the U.S., the EU"
                yield from self._coordinated(child)

    def _children(self, token: Token, name: Name | None = None) -> list[Token]:
        name = name or self.names.get(token.i)
        span = range(name.start, name.end) if name else (token.i,)
        return [child for i in span for child in token.doc[i].children if child.i not in span]


def _headline(doc: Doc, name: Name, before: list[Name]) -> bool:
    """Whether two names at the start of a sentence are joined by their comma alone: "X, Y meet in Z"."""
    if len(before) != 1 or before[0].start != doc[name.start].sent.start or before[0].end + 1 != name.start:
        return False
    after = doc[name.end : name.end + 2]
    return len(after) == 2 and (after[0].pos_ in _VERBS or after[0].lower_ == "to") and after[1].text != ","


def _past_brackets(doc: Doc, i: int, step: int) -> int | None:
    """The token beyond a short bracket, as in "X (D-NY) and Y"; None if it does not open here."""
    opening, closing = ("(", ")") if step > 0 else (")", "(")
    if doc[i].text != opening:
        return None
    inside = range(i + step, min(len(doc), i + 8) if step > 0 else max(-1, i - 8), step)
    return next((at + step for at in inside if doc[at].text == closing), None)
