"""The paragraphs of a news text as it comes from the web: what is article is kept, what is page is left out.

A text may be one clean paragraph a line, a page copied with its menus, wrapped at a column, or an
article pasted into one line with credits and links in the middle. Every paragraph is a slice of the
stored text, so that whatever is found in it can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kg.model import Article
from loaders.extraction import noise

Kind = Literal["headline", "body", "caption"]
Span = tuple[int, int]

_PLAIN = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\xa0\u2002\u2003\u2009\u200b\u2028\u2029\u202f\u3000\ufeff", " "))
_ENDS = re.compile(
    r"[.!?…][\"”’')\]]*(?:\s+(?=[\"“‘'(\[]?[A-Z©\d*•])|\s*$)"
    r"|(?<=[a-z)%\d][.!?])[\"”’']?(?=[\"“‘']?[A-Z](?:[a-z’']|\.[A-Z]|\s))"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Lt|Col|Gov|Sgt|Maj|Capt|Adm|Brig|Cmdr|Prof|Rev|Hon|St|Sta|No|vs|Jr|Sr|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|(?:^|[\s.(\"“])[A-Z])\.\s+$"
)
_RUN = re.compile(r"\S+(?:[^\S\n]{1,200}\S+)*[^\S\n]{0,200}")  # a line, as far as no wide gap ends it
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*$")
_FEW = 3
_MANY = 25
"""A line of so many words is a sentence even if it does not end like one; of so few, never."""
_ENDLESS = re.compile(r"\S{300,}")
_LINE, _SENTENCE = 10_000, 4_000
"""The longest lines and sentences, in characters: what is longer is no prose, and is read in pieces, since reading
takes time by their squares."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of an article: `text` is the stored text from `start` on, white space made plain.

    `dateline` is the place where the report that begins here was filed.
    """

    text: str
    start: int
    kind: Kind
    dateline: str | None = None


def paragraphs(article: Article) -> list[Paragraph]:
    """The article's headline, body and captions in the order of the text, each once."""
    text, found, seen = article.text, list[Paragraph](), set[str]()
    for paragraph in _all(article, text.translate(_PLAIN)):
        key = " ".join(paragraph.text.split())
        if key not in seen:
            seen.add(key)
            found.append(paragraph)
    return found


def _all(article: Article, plain: str) -> Iterator[Paragraph]:
    lines = _lines(article.text)
    title = _headline(article.title, plain, lines)
    if title:
        yield Paragraph(plain[slice(*title)], title[0], "headline")
        lines = [(max(start, title[1]), end) for start, end in lines if end > title[1]]
    name = " ".join(plain[slice(*title)].split()) if title else None
    told, linked = 0, False
    for number, (start, end) in enumerate(lines):
        line = " ".join(plain[start:end].split())
        if noise.TAIL.match(line) and told >= _FEW and _sentences_in(plain, lines[number + 1 :]) < told:
            return
        other, linked = linked and not _ENDED.search(line), bool(noise.LEAD_IN.match(line))
        if linked or other or line == name:
            continue
        for paragraph in _paragraphs(plain, start, end):
            told += paragraph.kind == "body"
            yield paragraph


def _sentences_in(plain: str, lines: list[Span]) -> int:
    """How many of the lines end as sentences do."""
    return sum(_is_sentence(plain[start:end].strip()) for start, end in lines)


def _lines(text: str) -> list[Span]:
    """The lines; those that a column width or a page layout broke in mid-sentence are one."""
    spans = [span for m in _RUN.finditer(text) for span in _cut(text, *m.span(), _LINE)]
    lengths = [end - start for start, end in spans]
    breaks = [text[a[1] : b[0]].count("\n") for a, b in pairwise(spans)]
    wrapped = bool(spans) and max(lengths) <= 120 and 2 * breaks.count(1) > len(breaks)
    first = text[slice(*spans[0])].strip() if spans and not wrapped else ""
    joined: list[Span] = []
    for number, (start, end) in enumerate(spans):
        if joined:
            before = text[slice(*joined[-1])].rstrip()
            loud = any(text[slice(*spans[at])].isupper() for at in (number - 1, number))
            prose = bool(_ENDS.search(before)) and not loud  # neither a headline nor a list of them
            broken = text[start].islower() or prose
            again = len(joined) > 1 and before == first  # a headline that is repeated
            apart = again or noise.SENTENCE.match(text[start:end]) or noise.SENTENCE.match(before)
            wide = wrapped and breaks[number - 1] == 1 and lengths[number - 1] > 45
            short = end - joined[-1][0] <= _LINE
            if short and len(before) > 30 and not _ENDED.search(before) and not apart and (broken or wide):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _headline(title: str | None, plain: str, lines: list[Span]) -> Span | None:
    """Where the text begins with its title, or with a line that can only be one."""
    if not lines:
        return None
    start, end = lines[0]
    first = plain[start:end].strip()
    if title:
        words = title.split() if len(title) <= _SENTENCE else []
        match = re.match(r"\s*" + r"\s+".join(map(re.escape, words)), plain[start:])
        return (start, start + match.end()) if words and match else None
    untitled = 4 < len(first.split()) < _MANY and not _ENDED.search(first) and len(lines) > 1
    return (start, start + len(first)) if untitled and not noise.SENTENCE.match(first) else None


