"""What stands beside the name of a person: country, office, title, and whose wife or son it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.ids import fold
from loaders.extraction import gazetteer, tables
from loaders.extraction.names import Name
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

Beside = tuple[str | None, str | None, str | None]
"""Country, office and rank."""

_CLOSING = (",", ")", ".", ";")
_SEX = {"mr": False, "sir": False, "lord": False, "mrs": True, "ms": True, "miss": True, "dame": True}
_KIN = words("wife husband spouse daughter son sister brother father mother")
_OTHERS = words("ally rival neighbour neighbor foe enemy critic partner friend opponent supporter target")
_PARTY = re.compile(r"\s*[,(]\s*(?:[DRI]-[A-Z]|[DR] [A-Z][\w ]*[,.])")  # of the US Congress: "(D-NH)", ", R Utah,"
_CONGRESS = "USA"
_JOINTS = frozenset({",", "and", "as", "well", "then", "former", "the", "his", "her"})
_SUCH = frozenset({",", "including"})
_NATIONS = ("demonym", "country", "organisation")


def sex(doc: Doc, names: Sequence[Name], at: int) -> bool | None:
    """Whether a person is called as a woman, by "Ms" or by her first name; None if that does not show."""
    before = names[at - 1] if at and names[at - 1].end == names[at].start else None
    title = before.text.rstrip(".").casefold() if before is not None else ""
    return _SEX[title] if title in _SEX else _forenames().get(fold(names[at].text.split()[0]))


def definite(doc: Doc, names: Sequence[Name], at: int) -> bool:
    """Whether a person is named behind an office told before: "the ambassador, X"."""
    office = names[at - 1] if at else None
    if office is None or office.kind != "office" or not office.start:
        return False
    return doc[office.end : names[at].start].text == "," and doc[office.start - 1].lower_ == "the"


def kin(doc: Doc, name: Name) -> bool:
    """Whether a name is that of somebody's wife or son, told as such: "his wife X"."""
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.text == ",":
        before = doc[name.start - 2] if name.start > 1 else None
    return before is not None and before.lower_ in _KIN and any(child.dep_ == "poss" for child in before.children)


def beside(doc: Doc, names: Sequence[Name], at: int) -> Beside:
    """Country, office and rank that stand before or behind the name of a person."""
    country, office, rank = _before(doc, names, at)
    title = names[at - 1] if at and names[at - 1].kind == "office" else None
    home = gazetteer.home(title.text) if title is not None and office is not None else None
    if office is None or country is None:
        behind = _behind(doc, names, at)
        if office is None:
            office, rank = behind[1:]
        country = country or behind[0]
    if country is None:
        end = names[at].end
        member = end < len(doc) and _PARTY.match(doc.text, doc[end].idx)
        shared = _same_title(names, at, doc)
        if office is None and shared is not None:
            office, rank = shared.office, shared.rank
        if office is None and member:
            rank = "legislature"
        country = _CONGRESS if member else home or (gazetteer.home(shared.text) if shared is not None else None)
    return country, office, rank


def colleague(doc: Doc, names: Sequence[Name], at: int) -> bool:
    """Whether a member of a government stands in a list behind another one: "President A, Foreign Minister B"."""
    own = names[at - 1] if at else None
    other = next((i for i in range(at - 1, -1, -1) if names[i].kind == "person"), None)
    if own is None or other is None or not _governs(own) or names[other].end > own.start:
        return False
    theirs = names[other - 1] if other else None
    titles = [name for name in names[other + 1 : at] if name.kind in ("office", "honorific")]
    between = {token.lower_ for token in doc[names[other].end : own.start]}
    return (
        theirs is not None
        and _governs(theirs)
        and theirs.office != own.office
        and len(titles) == at - other - 1
        and between <= _JOINTS
    )


def local(doc: Doc, names: Sequence[Name], at: int) -> str | None:
    """The country in which a sentence says that members of its government are met: "In A, he will meet President B"."""
    own = names[at - 1] if at else None
    root = doc[names[at].start : names[at].end].root
    while root.dep_ in ("conj", "appos") and root.head.i != root.i:
        root = root.head
    if own is None or not _governs(own) or root.dep_ not in ("pobj", "dobj"):
        return None
    clause = next((token for token in root.ancestors if token.pos_ == "VERB"), None)
    if clause is None:
        return None
    fronted = [n for n in names if root.sent.start <= n.start < clause.i and n.kind in ("country", "capital")]
    return next((n.country for n in reversed(fronted) if _within(doc, n, root.sent.start)), None)


def _governs(office: Name) -> bool:
    """Whether somebody of that office belongs to a government, or is its ambassador at large, who has no post."""
    return office.kind == "office" and (office.rank in ("head", "minister") or office.text.lower().endswith("large"))


