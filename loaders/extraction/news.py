"""Whether a clause tells the day's news, or what lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.matcher import Match
from loaders.extraction.nearness import SAY, judging
from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK_THEN = words("previously already once long never ever always repeatedly twice formerly historically often since")
_FORMER = words("last previous earlier past former recent first second third repeated numerous several")
_ATTEND = words("attend join visit leave address")
_OCCASIONS = words("during on in at after following with for")
_ALSO = words("also later separately then afterwards afterward earlier subsequently instead")
_SCHEDULE = words("schedule slate slat due set expect plan suppose")
_CANCEL = words("cancel scrap postpone abandon axe")
_EVENTS = words("meeting visit trip talk call summit journey tour it session")
_SPEAK = SAY | words("repeat warn urge insist")
_BEYOND = words("after following since before")
_HAVE = words("have has 've ’ve")
_FINITE = ("VBD", "VBZ", "VBP", "VBN", "MD")
_TOLD = ("VBD", "VBZ", "VBN", "VBG")
_DEPTH = 6


def fresh(match: Match) -> bool:
    """Whether the words let a reader take it for something of the day: "met", "has signed", not "had met"."""
    verb = match.arguments.verb
    if verb is None or verb.tag_ not in (*_FINITE, "VBG", "VB") or judging(match.trigger) is not None:
        return False
    if match.frame.title and verb.lemma_ in _ATTEND:
        return False  # a gathering lasts longer than a guest's day
    if match.frame.nouns and not match.frame.verbs:
        near = {child.lower_ for child in match.trigger.children}
        if match.frame.title or near & _FORMER or match.arguments.link not in _OCCASIONS:
            return False
    if verb.dep_ == "advcl" and verb.tag_ == "VBD" and any(child.lower_ == "after" for child in verb.children):
        return False
    return not behind(match)


def perfect(match: Match) -> bool:
    """Whether something is told as done by now, no matter when: "has met", "have sanctioned"."""
    verb = match.arguments.verb
    return verb is not None and verb.tag_ == "VBN" and any(child.lower_ in _HAVE for child in verb.children)


def joined(match: Match) -> bool:
    """Whether the words add a deed to the one before: "also met", "later spoke", "separately held talks"."""
    verb = match.arguments.verb
    return verb is not None and any(child.lower_ in _ALSO for child in verb.children if child.dep_ == "advmod")


def present(match: Match, *, headline: bool) -> bool:
    """Whether the words tell of the very day.

    So do a headline in the present tense, "is in Rome for talks", and what somebody said on a journey: "speaking in
    Rome, she said".
    """
    verb = match.arguments.verb
    if verb is not None and match.frame.stage and match.status == "occurred" and (verb.tag_ == "VBG" or not headline):
        saying = verb.head if verb.dep_ == "advcl" and verb.lemma_ == "speak" else verb
        if saying.tag_ == "VBD" and saying.lemma_ in _SPEAK and saying.dep_ == "ROOT":
            return match.arguments.link not in _BEYOND
    now = bool(match.frame.verbs and verb is not None and verb.tag_ in ("VBZ", "VBP"))
    return now and (headline or (match.frame.stage and match.frame.lasting))


def once_planned(match: Match) -> bool:
    """Whether the plan itself is told as past, so that nobody says that it was carried out: "was due to meet"."""
    verb = match.arguments.verb
    if verb is None or verb.tag_ != "VB":
        return False
    above = verb.head
    near = {above.lower_, *(child.lower_ for child in above.children)}
    if above.pos_ == "ADJ":
        near.add(above.head.lower_)
    return bool(near & {"was", "were"}) and (above.lemma_ in _SCHEDULE or above.lemma_ == "be")


def called_off(match: Match) -> bool:
    """Whether the sentence goes on to say that a plan came to nothing: "was due there, but the trip was cancelled"."""
    if match.status != "planned":
        return False
    for token in match.trigger.sent:
        off = token.lemma_ in _CANCEL or (token.lemma_ == "call" and any(c.lower_ == "off" for c in token.children))
        subjects = {c.lemma_ for c in token.children if c.dep_ == "nsubjpass"}
        joined = token.dep_ in ("conj", "ROOT", "parataxis") and token.i > match.trigger.i
        if off and joined and token.tag_ == "VBN" and subjects & _EVENTS:
            return True
    return False


def main(match: Match) -> bool:
    """Whether a deed is what its sentence tells first of all, in the past: "they met", "X said they were meeting"."""
    verb = carrier = match.arguments.verb
    if verb is None or carrier is None or not match.frame.verbs:
        return False
    while verb.dep_ in ("conj", "ccomp") and verb.head.i != verb.i and verb.head.tag_ in _TOLD:
        verb = verb.head
    if verb.dep_ == "relcl" and verb.head.dep_ == "nsubj":  # "the leaders, who spoke by phone, expressed"
        verb = verb.head.head
    return verb.dep_ == "ROOT" and (carrier.tag_ == "VBD" or _went_on(carrier))


def _went_on(verb: Token) -> bool:
    """Whether a deed is told in the progressive past: "was meeting A and taking part in talks"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
        verb = verb.head
    return verb.tag_ == "VBG" and any(child.lower_ in ("was", "were") for child in verb.children)


def behind(match: Match) -> bool:
    """Whether a clause, or one above it, is told as lying before the rest: "had met", "has long met"."""
    token = match.arguments.verb
    if token is None:
        return False
    for _ in range(_DEPTH):
        beside = {child.lower_ for child in token.children if child.dep_ in ("aux", "advmod", "auxpass", "mark", "neg")}
        if beside & _BACK_THEN or (token.tag_ == "VBN" and beside & {"had", "'d", "’d"}):
            return True
        if token.head.i == token.i:
            return False
        if token.dep_ == "ccomp":
            return False
        token = token.head
    return False
