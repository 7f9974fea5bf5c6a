"""The rows of the questions that stand in SPARQL, too: one class a question, one field a column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.dates import When
from kg.tabular import Row


@dataclass(frozen=True, slots=True)
class MetPair(Row):
    """One pair of people at one meeting: queries/met_pairs.cypher."""

    event: str
    a: str
    b: str
    when: When | None
    place: str | None


@dataclass(frozen=True, slots=True)
class ContactYear(Row):
    """The contacts of two actors in one year: queries/contacts_per_year.cypher."""

    year: int
    contacts: int
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementInForce(Row):
    """An agreement in force: queries/agreements_in_force.cypher."""

    title: str | None
    when: When | None
    event: str


@dataclass(frozen=True, slots=True)
class TroopsOnDay(Row):
    """Forces of a country abroad; `troops` counts people: queries/troops_on_day.cypher."""

    sender_name: str
    receiver: str | None
    place: str | None
    troops: float | None
    when: When | None
    event: str


@dataclass(frozen=True, slots=True)
class Companion(Row):
    """Somebody of the own country at an event: queries/companions.cypher."""

    name: str
    office: str | None
    type: str
    when: When | None
    place: str | None
    event: str


@dataclass(frozen=True, slots=True)
class UnkeptPlan(Row):
    """A plan that came to nothing: queries/unkept_plans.cypher."""

    event: str
    kind: str
    status: str
    when: When | None
    last_report: date | None


@dataclass(frozen=True, slots=True)
class Stop(Row):
    """One stop of a person: queries/itinerary.cypher."""

    when: When | None
    type: str
    place: str | None
    destination: str | None
    status: str
    event: str


@dataclass(frozen=True, slots=True)
class LastVisit(Row):
    """The latest visit: queries/last_visit.cypher."""

    event: str
    when: When | None
    place: str | None


@dataclass(frozen=True, slots=True)
class OfficeInEvent(Row):
    """One part in an event: queries/offices_in_event.cypher."""

    name: str
    role: str
    office: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class SourceOfEvent(Row):
    """One passage that reports an event; offsets count Unicode code points: queries/sources_of_event.cypher."""

    article: str
    outlet: str | None
    published: date | None
    quote: str
    start: int
    end: int
    modality: str
    confidence: float
    attributed_to: str | None


@dataclass(frozen=True, slots=True)
class Contradiction(Row):
    """Two passages that contradict each other: queries/contradictions.cypher."""

    event: str
    type: str
    when: When | None
    told: str
    denied: str


@dataclass(frozen=True, slots=True)
class Doing(Row):
    """One part of an actor in one event: queries/doings.cypher."""

    when: When | None
    type: str
    name: str
    role: str
    status: str
    title: str | None
    event: str


@dataclass(frozen=True, slots=True)
class SideMeeting(Row):
    """A meeting on the margins: queries/side_meetings.cypher."""

    meeting: str
    when: When | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactSpan(Row):
    """First and latest day of contact: queries/contact_span.cypher."""

    first: date | None
    last: date | None
    contacts: int


@dataclass(frozen=True, slots=True)
class OfficeYear(Row):
    """The contacts of one year in one office: queries/contacts_by_office.cypher."""

    year: int
    office: str
    contacts: int


@dataclass(frozen=True, slots=True)
class VisitsByOffice(Row):
    """The visits to one country: queries/visits_by_office.cypher."""

    visited: str
    visits: int


@dataclass(frozen=True, slots=True)
class Mediator(Row):
    """A third party and its events: queries/mediators.cypher."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class SanctionInForce(Row):
    """A sanction that was not lifted: queries/sanctions_in_force.cypher."""

    event: str
    when: When | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Later(Row):
    """A later event of the same two countries: queries/aftermath.cypher."""

    when: When | None
    type: str
    status: str
    a: str
    b: str
    next: str


@dataclass(frozen=True, slots=True)
class SingleOutlet(Row):
    """An event that one outlet alone reports: queries/single_outlet.cypher."""

    event: str
    kind: str
    when: When | None
    outlet: str
    articles: int


@dataclass(frozen=True, slots=True)
class Claim(Row):
    """A claim that one source alone makes: queries/said_by_only.cypher."""

    event: str
    type: str
    when: When | None
    modality: str
    quote: str


@dataclass(frozen=True, slots=True)
class VisitsOneWay(Row):
    """The visits in one direction: queries/visits_both_ways.cypher."""

    visitor: str
    visited: str
    visits: int


@dataclass(frozen=True, slots=True)
class CallsAndMeetings(Row):
    """The calls and the meetings of one year: queries/calls_and_meetings.cypher."""

    year: int
    calls: int
    meetings: int


@dataclass(frozen=True, slots=True)
class GoBetween(Row):
    """Somebody's meetings with both sides: queries/go_betweens.cypher."""

    name: str
    with_a: str
    when_a: When | None
    with_b: str
    when_b: When | None


@dataclass(frozen=True, slots=True)
class News(Row):
    """An event first reported in the period: queries/news.cypher."""

    first_report: date
    type: str
    status: str
    when: When | None
    title: str | None
    event: str
