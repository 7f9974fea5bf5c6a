"""One matcher over the dependency tree that reads the frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from kg.vocab import RoleName, Status
from loaders.extraction import modality, names, summits
from loaders.extraction.arguments import Arguments, of_noun
from loaders.extraction.clauses import CONTAINERS, described
from loaders.extraction.lexicon import Frame, Lexicon
from loaders.extraction.names import Name
from loaders.extraction.scene import Ref, Scene, distinct
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MISREAD = {"stag": "stage", "re-opene": "re-open", "re-establishe": "re-establish"}  # lemmas that the model gets wrong
_STILL_TO_COME = words("plan schedule prepare arrange")
_REGIONS = words("resort city capital town port island village border region province coast territory soil side")
_FOES = words("adversary enemy foe rival opponent")
_EACH = words("bilateral separate separately individually individual one-on-one respectively each")
_JOINT = words("trilateral three-way four-way joint jointly together multilateral quadrilateral")
_NOMINAL = ("dobj", "pobj", "nsubjpass")  # "signed a deal", whatever the tagger makes of "deal"

Filled = tuple[tuple[RoleName, Ref], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a word, with who fills its roles."""

    frame: Frame
    trigger: Token
    arguments: Arguments
    roles: Filled
    status: Status


def match(sentence: Span, scene: Scene, lexicon: Lexicon) -> Iterator[Match]:
    """What a sentence tells: for each word and type of event the first frame that fits."""
    for token in sentence:
        if _acts(token):
            frames = lexicon.verbs.get(_lemma(token), ())
        elif token.pos_ in ("NOUN", "PROPN", "VERB", "NUM"):
            frames = lexicon.nouns.get(token.lemma_.lower(), ())
        else:
            continue
        if token.dep_ == "compound" or (token.dep_ == "nummod" and token.head.lemma_ not in CONTAINERS):
            continue  # "a partnership agreement" is an agreement, "a $5 billion sale" a sale
        done: set[str] = set()
        for frame in frames:
            if frame.type not in done and (found := _fit(frame, token, scene)):
                done.add(frame.type)
                yield from _apart(found, scene)


def _apart(found: Match, scene: Scene) -> Iterator[Match]:
    """Each meeting by itself, where one side meets several others one after the other."""
    host = {ref.actor for place in ("subj", "circ", "poss") for ref in _actors(place, found.arguments, scene)}
    mine = [part for part in found.roles if part[1].actor in host]
    others = [part for part in found.roles if part[1].actor not in host]
    told = _spelled(list(found.trigger.subtree)) | _spelled(
        list(found.arguments.verb.children if found.arguments.verb else ())
    )
    each = bool(told & _EACH)
    if found.frame.pairwise and not others and not each:  # "A, B and C spoke by phone" is one call
        found = replace(found, frame=replace(found.frame, pairwise=False))
    apart = each or (_one_leader(mine) and not _one_phrase(found, others, scene))
    if not found.frame.many or sides(found.roles) < 3 or not mine or told & _JOINT or not apart:
        yield found
        return
    hosts = [[part] for part in mine] if each else [mine]
    for own in hosts:
        for _, guests in groupby(others, key=lambda part: part[1].actor.id if each else part[1].actor.country):
            yield replace(found, roles=(*own, *guests))


def _one_phrase(found: Match, others: list[tuple[RoleName, Ref]], scene: Scene) -> bool:
    """Whether these are countries, or meant by one plural word: "the presidents of A, B and C", all in one room."""
    spots = [token for place in ("obj", "with") for token in found.arguments.get(place)]
    theirs = {ref.actor for _, ref in others}
    together = any(theirs <= {ref.actor for ref in scene.refs.get(token.i, ())} for token in spots)
    return together or all(actor.kind == "country" for actor in theirs)


def _one_leader(parts: list[tuple[RoleName, Ref]]) -> bool:
    return sides(tuple(parts)) == 1 and all(ref.actor.kind == "person" for _, ref in parts)


def _acts(token: Token) -> bool:
    """Whether a word is a verb here, whatever the tagger makes of it: "when A and B meet Friday"."""
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in _NOMINAL
    return token.dep_ in ("advcl", "relcl", "ccomp", "ROOT") and any(child.dep_ == "nsubj" for child in token.children)


def _fit(frame: Frame, token: Token, scene: Scene) -> Match | None:
    if frame.nouns:
        if not _listed(frame.nouns, token):
            return None
        above = of_noun(token)
        if not frame.verbs:
            return _told(frame, token, above, scene)
        over = [above.verb] if above.verb is not None and above.link in frame.links else []
        verbs = (verb for verb in (*over, *described(token)) if _verb_listed(frame.verbs, verb))
        told = (_told(frame, token, Arguments(verb, token, "frame"), scene) for verb in verbs)
        return next((found for found in told if found), None)
    return _told(frame, token, Arguments(token, None), scene) if _verb_listed(frame.verbs, token) else None


