"""What stands where around a verb or a noun, whatever the construction.

    subj   who does it: subject, agent of a passive, antecedent of a relative clause, subject of the verb
           that governs an infinitive or a participle, or of the light verb over a noun ("A held talks")
    obj    whom it is done to: object, subject of a passive, antecedent of "which A signed"
    circ   the subject of the clause in which a noun is a circumstance ("A spoke after talks with B")
    poss   whose the noun is; mods: the countries before it ("Russian troops", "the Kim-Putin meeting")
    noun   the noun itself; any other word is a preposition ("with", "to", "between", "by")

A prepositional phrase is found at the noun and at its verb, since parsers attach it to either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUPPORT = words(
    "hold have make pay conduct begin start open attend host convene resume continue conclude finish end join "
    "lead undertake complete embark go arrive come travel fly head gather leave depart return meet give sign "
    "reach strike receive get enter include be take place kick wrap cut extend carry stage launch address "
    "agree sit participate cap set wind see engage chair preside"
)
CONTAINERS = words("round series day string set number flurry week hour part course sideline margin fringe end start")
_VERBS = ("VERB", "AUX")
_INHERIT = frozenset({"xcomp", "advcl", "conj", "pcomp", "ccomp", "dep", "acl"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "punct", "npadvmod"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """The surroundings of one trigger: a verb, a noun, or a noun under its verb."""

    verb: Token | None
    noun: Token | None
    link: str = "obj"
    """How the noun hangs from the verb; "" if the verb stands too far to be more than a circumstance."""

    def get(self, relation: str) -> list[Token]:
        """The tokens in that position, heads of their phrases."""
        own = self.noun is None or self.link == "frame"
        match relation:
            case "subj":
                if self.verb is None:
                    return []
                if own or self._supported():
                    return subjects(self.verb)
                return []
            case "circ":
                return subjects(self.verb) if self.verb is not None and self.noun is not None else []
            case "obj":
                return objects(self.verb) if self.verb is not None and own else []
            case "noun":
                return [self.noun] if self.noun is not None else []
            case "poss":
                return [child for child in self.noun.children if child.dep_ == "poss"] if self.noun is not None else []
            case "mods":
                if self.noun is None:
                    return []
                return [child for child in self.noun.subtree if child.i < self.noun.i and _near(child, self.noun)]
        found: list[Token] = []
        for token in (self.noun, self.verb):
            if token is not None and (token is not self.verb or own or relation != "of"):
                found += prepositional(token, relation)
        return list(dict.fromkeys(found))

    def _supported(self) -> bool:
        return self.verb is not None and self.link != "" and self.verb.lemma_ in SUPPORT


def of_noun(noun: Token) -> Arguments:
    """The arguments of a noun with the verb that governs it, if any."""
    verb, link = governor(noun)
    return Arguments(verb, noun, link)


def governor(noun: Token) -> tuple[Token | None, str]:
    """The verb over a noun, and how the noun hangs from it: obj, subj, a preposition, or "" if far away."""
    token, link = noun, ""
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            return None, ""
        if token.dep_ in ("conj", "appos", "nmod", "compound"):
            token = head
            continue
        if token.dep_ in ("pobj", "pcomp"):
            link = link or head.lower_
            token = head
            continue
        if head.pos_ in _VERBS:
            if token.dep_ in ("dobj", "attr", "oprd", "nsubjpass"):
                return head, link or "obj"
            if token.dep_ == "nsubj":
                return head, link or ("obj" if head.tag_ == "VBN" else "subj")
            if token.dep_ in ("prep", "agent", "npadvmod", "prt"):
                return head, link or token.lower_
            return head, link
        if token.dep_ == "prep":
            if head.pos_ in ("NOUN", "PROPN") and (head.lemma_ in CONTAINERS):
                link = "" if head.lemma_ in CONTAINERS else link
            elif link not in ("for", "after", "during", "in", "at", "before"):
                link = "far"
        token = head
    return None, ""


def subjects(verb: Token) -> list[Token]:
    """Who does what the verb says."""
    token = verb
    for _ in range(5):
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
        if passive and token is verb:
            return [
                grand
                for child in token.children
                if child.dep_ == "agent"
                for grand in child.children
                if grand.dep_ == "pobj"
            ]
        own = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
        if (
            own
            and token is not verb
            and (control := [c for c in token.children if c.dep_ == "dobj"])
            and (verb.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children))
        ):
            return control
        if own:
            if own[0].lower_ in _RELATIVE and token.dep_ == "relcl":
                return [token.head]
            return own
        if token.dep_ == "acl":
            if token.tag_ == "VBN":
                return [g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
            if token.tag_ == "VBG":
                return [token.head]
        if token.dep_ == "relcl":
            return [token.head]
        if token.dep_ in _INHERIT or token.dep_ == "prep":
            token = _verb_above(token)
            if token.pos_ not in _VERBS:
                return [child for child in token.children if child.dep_ == "poss"] if token.pos_ == "NOUN" else []
            continue
        return []
    return []


def objects(verb: Token) -> list[Token]:
    """Whom or what the verb acts on."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
    found = [verb.head if t.lower_ in _RELATIVE and verb.dep_ == "relcl" else t for t in found]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [verb.head]
    if (
        not found
        and verb.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and c.lower_ not in _RELATIVE for c in verb.children)
    ):
        return [verb.head]
    return found


def prepositional(token: Token, word: str) -> list[Token]:
    """The objects of the preposition `word` at a token, one preposition deep ("along with", "on board")."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ == word:
            found += [grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")]
        elif child.dep_ in ("prep", "advmod") and child.lower_ in (
            "along",
            "together",
            "ahead",
            "up",
            "on",
            "alongside",
            "over",
        ):
            found += [g for grand in child.children if grand.lower_ == word for g in grand.children if g.dep_ == "pobj"]
        if child.dep_ == "prep" and child.lower_ == word:
            found += [
                g
                for sub in child.children
                if sub.dep_ == "prep" and sub.lower_ == word
                for g in sub.children
                if g.dep_ == "pobj"
            ]
    return found


def clause(token: Token) -> Iterator[Token]:
    """The token and what hangs from it without entering another clause."""
    yield token
    for child in token.children:
        if child.dep_ not in ("relcl", "advcl", "ccomp", "conj", "parataxis", "acl", "nsubj"):
            yield from clause(child)


def _verb_above(token: Token) -> Token:
    head = token.head
    while head.pos_ in ("ADP", "SCONJ", "PART", "ADJ") and head.head.i != head.i:
        head = head.head
    return head


def _near(child: Token, noun: Token) -> bool:
    """Whether a word belongs to the modifiers before a noun, or to a modifier of one."""
    head = child.head
    if child.dep_ not in _MODIFIERS:
        return False
    return head.i == noun.i or (head.i < noun.i and head.head.i == noun.i and head.dep_ in _MODIFIERS)