def _paragraphs(plain: str, start: int, end: int) -> Iterator[Paragraph]:
    """The paragraphs of one line, cut at whatever is none of the article's words."""
    line, dateline = plain[start:end], None
    begin = stamp.end() if (stamp := noise.STAMP.match(line)) else 0
    if filed := noise.DATELINE.match(line[begin:]):
        dateline = next((place.strip(" ,") for place in filed.groups() if place), None)
        begin += filed.end()
    cuts = sorted(_cuts(line, begin))
    for left, right, credit in [*cuts, (len(line), len(line), False)]:
        for kind, a, b in _told(line, begin, left, credit):
            piece = line[a:b].strip()
            if piece and (kind == "caption" or cuts or _is_sentence(piece)):
                yield Paragraph(piece, start + line.index(piece, a), kind, dateline)
                dateline = None
        begin = max(begin, right)


def _told(line: str, start: int, end: int, credit: bool) -> Iterator[tuple[Kind, int, int]]:
    """The paragraphs between two cuts; before the credit of a photograph the last sentence is its caption."""
    pieces = list(_pieces(line, start, end))
    for a, b in pieces:
        if credit and (a, b) == pieces[-1]:
            *_, (last, _) = _sentences(line, a, b)
            yield "body", a, last
            yield "caption", last, b
        else:
            yield "body", a, b


def without_endless(text: str, instead: str = " ") -> str:
    """The text, as long as before, without runs that have no blank for so long that they are no words, and dear."""
    return _ENDLESS.sub(lambda found: instead * len(found[0]), text)


def _cuts(line: str, begin: int) -> Iterator[tuple[int, int, bool]]:
    """What to take out of a line: from, to, and whether it is the credit of a photograph."""
    line = without_endless(line, "·")  # with which nothing here begins, or goes on
    for match in noise.CREDIT.finditer(line, begin):
        yield *match.span(), True
    for match in noise.RELATED.finditer(line, begin):
        yield *match.span(), False
    if sum(map(str.islower, line)) > len(line) / 5:  # else the article itself is in capitals
        for match in noise.SHOUT.finditer(line, begin):
            if len(match[0].split()) > _FEW:
                next_one = noise.AFTER_SHOUT.search(match[0]) if match.end() < len(line) else None
                yield match.start(), match.start() + next_one.start() if next_one else match.end(), False


def _pieces(line: str, start: int, end: int) -> Iterator[Span]:
    """The runs of sentences between `start` and `end` that are not noise; glued sentences are set apart."""
    begin = None
    for a, b in _sentences(line, start, end):
        if noise.SENTENCE.match(line[a:b]):
            if begin is not None:
                yield begin, a
            begin = None
            continue
        begin = a if begin is None else begin
        if not line[b - 1 : b].isspace() or line[b - 2 : b].isspace():
            yield begin, b
            begin = None
    if begin is not None:
        yield begin, end


def _sentences(line: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _ENDS.finditer(line, start, end):
        if match.end() > at and not _ABBREVIATED.search(line[max(at, match.end() - 12) : match.end()]):
            yield from _cut(line, at, match.end(), _SENTENCE)
            at = match.end()
    if at < end:
        yield from _cut(line, at, end, _SENTENCE)


def _cut(text: str, start: int, end: int, most: int) -> Iterator[Span]:
    """The stretch in pieces of at most so many characters, cut behind a sentence or at least behind a word."""
    while end - start > most:
        last = text.rfind(". ", start + most // 2, start + most) + 1 or text.rfind(" ", start + most // 2, start + most)
        middle = last if last > 0 else start + most
        yield start, middle
        start = middle
    if start < end:
        yield start, end


def _is_sentence(line: str) -> bool:
    words = len(line.split())
    return words >= _MANY or (words >= _FEW and bool(_ENDED.search(line)))
