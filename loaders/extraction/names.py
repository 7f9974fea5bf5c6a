"""The names in a passage: countries, nationals, organisations, places and offices by gazetteer, people by pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from kg.model import Actor
from loaders.extraction import gazetteer
from loaders.extraction.reckoning import WEEKDAYS
from loaders.extraction.strangers import MONTHS, is_month, stranger
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NameKind = Literal["person", "country", "demonym", "organisation", "capital", "place", "office", "honorific"]

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?<![\w’'])[^\W\d_](?:[\w&-]|['’](?!s\b)(?=\w))*")
_JOINT = re.compile(r"[a-z](?=[A-Z])")
_JOINERS = words("of the and for on in al bin de to")
_PARTICLES = words("von van der den de da di du del della dos la le al el bin ibn bint ben ould abu ap")
_HONORIFICS = words(
    "mr mrs ms miss sir dr mr. mrs. ms. dr. dame lord capt capt. gen gen. lt lt. col col. maj maj. sgt prof prof. rev"
)
_OPENING = ("", ".", "!", "?", ":", '"', "“")  # behind these "The" is no part of a name, as in "in The Hague"
_CITY_STATES = ("HKG", "MAC", "MCO", "SGP", "VAT")
_DIRECTIONS = words("North South East West")
_NO_NAME = ("ADP", "ADV", "AUX", "CCONJ", "DET", "NUM", "PRON", "SCONJ")
_BODY_WORDS = words("Republican Democratic Senate House Congress GOP Labour Tory Committee Council Reserve Police")
_TIMES = ("DATE", "TIME", "ORDINAL", "CARDINAL")
_PARTY = re.compile(r"[DRI]-[A-Z][\w-]*$")  # of the US Congress: "X, D-Ohio"
_GLUED = re.compile(r"^(?:President|Minister|Premier|Chancellor|Secretary|Ambassador)(?=[A-Z][a-z])")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` of a passage that name something."""

    start: int
    end: int
    text: str
    kind: NameKind
    country: str | None = None
    actor: Actor | None = None
    office: str | None = None
    rank: str | None = None


def find(doc: Doc, on: date | None) -> list[Name]:
    """The names of a passage, in order, without overlaps; surnames alone are left to the cast."""
    known = list(_known(doc))
    people = list(_people(doc, known, on))
    inside = {i for name in people for i in range(name.start, name.end)}
    kept = (name for name in known if name.start not in inside)
    return sorted([*kept, *people], key=lambda name: name.start)


