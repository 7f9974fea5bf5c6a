"""When what is told took place: the expression nearest in the sentence, else what the discourse gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from kg.dates import When
from kg.vocab import Status
from loaders.extraction import news
from loaders.extraction import when as expressions
from loaders.extraction.matcher import Match
from loaders.extraction.nearness import HEDGED, SAY, VAGUE, counted, distance, moment, returning
from loaders.extraction.reckoning import WEEKDAYS
from loaders.extraction.relative import apart, lasting
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SPAN = re.compile(r"(?i)from\b|between\b")
_BEGIN = words("begin start arrive leave depart open kick embark travel head fly")
_LIST = ("PUNCT", "CCONJ", "ADP", "PROPN", "NUM", "DET", "ADV")
_LATELY = timedelta(days=4)
_MOST = 16
"""Times of a sentence that are weighed for a happening, the nearest: no prose has more, and each is dear."""
_HEAD = 4
_OPENING = 2
_LONGER = ("month", "year")
_FARTHEST = 5
_ALONE = 8
_FOLLOWS = 2
_THAT_DAY = re.compile(
    r"(?i)(?:that|the same|that same|the following|the next|the previous) day"
    r"|(?:(?:earlier|later|late|early) )?(?:that|the same|that same) (?:morning|afternoon|evening|night)"
)
_IN_THE_DAY = re.compile(r"(?i)(?:earlier|later|late|early) in the day")
_LATER = re.compile(r"(?i)later this (?:week|month|year)|later (?:today|tonight)")
_COMING = re.compile(r"(?i)(?:early |late |later )?next week")
_OF_MONTH = re.compile(r"(?:(?:early|late|mid)[ -])?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August"
                       r"|September|October|November|December)(?: \d{1,2})?")  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of the time of an event."""

    when: When | None
    status: Status
    untold: bool = False
    """Whether it says nothing of the time: "in the spring" says something, though no day."""
    announced: When | None = None
    """The day on which somebody said so, of late."""
    again: tuple[tuple[When, int, int], ...] = ()
    """The other times at which it happened, and between which words each of them is told: "in 2018 and in 2021"."""
    over: bool = False
    """Whether it is a journey from which somebody came back."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day of late on which somebody said something, and the words of that sentence."""

    day: When
    words: frozenset[str]


