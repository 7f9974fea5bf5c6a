"""Who is meant by each word of an article: names, offices, pronouns, "the two leaders", "her counterpart"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Actor
from loaders.extraction import gazetteer, names
from loaders.extraction.cast import Cast, Person
from loaders.extraction.names import Name
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_SINGULAR = words("he she him her his himself herself")
_PLURAL = words("they them their themselves")
_THING = words("it its itself")
_PEOPLE = words("leader president minister premier chief diplomat man head chancellor envoy counterpart pair official")
_SIDES = words("country nation side government neighbour neighbor ally capital state party rival")
_BODIES = words(
    "government administration ministry army force troop soldier military navy official authority delegation "
    "envoy diplomat side regime junta parliament embassy team negotiator state mission republic personnel "
    "leader minister president representative company entity bank firm lawmaker leadership cabinet premier "
    "warship vessel fighter officer"
)
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "nummod"})
_REACH = 4


@dataclass(frozen=True, slots=True)
class Ref:
    """An actor whom a word refers to, the office told, and how sure that is."""

    actor: Actor
    office: str | None = None
    rank: str | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class _Said:
    """One reference made so far: in which sentence, as its subject or not."""

    sentence: int
    at: int
    refs: tuple[Ref, ...]
    subject: bool
    head: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What the words of one passage refer to, by token."""

    refs: dict[int, tuple[Ref, ...]]
    names: dict[int, Name]

    def expand(self, token: Token, *, seen: frozenset[int] = frozenset()) -> tuple[Ref, ...]:
        """The actors of a noun phrase: its head, what is coordinated with it, its apposition if it names nobody."""
        if token.i in seen:
            return ()
        seen |= {token.i}
        name = self.names.get(token.i)
        span = range(name.start, name.end) if name else (token.i,)
        found = list(self.refs.get(token.i, ()))
        inner = [child for i in span for child in token.doc[i].children if child.i not in span]
        if not found:
            for child in inner:
                if child.dep_ == "appos" or (
                    child.dep_ == "prep" and child.lower_ in ("of", "from") and token.lemma_ in _BODIES
                ):
                    below = child.children if child.dep_ == "prep" else (child,)
                    found += [ref for part in below for ref in self.expand(part, seen=seen)]
        for child in inner:
            if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
                found += self.expand(child, seen=seen)
            elif child.dep_ == "appos" and found:
                found += [
                    ref for grand in child.children if grand.dep_ == "conj" for ref in self.expand(grand, seen=seen)
                ]
        return tuple(dict.fromkeys(found))

    def nation(self, token: Token, name: Name | None = None) -> str | None:
        """The country that modifies a noun: "Russian", "Russia's", "of Russia", "its"."""
        span = range(name.start, name.end) if name else (token.i,)
        for i in span:
            for child in token.doc[i].children:
                if child.dep_ in _MODIFIERS:
                    if (
                        (own := self.names.get(child.i))
                        and own.kind in ("demonym", "country", "capital")
                        and own.country
                    ):
                        return own.country
                    for ref in self.refs.get(child.i, ()) if child.dep_ == "poss" else ():
                        return ref.actor.country
                elif child.dep_ == "prep" and child.lower_ in ("of", "from", "to"):
                    for part in child.children:
                        if (
                            (own := self.names.get(part.i))
                            and own.kind in ("country", "capital")
                            and child.lower_ != "to"
                        ):
                            return own.country
        before = self.names.get(span[0] - 1)
        return before.country if before and before.kind in ("demonym", "country") else None


