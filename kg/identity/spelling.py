"""Names of persons taken apart and compared: spelling, order, initials, short forms and titles.

A name is a surname, perhaps first names, perhaps a suffix. Which part is which follows the custom of
the country: Chinese and Korean names begin with the surname, Spanish ones may have two. What counts
as a title, a particle or a short form is in ontology/names.tsv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from kg.ids import fold, name_key
from kg.leaders import forenames, names

SURNAME_FIRST = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "SGP", "TWN"})
TWO_SURNAMES = frozenset({
    "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY",
    "SLV", "URY", "VEN",
})  # fmt: skip
SURNAME_MAY_LEAD = frozenset({"HUN"})

SAME, SPELLED, SOUNDS, SHORT, INITIAL = 1.0, 0.98, 0.92, 0.9, 0.86
"""How sure it is that two words are one name: the same, as usually transliterated, by sound, by a short form, by an
initial."""
ENOUGH = 0.8
"""Names that are less surely one are not joined."""
BRIEF, SWAPPED, SECOND, KIN = 0.97, 0.95, 0.7, 0.7
"""At most so sure where one name is told more fully, in another order, where only a second first name agrees, or where
only one of them is a "Jr."."""

LONG = 6
"""In shorter words a letter more or less makes another name."""

_CAPITALS = re.compile(r"\b([B-DF-HJ-NP-TV-XZ])([B-DF-HJ-NP-TV-XZ])\b")
_SON = re.compile("bin...")
_PATRONYMIC = re.compile(r"(?:[aeiouy]v|[iy])(?:ich|ych|na)$")
_SOUNDS = (
    ("ph", "f"), ("[dt]h", lambda m: m[0][0]), ("q|gh", "g"), ("kh|ck", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"),
    ("(?<=[cs]h)y?o(?=v)", "e"), ("(?<=.)ie|^ie", "e"), ("c(?=[ei])", "s"), ("c(?!h)", "k"), ("(?<=[aeiou])h$", ""),
    (r"(.)\1+", r"\1"),
)  # fmt: skip
_VOWELS = "aeiou"
_GENERATIONS = "jr", "sr", "junior", "senior"
_ALIKE = frozenset(map(frozenset, ("ae", "ei", "ou")))
"""Vowels that transliterations confuse (Ahmad, Ahmed; Yasser, Yasir; Osama, Usama)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts; in an `exact` one every vowel counts, as in Chinese and Korean names."""

    key: str
    """What all spellings of the whole share, however it is divided into words."""
    keys: tuple[str, ...]
    """The same for each word, sorted."""
    words: tuple[str, ...]
    surname: tuple[str, ...]
    first: tuple[str, ...] = ()
    suffix: str = ""
    exact: bool = False

    @property
    def fullness(self) -> tuple[int, int]:
        """How many words are spelled out, and how many there are."""
        return sum(len(word) > 1 for word in (*self.first, *self.surname)), len(self.words)


@lru_cache(maxsize=1 << 16)
def parse(text: str, country: str | None = None) -> Name:
    """The parts of a name, without titles."""
    words = fold(_CAPITALS.sub(r"\1 \2", text)).split()
    while len(words) > 1 and words[0] in _known("title"):
        words = words[1:]
    suffix = words.pop() if len(words) > 1 and words[-1] in _known("suffix") else ""
    east = _surname_leads(words, country)
    joined = tuple(words if east else _joined(words))
    if not joined:
        return Name(text, (text,), (text,), (text,))
    surname, first = _split_east(joined, text) if east else _split(joined, country)
    return Name(name_key(" ".join(words)), tuple(sorted(map(name_key, joined))), joined, surname, first, suffix, east)


def office_in(text: str) -> str | None:
    """The title before the first "of", if nothing else is told: "Foreign Minister of Belarus"."""
    title, of, _ = fold(text).partition(" of ")
    return title if of and set(title.split()) <= _known("title") else None


def alike(a: Name, b: Name) -> float | None:
    """How surely two names are one person's, from 0 (they contradict) to 1; None if one is a surname alone."""
    if a.key == b.key:
        sure = SAME if a.words == b.words else SPELLED
    elif a.keys == b.keys:
        sure = SWAPPED
    elif not (surname := surnames_alike(a, b)):
        return 0.0
    elif not a.first or not b.first:
        return None
    else:
        sure = min(surname, _first_names(a, b))
    return round(min(sure, _suffixes_alike(a.suffix, b.suffix)), 3)


def surnames_alike(a: Name, b: Name) -> float:
    """How surely the surnames are one."""
    parts = zip(_as_brief(a.surname, b.surname), _as_brief(b.surname, a.surname), strict=False)
    found = [words_alike(x, y, exact=a.exact or b.exact) for x, y in parts]
    return min(found) * (SAME if len(a.surname) == len(b.surname) else BRIEF)


