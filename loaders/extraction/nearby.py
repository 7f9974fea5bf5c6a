"""What the words around a description tell: the name behind it, the year, whether the subject is still to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from loaders.extraction.cast import Person
from loaders.extraction.names import Name
from loaders.extraction.scene import Ref, Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_POST = ("to", "the", "of", "for", "on")


def named(token: Token, scene: Scene) -> Name | None:
    """The person named behind a description: "her counterpart, General X"."""
    i = token.i + 1
    while i < len(token.doc) and i < token.i + 5:
        name = scene.names.get(i)
        if name is not None and name.kind == "person":
            return name
        if token.doc[i].text != "," and (name is None or name.kind not in ("office", "honorific")):
            return None
        i = name.end if name is not None else i + 1
    return None


def following(doc: Doc, name: Name, scene: Scene) -> Name | None:
    """The name that a title belongs to: "Minister X", "the minister, Mr X", "ambassador to France X"."""
    i = name.end
    while i < len(doc) and (doc[i].lower_ in (",", *_POST) or (i in scene.names and doc[i - 1].lower_ in _POST)):
        i = scene.names[i].end if i in scene.names else i + 1
    found = scene.names.get(i)
    while found is not None and found.kind in ("honorific", "office") and found.start == i:
        i = found.end
        found = scene.names.get(found.end)
    comma = found is not None and any(token.text == "," for token in doc[name.end : found.start])
    if found is not None and comma and doc[found.start : found.end].root.dep_ != "appos":
        return None
    return found


def another_year(token: Token, on: date) -> bool:
    """Whether the sentence tells of another year than that of the article."""
    return any(len(word.text) == 4 and word.is_digit and word.text != str(on.year) for word in token.sent)


def fronted(token: Token) -> bool:
    """Whether a word stands in a phrase or clause before the subject of its sentence."""
    root = token.sent.root
    subject = next((child for child in root.children if child.dep_ in SUBJECT), None)
    return subject is not None and token.i < subject.left_edge.i and subject.i < root.i


def same_office(person: Person, owner: Ref) -> bool:
    """Whether two hold the like office: heads meet heads, but a defence minister meets no foreign minister."""
    return person.rank != "minister" or person.office == owner.office
