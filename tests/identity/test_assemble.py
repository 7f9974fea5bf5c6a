from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from kg import Article, Decision, Event, Mention, When
from kg.identity import Links, accounts, assemble, blocks, directory, probes
from tests.factory import article, mention, party
from tests.streams import Told, archives, everything

PAIR = "Ana Ruiz", "Bo Lind"
ONE = article("Ana Ruiz met Bo Lind in Oslo.", "2025-03-09", outlet="One")
TWO = article("Bo Lind received Ana Ruiz in Oslo.", "2025-03-10", outlet="Two")


def dates(events: Sequence[Event]) -> list[str]:
    return [str(e.when) for e in events]


@given(archives())
@settings(max_examples=100, deadline=None)
def test_what_becomes_one_event_shares_a_block(archive: list[Told]) -> None:
    links = Links()
    found = everything(archive)
    for event in assemble(found):
        parts = accounts(event.mentions, links, directory(found, links))
        for part in parts:
            assert len(parts) == 1 or any(
                not set(probes(part.block)).isdisjoint(blocks(other.block)) for other in parts if other is not part
            )


def test_two_articles_about_one_meeting_are_one_event() -> None:
    (event,) = assemble([mention(*PAIR, source=ONE), mention(*PAIR, source=TWO)])
    assert len(event.mentions) == 2
    assert event.id == "e" + event.mentions[0].id[1:]
    assert event.reasons == ("first report", "another article: parties, date and place agree")


def test_three_meetings_in_a_week_stay_three() -> None:
    found = [mention(*PAIR, when=f"2025-03-0{day}", source=ONE, at=day) for day in (3, 5, 7)]
    assert dates(assemble(found)) == ["2025-03-03", "2025-03-05", "2025-03-07"]


def test_the_exact_date_is_kept_when_another_article_gives_the_month() -> None:
    (event,) = assemble([mention(*PAIR, when="2025-03", source=TWO), mention(*PAIR, when="2025-03-08", source=ONE)])
    assert str(event.when) == "2025-03-08"


def test_a_vague_report_that_could_be_either_of_two_joins_neither() -> None:
    found = [mention(*PAIR, when=day, source=ONE, at=n) for n, day in enumerate(["2025-03-03", "2025-03-05"])]
    assert len(assemble([*found, mention(*PAIR, when="2025-03", source=TWO)])) == 3


def test_the_summit_of_next_year_is_not_the_one_that_an_undated_article_tells_of() -> None:
    told = {"type": "Summit", "title": "G7 summit", "source": article("The G7 summit is over. June is next.", None)}
    over = mention("Spain", when=None, **told)
    next_one = mention("Spain", when="2026-06", modality="planned", at=9, **told)
    assert sorted(e.status for e in assemble([over, next_one])) == ["occurred", "planned"]
    assert len(assemble([over, mention("Spain", when=None, at=9, **told)])) == 1


def test_other_people_of_the_same_countries_are_another_meeting() -> None:
    found = [mention("Ana Ruiz", "Dana Novak", source=ONE), mention("Ana Ruiz", "Ivo Kral", source=TWO)]
    assert len(assemble(found)) == 2


def test_a_person_stands_for_the_country_and_is_kept_instead_of_it() -> None:
    (event,) = assemble([mention("Spain", "Sweden", source=ONE), mention(*PAIR, source=TWO)])
    assert [p.actor.name for p in event.participants] == ["Ana Ruiz", "Bo Lind"]


def test_an_office_is_filled_by_the_person_who_may_hold_it() -> None:
    office = party("Trade Minister of Sweden", office="Trade Minister")
    (event,) = assemble([mention("Ana Ruiz", office, source=ONE), mention(*PAIR, source=TWO)])
    assert [p.actor.name for p in event.participants] == ["Ana Ruiz", "Bo Lind"]


def test_a_bilateral_in_the_margin_of_a_trilateral_stays_apart() -> None:
    trio = mention(*PAIR, "Carl Maier", source=ONE, type="MultilateralMeeting")
    assert len(assemble([trio, mention(*PAIR, source=TWO)])) == 2


