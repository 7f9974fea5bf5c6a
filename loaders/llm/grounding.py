"""What a text says: where it says certain words, and whether it has a name, a country or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.ids import fold, name_key
from loaders.extraction import gazetteer
from loaders.extraction.words import words

_PLAIN = str.maketrans("‘’‚‛′“”„‟″‐‑‒–—−", "'''''\"\"\"\"\"------")
_WORD = re.compile(r"\w+(?:[.'&-]+\w+)*")
_POSSESSIVE = re.compile(r"'s?$")
_SMALL = words("a an and at by for from in of on or the to with")
_LONGEST = 5
"""Words of the longest names of countries."""
_NUMBER = re.compile(r"\d[\d,.]*")
_NUMERALS = dict(
    re.findall(
        r"(\w+)=(\d+)",
        "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=1 eleven=11 twelve=12 dozen=12 "
        "twenty=2 thirty=3 forty=4 fifty=5 sixty=6 seventy=7 eighty=8 ninety=9 hundred=1 "
        "thousand=1 million=1 billion=1 trillion=1",
    )
)
"""The significant digits of numbers in words."""


class Said:
    """The words of a text, as names are compared: without accents, case, and differences of transliteration."""

    def __init__(self, text: str) -> None:
        self.words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text.translate(_PLAIN))]
        self.keys = {key for word in self.words for key in _keys(word)}
        self._country_at = dict(_countries(self.words))
        self.countries = set(self._country_at.values())

    @property
    def telling(self) -> list[str]:
        """The words that tell one actor from another: no offices, no articles, no pronouns, no countries."""
        return [word for word in self.beyond_countries if not _is_common(word)]

    @property
    def beyond_countries(self) -> list[str]:
        """The words that are not part of a country's name, and no articles."""
        return [w for i, w in enumerate(self.words) if i not in self._country_at and fold(w) not in _SMALL]

    @property
    def has_office(self) -> bool:
        """True if it has the title of an office."""
        return gazetteer.office(" ".join(self.words)) is not None

    def bears(self, name: Said) -> list[bool]:
        """Of each word of a name whether this text has it; offices and small words go with the others."""
        return [
            name._country_at[i] in self.countries if i in name._country_at else _is_common(w) or self.has(w)
            for i, w in enumerate(name.words)
        ]

    def names(self, name: Said) -> bool:
        """True if this text has a word that tells who is meant; of a mere office its country, else all its words."""
        if telling := name.telling:
            return any(self.has(word) for word in telling)
        if name.countries:
            return bool(self.countries & name.countries)
        return bool(name.words) and all(self.has(word) for word in name.beyond_countries)

    def has(self, word: str) -> bool:
        """True if every part of the word is in the text."""
        return all(key in self.keys for key in _keys(word))


def find(said: str, text: str) -> tuple[int, int] | None:
    """From where to where a text says just that, whatever its white space and the shape of its quotation marks."""
    parts = said.translate(_PLAIN).split()
    if not parts:
        return None
    before, after = (r"(?<!\w)" if parts[0][0].isalnum() else ""), (r"(?!\w)" if parts[-1][-1].isalnum() else "")
    found = re.search(before + r"\s+".join(map(re.escape, parts)) + after, text.translate(_PLAIN))
    return found.span() if found else None


def has_number(value: float, text: str) -> bool:
    """True if the text has a number of these significant digits, in figures or in words."""
    told = [re.sub(r"[,.]", "", number) for number in _NUMBER.findall(text)]
    told += [_NUMERALS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _NUMERALS]
    return f"{value:f}".replace(".", "").strip("0") in {number.strip("0") for number in told}


def _keys(word: str) -> list[str]:
    return [name_key(part) for part in fold(word).split()]


def _countries(tokens: list[str]) -> Iterator[tuple[int, str]]:
    """Each word that is part of a country's name, demonym, capital or metonym, with the country."""
    at = 0
    while at < len(tokens):
        for length in range(_LONGEST, 0, -1):
            name = " ".join(tokens[at : at + length])
            code = _country(name) if tokens[at][:1].isupper() and at + length <= len(tokens) else None
            if code:
                yield from ((i, code) for i in range(at, at + length))
                at += length - 1
                break
        at += 1


def _country(name: str) -> str | None:
    looked_up = gazetteer.country, gazetteer.demonym, gazetteer.capital, gazetteer.metonym
    return next((code for look_up in looked_up if (code := look_up(name))), None)


def _is_common(word: str) -> bool:
    plain = fold(word)
    return plain in _SMALL or plain in _offices()


@cache
def _offices() -> frozenset[str]:
    """The words of which titles are made."""
    return words(" ".join(gazetteer.titles()))
