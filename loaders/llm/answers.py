"""What remains of a model's answer when the article is asked: mentions with their quotes, and why the rest went.

An event without its sentence, or with somebody whom the passage does not have, is dropped whole. A
date, a place, a title, a number or a source that does not hold is left blank, and the event stays.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from kg.dates import When
from kg.errors import BadValue
from kg.model import Article, Mention, Participation, Place
from kg.ontology import PENDING, check
from kg.vocab import EventTypeName, RoleName, Status
from loaders.extraction import gazetteer
from loaders.llm import actors
from loaders.llm.grounding import Said, find, has_number
from loaders.llm.schema import KINDS
from loaders.llm.windows import Passage, Window

T = TypeVar("T")
_UNKNOWN = "a type, status, role or kind that there is not"
CERTAIN, DOUBTFUL = 0.8, 0.5
_SHORTEST, _LONGEST = 3, 600
"""Words that a quote has at least, and characters that it has at most."""


class _Dropped(Exception):
    """The event does not stand; the text is the reason as it is counted."""


class Check:
    """Checks answers about one article; `dropped` and `blanked` count what did not hold, by reason and by field."""

    def __init__(self, article: Article, extractor: str) -> None:
        self._article = article
        self._extractor = extractor
        self.dropped: Counter[str] = Counter()
        self.blanked: Counter[str] = Counter()

    def mentions(self, events: Sequence[Any], window: Window) -> list[Mention]:
        """The events of an answer about this window that the text bears out."""
        text, found = Said(window.text), []
        for event in events:
            try:
                found.append(self._mention(event, window, text))
            except _Dropped as reason:
                self.dropped[str(reason)] += 1
            except BadValue:  # of Mention, or of the ontology: a type, a status or a role that there is not
                self.dropped[_UNKNOWN] += 1
        return found

    def _mention(self, event: Any, window: Window, text: Said) -> Mention:
        passage, start, end = _quoted(_text(event, "quote"), _value(event, "paragraph", int), window)
        participants = tuple(dict.fromkeys(self._part(p, passage, text) for p in _value(event, "participants", list)))
        status = cast(Status, _text(event, "status"))
        if not participants:
            raise _Dropped("nobody takes part")
        return check(
            Mention(
                article=self._article.id,
                reported=self._article.published,
                type=cast(EventTypeName, _text(event, "type")),
                modality=status,
                participants=participants,
                place=self._kept(event, "place", lambda place: _place(place, window, text)),
                when=self._kept(event, "date", lambda date: self._when(date, status)),
                quantity=self._kept(event, "quantity", lambda number: _quantity(number, passage)),
                title=self._kept(event, "title", lambda title: _title(title, passage, window)),
                quote=self._article.text[start:end],
                start=start,
                end=end,
                confidence=CERTAIN if event.get("certain") is True else DOUBTFUL,
                extractor=self._extractor,
                attributed_to=self._kept(event, "attributed_to", lambda source: _found(source, passage.text)),
            )
        )

    def _part(self, part: Any, passage: Passage, text: Said) -> Participation:
        kind = next((kind for kind in KINDS if kind == _text(part, "kind")), None)
        if kind is None:
            raise _Dropped(_UNKNOWN)
        claim = actors.Claim(_text(part, "name"), _text(part, "name_in_text"), kind, _text(part, "country", "") or None)
        actor = actors.actor(claim, passage.text, text, self._article.published)
        if actor is None:
            raise _Dropped("an actor is not in the passage")
        office = self._kept(part, "office", lambda office: _found(office, passage.text))
        return Participation(actor=actor, role=cast(RoleName, _text(part, "role")), office=office)

    def _kept(self, of: Mapping[str, Any], field: str, read: Callable[[Any], T | None]) -> T | None:
        """What a field holds, None where it holds nothing, or nothing that is so."""
        if (told := of.get(field)) in (None, ""):
            return None
        if (value := read(told)) is None:
            self.blanked[field] += 1
        return value

    def _when(self, told: Any, status: Status) -> When | None:
        """The date, unless it is none, or lies after the article in which it is told as past."""
        try:
            when = When.parse(told) if isinstance(told, str) else None
        except BadValue:
            return None
        published = self._article.published
        early = when and when.first and published and when.first > published and status not in PENDING
        return None if early else when


def _quoted(quote: str, number: int, window: Window) -> tuple[Passage, int, int]:
    """Where the words stand: in the passage that is said to have them, or in the nearest to it that has."""
    if len(quote.split()) < _SHORTEST or len(quote) > _LONGEST:
        raise _Dropped("the quote is too short or too long")
    for passage in sorted(window.passages, key=lambda passage: abs(passage.number - number)):
        if span := find(quote, passage.text):
            return passage, passage.start + span[0], passage.start + span[1]
    raise _Dropped("the quote is not in the text")


def _place(told: Any, window: Window, text: Said) -> Place | None:
    name, country = _text(told, "name"), actors.country(_text(told, "country", "") or None)
    if (code := gazetteer.country(name)) and code in text.countries:
        return gazetteer.place(gazetteer.country_name(code)) or Place(name=name, country=code)
    known = gazetteer.place(name, country) or gazetteer.place(name) or Place(name=name, country=country)
    return known if find(name, window.text) else None


def _quantity(told: Any, passage: Passage) -> float | None:
    usable = isinstance(told, int | float) and not isinstance(told, bool) and 0 < told < 1e15 and math.isfinite(told)
    return float(told) if usable and has_number(told, passage.text) else None


def _title(told: Any, passage: Passage, window: Window) -> str | None:
    """The title, if the text has it, or the passage has its words ("this week's summit of the Arctic Council")."""
    if not isinstance(told, str) or not told.strip():
        return None
    return told.strip() if all(Said(passage.text).bears(Said(told))) else _found(told, window.text)


def _found(told: Any, text: str) -> str | None:
    """The words, if the text has them, in whatever case."""
    return told.strip() if isinstance(told, str) and find(told.casefold(), text.casefold()) else None


def _text(of: Any, field: str, default: str | None = None) -> str:
    """A field's text; an optional one may be missing or null."""
    if default is not None and isinstance(of, Mapping) and of.get(field) is None:
        return default
    return cast(str, _value(of, field, str)).strip()


def _value(of: Any, field: str, kind: type) -> Any:
    if not isinstance(of, Mapping) or not isinstance(of.get(field), kind):
        raise _Dropped("not of the agreed shape")
    return of[field]
