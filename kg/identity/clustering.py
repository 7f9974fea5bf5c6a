"""Putting together what tells of one happening.

Greedy and deterministic: the most exactly dated comes first, and each claim joins the one group all
of which it agrees with. A vague claim that several groups could take equally well joins none of
them: it is kept as told, not guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from kg.dates import When, later
from kg.identity.accounts import OPEN, Account, Claim, Reasoned
from kg.identity.blocking import FORESIGHT, RECENT, blocks, probes, stay, vague
from kg.identity.links import Links
from kg.identity.parties import agree, other_people, sides
from kg.leaders import names
from kg.ontology import PENDING

SAME_ARTICLE = "same article: parties, date and place agree"
OTHER_ARTICLE = "another article: parties, date and place agree"
CALLED_OFF = PENDING[1]


def within_article(claims: Iterable[Claim], links: Links) -> list[Account]:
    """The accounts that one article's claims make."""
    found: list[Account] = []
    for item in sorted((Account((claim,)) for claim in claims), key=lambda a: a.rank):
        fits = [a for a in found if _joins(a, item) and not links.forbid(a.ids, item.ids)]
        taken = _best(fits, item)
        if taken:
            found[found.index(taken)] = taken.with_(item, SAME_ARTICLE)
        else:
            found.append(item)
    return found


def across_articles(found: Iterable[Account], links: Links) -> list[Reasoned]:
    """The claims about each happening, from accounts of any number of articles."""
    groups: list[list[Account]] = []
    standing: defaultdict[str, list[int]] = defaultdict(list)
    open_: set[int] = set()
    for item in sorted(found, key=lambda a: a.rank):
        # What is dated vaguely comes later and looks for the exact, so that one direction is enough.
        near = {number for name in probes(item.block) for number in standing.get(name, ())}
        fits = {
            groups[number][0]: number
            for number in sorted(near)
            if all(may_be_one(a, item) and not links.forbid(a.ids, item.ids) for a in groups[number])
        }
        # What may be either of two happenings is no third one that others could mean.
        taken = _best([a for a, number in fits.items() if number not in open_] or list(fits), item)
        number = fits[taken] if taken else len(groups)
        if taken:
            groups[number].append(item)
        else:
            groups.append([item])
            open_ |= {number} if fits else set()
        for name in blocks(item.block):
            standing[name].append(number)
    return [_joined(group).told for group in groups]


def may_be_one(a: Account, b: Account) -> bool:
    """True if accounts of two articles may tell of one happening; one article that tells of two means two."""
    if a.window is None or b.window is None or not a.window.overlaps(b.window):
        return False
    if not a.articles.isdisjoint(b.articles):
        return False
    near = a.likely is not None and b.likely is not None and a.likely.overlaps(b.likely)
    if _one_gathering(a, b) and (near or (a.named and b.named)):
        return True
    if not near and not _same_people(a, b):
        return False
    if len(a.sides) == 1 or len(b.sides) == 1:  # little is told, so that the days have to tell more
        return a.sides.keys() == b.sides.keys() and not (vague(a.window) or vague(b.window)) and _rest_agrees(a, b)
    return _rest_agrees(a, b)


def _same_people(a: Account, b: Account) -> bool:
    """True if both name people, and the one nobody whom the other does not: what "they met" last week looks back to."""
    return bool(a.people & b.people) and len(a.sides) > 1 and (a.actors <= b.actors or b.actors <= a.actors)


def _one_gathering(a: Account, b: Account) -> bool:
    """True if both tell of one titled gathering of some days, of which each names the members it cares for."""
    titled = bool(a.title) and a.title == b.title and a.block.lasting and b.block.lasting
    return titled and a.happening == b.happening and _places_agree(a, b)


def _joins(group: Account, item: Account) -> bool:
    """True if they agree, and no single mention of the group is about other people than the item."""
    if not _agree_within(group, item):
        return False
    return not any(other_people(sides(claim.parts), item.sides) for claim in group.told)


