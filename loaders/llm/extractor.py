"""Articles in, mentions out: asks the model about every window, several articles at a time."""

from __future__ import annotations

import json
import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from typing import Any

from kg.errors import SkipRecord
from kg.ids import digest
from kg.loading import Extracted
from kg.model import Article, Mention
from loaders.llm import prompt
from loaders.llm.answers import Check
from loaders.llm.cache import Cache
from loaders.llm.client import Client, NoAnswer
from loaders.llm.report import Report
from loaders.llm.settings import Settings
from loaders.llm.windows import Window, windows

_TRIES = 2
"""How often one question is asked if the answer is no JSON of the agreed shape."""


class LlmExtractor:
    """Finds events by asking a language model, and believes only what the text bears out."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings.read(os.environ)
        self._client = Client(self._settings)
        self._cache = Cache(self._settings.cache)
        self._lock = Lock()
        self._report = Report(price_in=self._settings.price_in, price_out=self._settings.price_out)
        self.name = f"llm/{self._settings.model}/{prompt.version()}"

    def extract(self, article: Article) -> list[Mention]:
        """The article's mentions, in the order of the text; SkipRecord if the model cannot read it."""
        found = self._read(article)
        if isinstance(found, SkipRecord):
            raise found
        return found[1]

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extracted]:
        """Each article with its mentions, or a SkipRecord, in the order given, in constant memory.

        At the end, or where it breaks off, the report goes to the log.
        """
        waiting: deque[Future[tuple[Article, list[Mention]] | SkipRecord]] = deque()
        pool = ThreadPoolExecutor(self._settings.workers, thread_name_prefix="kg-llm")
        try:
            for article in articles:
                waiting.append(pool.submit(self._read, article))
                if len(waiting) > 2 * self._settings.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
            if (report := self.report()).articles:
                logging.getLogger(__name__).warning("%s: %s", self.name, report)

    def report(self) -> Report:
        """What everything read so far came to."""
        with self._lock:
            return replace(self._report, dropped=self._report.dropped.copy(), blanked=self._report.blanked.copy())

    def _read(self, article: Article) -> tuple[Article, list[Mention]] | SkipRecord:
        check, found = Check(article, self.name), list[Mention]()
        try:
            for window in windows(article):
                found += check.mentions(self._events(article, window), window)
        except NoAnswer as cause:
            self._count(articles=1, failed=1)
            return SkipRecord(article.key or article.id, str(cause))
        mentions = sorted(dict.fromkeys(found), key=lambda mention: mention.start)
        self._count(articles=1, mentions=len(mentions), dropped=check.dropped, blanked=check.blanked)
        return article, mentions

    def _events(self, article: Article, window: Window) -> list[Any]:
        """What the model says of a window, now or when it was asked before."""
        question = prompt.question(article, window)
        key = digest(article.id, question, prompt.version(), self._settings.model)
        if (kept := self._cache.get(key)) is not None:
            self._count(cached=1)
            return kept
        for _ in range(_TRIES):
            answer = self._client.ask(prompt.instructions(), question)
            self._count(calls=1, tokens_in=answer.tokens_in, tokens_out=answer.tokens_out)
            events = self._by_halves(article, window) if answer.cut else _parsed(answer.text)
            if events is not None:
                self._cache.put(key, events)
                return events
        raise NoAnswer("the model's answer is no JSON of the agreed shape")

    def _by_halves(self, article: Article, window: Window) -> list[Any]:
        """The answers about the halves of a window of which there was too much to tell."""
        halves = window.halves()
        if not halves:
            raise NoAnswer("the model's answer was cut off at its limit")
        return [event for half in halves for event in self._events(article, half)]

    def _count(self, **more: Any) -> None:
        with self._lock:
            for name, count in more.items():
                setattr(self._report, name, getattr(self._report, name) + count)


def _parsed(text: str) -> list[Any] | None:
    """The events of an answer, fenced or not; None if it is not what was agreed."""
    try:
        answer = json.loads(text[text.find("{") : text.rfind("}") + 1])
        json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()  # no lone surrogates, no infinite numbers
    except (ValueError, RecursionError):
        return None
    events = answer.get("events") if isinstance(answer, dict) else None
    return events if isinstance(events, list) else None
