"""Whether two claims are about the same parties.

A party's *side* is its country, or itself where it has none. A person stands for the country, an
office ("Foreign Minister of Belarus") for whoever holds it, and a short name for the longer one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.countries import INTERNATIONAL
from kg.ids import fold, name_key
from kg.model import Actor, Participation

Sides = Mapping[str, tuple[Participation, ...]]


def side(actor: Actor) -> str:
    """The side that an actor is on."""
    return actor.country if actor.country and actor.country != INTERNATIONAL else actor.id


def sides(parts: Iterable[Participation]) -> Sides:
    """The parties by side."""
    found: defaultdict[str, list[Participation]] = defaultdict(list)
    for part in parts:
        found[side(part.actor)].append(part)
    return {name: tuple(members) for name, members in found.items()}


def office_only(part: Participation) -> bool:
    """True if the person is known by the office alone."""
    return (
        part.actor.kind == "person" and bool(part.office) and fold(part.actor.name).startswith(fold(part.office or ""))
    )


def same_person(a: Actor, b: Actor) -> bool:
    """True if one name is a spelling or a part of the other, and nothing is known against it."""
    if a.country and b.country and a.country != b.country:
        return False
    short, long = sorted((_words(a.name), _words(b.name)), key=len)
    return bool(short) and (set(short) <= set(long) or "".join(short) == "".join(long))


def agree(a: Sides, b: Sides) -> bool:
    """True if the two may be the same parties, one of them perhaps told more fully."""
    shared = _shared(a, b)
    if len(shared) < min(2, len(a), len(b)):
        return False
    if any(not _persons_agree(left, right) for left, right in shared) or _play_apart(a, b):
        return False
    return any({p.role for p in left} & {p.role for p in right} for left, right in shared)


def other_people(a: Sides, b: Sides) -> bool:
    """True if both name people of one side, and no one of them is the same."""
    return any(not _persons_agree(a[name], b[name]) for name in a.keys() & b.keys())


def merge(parts: Iterable[Participation]) -> tuple[Participation, ...]:
    """The parties told once each: the named person instead of the office or the country."""
    counted: defaultdict[str, list[Participation]] = defaultdict(list)
    everyone = sorted(parts, key=lambda p: (-len(_words(p.actor.name)), p.actor.name, p.role, p.office or ""))
    for part in everyone:
        twin = next((m[0] for m in counted.values() if _same_party(m[0], part)), part)
        counted[twin.actor.id].append(part)
    merged = [_one(members) for members in counted.values()]
    kept = [p for p in merged if not any(_told_better(p, other) for other in merged)]
    return tuple(sorted(kept, key=lambda p: (p.role, p.actor.kind != "person", p.actor.name, p.actor.id)))


def _shared(a: Sides, b: Sides) -> list[tuple[tuple[Participation, ...], tuple[Participation, ...]]]:
    pairs = [(a[name], b[name]) for name in sorted(a.keys() & b.keys())]
    rest_a = [members for name, members in sorted(a.items()) if name not in b]
    rest_b = [members for name, members in sorted(b.items()) if name not in a]
    for left in rest_a:  # a person whose country only one of the two knows
        right = next((r for r in rest_b if any(_same_party(p, q) for p in left for q in r)), None)
        if right is not None:
            pairs.append((left, right))
            rest_b.remove(right)
    return pairs


def _persons_agree(left: tuple[Participation, ...], right: tuple[Participation, ...]) -> bool:
    named = [[p for p in part if p.actor.kind == "person"] for part in (left, right)]
    if not all(named):
        return True
    return any(_same_party(p, q) or _may_hold(p, q) or _may_hold(q, p) for p in named[0] for q in named[1])


def _play_apart(a: Sides, b: Sides) -> bool:
    """True if both tell who plays a role, and these are people and bodies of other sides."""
    left, right = _by_role(a), _by_role(b)
    return any(
        {side(p.actor) for p in left[role]}.isdisjoint(side(q.actor) for q in right[role])
        and not any(_same_party(p, q) for p in left[role] for q in right[role])
        for role in left.keys() & right.keys()
    )


def _by_role(parties: Sides) -> Mapping[str, list[Participation]]:
    found: defaultdict[str, list[Participation]] = defaultdict(list)
    for part in (part for members in parties.values() for part in members):
        found[part.role].append(part)
    return found


def _may_hold(office: Participation, person: Participation) -> bool:
    if not office_only(office) or office_only(person):
        return False
    return person.office is None or fold(person.office) == fold(office.office or "")


def _same_party(a: Participation, b: Participation) -> bool:
    if a.actor.id == b.actor.id:
        return True
    both_people = a.actor.kind == b.actor.kind == "person"
    return both_people and not office_only(a) and not office_only(b) and same_person(a.actor, b.actor)


def _told_better(part: Participation, other: Participation) -> bool:
    if part is other or side(part.actor) != side(other.actor) or other.actor.kind != "person":
        return False
    if part.actor.kind == "person":
        return _may_hold(part, other)
    return part.actor.kind == "country" and (part.role == other.role)


def _one(members: list[Participation]) -> Participation:
    names = [m.actor.name for m in members]
    best = max(
        members, key=lambda m: (m.actor.country is not None, len(_words(m.actor.name)), names.count(m.actor.name))
    )
    roles = [m.role for m in members]
    offices = sorted({m.office for m in members if m.office}, key=lambda o: (-sum(m.office == o for m in members), o))
    role = max(sorted(set(roles)), key=roles.count)
    return Participation(
        actor=_named(best.actor, [m.actor for m in members]), role=role, office=offices[0] if offices else None
    )


def _named(best: Actor, members: list[Actor]) -> Actor:
    """The actor with every name; a person's other names are those of the directory, in every event the same."""
    if best.kind == "person":
        return best
    others = {alias for m in members for alias in (m.name, *m.aliases)} - {best.name}
    wikidata = sorted(m.wikidata for m in members if m.wikidata)
    return replace(best, aliases=tuple(sorted(others)), wikidata=wikidata[0] if wikidata else None)


def _words(name: str) -> list[str]:
    return [name_key(word) for word in fold(name).split()]
