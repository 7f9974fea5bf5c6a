"""What stands where around a verb or a noun, whatever the construction.

    subj   who does it: subject, agent of a passive, antecedent of a relative clause, subject of the verb
           that governs an infinitive or a participle, or of the light verb over a noun ("A held talks")
    said   of whom a clause below says something ("declared B persona non grata"); beside, post: who stands by
           an office and where its holder is sent ("named B ambassador to C")
    obj    whom it is done to: object, subject of a passive, antecedent of "which A signed"
    told   to whom the clause around a noun speaks ("in a call, A told B", "A discussed the war with B"); matrix: with
           whom the clause above deals; over: who holds what the noun is part of ("A's hosting of the summit")
    company  who goes along with the subject: "A flew to B with C, accompanied by D"
    met    whom somebody met at what the noun says ("A met B during the summit")
    circ   the subject of the clause in which a noun is a circumstance ("A spoke after talks with B")
    helped whom something is to help ("a loan to help B rebuild")
    hit    whom something is aimed at ("a package of sanctions targeting B")
    where  the place that a clause describes ("Rome, where A arrived")
    doer   by whom the noun was done ("a truce brokered by A")
    poss   whose the noun is; mods: the countries before it ("Russian troops", "the Kim-Putin meeting")
    dative whom something is given ("gave B a loan"); including: also "involving"; from: also "out of"
    noun   the noun itself; any other word is a preposition ("with", "to", "between", "by")

A prepositional phrase is found at the noun and at its verb, since parsers attach it to either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extraction.clauses import (
    SUPPORT,
    agents,
    company,
    complements,
    governor,
    included,
    named_subjects,
    near,
    objects,
    possessors,
    prepositional,
    subjects,
)
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DECIDED = words("cancel postpone delay scrap suspend call plan prepare schedule order announce")
_TELL = words(
    "tell inform assure urge thank ask remind congratulate warn brief praise present press "
    "question confront caution pressure reassure offer"
)
_DISCUSS = words("discuss review raise consider address explore")
_AT = ("at", "during", "on", "in")
_DEALINGS = words("talk meeting discussion")
_DEEP = ("to", "for", "on", "against", "with", "by", "from")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The surroundings of one trigger: a verb, a noun, or a noun under its verb."""

    verb: Token | None
    noun: Token | None
    link: str = "frame"
    """How the noun hangs from the verb; "frame" if the two fire together, "far" if little joins them."""

    def get(self, relation: str) -> list[Token]:
        """The tokens in that position, heads of their phrases."""
        one = self.noun is None or self.link == "frame"
        verb, noun = self.verb, self.noun
        match relation:
            case "subj":
                joined = one or (self.link != "far" and verb is not None and verb.lemma_ in SUPPORT | _DECIDED)
                return subjects(verb) if verb is not None and joined else []
            case "obj":
                return objects(verb) if verb is not None and one else []
            case "company":
                return company(verb) if verb is not None and one else []
            case "circ":
                if verb is None or noun is None:
                    return []
                theirs = [owner for one in subjects(verb) for owner in possessors(one)]  # "his words came after talks"
                return subjects(verb) + theirs + (objects(verb) if self.link == "including" else [])
            case "told":
                if verb is None or verb.lemma_ not in _TELL | _DISCUSS:
                    return []
                things = objects(verb)
                return things if verb.lemma_ in _TELL else [t for thing in things for t in prepositional(thing, "with")]
            case "met":
                return _met(verb) if verb is not None and self.link in _AT else []
            case "matrix":
                above = verb.head if verb is not None and verb.dep_ == "advcl" else None
                return [t for at in (above, *objects(above)) for t in prepositional(at, "with")] if above else []
            case "said":
                return [g for t in verb.children if t.dep_ == "ccomp" for g in subjects(t)] if verb is not None else []
            case "beside":
                return [t for at in complements(verb) for t in at.children if t.dep_ in ("compound", "nmod", "nsubj")]
            case "post":
                named = complements(verb) + (prepositional(noun, "as") if noun is not None else [])
                return [t for at in named for word in ("to", "for", "in") for t in prepositional(at, word)]
            case "doer":
                below = noun.subtree if noun is not None else ()
                return [t for low in below if low.dep_ == "acl" and low.i > low.head.i for t in agents(low)]
            case "noun":
                return [noun] if noun is not None else []
            case "poss":
                return possessors(noun) if noun is not None else []
            case "over":
                above = noun.head.head if noun is not None and noun.head.lower_ == "of" else None
                return possessors(above) + prepositional(above, "by") if above is not None else []
            case "helped":
                spots = [t for t in (noun, verb) if t is not None]
                aims = [t for at in spots for t in at.children if t.lemma_ in ("help", "support", "assist")]
                return [
                    t for aim in aims for t in (*objects(aim), *(g for c in aim.children for g in named_subjects(c)))
                ]
            case "hit":
                below = noun.subtree if noun is not None else ()
                return [t for aim in below if aim.lemma_ in ("target", "hit", "punish") for t in objects(aim)]
            case "dative":
                return [t for t in verb.children if t.dep_ == "dative" and t.tag_ != "IN"] if verb is not None else []
            case "where":
                if verb is None or verb.dep_ not in ("relcl", "advcl"):
                    return []
                return [verb.head for child in verb.children if child.lower_ == "where"]
            case "mods":
                if self.link == "for" and verb is not None and verb.lemma_ == "meet":
                    return []  # "A met B for C talks" is about C
                return [t for t in noun.subtree if t.i < noun.i and near(t, noun)] if noun is not None else []
            case "including":
                return included(noun) if noun is not None else []
        found = prepositional(noun, relation) if noun is not None else []
        if noun is not None and not found and relation in _DEEP:  # "a package worth a million for B"
            found += [
                t
                for low in noun.subtree
                if low.i > noun.i and low.dep_ == "prep"
                for t in prepositional(low.head, relation)
            ]
        if noun is not None and not found and relation in _DEEP and (amount := _measured(noun)) is not None:
            found += prepositional(amount, relation)
        if noun is not None and relation in ("from", "by"):  # "an invitation to visit from B"
            found += [t for child in noun.children if child.tag_ == "VB" for t in prepositional(child, relation)]
        judged = relation == "by" and self.link == "obj" and verb is not None and verb.lemma_ not in SUPPORT | _DECIDED
        if verb is not None and (one or relation != "of") and not (judged and not one):  # "condemned by A" is not A's
            found += prepositional(verb, relation)
            if one and relation in ("with", "between") and not found:  # "discussed the war with B"
                things = objects(verb) + prepositional(verb, "by") + prepositional(verb, "over")
                found += [t for thing in things for t in prepositional(thing, relation)]
            if noun is None and relation == "in" and not found:  # "visited President B in C"
                found += [t for whom in objects(verb) if whom.pos_ == "PROPN" for t in prepositional(whom, "in")]
            if relation == "in" and not found and verb.dep_ == "xcomp":  # "In B, A is expected to meet C"
                found += [t for t in prepositional(verb.head, "in") if t.i < verb.head.i]
        return list(dict.fromkeys(found))


def _measured(noun: Token) -> Token | None:
    """The amount of what a noun means: "5bn to A in military and other aid"."""
    token = noun
    while token.dep_ in ("conj", "pobj", "prep") and token.pos_ != "NUM":
        token = token.head
    return token if token.pos_ == "NUM" and token.i != noun.i else None


def _met(verb: Token) -> list[Token]:
    """With whom somebody deals: "met B", "met with B", "held talks with B"."""
    if verb.lemma_ == "meet":
        return objects(verb) + prepositional(verb, "with")
    things = [thing for thing in objects(verb) if thing.lemma_ in _DEALINGS]
    return [t for thing in things for t in prepositional(thing, "with") + prepositional(verb, "with")]


def of_noun(noun: Token) -> Arguments:
    """The arguments of a noun with the verb that governs it, if any."""
    verb, link = governor(noun)
    return Arguments(verb, noun, link)
