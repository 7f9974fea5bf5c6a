"""The article as the model sees it: numbered passages, in windows that fit into one question.

A passage is a stretch of a paragraph that knows where it stands in the stored text. What speaks to a
machine instead of a reader ("ignore your instructions") is no news and is left out, with the rest of
its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Article
from loaders.extraction.clean import paragraphs

SIZE = 12_000
"""Characters of one window; about 3,000 tokens."""
_PIECE = 3_000
_OPENING = 1_000
"""Characters of the article's beginning that go with later windows, so that the model knows who is who."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+")
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,4}?"
    r"(?:all|any|your|my|these|those|previous|prior|above|earlier|preceding|system|other)\s+(?:\w+\s+){0,4}?"
    r"(?:instructions?|prompts?|directives?)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b"
    r"|\byou are (?:now )?(?:an? |the )?(?:\w+ ){0,2}(?:AI|assistant|language model|LLM|chatbot)\b"
    r"|\b(?:output|return|respond|reply|answer|emit|print)\b[^.!?]{0,40}\bJSON\b"
    r"|<\|\w+\|>|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text without odd white space; its character i is character `start` + i of the article."""

    number: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Window:
    """The passages of one question; `opening` is how the article began, if not with them."""

    passages: tuple[Passage, ...]
    opening: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """All that the model sees of the article's text."""
        return "\n".join(passage.text for passage in (*self.opening, *self.passages))

    def halves(self) -> tuple[Window, ...]:
        """Two windows of half the passages each; none if there is nothing to halve."""
        middle = len(self.passages) // 2
        parts = self.passages[:middle], self.passages[middle:]
        return tuple(Window(part, self.opening) for part in parts) if middle else ()


def news(text: str) -> str:
    """The text up to the sentence that speaks to a machine; all of it if none does."""
    if not (order := _TO_A_MACHINE.search(text)):
        return text
    return text[: max((end.end() for end in _SENTENCE_END.finditer(text, 0, order.start())), default=0)]


def windows(article: Article, size: int = SIZE) -> list[Window]:
    """The article's passages, in order, in windows of at most `size` characters."""
    found = list(_passages(article, min(size, _PIECE)))
    opening = tuple(_while_within(found, _OPENING))
    made: list[Window] = []
    while found:
        taken = tuple(_while_within(found, size))
        made.append(Window(taken, opening if made else ()))
        found = found[len(taken) :]
    return made


def _passages(article: Article, size: int) -> Iterator[Passage]:
    number = 0
    orders = [match.start() for match in _TO_A_MACHINE.finditer(article.text)]
    spoilt = [range(order, (article.text + "\n").index("\n", order)) for order in orders]
    for paragraph in paragraphs(article):
        if any(paragraph.start in line for line in spoilt):  # the order itself was cut out as noise, not what it orders
            continue
        text = news(paragraph.text)
        for begin, end in _pieces(text, size):
            number += 1
            yield Passage(number, text[begin:end], paragraph.start + begin)


def _pieces(text: str, size: int) -> Iterator[tuple[int, int]]:
    """The text in pieces that end with a sentence if they can, with a word if not."""
    begin = 0
    while begin < len(text):
        end = len(text)
        if end - begin > size:
            ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, begin + size)]
            space = text.rfind(" ", begin, begin + size) + 1
            end = ends[-1] if ends else space if space > begin else begin + size
        yield begin, end
        begin = end


def _while_within(passages: list[Passage], size: int) -> Iterator[Passage]:
    """The first passages that have `size` characters together, one at least."""
    total = 0
    for count, passage in enumerate(passages):
        total += len(passage.text)
        if count and total > size:
            return
        yield passage
