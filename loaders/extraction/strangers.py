"""Bare words that look like the surname of somebody known and are not: months, and people told of by no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MONTHS = ("March", "April", "May", "June", "August")
_SUBJECTS = ("nsubj", "nsubjpass", "poss")
_SOMEBODY = words(
    "man woman person boy girl citizen national suspect driver student worker businessman businesswoman trader "
    "tourist teenager passer-by resident employee defendant guard fisherman"
)
_CALLED = words("named called")


def stranger(token: Token) -> bool:
    """Whether a bare name is that of somebody not known before: "a man surnamed X", "a trader named X"."""
    if not token.i:
        return False
    before = token.nbor(-1).lower_
    near = {word.lemma_.lower() for word in token.doc[max(token.i - 4, token.sent.start) : token.i - 1]}
    return before == "surnamed" or (before in _CALLED and bool(near & _SOMEBODY))


def surnamed(doc: Doc) -> Doc:
    """The parse with "May" as the one who acts, where no infinitive follows: "May met B", but "May we meet?"."""
    for token in doc:
        verb = token.head
        if token.text != "May" or token.dep_ != "aux" or verb.tag_ not in ("VBD", "VBZ"):
            continue
        if not any(child.dep_ in _SUBJECTS for child in verb.children):
            token.dep_, token.tag_, token.pos_, token.lemma_ = "nsubj", "NNP", "PROPN", token.text
    return doc


def is_month(token: Token) -> bool:
    """Whether a word that is also a surname stands in a date: "May 28", "in March"."""
    if token.text not in MONTHS:
        return False
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    dated = after is not None and after.text[0].isdigit()
    acts = token.dep_ in _SUBJECTS and (before is None or before.ent_type_ != "DATE")
    return (
        dated
        or (token.ent_type_ == "DATE" and not acts)
        or (before is not None and (before.pos_ == "ADP" or before.text[0].isdigit()))
    )