def _as_brief(surname: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Without the forefathers that a shorter name leaves out: Ali bin Omar (bin Said) Al Hadi."""
    if len(surname) <= len(other):
        return surname
    return surname[0], *(word for word in surname[1:] if word in other or not _SON.match(word))


def slip(a: Name, b: Name) -> bool:
    """True if the names differ by one letter, or two that changed places, in one long word."""
    if len(a.surname) + len(a.first) != len(b.surname) + len(b.first) or a.exact or b.exact:
        return False
    pairs = zip((*a.first, *a.surname), (*b.first, *b.surname), strict=True)
    unlike = [(x, y) for x, y in pairs if not words_alike(x, y)]
    return len(unlike) == 1 and min(map(len, unlike[0])) >= LONG and OSA.distance(*unlike[0], score_cutoff=1) == 1


@lru_cache(maxsize=1 << 16)
def words_alike(a: str, b: str, exact: bool = False) -> float:
    """How surely two words are one name."""
    if name_key(a) == name_key(b):
        return SAME if a == b else SPELLED
    if exact:
        return 0.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    if not _short_forms(a).isdisjoint(_short_forms(b)):
        return SHORT
    return SOUNDS if _sound_alike(sound(a), sound(b)) else 0.0


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """What transliterations of one word share, vowels kept."""
    heard = name_key(word)
    for pattern, instead in _SOUNDS:
        heard = re.sub(pattern, instead, heard)
    return heard


def skeleton(word: str) -> str:
    """The consonants of a word, by sound: the same for all that `words_alike` takes for one surname."""
    heard = re.sub("^[ae]l(?=....)", "", sound(word)).replace("g", "k")
    return heard[:1].translate(str.maketrans("aeou", "aaaa")) + re.sub(f"[{_VOWELS}]", "", heard[1:])


def _surname_leads(words: Sequence[str], country: str | None) -> bool:
    known = _known("family")
    if country in SURNAME_FIRST:
        return True
    return country is None and len(words) > 1 and (words[0] in known) != (words[-1] in known)


def _split_east(words: tuple[str, ...], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    family = _known("family")
    last = words[-1] in family and (words[0] not in family or re.search(rf"-.* {words[-1]}$", text, re.I) is not None)
    surname, first = (words[-1:], words[:-1]) if last else (words[:1], words[1:])
    return surname, ("".join(first),) if first else ()


def _split(words: tuple[str, ...], country: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(words) == 1:
        return words, ()
    son = next((i for i, word in enumerate(words) if i and _SON.match(word)), 0)
    if son:
        return words[son:], words[:son]
    if len(words) == 3 and _PATRONYMIC.search(words[2]) and not _PATRONYMIC.search(words[1]):
        return words[:1], words[1:]
    given = next((i for i, word in enumerate(words) if word not in _forenames()), len(words) - 1)
    if country in TWO_SURNAMES and 0 < given < len(words) - 1:
        return words[given:], words[:given]
    if country in SURNAME_MAY_LEAD and given == 0 and words[1] in _forenames():
        return words[:1], words[1:]
    return words[-1:], words[:-1]


def _joined(words: Sequence[str]) -> Iterator[str]:
    """The words, articles left out, and particles written together with what follows."""
    before = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if word in _known("article") and (before or place) and not last:
            continue
        if word in _known("servant") and not last:
            before += "abdel"
        elif word in _known("particle") and not last and not (word == "ben" and place == 0):
            before += "bin" if word in ("ibn", "bint") else word
        else:
            yield before + re.sub("^abd[aeou]l(?=...)", "abdel", word)
            before = ""


def _first_names(a: Name, b: Name) -> float:
    if "".join(a.first) == "".join(b.first):
        return SPELLED
    exact = a.exact or b.exact
    if lead := words_alike(a.first[0], b.first[0], exact):
        middle = [words_alike(x, y, exact) for x, y in zip(a.first[1:], b.first[1:], strict=False)]
        return min([lead, *middle]) * (SAME if len(a.first) == len(b.first) else BRIEF)
    short, long = sorted((a.first, b.first), key=len)
    second = len(short) == 1 < len(short[0]) and any(words_alike(short[0], word, exact) for word in long[1:])
    return SECOND if second and len(long) > 1 else 0.0


def _suffixes_alike(a: str, b: str) -> float:
    """A father's and a son's name may differ by nothing but "Jr."; a king's number is often left out."""
    if not a or not b or a == b:
        return KIN if {a, b} & set(_GENERATIONS) and a != b else SAME
    return 0.0


def _sound_alike(a: str, b: str) -> bool:
    """True if the consonants are the same, and each vowel may stand for the other; none may end only one word."""
    if min(len(a), len(b)) > 4:  # the first sound of an Arabic name may be written G, K or Q
        a, b = a.replace("g", "k"), b.replace("g", "k")
    elif len(a) != len(b):
        return False
    consonants = [re.sub(f"[{_VOWELS}]", "", word) for word in (a, b)]
    return consonants[0] == consonants[1] and len(consonants[0]) > 1 and _vowels_fit(a, b)


def _vowels_fit(a: str, b: str) -> bool:
    while a and b:
        if a[0] == b[0]:
            a, b = a[1:], b[1:]
        elif a[0] in _VOWELS and b[0] in _VOWELS:
            if frozenset((a[0], b[0])) not in _ALIKE:
                return False
            a, b = a[1:], b[1:]
        elif a[0] in _VOWELS and len(a) > 1:
            a = a[1:]
        elif b[0] in _VOWELS and len(b) > 1:
            b = b[1:]
        else:
            return False
    return not a and not b


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(word for group in names(kind) for word in group)


@cache
def _forenames() -> frozenset[str]:
    return frozenset(fold(name) for name in forenames())


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(names("same")):
        for word in group:
            found[name_key(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _short_forms(word: str) -> frozenset[int]:
    return _groups().get(name_key(word), frozenset())
