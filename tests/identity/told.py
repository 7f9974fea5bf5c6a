"""Makes forms and asks whom they mean, briefly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime

from kg import Actor, Decision
from kg.identity.forms import ARTICLES, Form, Term, block
from kg.identity.links import Links
from kg.identity.people import Bearer, bearers, choose


def day(text: str) -> date:
    return date.fromisoformat(text)


def form(name: str, country: str | None = None, office: str | None = None, *days: str) -> Form:
    """A name as told, with an office that was told from the first to the last of these days."""
    first, last = (day(min(days)), day(max(days))) if days else (None, None)
    offices = (Term(office, country, first, last, ARTICLES),) if office else ()
    return Form(Actor(name=name, kind="person", country=country), offices, first, last)


def meanings(
    forms: Iterable[Form], words: Links | None = None, together: bool = False
) -> dict[str, tuple[Bearer, ...]]:
    """Whom each form may mean, by identifier, block by block or all together."""
    blocks: defaultdict[str, list[Form]] = defaultdict(list)
    for one in forms:
        blocks["" if together else block(one)].append(one)
    return {i: found for group in blocks.values() for i, found in bearers(group, words or Links()).items()}


def meant(asked: Form, *others: Form, on: str | None = None, office: str | None = None) -> str | None:
    """The name of the person whom the first form means beside the others, that day; None if that stays open."""
    found = meanings((asked, *others))[asked.actor.id]
    bearer, _ = choose(found, office, day(on) if on else None)
    return bearer.actor.name if bearer else None


def reason(asked: Form, *others: Form, on: str | None = None, office: str | None = None) -> str:
    """Why the first form means whom it means beside the others, or who it may be."""
    return choose(meanings((asked, *others))[asked.actor.id], office, day(on) if on else None)[1]


def one(*forms: Form, words: Links | None = None) -> bool:
    """True if all these forms mean the same one person."""
    found = meanings(forms, words)
    return len({bearer.actor.id for may_be in found.values() for bearer in may_be}) == 1


def decision(left: Form, right: Form, same: bool) -> Decision:
    """That somebody decided so about these two names."""
    at = datetime(2025, 3, 1, 12, tzinfo=UTC)
    return Decision(left=(left.actor.id,), right=(right.actor.id,), same=same, by="Ada", at=at)


def decided(left: Form, right: Form, same: bool) -> Links:
    """The same as all that was ever decided."""
    return Links([decision(left, right, same)])
