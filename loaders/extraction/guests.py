"""Who came to a meeting, too, and is told so in a sentence of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Mention
    from loaders.extraction.drafts import Draft

_FOLLOWS = 2


def with_guests(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in which who came to a meeting, too, takes part in the one that was told just before."""
    found: list[Draft] = []
    for draft in drafts:
        if not draft.frame.guest:
            found.append(draft)
            continue
        near = (d for d in reversed(found) if d.frame.inside and 0 < draft.sentence - d.sentence <= _FOLLOWS)
        meeting = next((d for d in near if d.mention.modality == draft.mention.modality), None)
        if meeting is not None and _welcome(draft.mention, meeting):
            told, held = draft.mention, meeting.mention
            parties = {part.actor.id: part for part in (*told.participants, *held.participants)}
            place = told.place or held.place
            joint = replace(told, type=held.type, participants=tuple(parties.values()), when=held.when, place=place)
            found.append(replace(meeting, mention=joint, sentence=draft.sentence))
    return found


def _welcome(told: Mention, meeting: Draft) -> bool:
    """Whether a guest is of a side that met there, or of one more at a meeting of many, or had a part of its own."""
    held = meeting.mention
    sides = {part.actor.country for part in held.participants}
    if {part.role for part in held.participants}.isdisjoint(part.role for part in told.participants):
        return True
    return held.type == meeting.frame.many or {part.actor.country for part in told.participants} <= sides