def _told(frame: Frame, token: Token, arguments: Arguments, scene: Scene) -> Match | None:
    if not _words_fit(frame, token, arguments) or (frame.nouns and modality.absent(token)):
        return None
    if frame.across and summits.named(token, arguments, scene):
        return None
    carrier = arguments.verb if arguments.link == "frame" or not frame.nouns else None
    status = modality.of_verb(carrier) if carrier is not None else modality.of_noun(token)
    roles = _fill(frame, arguments, scene) if status is not None else None
    if status is None or roles is None:
        return None
    if status in ("occurred", "ongoing") and frame.nouns and modality.ahead(token):
        status = "planned"
    promised = modality.pledged(carrier) if carrier is not None else modality.ordered(arguments.verb)
    if frame.pledge and status == "planned" and promised:
        status = "occurred"
    if carrier is not None and status in ("occurred", "ongoing") and carrier.lemma_ in _STILL_TO_COME:
        status = "planned"
    if status == "ongoing" and frame.quantity == "money" and carrier is not None and carrier.tag_ == "VBG":
        status = "occurred" if not any(child.lemma_ == "have" for child in carrier.children) else status
    if status == "occurred" and frame.lasting and not (carrier is not None and carrier.tag_ == "VBD"):
        status = "ongoing"
    return Match(frame, token, arguments, roles, frame.status or status)