def test_two_meetings_summed_up_in_one_sentence_stay_two() -> None:
    told = [("Ana Ruiz", "Dana Novak", "Ivo Kral"), ("Ana Ruiz", "Dana Novak"), ("Ana Ruiz", "Ivo Kral")]
    found = [mention(*people, source=ONE, at=n) for n, people in enumerate(told)]
    assert len(assemble(found)) == 2


def test_one_article_that_tells_of_two_meetings_means_two_whatever_another_says() -> None:
    found = [mention(*PAIR, when=day, source=ONE, at=n) for n, day in enumerate(["2025-03-08", "2025-03-09"])]
    assert len(assemble([*found, mention(*PAIR, when="2025-03-08/2025-03-09", source=TWO)])) == 3


def test_what_is_told_without_a_date_is_the_news_rather_than_what_lies_behind_it() -> None:
    days = ["2025-03-08", "2023-06-01"]
    found = [mention(*PAIR, when=day, source=ONE, at=n) for n, day in enumerate([*days, None])]
    news, background = sorted(assemble(found), key=lambda e: -len(e.mentions))
    assert [(str(e.when), len(e.mentions)) for e in (news, background)] == [("2025-03-08", 2), ("2023-06-01", 1)]


def test_what_one_says_and_another_denies_is_one_event() -> None:
    found = [mention(*PAIR, when=None, source=ONE, at=n, modality=m) for n, m in enumerate(["occurred", "denied"])]
    assert len(assemble(found)) == 1


def test_what_others_say_as_well_is_surer() -> None:
    alone = assemble([mention(*PAIR, source=ONE)])[0].confidence
    twice = assemble([mention(*PAIR, source=ONE, at=n) for n in range(2)])[0].confidence
    elsewhere = assemble([mention(*PAIR, source=ONE), mention(*PAIR, source=TWO)])[0].confidence
    assert alone < twice < elsewhere < 1


def test_what_an_article_announces_and_then_tells_is_one_event_unless_it_was_called_off() -> None:
    deed = mention(*PAIR, when=None, source=ONE)
    plan, called_off = (mention(*PAIR, when=None, source=ONE, at=9, modality=m) for m in ("planned", "cancelled"))
    assert [e.status for e in assemble([deed, plan])] == ["occurred"]
    assert len(assemble([deed, called_off])) == 2


def test_a_pact_goes_by_several_titles() -> None:
    titles = ["ten-year security pact", "major security pact", "trade pact"]
    pacts = [mention(*PAIR, source=ONE, type="AgreementSigning", at=n, title=title) for n, title in enumerate(titles)]
    assert len(assemble(pacts)) == 2


def test_a_meeting_in_the_margin_of_a_summit_stays_apart() -> None:
    summit = mention("Ana Ruiz", source=ONE, type="Summit", title="lake summit", when=None)
    assert len(assemble([summit, mention(*PAIR, source=ONE, when=None, at=1)])) == 2


def test_a_plan_that_is_carried_out_is_one_event_that_occurred() -> None:
    plan = mention(*PAIR, when="2025-03-10", modality="planned", source=ONE)
    (event,) = assemble([plan, mention(*PAIR, when="2025-03-10", source=TWO)])
    assert event.status == "occurred"


def test_a_plan_called_off_in_a_later_report_is_cancelled() -> None:
    plan = mention(*PAIR, when="2025-03-20", modality="planned", source=ONE)
    (event,) = assemble([plan, mention(*PAIR, when="2025-03-20", modality="cancelled", source=TWO)])
    assert event.status == "cancelled"


def test_an_undated_plan_does_not_become_the_meeting_of_last_year() -> None:
    plan = mention(*PAIR, when=None, modality="planned", source=ONE, at=9)
    assert len(assemble([plan, mention(*PAIR, when="2024-03", source=ONE)])) == 2


def test_visits_to_two_countries_are_two() -> None:
    found = [visit("Ana Ruiz", country, None, ONE, at=n) for n, country in enumerate(["Austria", "Denmark"])]
    assert len(assemble(found)) == 2


