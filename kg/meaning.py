"""Whom a name means that stands for several: members of a group of countries, holders of an office.

"Members of NATO", "ASEAN members" and "countries of South Asia" are countries, each while it belongs
to the group. "Foreign Minister of Russia", "Russia's foreign minister" and "the Russian foreign
minister" are whoever takes part in that office, or held it on the day as far as tables and articles
tell. Every other name is one actor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.dates import When
from kg.groups import members
from kg.ids import fold
from kg.leaders import nations, office, titles
from kg.queries import Run
from kg.rows import Party

_GROUP = re.compile(r"(?i)(?:the )?(?:members?|countries|states) of (?:the )?(.+)|(?:the )?(.+) (?:members|countries)")
_WHOSE = re.compile(r"(.+)['’]s (.+)")
_ARTICLE = re.compile(r"(?i)the ")
HELD = """
MATCH (o:Office {id: $office})<-[h:HELD]-(a:Actor)
RETURN a.id AS actor, h.from AS since, h.until AS until
"""


@dataclass(frozen=True, slots=True)
class Span:
    """An actor, or a country with its people, on the days for which it is meant."""

    actor: str
    since: date | None = None
    until: date | None = None

    def covers(self, party: Party, when: When | None) -> bool:
        """True if it means this party of something that may have happened then."""
        if self.actor not in (party.id, party.country):
            return False
        bounded = self.since or self.until
        return not bounded or (when is not None and When.span(self.since, self.until).overlaps(when))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for: `asked` are the ids of actors or countries whose events are looked at."""

    asked: tuple[str, ...]
    spans: tuple[Span, ...]
    office: tuple[str, str] | None = None
    """The office's name and its country's code."""

    @property
    def simple(self) -> bool:
        """True if it is one actor, or one country with its people, on all days: then a query alone can tell."""
        return self.office is None and self.spans == (Span(self.asked[0]),)

    def among(self, parties: Iterable[Party], when: When | None) -> list[Party]:
        """Those of the parties that are meant."""
        return [p for p in parties if self._in_office(p) or any(span.covers(p, when) for span in self.spans)]

    def _in_office(self, party: Party) -> bool:
        return self.office is not None and bool(party.office) and self.office == (_office(party.office), party.country)


def several(run: Run, name: str) -> Meaning | None:
    """What a name for several means; None if it is no such name."""
    if (match := _GROUP.fullmatch(name.strip())) and (found := members(match[1] or match[2])):
        spans = tuple(Span(*member) for member in found)
        return Meaning(tuple(dict.fromkeys(span.actor for span in spans)), spans)
    for title, owner in _splits(name.strip()):
        held, country = office(title), nations().get(fold(owner))
        if held and country:
            terms = run(HELD, office=f"{country}|{held}")
            spans = tuple(Span(row["actor"], _day(row["since"]), _day(row["until"])) for row in terms)
            return Meaning((country,), spans, (held, country))
    return None


def these(*actors: str) -> Meaning:
    """What the ids of actors, or countries' codes, mean."""
    return Meaning(actors, tuple(map(Span, actors)))


def _splits(name: str) -> Iterator[tuple[str, str]]:
    """The ways to read a name as an office and whose it is; both may hold an "of" of their own."""
    if match := _WHOSE.fullmatch(name):
        yield match[2], match[1]
    words = _ARTICLE.sub("", name).split(" of ")
    for count in range(1, len(words)):
        yield " of ".join(words[:count]), " of ".join(words[count:])
    words = _ARTICLE.sub("", name).split()
    for count in range(1, len(words)):
        yield " ".join(words[count:]), " ".join(words[:count])


def _office(told: str | None) -> str:
    return titles().get(fold(told or ""), told or "")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