class Discourse:
    """The references of an article, read passage by passage in the order of the text."""

    def __init__(self, cast: Cast, on: date | None) -> None:
        self._cast = cast
        self._on = on
        self._said: list[_Said] = []
        self._sentence = 0

    def read(self, doc: Doc, found: Sequence[Name]) -> Scene:
        """The scene of the next passage, given the names in it."""
        at = {i: name for name in found for i in range(name.start, name.end)}
        scene = Scene({}, at)
        for sentence in doc.sents:
            self._sentence += 1
            ahead = [n for n in found if n.kind == "person" and sentence.start <= n.start < sentence.end]
            for token in sentence:
                name = at.get(token.i)
                if name is None:
                    refs = self._describe(token, scene, ahead)
                elif token.i == name.end - 1:
                    refs = self._name(doc, name, scene)
                else:
                    continue
                if refs:
                    span = range(name.start, name.end) if name else range(token.i, token.i + 1)
                    scene.refs.update(dict.fromkeys(span, refs))
                    self._say(doc[span[0] : span[-1] + 1].root, refs)
            self._groups(scene, sentence.start, sentence.end, doc)
        return scene

    def _say(self, root: Token, refs: tuple[Ref, ...]) -> None:
        if root.dep_ in ("conj", "appos", "compound") and root.head.i != root.i:
            subject = root.head.dep_ in SUBJECT
        else:
            subject = root.dep_ in SUBJECT
        self._said.append(_Said(self._sentence, root.i, refs, subject, root.head.i))

    def _groups(self, scene: Scene, start: int, end: int, doc: Doc) -> None:
        for i in range(start, end):
            if i in scene.refs and doc[i].dep_ != "conj":
                together = scene.expand(doc[i])
                if len(together) > 1 and together != scene.refs[i]:
                    self._said.append(_Said(self._sentence, i, together, False, -1))

    def _name(self, doc: Doc, name: Name, scene: Scene) -> tuple[Ref, ...]:
        if name.kind == "person":
            person = self._cast.find(name.text)
            return (_ref(person),) if person else ()
        if name.kind in ("country", "capital", "organisation") and name.actor:
            return (Ref(name.actor),)
        if name.kind == "office":
            following = scene.names.get(name.end) or (
                scene.names.get(name.end + 1) if name.end < len(doc) and doc[name.end].text == "," else None
            )
            if following is not None and following.kind == "honorific":
                following = scene.names.get(following.end)
            if following is not None and following.kind == "person":
                person = self._cast.find(following.text)
                return (_ref(person),) if person else ()
            return self._office(doc[name.end - 1], name, scene)
        return ()

    def _office(self, token: Token, name: Name, scene: Scene) -> tuple[Ref, ...]:
        """The holder of an office that is told without a name; the office itself if nobody is known to hold it."""
        plural = token.tag_ in ("NNS", "NNPS")
        if plural:
            return self._plural(token) or self._body(token, scene)
        code = scene.nation(token, name)
        for said in reversed(self._said):
            for ref in said.refs:
                same = ref.office == name.office or (code and ref.rank == name.rank == "head")
                if ref.actor.kind == "person" and same and code in (None, ref.actor.country):
                    return (_less(ref, 0.9),)
        if code is None:
            return ()
        for person in self._cast.people:
            if person.country == code and person.office == name.office:
                return (_less(_ref(person), 0.85),)
        if name.rank not in ("head", "minister", "envoy") or name.office is None:
            return ()
        if self._on and (holder := gazetteer.holder(name.office, code, self._on)):
            return (Ref(Actor(name=holder.name, kind="person", country=code), name.office, name.rank, 0.75),)
        label = f"{name.office} of {gazetteer.country_name(code)}"
        return (Ref(Actor(name=label, kind="person", country=code), name.office, name.rank, 0.7),)

    def _describe(self, token: Token, scene: Scene, ahead: Sequence[Name]) -> tuple[Ref, ...]:
        """Whom a pronoun or a common noun stands for."""
        word = token.lower_
        if token.pos_ == "PRON" or token.dep_ == "poss":
            if word in _SINGULAR:
                return self._pronoun(token, ahead)
            if word in _PLURAL:
                return self._plural(token)
            if word in _THING:
                return self._last("country", "organisation")
        if token.pos_ not in ("NOUN", "PROPN"):
            return ()
        if token.lemma_ == "counterpart":
            return self._counterpart(token, scene)
        if token.tag_ in ("NNS", "NNPS") or token.lemma_ in ("pair", "duo"):
            if token.lemma_ in _PEOPLE | _SIDES and (two := self._plural(token)):
                return two
        elif token.lemma_ in ("country", "nation") and any(child.lower_ in ("the", "that") for child in token.children):
            return self._last("country")
        return self._body(token, scene) if token.lemma_ in _BODIES else ()

    def _body(self, token: Token, scene: Scene) -> tuple[Ref, ...]:
        code = scene.nation(token)
        return (Ref(names.country(code), sure=0.9),) if code and code != "XXX" else ()

    def _pronoun(self, token: Token, ahead: Sequence[Name]) -> tuple[Ref, ...]:
        """The nearest fitting person: subjects first, this sentence before the last, else the person to come."""
        mine = [s for s in self._people() if s.sentence == self._sentence]
        if token.dep_ in ("dobj", "pobj", "dative"):
            mine = [s for s in mine if not (s.subject and s.head == token.head.i)]
        if mine:
            return (_less((next((s for s in reversed(mine) if s.subject), mine[-1])).refs[0], 0.85),)
        for back in range(1, _REACH):
            theirs = [s for s in self._people() if s.sentence == self._sentence - back]
            if theirs:
                return (_less((next((s for s in theirs if s.subject), theirs[0])).refs[0], 0.85 if back == 1 else 0.7),)
        for name in ahead:
            if name.start > token.i and (person := self._cast.find(name.text)):
                return (_less(_ref(person), 0.75),)
        return ()

    def _people(self) -> list[_Said]:
        recent = []
        for said in reversed(self._said):
            if said.sentence <= self._sentence - _REACH:
                break
            if len(said.refs) == 1 and said.refs[0].actor.kind == "person":
                recent.append(said)
        return recent[::-1]

    def _counterpart(self, token: Token, scene: Scene) -> tuple[Ref, ...]:
        following = scene.names.get(token.i + 1) or scene.names.get(token.i + 2)
        if following is not None and following.kind == "person" and (person := self._cast.find(following.text)):
            return (_ref(person),)
        code = scene.nation(token)
        owner = next(
            (ref for child in token.children if child.dep_ == "poss" for ref in scene.refs.get(child.i, ())), None
        )
        if code is None or owner is None or owner.actor.country == code:
            return ()
        for person in self._cast.people:
            if person.country == code and person.rank and person.rank == owner.rank:
                return (_less(_ref(person), 0.8),)
        if owner.office is None:
            return ()
        holder = gazetteer.holder(owner.office, code, self._on) if self._on else None
        label = holder.name if holder else f"{owner.office} of {gazetteer.country_name(code)}"
        return (Ref(Actor(name=label, kind="person", country=code), owner.office, owner.rank, 0.7),)

    def _plural(self, token: Token) -> tuple[Ref, ...]:
        """The two that "they", "the two leaders" or "both sides" are: of different countries, last spoken of."""
        if token.lower_ not in _PLURAL and not _both(token):
            return ()
        sides = token.lemma_ in _SIDES
        want = "head" if token.lemma_ in ("leader", "president", "premier") else None
        chosen: dict[str, Ref] = {}
        for said in reversed(self._said):
            if said.sentence < self._sentence - 2 * _REACH:
                break
            if token.lower_ in _PLURAL and len(said.refs) > 1:
                return tuple(_less(ref, 0.8) for ref in said.refs)
            for ref in said.refs:
                code = ref.actor.country
                if code is None or code == "XXX" or code in chosen:
                    continue
                if sides or (ref.actor.kind == "person" and (want is None or ref.rank in (want, None))):
                    chosen[code] = Ref(names.country(code)) if sides else ref
            if len(chosen) == 2:
                return tuple(_less(ref, 0.75) for ref in reversed(chosen.values()))
        return ()

    def _last(self, *kinds: str) -> tuple[Ref, ...]:
        for subject in (True, False):
            for said in reversed(self._said):
                if said.sentence < self._sentence - 1:
                    break
                if said.subject >= subject and len(said.refs) == 1 and said.refs[0].actor.kind in kinds:
                    return (_less(said.refs[0], 0.75),)
        return ()


def _both(token: Token) -> bool:
    words = {child.lower_ for child in token.children if child.dep_ in ("det", "nummod", "predet", "amod")}
    return token.lemma_ in ("pair", "duo") or "both" in words or ("the" in words and bool(words & {"two", "warring"}))


def _ref(person: Person) -> Ref:
    return Ref(person.actor, person.office, person.rank)


def _less(ref: Ref, factor: float) -> Ref:
    return Ref(ref.actor, ref.office, ref.rank, ref.sure * factor)
