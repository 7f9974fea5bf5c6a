"""Where something happens: the most specific place that the phrases around a trigger name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Actor, Place
from loaders.extraction import gazetteer
from loaders.extraction.arguments import Arguments
from loaders.extraction.names import Name
from loaders.extraction.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOWN = frozenset({"prep", "pobj", "appos", "compound", "conj", "nmod"})
_KINDS = ("place", "capital", "country")


def where(arguments: Arguments, relations: Iterable[str], scene: Scene) -> Place | None:
    """The place in the first of these positions that names one."""
    for relation in relations:
        for token in arguments.get(relation):
            if place := within(token, scene):
                return place
    return _behind(arguments, scene) if "in" in relations else None


def _behind(arguments: Arguments, scene: Scene) -> Place | None:
    """The place in the first "in ..." or "at ..." behind the trigger, up to the next verb."""
    trigger = arguments.noun or arguments.verb
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end] if trigger is not None else ():
        if token.pos_ == "VERB" and token.dep_ != "amod":
            return None
        if token.dep_ == "prep" and token.lower_ in ("in", "at"):
            for part in token.children:
                if part.dep_ == "pobj" and (place := within(part, scene)):
                    return place
    return None


def within(token: Token, scene: Scene) -> Place | None:
    """The most specific place in a phrase: "the city of Kazan in Russia" is Kazan."""
    found = [place for name in _named(token, scene) if (place := of(name))]
    specific = [
        place for place in found if place.country is None or place.name != gazetteer.country_name(place.country)
    ]
    return next(iter(specific), None) or next(iter(found), None)


def of(name: Name) -> Place | None:
    """The place that a name stands for, country and all."""
    if name.kind not in _KINDS:
        return None
    if name.kind == "country" and name.country:
        usual = gazetteer.country_name(name.country) or name.text
        known = gazetteer.place(usual)
        return known if known and known.country == name.country else Place(name=usual, country=name.country)
    return gazetteer.place(name.text, name.country) or Place(name=name.text, country=name.country)


def at(place: Place | None, goal: Actor | None) -> Place | None:
    """The place, if it lies in the country that a journey leads to; else that country."""
    if goal is None or place is None or place.country == goal.country:
        return place
    return of(Name(0, 1, goal.name, "country", goal.country)) if goal.kind == "country" else None


def _named(token: Token, scene: Scene) -> list[Name]:
    """The names in a phrase that can be places, its head first, without entering clauses below it."""
    found: list[Name] = []
    queue = [token]
    while queue:
        current = queue.pop(0)
        name = scene.names.get(current.i)
        if name is not None and name.kind in _KINDS and name not in found:
            found.append(name)
        elif name is not None and name.kind == "person":
            continue
        queue += [
            child
            for child in current.children
            if child.dep_ in _DOWN or (child.dep_ == "poss" and current.pos_ != "VERB" and child.i in scene.names)
        ]
    return found
