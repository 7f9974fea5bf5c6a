"""Which names mean one person, and which mentions tell of one happening: mentions in, events out, a pure function.

Three steps, all independent of the order in which anything comes:

1. Names and offices become people (kg/identity/directory.py), as of the day of each mention.
2. Within an article, mentions become *accounts*: what this article says of one happening.
3. Across articles, accounts of one happening become an event, under stricter rules, since another
   article may speak of another day. Accounts that share no block (kg/identity/blocking.py) never
   meet, so the step is a group-by, and a store needs to look at the neighbourhood only.

A person's decision outranks all. Kinds of event are matched within the class that the ontology
marks as one happening, so that "talks" in one article and "a trilateral" in another can meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kg.identity.accounts import FIRST, Account, Claim
from kg.identity.blocking import blocks, probes
from kg.identity.clustering import across_articles, may_be_one, united, within_article
from kg.identity.directory import Directory, directory, told_on
from kg.identity.links import Links
from kg.identity.summary import summarise
from kg.model import Decision, Event, Mention

__all__ = [
    "Account", "Directory", "Links", "accounts", "assemble", "blocks", "directory", "events", "may_be_one", "probes",
    "told_on",
]  # fmt: skip

Sources = Mapping[str, str]
"""For an article that repeats another one: the id of the article that all its copies go back to."""


def assemble(
    mentions: Iterable[Mention], decisions: Iterable[Decision] = (), sources: Sources | None = None
) -> list[Event]:
    """The events that the mentions add up to, by first day and identifier."""
    everything = list(mentions)
    links = Links(decisions)
    return events(accounts(everything, links, directory(everything, links)), links, sources)


def accounts(mentions: Iterable[Mention], links: Links, known: Directory) -> list[Account]:
    """What each article says of each happening, or several together where a person decided so."""
    by_article: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        by_article[mention.article][mention.id] = mention
    told = (
        account
        for _, found in sorted(by_article.items())
        for account in within_article((Claim(m, known.parts(m), FIRST) for m in found.values()), links)
    )
    return united(told, links)


def events(found: Iterable[Account], links: Links, sources: Sources | None = None) -> list[Event]:
    """The events that accounts of any number of articles add up to, by first day and identifier."""
    made = [summarise(told, sources or {}) for told in across_articles(found, links)]
    return sorted(made, key=lambda e: ((e.when and e.when.first) or date.max, e.id))
