"""Where something happens: the most specific place that the phrases around a trigger name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.model import Actor, Place
from loaders.extraction import gazetteer
from loaders.extraction.arguments import Arguments
from loaders.extraction.clauses import prepositional
from loaders.extraction.names import Name
from loaders.extraction.scene import Scene
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOWN = frozenset({"prep", "pobj", "appos", "compound", "conj", "nmod"})
_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning", "for", "amid", "despite"})
_OCCASIONS = words(
    "sideline margin fringe summit meeting conference forum talk visit ceremony occasion assembly session"
)
_STANDING = words(
    "embassy consulate mission base war conflict fighting crisis violence election attack unrest situation"
)
_FIGURES = words(
    "day week month year hour moment wake aftermath response retaliation protest exchange return support favour favor "
    "solidarity light view line accordance bid effort attempt move sign gesture show preparation defence defense"
)
_VERBS = ("VERB", "AUX")
_LIMITS = words("border frontier")
_KINDS = ("place", "capital", "country")


def where(arguments: Arguments, relations: Iterable[str], scene: Scene, filed: str | None = None) -> Place | None:
    """The place in the first of these positions that names one; "here" is where the report was filed."""
    for relation in relations:
        for token in arguments.get(relation):
            if place := within(token, scene):
                return place
    if "in" not in relations:
        return None
    return _behind(arguments, scene) or _there(arguments, scene) or (_here(arguments, filed) if filed else None)


def _elsewhere(preposition: Token, trigger: Token) -> bool:
    """Whether a phrase tells where another thing is: "talks on the war in ...", "and the closure of a post in ..."."""
    token = preposition.head
    while token != trigger and not (token == trigger.head and token.pos_ in _VERBS):
        topic = (token.dep_ == "pobj" and token.head.lower_ in _ABOUT) or token.head.lemma_ == "discuss"
        thing = token.pos_ == "NOUN" and token.lemma_ not in _OCCASIONS | _FIGURES
        if thing and (topic or token.dep_ == "conj" or token.lemma_ in _STANDING):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _there(arguments: Arguments, scene: Scene) -> Place | None:
    """The place before the relative clause that the trigger stands in: "a visit to Rome, where he met ..."."""
    clause = next((token for token in _above(arguments.verb) if token.dep_ == "relcl"), None)
    if clause is None or not any(token.lower_ == "where" for token in clause.subtree if token.i < clause.i):
        return None
    return within(clause.head, scene)


def _above(token: Token | None) -> Iterator[Token]:
    """A verb and the verbs that it is coordinated with or depends on."""
    while token is not None:
        yield token
        token = token.head if token.dep_ in ("conj", "xcomp", "advcl") and token.head.i != token.i else None


def _here(arguments: Arguments, filed: str) -> Place | None:
    heads = [token for token in (arguments.verb, arguments.noun) if token is not None]
    near = any(child.lower_ == "here" and child.dep_ == "advmod" for head in heads for child in head.children)
    return gazetteer.place(filed.title()) if near else None


def _behind(arguments: Arguments, scene: Scene) -> Place | None:
    """The place in the first "in ..." or "at ..." behind the trigger, up to the next verb."""
    trigger = arguments.noun or arguments.verb
    if trigger is None:
        return None
    if arguments.verb is not None and arguments.verb.head == trigger:
        trigger = arguments.verb  # "the pact, signed by A in B"
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if token.pos_ == "VERB" and token.dep_ != "amod":
            return None
        if token.dep_ == "prep" and token.lower_ in ("in", "at") and not _elsewhere(token, trigger):
            for part in token.children:
                if part.dep_ == "pobj" and (place := within(part, scene)):
                    return place
    return None


def between(start: int, end: int, scene: Scene) -> Place | None:
    """The place that one of these words names, the last one first."""
    named = (scene.names[i] for i in reversed(range(start, end)) if i in scene.names)
    return next((place for name in named if (place := of(name))), None)


def within(token: Token, scene: Scene) -> Place | None:
    """The most specific place in a phrase: "the city of Kazan in Russia" is Kazan."""
    if token.lemma_.lower() in _FIGURES:
        return None  # "in the days before the invasion of A", "in response to B"
    if token.lemma_.lower() == "capital" and (code := scene.nation(token)) and (seat := gazetteer.seat(code)):
        return gazetteer.place(seat, code)
    found = [place for name in _named(token, scene) if (place := of(name))]
    if token.lemma_.lower() in _LIMITS:  # the land beyond: "A's border with B", "the B border"
        beyond = [place for far in prepositional(token, "with") if (place := within(far, scene))]
        found = beyond or found or [place for code in filter(None, [scene.nation(token)]) if (place := land(code))]
    specific = [
        place for place in found if place.country is None or place.name != gazetteer.country_name(place.country)
    ]
    return next(iter(specific), None) or next(iter(found), None)


def of(name: Name) -> Place | None:
    """The place that a name stands for, country and all."""
    if site := _seat(name):
        return site
    if name.kind not in _KINDS:
        return None
    if name.kind == "country" and name.country:
        usual = gazetteer.country_name(name.country) or name.text
        known = gazetteer.place(usual)
        return known if known and known.country == name.country else Place(name=usual, country=name.country)
    return gazetteer.place(name.text, name.country) or Place(name=name.text, country=name.country)


def land(code: str) -> Place | None:
    """The country of that code as a place."""
    name = gazetteer.country_name(code)
    return of(Name(0, 1, name, "country", code)) if name else None


def _seat(name: Name) -> Place | None:
    """The building, for a name that stands for a government elsewhere: the Pentagon, a palace."""
    if name.kind not in ("country", "organisation") or not gazetteer.metonym(name.text):
        return None
    site = gazetteer.place(name.text)
    return site if site is not None and site.lat is not None else None


def at(place: Place | None, goal: Actor | None) -> Place | None:
    """The place, if it lies in the country where such a thing happens; else that country."""
    if goal is None or goal.kind != "country" or (place is not None and place.country == goal.country):
        return place
    return of(Name(0, 1, goal.name, "country", goal.country))


def _named(token: Token, scene: Scene) -> list[Name]:
    """The names in a phrase that can be places, its head first, without entering clauses below it."""
    found: list[Name] = []
    queue = [token]
    while queue:
        current = queue.pop(0)
        name = scene.names.get(current.i)
        if name is not None and name not in found and (name.kind in _KINDS or _seat(name)):
            if name.kind != "country" or current is token or current.dep_ != "compound" or token.i in scene.names:
                found.append(name)  # but no country for "the China talks"
        elif name is not None and name.kind == "person":
            continue
        queue += [
            child
            for child in current.children
            if child.dep_ in _DOWN or (child.dep_ == "poss" and current.pos_ != "VERB" and child.i in scene.names)
        ]
    return found
