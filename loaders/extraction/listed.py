"""Who was met on the later days of a list: "A met B in Rome on Monday and C in Bern on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.extraction.matcher import Match
from loaders.extraction.scene import Ref, Scene, distinct


def instead(found: Match, span: Iterable[int], scene: Scene) -> Match:
    """The match with whom the words up to a later day name in place of those met before; as it is if they name none."""
    named = distinct(_people(span, scene))
    if not found.frame.across or len(named) != 1:
        return found
    first = {ref.actor for token in found.arguments.get("subj") for ref in scene.expand(token)}
    mine = [part for part in found.roles if part[1].actor in first]
    theirs = [part for part in found.roles if part[1].actor not in first]
    states = {ref.actor.country for _, ref in mine}
    if not mine or not theirs or named[0].actor.country in states:
        return found
    return replace(found, roles=(*mine, (theirs[0][0], named[0])))


def _people(span: Iterable[int], scene: Scene) -> Iterable[Ref]:
    for i in span:
        name = scene.names.get(i)
        if name is not None and name.kind == "person" and i == name.end - 1:
            yield from (ref for at in range(name.start, name.end) for ref in scene.refs.get(at, ()))