def _within(doc: Doc, name: Name, start: int) -> bool:
    """Whether "in" and a place open a clause: "In A, ...", "while in A, ..."."""
    opens = name.start < 2 or doc[name.start - 2].is_punct or doc[name.start - 2].is_space
    opens = opens or name.start - 1 == start or doc[name.start - 2].lower_ == "while"
    return name.start > start and doc[name.start - 1].lower_ == "in" and opens and doc[name.end].text == ","


def _before(doc: Doc, names: Sequence[Name], at: int) -> Beside:
    """ "Russian President X", "Hungary's Prime Minister, X", "the Norwegian diplomat X"."""
    office = rank = None
    right = names[at].start
    for i in range(at - 1, max(-1, at - 5), -1):
        name = names[i]
        posted = name.kind in (*_NATIONS[1:], "capital") and i and names[i - 1].kind == "office"
        if posted and right - name.end < 2 and _abroad(doc, names[i - 1], name):
            right = names[i - 1].end
            continue
        between = [token for token in doc[name.end : right] if token.text not in ("'s", "’s", "'", "’")]
        if any(token.lemma_ == "counterpart" for token in between) and name.kind == "demonym":
            return name.country, office, rank
        if len(between) > 4 or any(
            token.is_punct and (token.text != "," or (not office and name.kind != "office")) for token in between
        ):
            break
        if any(token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON") for token in between):
            break
        if name.kind == "office":
            related = any(token.lower_ in _KIN for token in between)  # "the Korean leader's sister, X"
            if office is None and not related:
                office, rank = name.office, name.rank
        elif name.kind in _NATIONS:
            if name.end == right and name.kind == "country" and not office:
                break  # "talks in the US X said" tells no country; "Russia's X" does
            if any(token.lemma_ in _OTHERS for token in between):
                break  # "Russia's ally X" is of another country
            if rank == "envoy" and i and names[i - 1].end >= name.start - 1 and names[i - 1].kind in _NATIONS:
                name = names[i - 1]  # "Russia's Syria envoy X" is Russia's
            if office or between or right - name.end <= 1:
                return (name.country if name.kind != "organisation" or office else None), office, rank
            break
        elif name.kind != "honorific":
            break
        right = name.start
    return None, office, rank


def _behind(doc: Doc, names: Sequence[Name], at: int) -> Beside:
    """ "X, [the] Russian foreign minister", "X, prime minister of Italy", "President X of China"."""
    end = names[at].end
    if end >= len(doc):
        return None, None, None
    country = office = rank = None
    if (
        doc[end].text == "of"
        and at + 1 < len(names)
        and names[at + 1].kind == "country"
        and names[at + 1].start - end <= 2
    ):
        return names[at + 1].country, None, None
    if doc[end].text not in (",", "("):
        return None, None, None
    stop = next(
        (t.i for t in doc[end + 1 :] if t.text in _CLOSING or t.is_quote or t.pos_ in ("VERB", "AUX")), len(doc)
    )
    if stop < len(doc) and doc[stop].text not in _CLOSING:
        return None, None, None
    for name in names[at + 1 : at + 5]:
        if name.kind == "person" and name.start <= stop and office and doc[name.start - 1].text != ",":
            related = any(token.lower_ in _KIN for token in doc[end : name.start])
            return (country if related else None), None, None  # "X, Egyptian President Y": the title of the next one
        if name.start >= stop or name.kind == "person":
            break
        if name.kind == "office":
            office, rank = office or name.office, rank or name.rank
            country = country or gazetteer.home(name.text)
        elif name.kind in ("demonym", "country") and country is None:
            country = name.country
    if any(token.lower_ in _KIN for token in doc[end:stop]):
        return country, None, None  # "X, the sister of the Korean leader", who is no leader
    return (country, office, rank) if office else (None, None, None)


def _abroad(doc: Doc, office: Name, country: Name) -> bool:
    """Whether a country is where an envoy is sent to, not from: "ambassador to the United States X"."""
    return [token.lower_ for token in doc[office.end : country.start]] in (["to"], ["to", "the"])


def _same_title(names: Sequence[Name], at: int, doc: Doc) -> Name | None:
    """The title that a person shares with the first of a list: "Senators X, Y (R-Ohio) and Z"."""
    for i in range(at - 1, -1, -1):
        if names[i].kind == "office":
            plural = names[i].text.rstrip(".").endswith("s")
            between = {token.lower_ for token in doc[names[i].end : names[i + 1].start]}
            return names[i] if plural and (between <= _SUCH if between else i < at - 1) else None
        listed = all(t.is_punct or t.lower_ in ("and", "including") for t in doc[names[i].end : names[i + 1].start])
        if names[i].kind not in ("person", "honorific") or not listed:
            return None
    return None


@cache
def _forenames() -> dict[str, bool]:
    """Whether a first name is a woman's."""
    return {
        fold(name): row["sex"] == "female" for row in tables.rows("forenames") for name in tables.split(row["names"])
    }