def _agree_within(a: Account, b: Account) -> bool:
    if a.when and b.when:
        days = [[stay(m.when.told, a.block.lasting and b.block.lasting) for m in x.mentions if m.when] for x in (a, b)]
        return all(x.overlaps(y) for x in days[0] for y in days[1]) and _rest_agrees(a, b)
    dated = a if a.when else b
    if dated.when is None:
        called_off = [any(m.modality == CALLED_OFF for m in x.mentions) for x in (a, b)]
        return (a.ahead == b.ahead or not any(called_off)) and _rest_agrees(a, b)
    undated = b if dated is a else a
    if dated.ahead and not undated.pending:
        return False  # the article looks forward to the one, and back to the other
    if undated.reported:
        possible = When.span(undated.reported, None) if undated.pending else When.span(None, undated.reported)
        if not dated.when.overlaps(possible):
            return False
    return _rest_agrees(a, b)


def _rest_agrees(a: Account, b: Account) -> bool:
    """Class of happening, places, titles and parties; dates are the caller's."""
    if a.happening != b.happening or not _places_agree(a, b):
        return False
    if a.title and b.title:
        if not _titles_agree(a, b):
            return False
        if not a.sides.keys() & b.sides.keys():
            return a.title == b.title and a.types == b.types
    fully_told = len(a.sides) > 1 and len(b.sides) > 1
    one_named = bool(a.title) != bool(b.title)
    if a.sides.keys() != b.sides.keys() and a.types != b.types and (fully_told or one_named):
        return False  # a bilateral in the margin of a trilateral, or of a summit
    return agree(a.sides, b.sides)


def _titles_agree(a: Account, b: Account) -> bool:
    """True if one title says no more than the other, or both have two words in common.

    "A new pact" says nothing, which is enough where all parties are told.
    """
    words = [set(x.title.split()) for x in (a, b)]
    plain = _plain() if len(a.sides) > 1 and len(b.sides) > 1 else frozenset()
    telling = [some - plain for some in words]
    return telling[0] <= telling[1] or telling[1] <= telling[0] or len(words[0] & words[1]) > 1


@cache
def _plain() -> frozenset[str]:
    return frozenset(word for some in names("plain") for word in some)


def _places_agree(a: Account, b: Account) -> bool:
    countries = [{m.place.country for m in x.mentions if m.place and m.place.country} for x in (a, b)]
    return not all(countries) or not countries[0].isdisjoint(countries[1])


def _best(fits: Sequence[Account], item: Account) -> Account | None:
    """The one that agrees on date, place and actors best, if it is better than all others; news before background."""
    scores = [
        (a.when == item.when, _news(a, item), bool(item.sites & a.sites), len(item.actors & a.actors)) for a in fits
    ]
    best = max(scores, default=None)
    return fits[scores.index(best)] if best is not None and scores.count(best) == 1 else None


def _news(dated: Account, undated: Account) -> int:
    """How near the report is the one that an account without a date may mean: at most a week, a plan longer."""
    day, when = undated.reported, dated.when
    if undated.when or day is None or when is None:
        return 0
    if not when.overlaps(
        When.span(day, later(day, FORESIGHT)) if undated.ahead else When.span(later(day, -RECENT), day)
    ):
        return -OPEN
    return -min(abs((end - day).days) for end in (when.first, when.last) if end)


def united(found: Iterable[Account], links: Links) -> list[Account]:
    """The accounts, those that a person decided to be of one happening put together."""
    found = list(found)
    home = {mention: account for account in found for mention in account.ids}
    for (left, right), decision in links.same.items():
        a, b = home.get(left), home.get(right)
        if a and b and a is not b:
            joined = a.with_(b, f"decided by {decision.by}" + (f": {decision.note}" if decision.note else ""))
            home |= dict.fromkeys(joined.ids, joined)
    return list(dict.fromkeys(home.values()))


def _joined(group: Sequence[Account]) -> Account:
    first, *others = group
    for other in others:
        first = first.with_(other, OTHER_ARTICLE)
    return first
