"""Where people still are: what they do next, among the same hosts, they do at the place just told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.extraction.drafts import Draft

_FOLLOWS = 2


def followed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; "met A in Rome on Monday. He also met B" puts B in Rome if A and B are of one country."""
    found: list[Draft] = []
    for draft in drafts:
        found.append(_there(draft, found))
    return found


def _there(draft: Draft, before: Sequence[Draft]) -> Draft:
    if draft.mention.place is not None or not draft.frame.inside or draft.behind:
        return draft
    nearest = next((other for other in reversed(before) if _continues(draft, other)), None)
    if nearest is None:
        return draft
    return replace(draft, mention=replace(draft.mention, place=nearest.mention.place))


def _continues(draft: Draft, other: Draft) -> bool:
    """Whether a meeting is told as the next of the same people, on a day that can be the same."""
    one, two = draft.mention, other.mention
    if two.place is None or not other.frame.inside or not 0 <= draft.sentence - other.sentence <= _FOLLOWS:
        return False
    if (one.modality == "planned") != (two.modality == "planned") or (two.modality == "cancelled" and not draft.joined):
        return False
    people = {p.actor.id for p in one.participants} & {p.actor.id for p in two.participants}
    sides = {p.actor.country for p in one.participants} - {None}
    same_day = one.when == two.when or (one.when is None and draft.fresh)
    return bool(people) and same_day and sides <= {p.actor.country for p in two.participants}