def visit(who: str, country: str, when: str | None, source: Article, at: int = 0) -> Mention:
    parts = party(who, "visitor"), party(country, "destination")
    return mention(*parts, when=when, source=source, at=at, type="Visit")


def test_a_visit_told_on_neighbouring_days_is_one_and_a_week_later_another() -> None:
    first, second = visit("Ana Ruiz", "Austria", "2025-02-28", ONE), visit("Ana Ruiz", "Austria", "2025-03-02", TWO)
    assert len(assemble([first, second])) == 1
    assert len(assemble([first, visit("Ana Ruiz", "Austria", "2025-03-07", TWO)])) == 2
    assert len(assemble([first, visit("Bo Lind", "Austria", "2025-03-02", TWO)])) == 2


def test_what_may_be_either_of_two_meetings_does_not_come_between_others_and_these() -> None:
    here, there = ("Oslo", "NOR"), ("Vienna", "AUT")
    outlets = [article(f"Report {n}.", outlet=f"Outlet {n}") for n in range(5)]
    found = [mention(*PAIR, source=s, place=p) for s, p in zip(outlets, (here, there, None, here, there), strict=True)]
    assert sorted(len(event.mentions) for event in assemble(found)) == [1, 2, 2]


def test_a_meeting_told_without_a_day_may_be_that_of_the_same_people_in_the_week_before() -> None:
    met = mention(*PAIR, when="2025-03-05", source=ONE)
    assert dates(assemble([met, mention(*PAIR, when=None, source=TWO)])) == ["2025-03-05"]
    later = article("Ana Ruiz has met Bo Lind before.", "2025-03-20", outlet="Later")
    assert len(assemble([met, mention(*PAIR, when=None, source=later)])) == 2
    assert len(assemble([met, mention("Ana Ruiz", "Karin Berg", when=None, source=TWO)])) == 2
    talks = mention("Spain", "Sweden", when="2025-03-05", source=ONE)
    assert len(assemble([talks, mention("Spain", "Sweden", when=None, source=TWO)])) == 2


def test_without_a_day_the_nearer_of_two_meetings_is_meant() -> None:
    found = [mention(*PAIR, when=day, source=ONE, at=n) for n, day in enumerate(["2025-03-04", "2025-03-07"])]
    joined = next(e for e in assemble([*found, mention(*PAIR, when=None, source=TWO)]) if len(e.mentions) == 2)
    assert str(joined.when) == "2025-03-07"


def test_of_two_meetings_the_one_in_the_same_city_is_meant() -> None:
    cities = ("Bergen", "NOR"), ("Oslo", "NOR")
    days = "2025-03-04", "2025-03-07"
    found = [
        mention(*PAIR, when=d, place=c, source=ONE, at=n) for n, (d, c) in enumerate(zip(days, cities, strict=True))
    ]
    told = mention(*PAIR, when="2025-03", place=("Bergen", "NOR"), source=TWO)
    joined = next(e for e in assemble([*found, told]) if len(e.mentions) == 2)
    assert str(joined.when) == "2025-03-04"


def test_a_description_contradicts_no_title() -> None:
    first = mention(*PAIR, type="AgreementSigning", title="Lake Geneva pact", source=ONE)
    assert len(assemble([first, mention(*PAIR, type="AgreementSigning", title="new treaty", source=TWO)])) == 1
    assert len(assemble([first, mention(*PAIR, type="AgreementSigning", title="fishing treaty", source=TWO)])) == 2


def test_meetings_on_neighbouring_days_are_two() -> None:
    found = [mention(*PAIR, when=day, source=s) for day, s in (("2025-03-07", ONE), ("2025-03-08", TWO))]
    assert len(assemble(found)) == 2


def test_who_travels_at_home_is_no_guest() -> None:
    guest, at_home = visit("Ana Ruiz", "Austria", "2025-03-07", ONE), visit("Carl Maier", "Austria", None, ONE, at=9)
    assert len(assemble([guest, at_home])) == 2


