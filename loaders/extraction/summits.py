"""Summits that have the name of an organisation, which are no meetings of two, and the sessions of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.arguments import Arguments
    from loaders.extraction.scene import Scene

_SESSIONS = words("session plenary roundtable")


def named(token: Token, arguments: Arguments, scene: Scene) -> bool:
    """Whether a word means such a summit, or a part of one: "they attend a work session during the G7 summit"."""
    if token.lemma_.lower() not in _SESSIONS:
        return _titled(token, scene)
    above = [arguments.verb] if arguments.verb is not None else []
    links = [child for head in (token, *above) for child in head.children if child.dep_ == "prep"]
    return any(_titled(part, scene) for link in links for part in link.children)


def _titled(token: Token, scene: Scene) -> bool:
    if token.lemma_.lower() != "summit":
        return False
    before = [name for child in token.children if child.i < token.i and (name := scene.names.get(child.i))]
    return bool(before) and all(name.kind == "organisation" for name in before)
