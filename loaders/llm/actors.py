"""The actor that a model names, if the text bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.countries import INTERNATIONAL
from kg.model import Actor
from kg.vocab import ActorKind
from loaders.extraction import gazetteer
from loaders.extraction.words import words
from loaders.llm.grounding import Said, find

_PERSONAL = words("he she him his her hers i my who whom whose")
_PLAIN = words("it its they them their theirs we us our")
_DETERMINERS = words("the this that these those a an both all each two three four five several")
_HONORIFICS = words("mr mrs ms miss mx dr sir dame lord lady madam")


@dataclass(frozen=True, slots=True)
class Claim:
    """An actor as the model gives it; `told` is how the text is said to name it."""

    name: str
    told: str
    kind: ActorKind
    country: str | None


def actor(claim: Claim, passage: str, text: Said, on: date | None) -> Actor | None:
    """The actor under the fullest name that the text supports; None if it is not in the passage.

    What the passage has must name the actor, or refer to one whom the rest of the text names.
    """
    if not find(claim.told, passage):
        return None
    name, told = Said(claim.name), Said(claim.told)
    if claim.kind == "country" and (code := gazetteer.country(claim.name) or country(claim.country)):
        there = code in told.countries or (_refers(told, code, claim.kind) and code in text.countries)
        return Actor(name=gazetteer.country_name(code), kind="country", country=code) if there else None
    person = claim.kind == "person"
    enough = not person or _is_told(claim.name, text, on)
    named = _is_named(name, told) and (enough or told.has(name.words[-1]))
    if not (
        named
        or (enough and _refers(told, claim.country, claim.kind) and text.names(name))
        or _is_known(claim, told, on)
    ):
        return None
    full = claim.name if all(text.bears(name)) or _is_famous(claim.name, on) else _supported(claim, name, text)
    return Actor(name=full, kind=claim.kind, country=country(claim.country)) if full else None


def country(code: str | None) -> str | None:
    """The code, if it is one of a country or of international organisations."""
    known = code and (code == INTERNATIONAL or gazetteer.country_name(code) != code)
    return code if known else None


def _is_named(name: Said, told: Said) -> bool:
    """True if these words name the actor and, for the most part, nobody else."""
    own = [word for word in told.telling if word.lower().rstrip(".") not in _HONORIFICS | _PERSONAL | _PLAIN]
    return told.names(name) and 2 * sum(map(name.has, own)) >= len(own)


def _is_told(name: str, text: Said, on: date | None) -> bool:
    """True if the text has most of a person's name, or what readers of the news take for it."""
    telling = Said(name).telling
    borne = [word for word in telling if text.has(word)]
    leader = gazetteer.leader(name, on) if borne else None
    known = leader and any((meant := gazetteer.leader(w, on)) and meant.name == leader.name for w in borne)
    return not telling or 2 * len(borne) > len(telling) or bool(known)


def _refers(told: Said, country: str | None, kind: ActorKind) -> bool:
    """True if these words name nobody but point back: a pronoun, an office, "the Danish side", "both leaders"."""
    if not told.words or _capitals(told) or not told.countries <= {country}:
        return False
    first, more = told.words[0].lower(), len(told.words) > 1
    if kind == "person":
        return first in _PERSONAL | _PLAIN or told.has_office or (first in _DETERMINERS and bool(told.beyond_countries))
    return first in _PLAIN or (first in _DETERMINERS | _PERSONAL and more)


def _capitals(told: Said) -> list[str]:
    """The words that are part of somebody's name."""
    return [
        word for word in told.telling if word[:1].isupper() and word.lower() not in _PERSONAL | _PLAIN | _DETERMINERS
    ]


def _is_known(claim: Claim, told: Said, on: date | None) -> bool:
    """True if it is common knowledge that these words mean the actor."""
    organisation = gazetteer.organisation(claim.told)
    if organisation and organisation == gazetteer.organisation(claim.name):
        return True
    if claim.kind != "person":
        return claim.country in told.countries
    if on is None or claim.country is None or claim.country not in told.countries:
        return False
    holder = gazetteer.holder(claim.told, claim.country, on)
    return holder is not None and Said(holder.name).keys == Said(claim.name).keys


def _is_famous(name: str, on: date | None) -> bool:
    """True if the full name is one that readers of the news know."""
    return gazetteer.organisation(name) is not None or (" " in name and gazetteer.leader(name, on) is not None)


def _supported(claim: Claim, name: Said, text: Said) -> str:
    """What remains of a name without the words that the text does not have; of bodies, what the text calls them."""
    if claim.kind != "person":
        told = Said(claim.told)
        return claim.told if _capitals(told) or (told.countries and told.beyond_countries) else ""
    return " ".join(word for word, borne in zip(name.words, text.bears(name), strict=True) if borne)
