"""A world of made-up diplomacy, the same for the same size: its articles, and the graph that kg makes of them.

Actors are as frequent as in news, a few in much of it and most in little (Zipf); twenty years; kinds, statuses, dates
and places as often as in real archives. Articles are as short as rows of data sets, which are not compared for copies.
The events are those that `kg.identity` derives. As a graph it is there at once, whole, in tables; loading it article by
article gives the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, pairwise

from kg.countries import country_names
from kg.dates import When
from kg.identity import Links, accounts, blocks, directory, events
from kg.identity.forms import forms
from kg.model import Actor, Article, Mention, Participation, Place
from kg.ontology import classes, event_types
from kg.places import within
from kg.register import blocks as name_blocks
from kg.register import meanings, names, row_of, tenure
from kg.resources import table
from kg.store.base import Row
from kg.store.rows import to_row
from kg.store.schema import types
from kg.store.tables import LINKS, NODES, Table
from kg.vocab import EventTypeName, Status

SYLLABLES = ["ba", "do", "fe", "gul", "ha", "ki", "lor", "men", "na", "pat", "ru", "sto", "ti", "vel", "zan"]
PEOPLE, YEARS, PER_ARTICLE = 20_000, 20, 3
BEGIN = date(2005, 1, 1)
MENTIONS_OF_HAPPENING = 1.3
HAPPENINGS = 1.3
"""So many for an event: of some nobody tells, and some are told so that they are taken for one."""
KINDS: Mapping[EventTypeName, int] = {
    "BilateralMeeting": 31, "Visit": 23, "AgreementSigning": 6, "Call": 6, "TroopDeployment": 5,
    "MultilateralMeeting": 4, "Summit": 4, "ArmsTransfer": 4, "SanctionImposed": 3, "MilitaryExercise": 3, "Aid": 2,
    "RelationsEstablished": 2, "AgreementTermination": 2, "TroopWithdrawal": 2, "Summons": 1, "Expulsion": 1,
}  # fmt: skip
STATUSES: Mapping[Status, int] = {"occurred": 85, "planned": 10, "ongoing": 3, "denied": 2}
NATIONS, OFFICES = 0.4, ["President", "Prime Minister", "Foreign Minister", "Defence Minister", None, None, None]
"""How often a country is named, and not a person; and offices, with which persons are told."""


class World:
    """About so many events, with all that belongs to them; a source for `kg.export.neo4j_csv`."""

    def __init__(self, events: int, seed: int = 0) -> None:
        self._happenings = int(events * HAPPENINGS)
        self._seed = seed
        chance = random.Random(seed)  # noqa: S311 - the same world every time
        codes = sorted(country_names())
        chance.shuffle(codes)
        self._nations = [Actor(name=country_names()[code][0], kind="country", country=code) for code in codes]
        homes = chance.choices(codes, cum_weights=_zipf(len(codes)), k=PEOPLE)
        self.people = [Actor(name=f"{_word(chance)} {_word(chance)}", kind="person", country=home) for home in homes]
        rows = [row for row in table("places") if row["country"]]
        self._cities = [Place(name=row["name"], country=row["country"]) for row in chance.sample(rows, 2000)]

    def news(self, seed: int | None = None, since: float = 0) -> Iterator[tuple[Article, list[Mention]]]:
        """Articles in the order of days, each with its mentions, from a share of the years on."""
        chance = random.Random(self._seed if seed is None else seed)  # noqa: S311
        total = int(self._happenings * MENTIONS_OF_HAPPENING) // PER_ARTICLE
        for number in range(int(since * total), total):
            now = number / total
            reported = _day(now)
            quotes = [f"Report {number}-{seed}.{at} of {reported}." for at in range(PER_ARTICLE)]
            outlet = f"Outlet {chance.randrange(200)}"
            article = Article(text="\t".join(quotes), key=str(number), published=reported, outlet=outlet)
            latest = int(now * self._happenings)
            told, start = [], 0
            for quote in quotes:
                happening = max(0, latest - chance.randrange(PER_ARTICLE * 4))
                told.append(self._mention(article, reported, happening, quote, start, chance))
                start += len(quote) + 1
            yield article, told

    def _mention(
        self, article: Article, reported: date, happening: int, quote: str, start: int, chance: random.Random
    ) -> Mention:
        fixed = random.Random(happening * 7919 + self._seed)  # noqa: S311 - what all say of this happening
        kind = fixed.choices(list(KINDS), list(KINDS.values()))[0]
        roles = event_types()[kind].roles
        first, second = (roles[0], roles[1] if roles[0] not in ("participant", "signatory") else roles[0])
        some = [self._party(fixed) for _ in range(fixed.choices((1, 2, 3, 4), (10, 80, 7, 3))[0])]
        parties = tuple(
            Participation(actor=actor, role=second if n else first, office=office)
            for n, (actor, office) in enumerate(dict(some).items())
        )
        held = _day(happening / self._happenings)
        place = fixed.choice(self._cities) if fixed.random() < 0.5 else None
        status = fixed.choices(list(STATUSES), list(STATUSES.values()))[0]
        return Mention(
            article=article.id, reported=reported, type=kind, modality=status, participants=parties, place=place,
            when=_told(held, chance), quote=quote, start=start, end=start + len(quote), confidence=0.9,
            extractor="made up",
        )  # fmt: skip

    def _party(self, chance: random.Random) -> tuple[Actor, str | None]:
        if chance.random() < NATIONS:
            return chance.choices(self._nations, cum_weights=_NATIONS)[0], None
        actor = chance.choices(self.people, cum_weights=_PEOPLE)[0]
        return actor, random.Random(actor.id).choice(OFFICES)  # noqa: S311

    # ------------------------------------------------------------ as a graph

    @cached_property
    def _made(self) -> _Made:
        return _Made(self)

    def tables(self) -> Iterator[Table]:
        """Every table of the graph, as `kg.store.tables` gives them."""
        made = self._made
        for label, columns in NODES.items():
            yield Table(label, columns, _filled(made.nodes(label), columns))
        for start, name, end, columns in LINKS:
            rows = ({"start": a, "end": b} | row for a, b, row in made.links(start, name))
            yield Table(name, columns, _filled(rows, ("start", "end", *columns)), (start, end))


class _Made:
    """What identity makes of a world."""

    def __init__(self, world: World) -> None:
        self.articles: list[Article] = []
        mentions: list[Mention] = []
        for article, told in world.news():
            self.articles.append(article)
            mentions += {m.id: m for m in told}.values()
        links = Links(())
        self.known = directory(mentions, links)
        found = accounts(mentions, links, self.known)
        self.keys = {m.id: blocks(account.block) for account in found for m in account.mentions}
        self.events = events(found, links)
        self.forms = {form.actor.id: form for form in forms(mentions)}
        self.meant = {id_: meanings(form, self.known.bearers[id_]) for id_, form in self.forms.items()}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everybody in an event; those with a name as the register knows them."""
        acting = {p.actor.id: p.actor for event in self.events for p in event.participants}
        known = {b.actor.id: b.actor for found in self.meant.values() for b in found}
        return {id_: known.get(id_, actor) for id_, actor in acting.items()}

    @cached_property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """The chains of places, by the id of the first."""
        return {e.place.id: (e.place, *within(e.place)) for e in self.events if e.place}

    @cached_property
    def held(self) -> list[tuple[str, Row]]:
        """The terms of office of those in events."""
        known = {b.actor.id: b for found in self.meant.values() for b in found}
        return [(i, tenure(term, b.actor)) for i, b in known.items() if i in self.actors for term in b.terms]

    def nodes(self, label: str) -> Iterable[Row]:
        match label:
            case "Article":
                return (to_row(a) | {"signature": "", "source": a.id} for a in self.articles)
            case "Mention":
                return (to_row(m) for e in self.events for m in e.mentions)
            case "Event":
                return map(to_row, self.events)
            case "Actor":
                return map(to_row, self.actors.values())
            case "Name":
                return (row_of(form, self.known.bearers[id_]) for id_, form in self.forms.items())
            case "Office":
                return {office["id"]: office for _, office in self.held}.values()
            case "Place":
                return map(to_row, {p.id: p for chain in self.places.values() for p in chain}.values())
            case "EventType":
                return types()
            case "Block":
                names_ = {b for form in self.forms.values() for b in name_blocks(form)}
                return ({"id": id_} for id_ in {*names_, *(b for keys in self.keys.values() for b in keys)})
        return ()

    def links(self, start: str, name: str) -> Iterator[tuple[str, str, Row]]:
        match start, name:
            case "Mention", "IN":
                yield from ((m.id, m.article, {}) for e in self.events for m in e.mentions)
            case "Mention", "REPORTS":
                for e in self.events:
                    yield from ((m.id, e.id, {"reason": r}) for m, r in zip(e.mentions, e.reasons, strict=True))
            case "Mention", "NAMES":
                yield from ((m.id, id_, {}) for e in self.events for m in e.mentions for id_ in sorted(names(m)))
            case "Mention", "KEYED":
                yield from ((id_, block, {}) for id_, found in self.keys.items() for block in found)
            case "Name", "KEYED":
                yield from ((i, block, {}) for i, f in self.forms.items() for block in sorted(name_blocks(f)))
            case "Name", "MEANS":
                for id_, found in self.meant.items():
                    there = (b for b in found if b.actor.id in self.actors)
                    yield from ((id_, b.actor.id, {"rule": b.rule, "score": b.score}) for b in there)
            case "Actor", "PARTICIPATED_IN":
                for e in self.events:
                    yield from ((p.actor.id, e.id, {"role": p.role, "office": p.office}) for p in e.participants)
            case "Actor", "HELD":
                yield from ((id_, office["id"], office) for id_, office in self.held)
            case "Event", "AT":
                yield from ((e.id, e.place.id, {}) for e in self.events if e.place)
            case "Event", "OF_TYPE":
                yield from ((e.id, e.type, {}) for e in self.events)
            case "EventType", "SUBTYPE_OF":
                yield from ((child, parent, {}) for child, parent in classes().items() if parent)
            case "Place", "WITHIN":
                pairs = {(a.id, b.id) for chain in self.places.values() for a, b in pairwise(chain)}
                yield from ((a, b, {}) for a, b in sorted(pairs))


def _filled(rows: Iterable[Row], columns: Iterable[str]) -> Iterator[Row]:
    names_ = list(columns)
    return ({name: row.get(name) for name in names_} for row in rows)


def _zipf(count: int) -> Sequence[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def _told(held: date, chance: random.Random) -> When | None:
    """The day, as exactly as one of many articles tells it."""
    span = When.span(held, held + timedelta(days=chance.randint(1, 3)))
    forms_ = When.day(held), When.parse(f"{held:%Y-%m}"), When.parse(f"{held:%Y}"), span, None
    return chance.choices(forms_, (75, 10, 2, 3, 10))[0]


def _day(share: float) -> date:
    return BEGIN + timedelta(days=int(365 * YEARS * share))


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()


_PEOPLE, _NATIONS = _zipf(PEOPLE), _zipf(len(country_names()))
