"""Which accounts can touch each other, so that all others may be on other machines: pure functions, without Spark.

Two accounts of one happening share a block and a day on which both may lie (kg/identity/blocking.py). So accounts
meet by block and day; what is dated vaguely waits in the block of its years, where all that are dated look for it.
Accounts that may be one, directly or through others, are a *component*: kg.identity.events gives for a component
alone what it gives for it among all others, since nothing else is ever compared with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.identity import Account, Links, blocks, may_be_one, probes
from kg.identity.blocking import Block, vague
from kg.identity.forms import Form, block

if TYPE_CHECKING:
    from networkx.utils import UnionFind

Pair = tuple[str, str]


def seats(of: Block) -> dict[str, bool]:
    """Where an account meets others: names, each with whether it stands there or only looks for who does."""
    window = of.window
    standing = blocks(of)
    if window is None or window.first is None or window.last is None or vague(window):
        return dict.fromkeys(standing, True)
    months: dict[str, list[date]] = {}
    for n in range((window.last - window.first).days + 1):
        day = window.first + timedelta(days=n)
        months.setdefault(f"{day:%Y-%m}", []).append(day)
    exact = [f"{name}-{day:%d}" for name in standing for day in months[name.rpartition("|")[2]]]
    return dict.fromkeys(exact, True) | dict.fromkeys(set(probes(of)) - set(standing), False)


def edges(met: Sequence[tuple[Account, bool]]) -> Iterator[Pair]:
    """Pairs of accounts, by id, that connect all those of one seat that may be one; `met` says who stands there."""
    roots = _union()
    for one in (account for account, stands in met if stands):
        for other, _ in met:
            if roots[key(one)] != roots[key(other)] and (may_be_one(one, other) or may_be_one(other, one)):
                roots.union(key(one), key(other))
                yield key(one), key(other)


def key(account: Account) -> str:
    """The id of an account: that of its first mention."""
    return min(account.ids)


def connected(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each member of a pair the least of all that it is connected with."""
    roots = _union()
    for pair in pairs:
        roots.union(*pair)
    return {member: min(group) for group in map(set, roots.to_sets()) for member in group}


def homes(decided: Iterable[Form], links: Links) -> dict[str, str]:
    """For blocks of names that a person's decision joins: under which name they are resolved together."""
    home: Mapping[str, str] = {form.actor.id: block(form) for form in decided}
    return connected((home[a], home[b]) for a, b in links.same if a in home and b in home)


def _union() -> UnionFind[str]:
    from networkx.utils import UnionFind

    return UnionFind()
