"""How words hang together in the parse of a sentence: who does what a verb says, and what governs a noun."""

from __future__ import annotations

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
CONTAINERS = words(
    "round series day string set number flurry week hour part course sideline margin fringe end start million "
    "billion trillion thousand dozen hundred m bn dollar euro pound worth ton tonne piece kind type lot "
    "percent % half third quarter most rest remainder bulk package tranche batch raft slew wave "
    "host array range handful all some"
)
_OF_OTHERS = words("accuse suspect thank blame praise criticise criticize condemn stop prevent ban bar keep")
_OCCASIONS = ("for", "after", "during", "in", "at", "before", "including")
_VERBS = ("VERB", "AUX")
_INHERIT = frozenset({"xcomp", "advcl", "conj", "pcomp", "ccomp", "dep", "acl"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "punct", "npadvmod"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def described(noun: Token) -> list[Token]:
    """The verbs of the clauses that describe a noun: "a pact signed by A", "the talks that A and B held"."""
    return [child for child in noun.children if child.dep_ in ("acl", "relcl") and child.pos_ in _VERBS]


def governor(noun: Token) -> tuple[Token | None, str]:
    """The verb over a noun, and how the noun hangs from it: obj, subj, a preposition, or far away."""
    token, link = noun, ""
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            return None, "far"
        if token.dep_ in ("conj", "appos", "nmod", "compound"):
            token = _coordinated(token)
            continue
        if token.dep_ in ("pobj", "pcomp"):
            link = link or head.lower_
        elif head.pos_ in _VERBS:
            if token.dep_ in ("dobj", "attr", "oprd", "nsubjpass", "dative"):
                return head, link or "obj"
            if token.dep_ == "nsubj":
                if misread(token):
                    return head, link or "obj"
                done = head.tag_ == "VBN" and not any(child.lemma_ == "have" for child in head.children)
                return head, link or ("obj" if done else "subj")
            return head, link or token.lower_
        elif token.dep_ == "prep":
            if head.lemma_.lower() in CONTAINERS or head.pos_ in ("NUM", "SYM"):
                link = ""
            elif link not in _OCCASIONS and head.dep_ != "prep":  # but "out of the treaty"
                link = "far"
        token = head
    return None, "far"


def _coordinated(token: Token) -> Token:
    """What a noun is joined with: in "the arrest of A and the closure of B" not A, as the parser has it."""
    head = token.head
    below = {child.lower_ for child in token.children}
    if token.dep_ == "conj" and head.dep_ == "pobj" and head.head.lower_ == "of" and {"the", "of"} <= below:
        return head.head.head
    return head


def subjects(verb: Token) -> list[Token]:
    """Who does what the verb says."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return agents(verb)
    if verb.is_sent_start and verb.tag_ == "VB":
        return []  # "Leave B now, A tells its citizens"
    token = verb
    for _ in range(5):
        own = named_subjects(token)
        relative = bool(own) and own[0].lower_ in _RELATIVE
        if own and not relative and token is not verb and verb.dep_ == "xcomp" and verb.tag_ == "VB":
            if object_ := [child for child in token.children if child.dep_ == "dobj"]:
                return object_  # "A urged B to sign"
            return own
        if own and verb.dep_ == "pcomp" and token.lemma_ in _OF_OTHERS:
            return [child for child in token.children if child.dep_ == "dobj"] or own  # "A accused B of sending"
        if own and not relative:
            return own
        if token.dep_ == "relcl" or (own and token.dep_ == "advcl" and token.head.pos_ == "NOUN"):
            return antecedent(token.head)
        if token.dep_ == "acl":
            if token.tag_ == "VBN":
                return agents(token) or owners(token.head)
            if token.tag_ == "VBG":
                return antecedent(token.head)
            return possessors(token.head) or owners(token.head)  # "A's decision to cut ties"
        if token.dep_ not in _INHERIT and token.dep_ != "prep":
            return own
        token = _verb_above(token)
        if token.pos_ not in _VERBS and not named_subjects(token):
            return possessors(token) if token.pos_ == "NOUN" else []
    return []


def misread(token: Token) -> bool:
    """Whether a second subject, behind its verb, is really the object: "A summoned B's envoy, C, accusing him"."""
    verb = token.head
    if token.dep_ != "nsubj" or token.i < verb.i or any(child.dep_ == "dobj" for child in verb.children):
        return False
    return any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)


def objects(verb: Token) -> list[Token]:
    """Whom or what the verb acts on."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "dative") and child.tag_ != "IN"]
    found = found or [child for child in verb.children if misread(child)]
    if not found and (shared := _sharing(verb)) is not None:
        return objects(shared)
    if not found:  # a name that the parser takes for a date: "met army chief A"
        found = [child for child in verb.children if child.dep_ in ("npadvmod", "oprd") and child.pos_ == "PROPN"]
    found = [verb.head if t.lower_ in _RELATIVE and verb.dep_ == "relcl" else t for t in found]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [verb.head]
    if not found and verb.dep_ == "relcl":
        gap = any(child.dep_ == "nsubj" and child.lower_ not in _RELATIVE for child in verb.children)
        gap = gap and not any(child.lower_ in ("where", "when") for child in verb.children)
        return [verb.head] if gap else []
    return found


def _sharing(verb: Token) -> Token | None:
    """The verb behind one that has the same object: "A armed and trained B"."""
    for child in verb.children:
        between = verb.doc[verb.i + 1 : child.i] if child.dep_ == "conj" and child.pos_ in _VERBS else ()
        if between and all(token.pos_ in ("CCONJ", "PUNCT", *_VERBS) for token in between):
            return child
    return None


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
            "home",
            "back",
            "over",
        ):
            found += [g for grand in child.children if grand.lower_ == word for g in grand.children if g.dep_ == "pobj"]
        elif child.dep_ == "acomp" and child.lower_ == "due":
            found += prepositional(child, word)  # "is due in B"
        if child.dep_ == "prep" and child.lower_ == "out" and word == "from":
            found += prepositional(child, "of")
        if child.dep_ == "prep" and child.lower_ == word:
            found += [
                g
                for sub in child.children
                if sub.dep_ == "prep" and sub.lower_ == word
                for g in sub.children
                if g.dep_ == "pobj"
            ]
    return found


def agents(verb: Token) -> list[Token]:
    return [g for child in verb.children if child.dep_ == "agent" for g in child.children if g.dep_ == "pobj"]


def company(verb: Token) -> list[Token]:
    """Who goes along with the subject: "together with B", "accompanied by C"."""
    joined = [t for t in verb.children if t.dep_ in ("advcl", "acl", "conj") and t.lemma_ in ("accompany", "join")]
    beside = [t for word in ("with", "alongside") for t in prepositional(verb, word)]
    return beside + [agent for clause in joined if clause.tag_ == "VBN" for agent in agents(clause)]


def named_subjects(verb: Token) -> list[Token]:
    """The subject of a clause, also where a list lost its head: "diplomats from A, B and C met"."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and not misread(child)]
    lost = [child for child in verb.children if child.dep_ == "npadvmod" and child.tag_ == "NNS" and child.i < verb.i]
    return own + [t for t in lost if own and any(below.lower_ in ("from", "of") for below in t.children)]


def owners(noun: Token) -> list[Token]:
    """Who has a thing: "A has 500 troops stationed there"."""
    has = noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "keep", "maintain", "make", "take", "announce")
    return subjects(noun.head) if has else []


def possessors(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "poss"]


def antecedent(noun: Token) -> list[Token]:
    """A noun that a clause describes, and whose it is: "Smith's visit, which includes talks"."""
    if noun.dep_ == "attr":  # "A became the first leader to visit B"
        return [*subjects(noun.head), noun]
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":  # "his visit to France, which includes"
        return [*antecedent(noun.head.head), noun]
    verb, link = governor(noun)
    owners = possessors(noun)
    told = link == "on" or (link == "obj" and noun.dep_ == "dobj")
    if not owners and told and verb is not None and verb.lemma_ in SUPPORT | {"leave", "depart"}:
        owners = [child for child in verb.children if child.dep_ == "nsubj"]
    return [noun, *owners]


def complements(verb: Token | None) -> list[Token]:
    """The office in "A named B ambassador", however it is attached."""
    below = verb.children if verb is not None else ()
    named = [child for child in below if child.dep_ in ("oprd", "dobj", "ccomp", "attr", "xcomp")]
    named += [low for child in named for low in child.subtree if low.dep_ in ("attr", "appos")]
    return named + (prepositional(verb, "as") if verb is not None else [])


def included(noun: Token) -> list[Token]:
    """What a journey or a list is said to include."""
    found = prepositional(noun, "including") + prepositional(noun, "involving")
    for child in noun.children:
        if child.dep_ in ("relcl", "acl") and child.lemma_ in ("include", "cover", "involve"):
            found += [grand for grand in child.children if grand.dep_ == "dobj"]
    return found


def _verb_above(token: Token) -> Token:
    head = token.head
    while (head.pos_ in ("ADP", "SCONJ", "PART", "ADJ") or head.dep_ == "npadvmod") and head.head.i != head.i:
        head = head.head
    return head


def near(child: Token, noun: Token) -> bool:
    """Whether a word belongs to the modifiers before a noun, or to a modifier of one."""
    head = child.head
    if child.dep_ not in _MODIFIERS:
        return False
    return head.i == noun.i or (head.i < noun.i and head.head.i == noun.i and head.dep_ in _MODIFIERS)