def test_a_drill_of_one_country_is_not_another_one_of_that_year() -> None:
    drill, other = (
        mention("Spain", type="MilitaryExercise", when=when, source=source)
        for when, source in (("2025-03-08", ONE), ("2025", TWO))
    )
    assert len(assemble([drill, other])) == 2


def test_what_lies_ahead_is_not_what_lies_behind() -> None:
    plan = mention(*PAIR, when="2025-03-09", modality="planned", source=ONE)
    assert len(assemble([plan, mention(*PAIR, when=None, source=ONE, at=9)])) == 2


def test_who_sanctions_whom_is_not_turned_round() -> None:
    there = mention(party("Spain", "sender"), party("Sweden", "receiver"), source=ONE, type="SanctionImposed")
    back = mention(party("Sweden", "sender"), party("Spain", "receiver"), source=TWO, type="SanctionImposed")
    assert len(assemble([there, back])) == 2


def test_a_person_may_put_together_and_take_apart_what_the_rules_did_not() -> None:
    a, b = mention(*PAIR, when="2025-03-03", source=ONE), mention(*PAIR, when="2025-03-05", source=TWO)
    now = datetime(2025, 4, 1, tzinfo=UTC)
    same = Decision(left=(a.id,), right=(b.id,), same=True, by="Kim", at=now, note="misprint")
    (event,) = assemble([a, b], [same])
    assert "decided by Kim: misprint" in event.reasons
    apart = Decision(left=(b.id,), right=(a.id,), same=False, by="Lee", at=datetime(2025, 4, 2, tzinfo=UTC))
    assert len(assemble([a, b], [same, apart])) == 2
    c = mention(*PAIR, when="2025-03-03", source=TWO)
    assert len(assemble([a, c])) == 1
    assert len(assemble([a, c], [Decision(left=(a.id,), right=(c.id,), same=False, by="Lee", at=now)])) == 2


def test_a_decision_taken_back_leaves_it_to_the_rules() -> None:
    a, b = mention(*PAIR, source=ONE), mention(*PAIR, source=TWO)
    apart = Decision(left=(a.id,), right=(b.id,), same=False, by="Lee", at=datetime(2025, 4, 1, tzinfo=UTC))
    again = Decision(left=(b.id,), right=(a.id,), same=None, by="Lee", at=datetime(2025, 4, 2, tzinfo=UTC))
    assert assemble([a, b], [apart, again]) == assemble([a, b]) != assemble([a, b], [apart])


def test_a_titled_summit_is_one_whichever_members_an_article_names() -> None:
    summit = [
        mention(*who, source=source, type="Summit", title=title, when=when)
        for who, source, title, when in [
            (["Ana Ruiz"], ONE, "lake summit", "2025-03-08"),
            (["Sweden", "Carl Maier"], TWO, "lake summit", "2025-03-08/2025-03-09"),
            (["Carl Maier"], article("Of another one.", "2025-03-11"), "river summit", "2025-03-08"),
            (["Eva Horn"], article("A year on.", "2026-03-11"), "lake summit", "2026-03-08"),
        ]
    ]
    assert sorted(len(e.mentions) for e in assemble(summit)) == [1, 1, 2]


def test_the_first_report_founds_an_event_whichever_is_told_more_exactly() -> None:
    (event,) = assemble([mention(*PAIR, when="2025-03", source=ONE), mention(*PAIR, when="2025-03-08", source=TWO)])
    assert event.reasons == ("first report", "another article: parties, date and place agree")


@pytest.mark.parametrize("day", [date.min, date.max])
def test_happenings_at_the_ends_of_the_calendar_are_put_together_too(day: date) -> None:
    told = [article(f"Ana Ruiz met Bo Lind, said {name}.", str(day), outlet=name) for name in ("One", "Two")]
    for when, modality in ((str(day), "occurred"), (None, "occurred"), (None, "planned")):
        events = assemble([mention(*PAIR, when=when, modality=modality, source=source) for source in told])
        assert len(events) == 1
        assert When.day(day).widened(3).contains(When.day(day))