class Clock:
    """The dates of an article, read sentence by sentence."""

    def __init__(self, on: date | None, about: When | None = None) -> None:
        self._on = on
        self._about = about
        self._anchor: When | None = None
        self._next: date | None = None
        self._week: When | None = None
        self._told_of_week = 0
        self._spoken: When | None = None
        self.sentence = -1
        self.news: When | None = None
        self.said: list[Said] = []
        self._found: list[tuple[Token, expressions.Expression]] = []

    def start(self) -> None:
        """Begin a passage; what was said before it no longer anchors "the next day"."""
        self._anchor = self._week = None

    def read(self, sentence: Span) -> None:
        """Take in the expressions of the next sentence."""
        self.sentence += 1
        self._spoken = next((day for day in reversed(list(self._days())) if day.days == 1), self._spoken)
        self._found = []
        for expression in expressions.find(sentence.text):
            span = sentence.char_span(expression.start, expression.end, alignment_mode="expand")
            if span is not None:
                self._found.append((span.root, expression))
                self.news = self.news or (self._announced() if self.sentence < _HEAD else None)
                if _COMING.fullmatch(expression.text):
                    self._week, self._told_of_week = expressions.resolve(expression.text, self._on), self.sentence
        if day := self._announced():
            self.said.append(Said(day, frozenset(token.text for token in sentence)))

    def when(self, match: Match) -> Told:
        """The date of a match, and its status in the light of that date."""
        if returning(match):
            return Told(None, match.status, over=match.frame.stage)
        if gap := apart(match.trigger.sent, match.trigger):
            found = gap.from_(self._base(match.trigger.idx))
            same_day = gap.count == 0 and not self._found
            return Told(found, self._in_time(found, match) if found else match.status, same_day)
        near = sorted(range(len(self._found)), key=lambda i: abs(self._found[i][0].i - match.trigger.i))[:_MOST]
        ranked = sorted(
            (0 if moment(root, expression, match.trigger) else _far(root, expression.text, match), i)
            for i, (root, expression) in ((i, self._found[i]) for i in near)
        )
        ranked.sort(key=lambda each: each[0] + 2 * bool(HEDGED.fullmatch(self._found[each[1]][1].text)))
        reach = _FARTHEST if len(ranked) > 1 else _ALONE
        untold = True
        for far, i in ranked:
            if far > reach:
                break
            root, text = self._found[i][0], self._found[i][1].text
            if since := moment(root, self._found[i][1], match.trigger):
                text = since
            elif counted(match.trigger, text, self._on):
                continue
            found = self._resolve(text, match)
            if found is not None:
                self._anchor = found
                self._spoken = found if found.days == 1 else self._spoken
                found = lasting(found, root, match)
                begun = self._on and _SPAN.match(text) and found.contains(When.day(self._on))
                ongoing = begun and match.status == "planned"
                coming = match.status in ("occurred", "ongoing") and _LATER.fullmatch(text)
                status: Status = "ongoing" if ongoing else "planned" if coming else self._in_time(found, match)
                return Told(found, status, again=tuple(self._again(i)) if status == "occurred" else ())
            untold = False
        if news.perfect(match) and (news.joined(match) if match.frame.stage else self.sentence >= _OPENING):
            untold = False  # "has also visited", or after the first sentence "has met", tells what lies behind the news
        return Told(None, match.status, untold, self._announced())

    def _again(self, first: int) -> Iterator[tuple[When, int, int]]:
        """The times told in one list with an expression, each with the words that lead up to it."""
        for (before, _), (root, expression) in pairwise(self._found[first:]):
            between = root.doc[before.i + 1 : root.left_edge.i]
            listed = any(token.lower_ in (",", "and") for token in between)
            if not listed or any(token.pos_ not in _LIST for token in between):
                return
            when = self._past(expression.text)
            if when is None or (self._on and when.first and when.first > self._on):
                return
            yield when, before.i + 1, root.i

    def _announced(self) -> When | None:
        """The day of the last few on which somebody said what the sentence tells."""
        for root, expression in self._found:
            verb = next((token for token in root.ancestors if token.pos_ == "VERB"), root)
            day = expressions.resolve(expression.text, self._on) if verb.lemma_ in SAY else None
            if day and day.days == 1 and self._of_late(day):
                return day
        return None

    def _of_late(self, day: When) -> bool:
        """Whether a day is one of the last few, or that of the report."""
        return bool(self._on and day.first and self._on - _LATELY <= day.first <= self._on)

    def _base(self, before: int) -> When | None:
        """The day of the happening beside which another is told, or the month or year told ahead of it."""
        day = next((day for day in self._days() if day.days == 1), None)
        ahead = [(root, told.text) for root, told in self._found if root.idx < before]
        vague = (when for when in (self._told_back(*one) for one in ahead) if when and when.precision in _LONGER)
        return day or next(vague, self._anchor or self._spoken)

    def _days(self) -> Iterator[When]:
        """What the expressions of the sentence mean, told in the past."""
        days = (self._told_back(root, expression.text) for root, expression in self._found)
        return (day for day in days if day is not None)

    def _told_back(self, root: Token, text: str) -> When | None:
        """What an expression means where its own verb looks back."""
        verb = next((token for token in root.ancestors if token.pos_ == "VERB"), None)
        return self._past(text) if verb is not None and verb.tag_ == "VBD" else self._read(text)

    def _read(self, text: str, *, future: bool = False, on: date | None = None) -> When | None:
        """What an expression means; "that day" is the one last spoken of, whatever was done on it."""
        newly = bool(_IN_THE_DAY.fullmatch(text) and self._spoken and self._of_late(self._spoken))
        anchor = self._anchor
        if newly or _THAT_DAY.fullmatch(text):
            anchor = self._day_before(text) or self._spoken or self._anchor
        if self._on is None and self._about and _OF_MONTH.fullmatch(text):
            return expressions.nearest(text, self._about)
        return expressions.resolve(text, on or self._on, future=future, anchor=anchor)

    def _day_before(self, text: str) -> When | None:
        """The full day that the sentence tells ahead of "that evening"."""
        ahead = takewhile(lambda told: told[1].text != text, self._found)
        days = (expressions.resolve(told.text, self._on) for _, told in ahead if _YEAR.search(told.text))
        return next((day for day in days if day and day.days == 1), None)

    def _past(self, text: str) -> When | None:
        """What an expression means to somebody who looks back: the December of last year, not the one to come."""
        found = self._read(text)
        if found and found.first and self._on and found.first > self._on and not _YEAR.search(text):
            return self._read(text, on=date(self._on.year - 1, 12, 31))
        return found

    def _resolve(self, text: str, match: Match) -> When | None:
        verb = match.arguments.verb
        starts = verb is not None and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _BEGIN
        moving = match.status == "ongoing" and verb is not None and verb.tag_ == "VBG"  # "is heading there on Friday"
        planned = match.status == "planned" and not news.once_planned(match)
        future = planned or starts or moving
        found = self._on_the_way(text, match, future) or self._read(text, future=future)
        if future and found and found.days == 1 and self._on and found.first and found.first > self._on:
            self._next = found.first
        if found is None or self._on is None or found.first is None or found.first <= self._on:
            return found
        if future:  # a journey "from Sunday through Tuesday", announced before it began
            begun = self._read(text)
            return begun if begun and begun.days and begun.days > 1 and begun.contains(When.day(self._on)) else found
        done = verb is not None and verb.tag_ in ("VBD", "VBN") and match.status != "cancelled"
        return self._past(text) if done else found

    def _on_the_way(self, text: str, match: Match, future: bool) -> When | None:
        """The weekday in the week that is spoken of, or after what else is still to come."""
        if text not in WEEKDAYS or self._on is None:
            return None
        verb = match.arguments.verb
        lately = self.sentence - self._told_of_week <= _FOLLOWS
        if (
            lately
            and self._week
            and self._week.first
            and (future or (verb is not None and verb.tag_ in ("VB", "VBZ", "VBP")))
        ):
            return expressions.resolve(text, self._week.first, future=True)
        if future and self._next and self._next > self._on and WEEKDAYS[self._on.weekday()] == text:
            return expressions.resolve(text, self._next, future=True)
        return None

    def _in_time(self, when: When, match: Match) -> Status:
        """The status of a match in the light of its date."""
        status = match.status
        if self._on is None:
            return status
        if status in ("occurred", "ongoing") and when.first and (when.first > self._on or self._sets_out(when, match)):
            return "planned"
        if status == "occurred" and when.first and when.last is None:
            return "ongoing"
        if status == "planned" and when.last and when.last < self._on and not news.once_planned(match):
            return "occurred"
        return status

    def _sets_out(self, when: When, match: Match) -> bool:
        """Whether a journey begins on the day of the report, all of it to come: "the six-day trip takes her there"."""
        verb = match.arguments.verb
        now = match.arguments.noun is not None and verb is not None and verb.tag_ in ("VBZ", "VBP")
        return bool(now and match.frame.stage and when.first == self._on and (when.days or 0) > 1)


def _far(root: Token, text: str, match: Match) -> int:
    """How far a time stands from a match; a mere year or month gives way to a day."""
    return distance(root, match) + 2 * bool(VAGUE.fullmatch(text))
