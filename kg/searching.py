"""The part of a graph that finds by words: actors by their names, events by their titles, mentions by their quotes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.dates import When
from kg.resolving import Resolving
from kg.tabular import Answer, Row, typed

QUESTIONS = {"actor": "search_actors", "event": "search_events", "mention": "search_mentions"}
"""What can be found, and the question that finds it."""


@dataclass(frozen=True, slots=True)
class Found(Row):
    """An actor, event or mention with all the words; `sentence`, `when` and `event` are of the event found with it."""

    found: str
    """actor, event or mention"""
    id: str
    kind: str
    """the actor's kind, or the event's type"""
    name: str | None
    sentence: str
    when: When | None
    event: str
    score: float
    """how much of the name, title or quote the words are, at most 1"""


class Searching(Resolving):
    """Full-text search."""

    def search(self, words: str, *, limit: int = 20) -> Answer[Found]:
        """Actors, events and mentions that have all the words in a name, title or quote, the best first.

        Accents and case do not matter, nor, in titles and quotes, English endings (sanction finds
        sanctions) and words such as `the`; in names, the usual differences of spelling do not.
        Signs are no commands: `"`, `*` or `:` only part words. An actor comes with the latest event.
        Every store finds the same, in the same order. Raises BadValue without a word.
        """
        rows = [
            {"found": found, **row}
            for found, question in QUESTIONS.items()
            for row in self.ask(question, words=words, limit=limit)
        ]
        return typed(Found, sorted(rows, key=lambda row: -row["score"])[:limit])
