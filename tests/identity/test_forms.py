"""What is kept of a name as told, and where namesakes meet."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import Actor, Participation
from kg.identity.forms import ARTICLES, Form, Term, block, forms, office_alone, widened
from tests.factory import article, mention, party
from tests.identity.told import day, form

DAYS = st.none() | st.dates(date(1990, 1, 1), date(2025, 12, 31))
TERMS = st.builds(
    Term, st.sampled_from(["President", "president", "Envoy"]), st.just("RUS"), DAYS, DAYS, st.just(ARTICLES)
)
SPELLINGS = st.sampled_from(["Sergei Lavrov", "Sergey Lavrov", "SERGEI LAVROV", "Sergéi Lavrov"])
ACTORS = st.builds(
    Actor, name=SPELLINGS, kind=st.just("person"), country=st.just("RUS"),
    aliases=st.lists(st.sampled_from(["Lavrov", "S. Lavrov"])).map(tuple), wikidata=st.sampled_from([None, "Q1", "Q2"]),
)  # fmt: skip
FORMS = st.builds(Form, ACTORS, st.lists(TERMS, max_size=3).map(tuple), DAYS, DAYS).map(
    lambda form: widened(form, form)
)


@settings(deadline=None)
@given(FORMS)
def test_telling_a_form_again_adds_nothing(a: Form) -> None:
    assert widened(a, a) == a


@settings(deadline=None)
@given(FORMS, FORMS)
def test_the_order_of_two_reports_does_not_matter(a: Form, b: Form) -> None:
    assert widened(a, b) == widened(b, a)


@settings(deadline=None)
@given(FORMS, FORMS, FORMS)
def test_nor_does_which_of_three_reports_are_put_together_first(a: Form, b: Form, c: Form) -> None:
    assert widened(a, widened(b, c)) == widened(widened(a, b), c)


@settings(deadline=None)
@given(FORMS, FORMS)
def test_evidence_does_not_move_a_form_to_another_block(a: Form, b: Form) -> None:
    assert block(a) == block(b) == block(widened(a, b))


def test_a_name_told_in_several_spellings_is_one_form() -> None:
    told = [
        mention(Participation(actor=Actor(name=name, kind="person", country="RUS"), role="participant"), source=source)
        for name, source in (
            ("Sergei Lavrov", article("One.", "2024-01-05")), ("Sergey Lavrov", article("Two.", "2024-01-01")),
        )
    ]  # fmt: skip
    (found,) = forms(told)
    assert {found.actor.name, *found.actor.aliases} == {"Sergei Lavrov", "Sergey Lavrov"}
    assert (found.first, found.last) == (day("2024-01-01"), day("2024-01-05"))


def test_an_office_told_with_a_name_is_known_for_the_days_of_the_reports() -> None:
    told = [
        mention(party("Ana Ruiz", office="Envoy"), "Sweden", source=article(text, on))
        for text, on in (("One.", "2024-01-05"), ("Two.", "2024-03-01"))
    ]
    (found,) = forms(told)
    assert found.offices == (Term("Envoy", "ESP", day("2024-01-05"), day("2024-03-01"), ARTICLES),)


def test_countries_and_organisations_are_no_forms() -> None:
    assert forms([mention("Spain", "Sweden")]) == []


def test_an_office_alone_is_known_by_its_name() -> None:
    assert office_alone(form("Foreign Minister of Belarus", "BLR", "Foreign Minister")) == "foreign minister"
    assert office_alone(form("Foreign Minister of Belarus", "BLR")) == "foreign minister"
    assert office_alone(form("President Putin", "RUS", "President")) is None
    assert office_alone(form("Vladimir Putin", "RUS", "President")) is None


def test_offices_of_several_countries_do_not_meet() -> None:
    belarus, poland = (form(f"Foreign Minister of {name}", code, "Foreign Minister")
                       for name, code in (("Belarus", "BLR"), ("Poland", "POL")))  # fmt: skip
    assert block(belarus) != block(poland)


def test_a_leader_meets_all_of_the_names_that_the_tables_give() -> None:
    assert block(form("Abu Mazen", "PSE")) == block(form("Mahmoud Abbas", "PSE"))
    assert block(form("Gadhafi", "LBY")) == block(form("Muammar Qaddafi"))


def test_namesakes_of_all_countries_and_of_none_meet() -> None:
    assert block(form("Ivan Petrov", "BGR")) == block(form("Oleg Petrov", "RUS")) == block(form("Petrov"))
