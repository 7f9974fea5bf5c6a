"""Whether a deed is only the content of a text or a thought: what a proposal includes, what somebody warns against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.clauses import governor, subjects
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TEXTS = words("proposal plan offer draft roadmap blueprint demand condition term wish list idea scenario initiative")
_HOLD = words("include contain envisage envision foresee involve entail begin start comprise feature")
_ROOM = words("space room basis condition term ground framework precondition prerequisite")
_ADVISE = words("warn caution advise counsel argue decide recommend urge")
_MEAN = words("mean imply suggest signify")
_BRIEFING = words("joint news press")
_JOINED = ("conj", "appos")


def noun_only(noun: Token) -> bool:
    """Whether what a noun tells is content only: "the proposal included a withdrawal", "room for talks"."""
    token = _first(noun)
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        above = token.head.head
        near = [above, *(child for child in above.children if child.dep_ in ("dobj", "attr") and child.i < token.i)]
        if token.head.lower_ == "for" and any(word.lemma_ in _ROOM for word in near):
            return True
        if token.head.lower_ == "against" and above.lemma_ in _ADVISE:
            return True
    verb, link = governor(token)
    if verb is not None and verb.lemma_ == "address" and link == "obj":
        return not any(child.lower_ in _BRIEFING for child in token.children)
    if verb is None or verb.lemma_ not in _HOLD or link not in ("obj", "with"):
        return False
    return any(subject.lemma_ in _TEXTS for subject in subjects(verb))


def verb_only(verb: Token) -> bool:
    """Whether what a verb tells is content only: "that did not mean that they signed", "a promise of not sending"."""
    head = verb.head
    if verb.dep_ == "ccomp" and (head.lemma_ in _MEAN or head.lemma_ == "be"):
        said = [head] if head.lemma_ in _MEAN else [child for child in head.children if child.dep_ == "csubj"]
        return any(above.lemma_ in _MEAN and _negated(above) for above in said)
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.tag_ == "VBD" and head.lemma_ in _ADVISE:
        return any(child.lower_ == "against" for child in head.children)  # "warned against A or imposing B"
    token = _first(verb)
    if token.dep_ not in ("pcomp", "pobj"):
        return False
    if token.head.lower_ == "against":
        return token.head.head.lemma_ in _ADVISE
    return _negated(verb) and token.head.head.pos_ == "NOUN"


def _first(token: Token) -> Token:
    """The first of the words that are joined: "the strikes" in "against the strikes or an invasion"."""
    while token.dep_ in _JOINED and token.head.i != token.i:
        token = token.head
    return token


def _negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)
