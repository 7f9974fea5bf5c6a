"""Who is meant by each word of an article: names, offices, pronouns, "the two leaders", "her counterpart"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Actor
from loaders.extraction import gazetteer
from loaders.extraction.cast import Cast, Person
from loaders.extraction.groups import PEOPLE, PLURAL, SIDES, TEAMS, Said, fellows, gathered, issuers, plural
from loaders.extraction.names import Name, country
from loaders.extraction.nearby import SUBJECT, following, fronted, named, same_office
from loaders.extraction.offices import chief, holder, led, nameless
from loaders.extraction.scene import BODIES, Ref, Scene, distinct
from loaders.extraction.teams import called, members
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINGULAR = words("he she him her his himself herself")
_THING = words("it its itself")
_REBELS = words("rebel separatist insurgent")
_FELLOWS = words("lawmaker senator congressman legislator delegate minister envoy negotiator diplomat")
_BODY = words("bloc alliance organisation organization grouping agency union movement militia")
_REACH = 4
_VOICES = ("Spokesperson", "Foreign Ministry Spokesperson")  # they speak of others
_TOP_DIPLOMAT = "Foreign Minister"
_GENERIC = ("Minister", "Leader", "Envoy", "Diplomat")
_LEADERS = ("Leader", "Supreme Leader")
_AMBASSADORS = ("Ambassador", "Chargé d'affaires", "High Commissioner")
_HALVES = {"North": "PRK", "South": "KOR"}


class Discourse:
    """The references of an article, read passage by passage in the order of the text."""

    def __init__(self, cast: Cast, on: date | None) -> None:
        self._cast = cast
        self._on = on
        self._said: list[Said] = []
        self._sentence = 0
        self._bodies: dict[str, tuple[Ref, ...]] = {}
        self._team: tuple[Ref, ...] = ()

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
            self._said += issuers(sentence, scene, self._sentence)
            if team := members(sentence, scene):
                known = {ref.actor for ref in team}
                same = any(ref.actor in known for ref in self._team)
                self._team = distinct((*self._team, *team)) if same else team
                self._said.append(Said(self._sentence, sentence.end, self._team, False, -1, "delegation"))
                scene.refs.update((token.i, team) for token in called(team, sentence, scene))
        return scene

    def _say(self, root: Token, refs: tuple[Ref, ...]) -> None:
        top = root
        while top.dep_ in ("conj", "appos", "compound") and top.head.i != top.i:
            top = top.head
        self._said.append(Said(self._sentence, root.i, refs, top.dep_ in SUBJECT, top.head.i, root.lemma_))

    def _groups(self, scene: Scene, start: int, end: int, doc: Doc) -> None:
        for i in range(start, end):
            if i in scene.refs and doc[i].dep_ != "conj":
                together = scene.expand(doc[i])
                if len(together) > 1 and together != scene.refs[i]:
                    self._said.append(Said(self._sentence, i, together, doc[i].dep_ in SUBJECT, -1))

    def _name(self, doc: Doc, name: Name, scene: Scene) -> tuple[Ref, ...]:
        if name.kind == "person":
            person = self._cast.find(name.text)
            return (_ref(person),) if person else ()
        if name.kind in ("country", "capital", "organisation") and name.actor:
            return (Ref(name.actor),)
        if name.kind == "office":
            behind = following(doc, name, scene)
            if behind is not None and behind.kind == "person":
                person = self._cast.find(behind.text)
                return (_ref(person),) if person else ()
            return self._office(doc[name.end - 1], name, scene)
        return ()

    def _office(self, token: Token, name: Name, scene: Scene) -> tuple[Ref, ...]:
        """The holder of an office that is told without a name; the office itself if nobody is known to hold it."""
        near = {child.lower_ for i in range(name.start, name.end) for child in token.doc[i].children}
        if token.tag_ in ("NNS", "NNPS"):
            return plural(token, self._said, self._sentence) or self._holders(token, name, scene)
        office, rank = name.office, name.rank
        if rank == "envoy" and near & {"top", "chief"}:
            office, rank = _TOP_DIPLOMAT, "minister"
        code = scene.nation(token, name) or gazetteer.home(name.text)
        if near & {"a", "an", "any", "no", "every", "former", "late"}:
            return self._body(token, scene) if code and not near & {"former", "late"} else ()
        for said in reversed(self._said):
            for ref in said.refs:
                leads = code is not None and rank == "head" and bool({office, ref.office} & {*_LEADERS})
                alike = leads or office in _GENERIC
                same = ref.office == office or (alike and ref.rank == rank)
                if ref.actor.kind == "person" and same and code in (None, ref.actor.country):
                    return (ref.less(0.9),)
        if code is None:
            return chief(token, name, scene, self._on)
        if person := self._cast.holder(office, code):
            return (_ref(person).less(0.85),)
        if office not in _AMBASSADORS and rank not in ("head", "minister") and not gazetteer.sole(office or ""):
            return self._body(token, scene)
        return (holder(token, office or "", rank, code, self._on),)

    def _holders(self, token: Token, name: Name, scene: Scene) -> tuple[Ref, ...]:
        """Those who hold an office of several countries, as persons where the article names them."""
        bodies = self._body(token, scene)
        if len(bodies) < 2 or any(body.actor.kind == "person" for body in bodies):
            return bodies
        people = [(person, body.actor.country) for body in bodies for person in self._cast.people]
        named = {code: person for person, code in people if person.country == code and person.office == name.office}
        return tuple(
            _ref(named[code]).less(0.8) if (code := body.actor.country) in named else nameless(body, name)
            for body in bodies
        )

    def _describe(self, token: Token, scene: Scene, ahead: Sequence[Name]) -> tuple[Ref, ...]:
        """Whom a pronoun or a common noun stands for."""
        word = token.lower_
        if token.pos_ == "PRON" or token.dep_ == "poss":
            if word in _SINGULAR:
                return self._pronoun(token, ahead)
            if word in PLURAL:
                self._groups(scene, token.sent.start, token.i, token.doc)
                if token.dep_ in SUBJECT and (team := members(token.sent, scene)):
                    return team
                return plural(token, self._said, self._sentence)
            if word in _THING:
                dummy = token.dep_ == "nsubj" and token.head.lemma_ in ("be", "come", "seem", "take")
                return () if dummy else self._last("country", "organisation", teams=True)
        if word in ("two", "three", "both") and token.dep_ in SUBJECT:
            return plural(token, self._said, self._sentence)
        if token.pos_ not in ("NOUN", "PROPN"):
            return ()
        if token.text == "Koreas":
            return tuple(Ref(country(code)) for code in _HALVES.values())
        if token.text in _HALVES and token.i and token.nbor(-1).lower_ == "the":
            return self._half(token)
        if token.lemma_ == "counterpart":
            return self._counterpart(token, scene)
        if parties := gathered(token, self._said):
            return parties
        if token.tag_ in ("NNS", "NNPS") or token.lemma_ in ("pair", "duo", "trio"):
            if token.lemma_ in PEOPLE | SIDES and (two := plural(token, self._said, self._sentence)):
                return two
        elif token.lemma_ in ("country", "nation") and any(child.lower_ in ("the", "that") for child in token.children):
            return self._last("country")
        elif token.lemma_ in _BODY and any(child.lower_ in ("the", "that") for child in token.children):
            return self._last("organisation", "group")
        if token.lemma_ in TEAMS and self._team and token.lower_ != "party":
            definite = any(child.lower_ in ("the", "their", "his", "her") for child in token.children)
            if definite and not scene.nations(token):
                return tuple(ref.less(0.9) for ref in self._team)
        if token.lemma_ in _REBELS:
            return self._rebels(token, scene)
        return self._body(token, scene) if token.lemma_.lower() in BODIES else ()

    def _rebels(self, token: Token, scene: Scene) -> tuple[Ref, ...]:
        """A group by its description: "pro-Russian separatists"; "the separatists" are those last spoken of."""
        lemma = token.lemma_
        own = scene.nations(token)
        phrase = [
            word for word in token.subtree if word.i <= token.i and word.pos_ in ("ADJ", "PROPN", "PUNCT", "NOUN")
        ]
        if own and own[0].actor.kind != "country":
            self._bodies[lemma] = own  # "Houthi rebels"
        elif len(phrase) > 1 and phrase[0].pos_ != "PUNCT":
            foreign = any(word.dep_ == "punct" or word.lower_.startswith("pro") for word in phrase)  # "Russian-backed"
            country = None if foreign or not own else own[0].actor.country
            name = token.doc[phrase[0].i : token.i + 1].text
            self._bodies[lemma] = (Ref(Actor(name=name, kind="group", country=country), sure=0.8),)
        return self._bodies.get(lemma, ())

    def _body(self, token: Token, scene: Scene) -> tuple[Ref, ...]:
        """The countries whose troops, officials or ministers these are; "the troops" are those last spoken of."""
        found = led(token, scene.nations(token))
        lemma = token.lemma_.lower()
        if found:
            self._bodies[lemma] = found
        elif any(child.lower_ in ("the", "those", "these") for child in token.children):
            found = tuple(ref.less(0.8) for ref in self._bodies.get(lemma, ()))
            if not found and lemma in _FELLOWS and token.tag_ in ("NNS", "NNPS"):
                found = fellows(self._said, self._sentence)
        return found

    def _pronoun(self, token: Token, ahead: Sequence[Name]) -> tuple[Ref, ...]:
        """The nearest fitting person: subjects first, this sentence before the last, else the person to come."""
        female = token.lower_ in ("she", "her", "hers", "herself")
        people = [said for said in self._people() if self._fits(said.refs[0], female)]
        people = [said for said in people if said.refs[0].office not in _VOICES] or people
        if sure := [said for said in people if self._cast.female(said.refs[0].actor.name) is female]:
            people = sure if female else people
        mine = [said for said in people if said.sentence == self._sentence]
        if token.dep_ in ("dobj", "pobj", "dative"):
            mine = [said for said in mine if not (said.subject and said.head == token.head.i)]
        if mine:
            return (next((said for said in reversed(mine) if said.subject), mine[-1]).refs[0].less(0.85),)
        to_come = self._to_come(token, ahead, female)
        if to_come and fronted(token):
            return to_come
        for back in range(1, _REACH):
            if theirs := [said for said in people if said.sentence == self._sentence - back]:
                return (next((said for said in theirs if said.subject), theirs[0]).refs[0].less(0.8),)
        return to_come

    def _to_come(self, token: Token, ahead: Sequence[Name], female: bool) -> tuple[Ref, ...]:
        """The subject of the main clause, where a pronoun stands before it."""
        for name in ahead:
            person = self._cast.find(name.text) if name.start > token.i else None
            if person is not None:
                root = token.doc[name.start : name.end].root
                fits = self._fits(_ref(person), female) and root.dep_ in SUBJECT
                return (_ref(person).less(0.8),) if fits else ()
        return ()

    def _fits(self, ref: Ref, female: bool) -> bool:
        return self._cast.female(ref.actor.name) in (None, female)

    def _people(self) -> list[Said]:
        recent = []
        for said in reversed(self._said):
            if said.sentence <= self._sentence - _REACH:
                break
            if len(said.refs) == 1 and said.refs[0].actor.kind == "person":
                recent.append(said)
        return recent[::-1]

    def _counterpart(self, token: Token, scene: Scene) -> tuple[Ref, ...]:
        if (told := named(token, scene)) and (person := self._cast.find(told.text)):
            return (_ref(person),)
        several = token.tag_ in ("NNS", "NNPS")
        nations = [ref.actor for ref in scene.nations(token) if ref.actor.country not in (None, "XXX")]
        owner = next(
            (ref for child in token.children if child.dep_ == "poss" for ref in scene.refs.get(child.i, ())), None
        )
        nations = [nation for nation in nations if owner is None or owner.actor.country != nation.country]
        if several and len(nations) == 1:
            return (Ref(nations[0], sure=0.8),)  # "his Russian counterparts" are officials
        found = [self._peer(token, owner, nation.country) for nation in nations if owner and nation.country]
        return tuple(ref for ref in found if ref is not None)

    def _peer(self, token: Token, owner: Ref, code: str) -> Ref | None:
        """Who has the same office in another country."""
        for person in self._cast.people:
            if person.country == code and person.rank and person.rank == owner.rank and same_office(person, owner):
                return _ref(person).less(0.8)
        if owner.office is None:
            return None
        alike = owner.rank != "head" or gazetteer.known(owner.office, code)
        return holder(token, owner.office if alike else "Leader", owner.rank, code, self._on)

    def _half(self, token: Token) -> tuple[Ref, ...]:
        """ "The North" and "the South", where Korea is spoken of."""
        code = _HALVES[token.text]
        known = any(ref.actor.country in _HALVES.values() for said in self._said for ref in said.refs)
        alone = token.i + 1 == len(token.doc) or token.nbor(1).lower_ not in ("of", "and")
        return (Ref(country(code), sure=0.9),) if known and alone else ()

    def _last(self, *kinds: str, teams: bool = False) -> tuple[Ref, ...]:
        for subject in (True, False):
            for said in reversed(self._said):
                if said.sentence < self._sentence - 1:
                    break
                if teams and said.word in TEAMS and len(said.refs) > 1:
                    return tuple(ref.less(0.75) for ref in said.refs)
                if said.subject < subject or len(said.refs) != 1:
                    continue
                if said.refs[0].actor.kind in kinds or (teams and said.word in TEAMS):
                    return (said.refs[0].less(0.75),)
        return ()


def _ref(person: Person) -> Ref:
    return Ref(person.actor, person.office, person.rank)
