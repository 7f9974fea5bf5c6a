"""The actor that a model names, if the text bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import Actor
from kg.vocab import ActorKind
from loaders.extraction import gazetteer
from loaders.extraction.words import words
from loaders.llm.grounding import Said, find

_PRONOUNS = words("he she it they him her them his hers its their theirs we us our i who whom both all each")
_HONORIFICS = words("mr mrs ms miss mx dr sir dame lord lady madam")
INTERNATIONAL = "XXX"


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
        there = code in told.countries or (_refers(told, code) and code in text.countries)
        return Actor(name=gazetteer.country_name(code), kind="country", country=code) if there else None
    if not (_is_named(name, told) or (_refers(told, claim.country) and text.names(name)) or _is_known(claim, told, on)):
        return None
    full = claim.name if all(text.bears(name)) or _is_famous(claim.name, on) else _supported(claim, name, text)
    return Actor(name=full, kind=claim.kind, country=country(claim.country)) if full else None


def country(code: str | None) -> str | None:
    """The code, if it is one of a country or of international organisations."""
    known = code and (code == INTERNATIONAL or gazetteer.country_name(code) != code)
    return code if known else None


def _is_named(name: Said, told: Said) -> bool:
    """True if these words name the actor and, for the most part, nobody else."""
    own = [word for word in told.telling if word.lower().rstrip(".") not in _HONORIFICS | _PRONOUNS]
    return told.names(name) and 2 * sum(map(name.has, own)) >= len(own)


def _refers(told: Said, country: str | None) -> bool:
    """True if these words name nobody but point back: a pronoun, an office, "the Danish side"."""
    return not _capitals(told) and bool(told.beyond_countries) and told.countries <= {country}


def _capitals(told: Said) -> list[str]:
    """The words that are part of somebody's name."""
    return [word for word in told.telling if word[:1].isupper() and word.lower() not in _PRONOUNS]


def _is_known(claim: Claim, told: Said, on: date | None) -> bool:
    """True if it is common knowledge that these words mean the actor."""
    organisation = gazetteer.organisation(claim.told)
    if organisation and organisation == gazetteer.organisation(claim.name):
        return True
    if claim.kind != "person":
        return claim.country in told.countries
    holder = gazetteer.holder(claim.told, claim.country, on) if claim.country and on else None
    return holder is not None and Said(holder.name).keys == Said(claim.name).keys


def _is_famous(name: str, on: date | None) -> bool:
    """True if the full name is one that readers of the news know."""
    return gazetteer.organisation(name) is not None or (" " in name and gazetteer.leader(name, on) is not None)


def _supported(claim: Claim, name: Said, text: Said) -> str:
    """What remains of a name without the words that the text does not have; of bodies, what the text calls them."""
    if claim.kind != "person":
        told = Said(claim.told)
        return claim.told if told.countries or _capitals(told) else ""
    return " ".join(word for word, borne in zip(name.words, text.bears(name), strict=True) if borne)
