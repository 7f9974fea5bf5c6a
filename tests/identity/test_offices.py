"""Offices told without a name, and who held them."""

from __future__ import annotations

from kg.identity.forms import ARTICLES, Form, Term
from kg.identity.offices import alone, holders, offices
from kg.identity.people import choose
from kg.identity.terms import learned, same_office
from tests.identity.told import day, decided, form, meanings


def held(asked: Form, *others: Form, on: str) -> str | None:
    """The name of the one who held the office that day, as far as the other forms and the tables tell."""
    told = [one for one in (asked, *others) if alone(asked) in offices(one)]
    found = holders(asked, told, meanings((asked, *others)))
    bearer, _ = choose(found, asked.offices[0].office, day(on)) if found else (None, "")
    return bearer.actor.name if bearer else None


def minister(country: str, name: str, office: str = "Foreign Minister") -> Form:
    return form(f"{office} of {name}", country, office, "2016-05-01")


def test_an_office_means_the_one_whom_the_tables_give_for_the_day() -> None:
    assert held(minister("RUS", "Russia"), on="2016-05-01") == "Sergei Lavrov"
    assert held(minister("RUS", "Russia"), on="2000-05-01") == "Igor Ivanov"
    assert held(minister("USA", "the United States", "President"), on="2010-05-01") == "Barack Obama"


def test_an_office_means_the_one_of_whom_articles_told_it_about_that_day() -> None:
    envoy = form("Ana Horvat", "HRV", "Envoy to Peru", "2016-04-01", "2016-06-01")
    asked = form("Envoy to Peru of Croatia", "HRV", "Envoy to Peru", "2016-05-01")
    assert held(asked, envoy, on="2016-05-01") == "Ana Horvat"


def test_todays_holder_is_not_the_one_of_yesterdays_article() -> None:
    envoy = form("Ana Horvat", "HRV", "Envoy to Peru", "2020-04-01", "2024-06-01")
    assert held(form("Envoy to Peru of Croatia", "HRV", "Envoy to Peru"), envoy, on="2016-05-01") is None


def test_two_holders_on_one_day_are_nobody() -> None:
    told = [form(name, "HRV", "Envoy to Peru", "2016-04-01", "2016-06-01") for name in ("Ana Horvat", "Ivo Babic")]
    assert held(form("Envoy to Peru of Croatia", "HRV", "Envoy to Peru"), *told, on="2016-05-01") is None


def test_a_term_of_the_tables_outranks_a_stray_report() -> None:
    stray = form("Oleg Petrov", "RUS", "Foreign Minister", "2016-04-01", "2016-06-01")
    assert held(minister("RUS", "Russia"), stray, on="2016-05-01") == "Sergei Lavrov"


def test_an_office_of_many_means_nobody() -> None:
    envoy = form("Ana Horvat", "HRV", "Ambassador", "2016-04-01", "2016-06-01")
    assert held(form("Ambassador of Croatia", "HRV", "Ambassador"), envoy, on="2016-05-01") is None


def test_somebody_may_decide_whom_an_office_means() -> None:
    asked, envoy = form("Ambassador of Croatia", "HRV", "Ambassador"), form("Ana Horvat", "HRV")
    found = meanings([asked, envoy], decided(asked, envoy, same=True), together=True)
    assert [bearer.actor.name for bearer in holders(asked, [asked], found)] == ["Ana Horvat"]


def test_a_name_told_with_the_office_elsewhere_does_not_count() -> None:
    envoy = form("Ana Horvat", "HRV", "Envoy to Peru", "2016-04-01", "2016-06-01")
    assert held(form("Envoy to Peru of Chile", "CHL", "Envoy to Peru"), envoy, on="2016-05-01") is None


def test_the_leader_of_a_country_holds_the_office_that_leads_it() -> None:
    assert same_office("Leader", "President", "RUS")
    assert not same_office("Leader", "Foreign Minister", "RUS")
    assert same_office("Minister of Foreign Affairs", "Foreign Minister", "RUS")
    assert same_office("Defense Minister", "Defence Minister", "USA")


def test_articles_lengthen_only_a_term_of_which_the_tables_know_no_end() -> None:
    ended = Term("Envoy", "HRV", day("2001-01-01"), day("2003-01-01"), "kg")
    lasting = Term("Envoy", "HRV", day("2020-01-01"), day("2025-12-31"), "kg")
    report = Term("Envoy", "HRV", day("2010-01-01"), day("2026-03-01"), ARTICLES)
    assert learned([report], [ended]) == (ended,)
    (term,) = learned([report], [lasting])
    assert (term.first, term.last) == (day("2020-01-01"), day("2026-03-01"))


def test_two_terms_of_one_person_in_one_office_stay_two() -> None:
    putin = form("Vladimir Putin", "RUS", "Prime Minister", "2010-05-01")
    (bearer,) = meanings((putin,))[putin.actor.id]
    spans = {(t.office, str(t.first)) for t in bearer.terms if t.source != ARTICLES}
    assert spans >= {("President", "2000-01-01"), ("President", "2012-05-07"), ("Prime Minister", "2008-05-08")}
    assert not any(t.contains(day("2010-05-01")) for t in bearer.terms if t.office == "President")
