"""Headlines whose verb the tagger takes for a plural noun ("A lands in B", "A hosts B", "A summons envoy"), mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOVES = words("lands heads")
_ACTS = words("hosts summons")
_DEEDS = words("visits sanctions greets")
_INSIDE = ("amod", "det", "nummod", "poss")
_GOALS = words("in to at for into")
_ENDS = words("in to at for into on over after before amid during as with ahead from despite and by")


def mended(doc: Doc) -> Doc:
    """The headline with its verb as a verb, where it begins with "NAME verb"."""
    at = next((token.i for token in doc[1:5] if token.lower_ in _MOVES | _ACTS | _DEEDS), None)
    whole = at is not None and at + 1 < len(doc) and doc[at].sent.end == len(doc)
    if at is None or not whole or doc[at].pos_ == "VERB" or not all(map(_named, doc[:at])):
        return doc
    after = doc[at + 1]
    if doc[at].lower_ in _MOVES:
        fits = after.lower_ in _GOALS and _named(doc[min(at + 2, len(doc) - 1)])  # but not "EU heads to meet"
    elif doc[at].lower_ in _DEEDS:
        fits = _named(after)  # "US sanctions Iran", but neither "US sanctions on Iran" nor "US sanctions bite"
    else:
        fits = after.lower_ not in _ENDS and after.pos_ != "PUNCT"
    if fits:
        _raise(doc[at])
    return doc


def _named(token: Token) -> bool:
    return token.text[:1].isupper()


def _raise(verb: Token) -> None:
    """Makes a word the verb over all its sentence: what stands before it its subject, what follows its object."""
    doc, subject = verb.doc, verb.nbor(-1)
    end = next((t.i for t in doc[verb.i + 1 :] if t.lower_ in _ENDS or t.pos_ == "PUNCT"), len(doc))
    thing = doc[end - 1] if end > verb.i + 1 else None
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_[:-1]
    heads = {token.i: token.head for token in doc}
    verb.head, verb.dep_ = verb, "ROOT"
    for token in doc:
        if token.i == verb.i:
            continue
        if token.i == subject.i or (thing is not None and token.i == thing.i):
            token.head, token.dep_ = verb, "nsubj" if token.i == subject.i else "dobj"
            if token.pos_ in ("VERB", "AUX", "ADJ"):
                token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        elif token.i < verb.i:
            token.head, token.dep_ = subject, "compound"
        elif thing is not None and token.i < end:
            token.head, token.dep_ = thing, token.dep_ if token.dep_ in _INSIDE else "compound"
        elif heads[token.i].i < end or heads[token.i].i == token.i:
            token.head, token.dep_ = verb, "prep" if token.pos_ == "ADP" else "dep"