def recalled(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names with those that "the city" stands for: the place named last before it in the passage."""
    cities = [name for name in names if name.kind in ("capital", "place") or name.country in _CITY_STATES]
    found = list(names)
    for token in doc:
        if token.lower_ in ("city", "town") and token.i and token.nbor(-1).lower_ in ("the", "that"):
            last = next((name for name in reversed(cities) if name.end <= token.i), None)
            told = token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of"
            if last is not None and not told:
                found.append(replace(last, start=token.i, end=token.i + 1))
    return sorted(found, key=lambda name: name.start)


def country(code: str) -> Actor:
    """The country as an actor, under its usual English name."""
    return Actor(name=gazetteer.country_name(code) or code, kind="country", country=code)


@lru_cache(maxsize=1 << 16)
def classify(phrase: str) -> tuple[NameKind, str | None, Actor | None] | None:
    """What a capitalised phrase is to the gazetteer: its kind, its country, and the actor it stands for."""
    if body := gazetteer.organisation(phrase):
        return "organisation", body.country, Actor(name=body.name, kind=body.kind, country=body.country)
    if code := gazetteer.country(phrase) or gazetteer.metonym(phrase):
        return "country", code, country(code)
    if code := gazetteer.demonym(phrase):
        return "demonym", code, country(code)
    if code := gazetteer.capital(phrase):
        return "capital", code, country(code)
    if place := gazetteer.place(phrase):
        return "place", place.country, None
    return None


@cache
def _titles() -> re.Pattern[str]:
    phrases = sorted(gazetteer.titles(), key=len, reverse=True)
    return re.compile(rf"(?i:({'|'.join(map(re.escape, phrases))})(?:e?s)?)(?![\w-])")


def _known(doc: Doc) -> Iterator[Name]:
    """Longest matches of the titles and the gazetteer, left to right."""
    text, titles, done = doc.text, _titles(), 0
    words = list(_words(doc))
    for at, (begin, stop) in enumerate(words):
        if begin < done:
            continue
        found: tuple[NameKind, str | None, Actor | None] | None = None
        if match := titles.match(text, begin):
            office = gazetteer.office(match.group(1))
            if office and (span := doc.char_span(begin, match.end(), alignment_mode="expand")):
                done = match.end()
                yield Name(span.start, span.end, span.text, "office", office=office.canonical, rank=office.rank)
                continue
        article = text[begin:stop].casefold() == "the" and text[:begin].rstrip()[-1:] in _OPENING
        if not text[begin].isupper() or article:
            continue
        if half := _half(text, words[at : at + 3]):
            span = doc.char_span(begin, stop, alignment_mode="expand")
            if span is not None:
                yield Name(span.start, span.end, text[begin:stop], *half)
                continue
        for _, end in reversed(words[at : at + _LONGEST]):
            phrase = text[begin:end]
            if phrase.casefold() in _HONORIFICS or (_PARTY.match(phrase) and text[begin - 1 : begin] in ("(", " ")):
                found = "honorific", None, None
            elif _may_name(phrase):
                found = classify(phrase)
            if found and (span := doc.char_span(begin, end, alignment_mode="expand")):
                done = end
                yield Name(span.start, span.end, phrase, *found)
                break
        else:
            yield from _parts(doc, begin, text[begin:stop])


def _words(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where words begin and end; those that were glued together end where the next token begins."""
    starts: set[int] = set()
    for match in _WORD.finditer(doc.text):
        if joints := [match.start() + joint.end() for joint in _JOINT.finditer(match.group())]:
            starts = starts or {token.idx for token in doc}
            joints = [joint for joint in joints if joint in starts]
        yield from pairwise((match.start(), *joints, match.end()))


def _half(text: str, words: Sequence[tuple[int, int]]) -> tuple[NameKind, str | None, Actor | None] | None:
    """The country that shares its last word with the next one: "North and South Korea"."""
    if len(words) < 3:
        return None
    first, joint, second = (text[begin:end] for begin, end in words)
    whole = text[words[2][0] :].split(maxsplit=2)
    if {first, second} <= _DIRECTIONS and joint == "and" and len(whole) > 1:
        return classify(f"{first} {whole[1].strip(',.;:')}")
    return None


def _may_name(phrase: str) -> bool:
    words = phrase.split()
    return words[-1][0].isupper() and all(word[0].isupper() or word in _JOINERS for word in words)


def _parts(doc: Doc, begin: int, phrase: str) -> Iterator[Name]:
    """The countries in a compound such as "Russia-Ukraine" or "Chinese-made"."""
    for match in re.finditer(r"[^-]+", phrase) if "-" in phrase else ():
        found = classify(match.group()) if match.group()[0].isupper() else None
        if found and found[0] in ("country", "demonym", "capital"):
            span = doc.char_span(begin + match.start(), begin + match.end())
            if span is not None:
                yield Name(span.start, span.end, match.group(), *found)


def _people(doc: Doc, known: Sequence[Name], on: date | None) -> Iterator[Name]:
    """People by title ("Minister X Y"), by the model's word, and by the table of leaders."""
    at = {i: name for name in known for i in range(name.start, name.end)}
    done = -1
    starts = {entity.start: entity.end for entity in doc.ents if entity.label_ == "PERSON"}
    for token in doc:
        if token.i < done or not token.text[0].isupper():
            continue
        before = at.get(token.i - 1)
        titled = before is not None and (before.kind in ("office", "honorific") or _posted(doc, before, at))
        own = at.get(token.i)
        if own is not None and not (
            titled and own.kind in ("country", "place", "capital") and own.end - own.start == 1
        ):
            continue
        end = _name_end(doc, token.i, at, starts.get(token.i, 0))
        if (
            own is None
            and _is_none(token, titled)
            and (end - token.i < 2 or not gazetteer.leader(doc[token.i : end].text))
        ):
            continue
        if end == token.i or (own is not None and end - token.i < 2):
            continue
        text = _GLUED.sub("", doc[token.i : end].text)
        if text.endswith("on") and doc[end : end + 1].text in WEEKDAYS and gazetteer.leader(text[:-2], on):
            text = text[:-2]  # a blank is lost
        if end - token.i == 1 and not titled and (token.text.isupper() or is_month(token) or stranger(token)):
            continue  # an acronym or a month that the model takes for a person
        if not titled and _BODY_WORDS & {*text.split()}:
            continue  # "Senate Democratic" before "Leader X"
        if _shouted(text) and not gazetteer.leader(text, on):
            continue
        office = at.get(end)
        posted = end - token.i > 1 and office is not None and office.kind == "office"
        if titled or posted or token.i in starts or _is_leader(token, text, on):
            done = end
            yield Name(token.i, end, text, "person")


def _shouted(text: str) -> bool:
    """Whether capitals, or one capitalised word after the other, come from a headline rather than from a name."""
    words = [word for word in text.split() if word not in _PARTICLES]
    return len(words) > 1 and (text.isupper() or len(words) > 5)


def _is_none(token: Token, titled: bool) -> bool:
    """Whether a capitalised word begins no name: "Following", "Thursday" behind "leaders"."""
    if token.ent_type_ in _TIMES and token.text not in MONTHS:
        return True
    if token.pos_ in _NO_NAME:
        return titled or token.is_stop or token.pos_ in ("NUM", "SCONJ", "ADP")
    return token.tag_ == "VBG" and len(token.text) > 6


def _is_leader(token: Token, text: str, on: date | None) -> bool:
    """Whether a name is that of somebody well-known, and no part of another: not "Jones" in "Dow Jones"."""
    known = gazetteer.leader(text, on)
    if known is None:
        return False
    if token.pos_ != "PROPN" and not (token.pos_ in ("ADJ", "NOUN", "X") and on and not known.days_from(on)):
        return False
    before = token.nbor(-1) if token.i else None
    part = before is not None and before.pos_ == "PROPN" and before.dep_ == "compound" and before.head.i == token.i
    return not (part and token.ent_type_ in ("ORG", "FAC", "GPE", "LOC", "PRODUCT"))


def _posted(doc: Doc, name: Name, at: Mapping[int, Name]) -> bool:
    """Whether a country ends an envoy's title: "Ambassador to France X"."""
    i = name.start - 1
    while i > 0 and doc[i].lower_ in ("the", "to", "of", "for"):
        i -= 1
    office = at.get(i)
    return name.kind == "country" and i < name.start - 1 and office is not None and office.kind == "office"


def _ends_name(token: Token) -> bool:
    """Whether a capitalised "In" governs nothing, as the end of a Korean name: "Park Jung In met"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.text == "In" and after is not None and after.pos_ in ("VERB", "AUX", "CCONJ", "PUNCT")


def _name_end(doc: Doc, start: int, at: Mapping[int, Name], least: int) -> int:
    """The token after the personal name that begins at `start`."""
    i = start + 1
    while i < len(doc) and i - start < 7:
        token = doc[i]
        if (i in at and i >= least) or token.text in WEEKDAYS:
            break
        after = doc[i + 1].text if i + 1 < len(doc) else ""
        if token.text == "-" and not token.whitespace_ and not doc[i - 1].whitespace_ and after:
            more = i + 2 < len(doc) and doc[i + 1].whitespace_ and doc[i + 2].text[0].isupper() and i + 2 not in at
            if after[0].isupper() and i - start == 1 and not more:
                return start  # two people side by side: "the Smith-Jones talks"
            i += 2
        elif (
            (token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and doc[i - 1].whitespace_)
            or (token.text in _PARTICLES and (after in _PARTICLES or after == "-" or after[:1].isupper()))
            or (i - start == 2 and _ends_name(token))
        ):
            i += 1
        else:
            break
    return i