def _lemma(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    return _MISREAD.get(lemma, lemma)


def _listed(nouns: frozenset[str], token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma in nouns:
        return True
    before = token.nbor(-1).lower_ if token.i else ""
    if before == "-" and token.i > 1:
        return f"{token.nbor(-2).lower_}-{lemma}" in nouns
    return f"{before} {lemma}" in nouns


def _verb_listed(verbs: frozenset[str], verb: Token) -> bool:
    lemma = _lemma(verb)
    if lemma in verbs:
        return True
    return any(
        f"{lemma} {child.lower_}" in verbs
        for child in verb.children
        if child.dep_ in ("prt", "prep", "advmod", "acomp", "oprd")
    )


def _words_fit(frame: Frame, token: Token, arguments: Arguments) -> bool:
    """Whether the words around the trigger are those that the frame wants, and none before it that it excludes."""
    if not frame.only and not frame.never:
        return True
    heads = [token] if arguments.noun is not None else [token, *arguments.get("obj"), *arguments.get("subj")]
    beside = [arguments.verb, *arguments.verb.children] if arguments.verb is not None else []
    below = [part for child in beside[1:] if child.dep_ == "prep" for part in child.children]
    if arguments.noun is None:
        beside += below
    if frame.never:
        reach = 5 if token.lemma_.lower() in CONTAINERS else 0  # "$5 million in military aid"
        before = [word for head in heads for word in head.subtree if -reach <= head.i - word.i < 5]
        if _spelled([*before, *beside]) & frame.never:
            return False
    below += [part for child in beside[1:] if child.dep_ == "nsubj" for part in child.subtree]
    around = [word for head in heads for word in head.subtree if abs(word.i - head.i) < 8]
    return not frame.only or bool(_spelled([*around, *beside, *below]) & frame.only)


def _spelled(tokens: list[Token]) -> set[str]:
    forms = {form for token in tokens for form in (token.lower_, token.lemma_.lower())}
    hyphens = [token for token in tokens if token.text == "-" and 0 < token.i < len(token.doc) - 1]
    return forms | {f"{token.nbor(-1).lower_}-{token.nbor(1).lower_}" for token in hyphens}


def _fill(frame: Frame, arguments: Arguments, scene: Scene) -> Filled | None:
    """Who fills the roles; None if too few do, or one that must be filled is not."""
    filled: list[tuple[RoleName, Ref]] = []
    for role, slot in frame.roles:
        best: list[tuple[RoleName, Ref]] = []
        for places in slot:
            refs = [ref for place in places for ref in _actors(place, arguments, scene)]
            refs = [ref for ref in refs if role not in frame.people or ref.actor.kind == "person" or ref.rank]
            refs = [ref for ref in refs if role not in frame.officials or ref.official]
            refs = [ref for ref in refs if role not in frame.bodies or ref.actor.kind != "person"]
            refs = [_state(ref) if role in frame.states else ref for ref in refs]
            taken = {ref.actor for _, ref in filled if not (frame.abroad and role == frame.split)}
            fresh = [(role, ref) for ref in distinct(refs) if ref.actor not in taken]
            best = max(best, fresh, key=lambda parts: (sides(tuple(parts)) if frame.across else 0, len(parts)))
            enough = len(best) >= frame.least and not (frame.across and sides(tuple(best)) < 2)
            if best and (len(frame.roles) > 1 or enough):
                break
        if not best and role in frame.needs:
            return None
        filled += best
    filled = _without_own_countries(filled)
    alone = frame.inside and len(filled) == 1 and filled[0][1].actor.kind == "person"  # nobody meets alone
    if alone or (frame.across and sides(tuple(filled)) < 2):
        return None
    if frame.abroad and (targets := {ref.actor.country for role, ref in filled if role == frame.split}):
        filled = [(role, ref) for role, ref in filled if role == frame.split or ref.actor.country not in targets]
        if not {role for role, _ in filled} >= set(frame.needs):
            return None
    return tuple(filled) if frame.least <= len(filled) <= frame.most else None


def _state(ref: Ref) -> Ref:
    """The country that somebody acts for."""
    code = ref.actor.country
    known = ref.actor.kind == "person" and code not in (None, "XXX")
    return Ref(names.country(code), rank=ref.rank, sure=ref.sure) if known and code else ref


def _actors(place: str, arguments: Arguments, scene: Scene) -> list[Ref]:
    """The actors in one position; "country:to" means the countries of the places
    there, "nation:on" also whose the thing there is."""
    wanted, _, relation = place.rpartition(":")
    found: list[Ref] = []
    if place == "country:mods" and len({name.country for name in _before(arguments, scene)}) > 1:
        return []
    for token in arguments.get(relation):
        if wanted == "country":
            found += _countries(token, scene)
        elif wanted == "nation" and token.lemma_.lower() not in _FOES:
            within = [ref for child in token.children if child.lower_ == "in" for part in child.children
                      for ref in _countries(part, scene)]  # fmt: skip
            found += scene.expand(token) or scene.nations(token) or within
        elif relation == "mods":
            name = scene.names.get(token.i)
            if name is not None and name.actor is not None and name.kind != "place":
                found.append(Ref(name.actor, sure=0.9))
            elif name is not None:
                found += scene.refs.get(token.i, ())
        elif relation == "noun":
            if code := scene.nation(token):
                found.append(Ref(names.country(code)))
            found += scene.expand(token)
        else:
            found += scene.expand(token)
    return found


def _before(arguments: Arguments, scene: Scene) -> list[Name]:
    return [name for token in arguments.get("mods") if (name := scene.names.get(token.i)) and name.country]


def _countries(token: Token, scene: Scene) -> list[Ref]:
    """The countries that a phrase of place names, one for each coordinated part."""
    found: list[Ref] = []
    name = scene.names.get(token.i)
    if goals := scene.goals(token):
        return list(goals)
    if name is None:
        for child in token.children:
            inner = scene.names.get(child.i)
            if child.dep_ in ("appos", "compound", "nmod", "poss") and inner and inner.kind != "organisation":
                found += _countries(child, scene)
            elif inner and inner.kind == "demonym" and inner.country and token.lemma_.lower() in _REGIONS:
                found.append(Ref(names.country(inner.country)))
            elif child.dep_ == "prep" and child.lower_ in ("of", "in", "to", "with"):
                found += [ref for part in child.children for ref in _countries(part, scene)]
        found = found[:1] or [ref for ref in scene.refs.get(token.i, ()) if ref.actor.kind == "country"]
    elif name.country and (name.kind in ("country", "capital", "place") or token.tag_ in ("NNS", "NNPS")):
        found.append(Ref(names.country(name.country)))
    elif name.kind == "organisation" and name.actor:
        found.append(Ref(name.actor))
    span = range(name.start, name.end) if name else (token.i,)
    for child in (child for i in span for child in token.doc[i].children if child.i not in span):
        if child.dep_ == "conj" and (name is None or child.i in scene.names):
            found += _countries(child, scene)
    return list(distinct(found))


def _without_own_countries(filled: list[tuple[RoleName, Ref]]) -> list[tuple[RoleName, Ref]]:
    """Without a country that stands in the same role as a person of it."""
    people = {(role, ref.actor.country) for role, ref in filled if ref.actor.kind == "person"}
    return [
        (role, ref) for role, ref in filled if ref.actor.kind != "country" or (role, ref.actor.country) not in people
    ]


def sides(filled: Filled) -> int:
    """How many sides take part, by country."""
    return len({ref.actor.country for _, ref in filled})
