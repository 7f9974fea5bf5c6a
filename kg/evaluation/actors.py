"""Who is who, as leniently as a reader: titles, transliterations, initials and acronyms make nobody another person.

The rules are those of the published scores, so they must not follow kg.identity when that gets better.
"""

from __future__ import annotations

import re
import unicodedata

from kg.countries import INTERNATIONAL
from kg.evaluation.scheme import scheme
from kg.model import Actor

_SMALL = ("of", "the", "and", "for")
_ALIKE = str.maketrans("yj", "ii")


def plain(text: str) -> str:
    """The text in small ASCII letters and digits, all else as spaces."""
    spread = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in spread if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^a-z0-9 ]+", " ", re.sub("['’]", "", bare)).strip()


def likeness(a: Actor, b: Actor) -> float:
    """1 if the two are the same, 0.5 if one may stand for the other because they are on one side, else 0."""
    allied = a.country is not None and a.country == b.country
    same_name = plain(a.name) == plain(b.name)
    on_one_side = 0.5 if allied and a.country != INTERNATIONAL else 0.0
    match (a.kind == "country") + (b.kind == "country"):
        case 2:
            return float(allied if a.country and b.country else same_name)
        case 1:
            return on_one_side or float(same_name)
    if same_name:
        return 1.0
    if a.kind == b.kind == "person":
        return float((allied and bool(offices(a) & offices(b))) or _same_person(a.name, b.name))
    return 1.0 if _same_body(a.name, b.name) else on_one_side


def offices(actor: Actor) -> frozenset[str]:
    """The words of the name that name an office."""
    return scheme().offices & set(plain(actor.name).split())


def _same_person(a: str, b: str) -> bool:
    short, long = sorted((_words(a), _words(b)), key=len)
    if "".join(short) == "".join(long) or all(any(_spelt_alike(s, w) for w in long) for s in short):
        return True
    initials = short[0][0] == long[0][0]
    return len(short) > 1 and initials and _spelt_alike(short[-1], long[-1])


def _same_body(a: str, b: str) -> bool:
    left, right = set(_words(a)), set(_words(b))
    return left <= right or right <= left or _acronym(a) == plain(b) or _acronym(b) == plain(a)


def _words(name: str) -> list[str]:
    """The words of a name without titles; all of them if nothing else is left."""
    words = plain(name).split()
    return [word for word in words if word not in scheme().titles] or words


def _spelt_alike(a: str, b: str) -> bool:
    """True for the usual transliterations of one word: Sergei and Sergey, Zelensky and Zelenskyy."""
    if a == b:
        return True
    return min(len(a), len(b)) > 3 and a[0] == b[0] and _skeleton(a) == _skeleton(b)


def _skeleton(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word.translate(_ALIKE).rstrip("i"))


def _acronym(name: str) -> str:
    return "".join(word[0] for word in plain(name).split() if word not in _SMALL)
