# ruff: noqa: A002 - `type` is the parameter's name
"""The questions that a researcher has, as methods of a graph: each is a file in queries/, in Cypher and in SPARQL.

Names may be parts of names or ids; a country includes its people. Each name is one actor's or country's: groups and
offices are understood by who_met, events, timeline, gaps and first_meeting. An imprecise date counts where it overlaps
the period. Every answer has `.to_pandas()`, and prints as a table.
"""

from __future__ import annotations

from datetime import date

from kg import findings as f
from kg.resolving import Resolving
from kg.tabular import Answer, typed

Day = str | int | date
"""A day, or the month or year that it bounds: 2024, "2024-10", "2024-10-01"."""


class Asking(Resolving):
    """The part of a graph that answers questions by their name."""

    def met_pairs(
        self, *, since: Day | None = None, until: Day | None = None, type: str = "Meeting"
    ) -> Answer[f.MetPair]:
        """Who met whom, when and where, pair by pair.

        event (id of the event); a (name of one); b (name of the other); when (date in EDTF); place (name of the
        place).

        Example: graph.met_pairs()
        """
        return typed(f.MetPair, self.ask("met_pairs", since=since, until=until, type=type))

    def contacts_per_year(self, a: str, b: str, *, type: str = "Consultation") -> Answer[f.ContactYear]:
        """How often two actors were in contact per year, and who hosted.

        A contact is a meeting, a visit, a call or an invitation (the class Consultation): one trip may be several.

        year (year of its first possible day); contacts (how many); hosts (names of the hosts).

        Example: graph.contacts_per_year("Spain", "Sweden")
        """
        return typed(f.ContactYear, self.ask("contacts_per_year", a=a, b=b, type=type))

    def agreements_in_force(self, a: str, b: str, day: Day) -> Answer[f.AgreementInForce]:
        """Which agreements are in force between two actors on a day.

        title (name of an agreement, a summit or an exercise); when (date in EDTF); event (id of the event).

        Example: graph.agreements_in_force("Spain", "Sweden", "2025-01-01")
        """
        return typed(f.AgreementInForce, self.ask("agreements_in_force", a=a, b=b, day=day))

    def troops_on_day(self, day: Day, *, sender: str | None = None) -> Answer[f.TroopsOnDay]:
        """Whose troops are where on a day, and how many.

        A deployment to several countries has a row for each of them, and each row has the number of the whole: to
        add up, take each event once.

        sender_name (name of who sends); receiver (name of whom the forces go to); place (name of the place that is
        told of the event); troops (how many people, in the event as a whole); when (date in EDTF); event (id of the
        event).

        Example: graph.troops_on_day("2025-06-01")
        """
        return typed(f.TroopsOnDay, self.ask("troops_on_day", day=day, sender=sender))

    def companions(self, actor: str, *, since: Day | None = None, until: Day | None = None) -> Answer[f.Companion]:
        """Who of the own country was with a person.

        name (name of the actor); office (office in which the actor took part, as told); type (event type); when
        (date in EDTF); place (name of the place); event (id of the event).

        Example: graph.companions("Dana Novak")
        """
        return typed(f.Companion, self.ask("companions", actor=actor, since=since, until=until))

    def unkept_plans(self, day: Day, *, type: str = "Consultation") -> Answer[f.UnkeptPlan]:
        """Which plans came to nothing.

        event (id of the event); kind (event type); status (occurred, ongoing, planned, cancelled or denied); when
        (date in EDTF); last_report (when an article last told of it).

        Example: graph.unkept_plans("2025-12-31")
        """
        return typed(f.UnkeptPlan, self.ask("unkept_plans", day=day, type=type))

    def itinerary(self, actor: str, *, since: Day | None = None, until: Day | None = None) -> Answer[f.Stop]:
        """Where a person went, stop by stop.

        when (date in EDTF); type (event type); place (name of the place); destination (name of what was visited);
        status (occurred, ongoing, planned, cancelled or denied); event (id of the event).

        Example: graph.itinerary("Ana Ruiz", since=2025)
        """
        return typed(f.Stop, self.ask("itinerary", actor=actor, since=since, until=until))

    def last_visit(self, actor: str, country: str, before: Day) -> Answer[f.LastVisit]:
        """When an actor last visited a country before a day.

        event (id of the event); when (date in EDTF); place (name of the place).

        Example: graph.last_visit("Spain", "Austria", "2025-06-01")
        """
        return typed(f.LastVisit, self.ask("last_visit", actor=actor, country=country, before=before))

    def offices_in_event(self, event: str) -> Answer[f.OfficeInEvent]:
        """In which office each took part in an event.

        name (name of the actor); role (role in the event); office (office in which the actor took part, as told);
        country (ISO 3166 alpha-3 code of the country).

        Example: graph.offices_in_event("ef3cd222")
        """
        return typed(f.OfficeInEvent, self.ask("offices_in_event", event=event))

    def sources_of_event(self, event: str) -> Answer[f.SourceOfEvent]:
        """Which articles say so, and in which words.

        article (id of the article); outlet (who published it); published (when); quote (the passage, exactly as in
        the article); start (offset of its first character in the article's text, in Unicode code points); end
        (offset after its last character); modality (as what the passage reports the event); confidence (from 0 to
        1); attributed_to (whom the article names as its source).

        Example: graph.sources_of_event("ef3cd222")
        """
        return typed(f.SourceOfEvent, self.ask("sources_of_event", event=event))

    def contradictions(self, *, since: Day | None = None, until: Day | None = None) -> Answer[f.Contradiction]:
        """Which events are reported in contradictory ways.

        event (id of the event); type (event type); when (date in EDTF); told (passage that says it took place);
        denied (passage that says it did not).

        Example: graph.contradictions()
        """
        return typed(f.Contradiction, self.ask("contradictions", since=since, until=until))

    def doings(self, actor: str, *, since: Day | None = None, until: Day | None = None) -> Answer[f.Doing]:
        """What an actor did in a period.

        when (date in EDTF); type (event type); name (name of who took part); role (role in the event); status
        (occurred, ongoing, planned, cancelled or denied); title (name of an agreement, a summit or an exercise);
        event (id of the event).

        Example: graph.doings("Ana Ruiz", since="2025-02", until="2025-02")
        """
        return typed(f.Doing, self.ask("doings", actor=actor, since=since, until=until))

    def side_meetings(self, event: str) -> Answer[f.SideMeeting]:
        """Which meetings took place on the margins of an event.

        meeting (id of the meeting); when (date in EDTF); people (names of the people who took part).

        Example: graph.side_meetings("e7e46c71")
        """
        return typed(f.SideMeeting, self.ask("side_meetings", event=event))

    def contact_span(self, a: str, b: str, *, type: str = "Consultation") -> Answer[f.ContactSpan]:
        """First and latest contact of two actors; what a contact is, as in `contacts_per_year`.

        first (first possible day of the first); last (last possible day of the latest); contacts (how many).

        Example: graph.contact_span("Spain", "Sweden")
        """
        return typed(f.ContactSpan, self.ask("contact_span", a=a, b=b, type=type))

    def contacts_by_office(self, a: str, b: str, *, type: str = "Consultation") -> Answer[f.OfficeYear]:
        """Contacts of two actors per year, by the offices on the first one's side; as in `contacts_per_year`.

        year (year of its first possible day); office (office, as told); contacts (how many).

        Example: graph.contacts_by_office("Spain", "Sweden")
        """
        return typed(f.OfficeYear, self.ask("contacts_by_office", a=a, b=b, type=type))

    def visits_by_office(self, office: str, country: str) -> Answer[f.VisitsByOffice]:
        """Which countries the holders of an office visited, and how often.

        visited (ISO 3166 alpha-3 code of the country visited); visits (how many).

        Example: graph.visits_by_office("Foreign Minister", "Spain")
        """
        return typed(f.VisitsByOffice, self.ask("visits_by_office", office=office, country=country))

    def mediators(self, a: str, b: str) -> Answer[f.Mediator]:
        """Who mediates between two actors.

        name (name of the actor); events (how many events).

        Example: graph.mediators("Spain", "Sweden")
        """
        return typed(f.Mediator, self.ask("mediators", a=a, b=b))

    def sanctions_in_force(self, sender: str, receiver: str, day: Day) -> Answer[f.SanctionInForce]:
        """Which sanctions of one on another were not lifted by a day.

        event (id of the event); when (date in EDTF); title (name of an agreement, a summit or an exercise).

        Example: graph.sanctions_in_force("Spain", "Sweden", "2025-06-01")
        """
        return typed(f.SanctionInForce, self.ask("sanctions_in_force", sender=sender, receiver=receiver, day=day))

    def aftermath(self, event: str, until: Day) -> Answer[f.Later]:
        """What followed an event between the same countries.

        when (date in EDTF); type (event type); status (occurred, ongoing, planned, cancelled or denied); a (ISO
        3166 alpha-3 code of one country); b (of the other); next (id of the later event).

        Example: graph.aftermath("ef3cd222", "2024-12-31")
        """
        return typed(f.Later, self.ask("aftermath", event=event, until=until))

    def single_outlet(
        self, *, since: Day | None = None, until: Day | None = None, type: str = "Event"
    ) -> Answer[f.SingleOutlet]:
        """Which events rest on one outlet only.

        event (id of the event); kind (event type); when (date in EDTF); outlet (the only outlet); articles (how
        many articles of it).

        Example: graph.single_outlet(type="Consultation")
        """
        return typed(f.SingleOutlet, self.ask("single_outlet", since=since, until=until, type=type))

    def said_by_only(self, source: str) -> Answer[f.Claim]:
        """What only one source claims: whom articles quote, such as a ministry; for outlets ask `single_outlet`.

        event (id of the event); type (event type); when (date in EDTF); modality (as what the passage reports the
        event); quote (the passage, exactly as in the article).

        Example: graph.said_by_only("Danish radio")
        """
        return typed(f.Claim, self.ask("said_by_only", source=source))

    def visits_both_ways(self, a: str, b: str) -> Answer[f.VisitsOneWay]:
        """Visits from one country to another against visits back; a direction without any has no row.

        visitor (code of the country that travelled); visited (code of the country visited); visits (how many).

        Example: graph.visits_both_ways("Spain", "Sweden")
        """
        return typed(f.VisitsOneWay, self.ask("visits_both_ways", a=a, b=b))

    def calls_and_meetings(self, *, since: Day | None = None, until: Day | None = None) -> Answer[f.CallsAndMeetings]:
        """Calls against meetings in person, year by year.

        year (year of its first possible day); calls (by telephone or video); meetings (in person).

        Example: graph.calls_and_meetings(since=2024)
        """
        return typed(f.CallsAndMeetings, self.ask("calls_and_meetings", since=since, until=until))

    def go_betweens(self, a: str, b: str, *, type: str = "Meeting") -> Answer[f.GoBetween]:
        """Who met both sides: shuttle diplomacy.

        name (name of the actor); with_a (id of the meeting with the one); when_a (its date in EDTF); with_b (id of
        the meeting with the other); when_b (its date in EDTF).

        Example: graph.go_betweens("Spain", "Sweden")
        """
        return typed(f.GoBetween, self.ask("go_betweens", a=a, b=b, type=type))

    def news(self, since: Day) -> Answer[f.News]:
        """What is new since a day.

        first_report (when an article first told of it); type (event type); status (occurred, ongoing, planned,
        cancelled or denied); when (date in EDTF); title (name of an agreement, a summit or an exercise); event (id
        of the event).

        Example: graph.news("2025-04-01")
        """
        return typed(f.News, self.ask("news", since=since))
