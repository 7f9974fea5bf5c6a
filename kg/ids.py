"""Identifiers: short, ASCII, and the hash of what they name.

An article is its text and its metadata, a mention is a claim at a place in an article, an actor is
a kind, a folded name and a country. An event has no content of its own, so it takes the identifier
of the mention that founds it: whatever identifier was ever given out still leads to an event,
through the mention that bears it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import lru_cache

_PARTICLES = {"el": "al", "bin": "ibn"}
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


def digest(*parts: object) -> str:
    """Twenty hexadecimal digits that stand for exactly these JSON-like parts, in this order."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def shown(id_: str) -> str:
    """The beginning of an identifier, short enough to be typed; where it fits several, they are told."""
    return id_[:9]


@lru_cache(maxsize=1 << 16)  # the same few names come again and again
def fold(text: str) -> str:
    """A name without accents, case, or punctuation, words separated by single spaces."""
    return folded(text)


def folded(text: str) -> str:
    """The same of any text."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_UNDECOMPOSED)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[’'`ʼ]", "", plain)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """What the usual transliterations of one personal name share (Zelensky, Zelenskyy, Zelenskiy)."""
    words = [_PARTICLES.get(word, word) for word in fold(name).split()]
    words = [re.sub(r"(.)\1+", r"\1", word.translate(str.maketrans("yj", "ii"))) for word in words]
    words = [word[:-1] if len(word) > 4 and word.endswith("i") else word for word in words]
    return "".join(words)


def words(name: str) -> list[str]:
    """The words of a name, each as its usual transliterations share it."""
    return [name_key(word) for word in fold(name).split()]


def search_key(name: str) -> str:
    """What stands in `search_keys` of whatever is called so, or has this as a part of its name."""
    return f"|{'|'.join(words(name))}|"


@lru_cache(maxsize=1 << 14)
def search_keys(names: tuple[str, ...]) -> str:
    """All names as one text in which a store finds a name, or a part of it, written in any of the usual ways."""
    spelled = [(search_key(name), f"|{''.join(words(name))}|") for name in names]
    return "".join(key for keys in spelled for key in dict.fromkeys(keys))


def actor_id(kind: str, name: str, country: str | None) -> str:
    """The identifier of an actor: the ISO 3166 alpha-3 code for a country, else a hash."""
    if kind == "country" and country:
        return country
    key = name_key(name) if kind == "person" else fold(name)
    return "a" + digest(kind, key, country or "")


def place_id(name: str, country: str | None) -> str:
    """The identifier of a place: the hash of its folded name and country."""
    return "l" + digest(fold(name), country or "")


def event_id(mention_id: str) -> str:
    """The identifier of the event that this mention founds."""
    return "e" + mention_id[1:]


def founding_mention_id(event_id: str) -> str:
    """The mention that founded the event of this identifier."""
    return "m" + event_id[1:]
