"""Who holds an office on the day of the article, where it is told without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Actor
from loaders.extraction import gazetteer
from loaders.extraction.names import Name
from loaders.extraction.nearby import another_year
from loaders.extraction.scene import Ref, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


_BROAD = ("Leader", "Minister", "Supreme Leader")


def chief(token: Token, name: Name, scene: Scene, on: date | None) -> tuple[Ref, ...]:
    """Who leads an international organisation: "the UN secretary-general", "the NATO chief"."""
    told = gazetteer.organisation(name.text.split()[0])
    bodies = [told.name] if told else [r.actor.name for r in scene.nations(token, name) if r.actor.country == "XXX"]
    if not bodies or name.office is None or on is None or another_year(token, on):
        return ()
    person = gazetteer.chief(name.office, bodies[0], on)
    return (Ref(Actor(name=person.name, kind="person", country="XXX"), name.office, name.rank, 0.75),) if person else ()


def holder(token: Token, office: str, rank: str | None, code: str, on: date | None) -> Ref:
    """Who holds an office on the day of the article, or the office itself where that is not known for sure."""
    past = on is not None and another_year(token, on)
    serving = gazetteer.holder(office, code, on) if on and not past else None
    name = serving.name if serving else f"{office} of {gazetteer.country_name(code) or code}"
    return Ref(Actor(name=name, kind="person", country=code), office, rank, 0.75)


def led(token: Token, countries: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The countries that a word means, as people of rank where it is their leaders."""
    if token.lower_ != "leaders" or any(ref.actor.kind != "country" for ref in countries):
        return countries
    return tuple(replace(ref, rank="head") for ref in countries)


def nameless(body: Ref, name: Name) -> Ref:
    """Who holds one of several offices told at once, as that office: "the presidents of A, B and C"."""
    code = body.actor.country
    if body.actor.kind != "country" or name.office in _BROAD or name.rank not in ("head", "minister"):
        return body
    person = Actor(name=f"{name.office} of {body.actor.name}", kind="person", country=code)
    return Ref(person, name.office, name.rank, 0.75)
