"""Whom a name means, beside its namesakes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.doubts import doubtful
from kg.identity.forms import Form
from kg.identity.links import Links
from tests.identity.told import decided, decision, form, meanings, meant, one, reason

BUSHES = form("George W. Bush", "USA"), form("George H. W. Bush", "USA")


def test_spellings_of_one_name_are_one_person() -> None:
    assert one(form("Volodymyr Zelensky", "UKR"), form("Volodymyr Zelenskiy"), form("Vladimir Zelenskyy", "UKR"))
    assert one(form("Arkady Dvorkin", "RUS"), form("Arkadi Dvorkin", "RUS"), form("A. Dvorkin", "RUS"))


def test_kim_jong_un_is_not_his_sister() -> None:
    leader, sister = form("Kim Jong Un", "PRK"), form("Kim Yo-jong", "PRK")
    assert meant(leader, sister) == "Kim Jong-un"
    assert meant(sister, leader) == "Kim Yo-jong"


def test_a_leader_bears_the_name_of_the_tables_and_all_others_as_aliases() -> None:
    (bearer,) = meanings([asked := form("Muammar Kadafi", "LBY"), form("Kadafi", "LBY")])[asked.actor.id]
    assert bearer.actor.name == "Muammar Gaddafi"
    assert {"Muammar Kadafi", "Kadafi", "Moammar Gadhafi"} <= set(bearer.actor.aliases)


def test_others_bear_the_fullest_name_that_was_told() -> None:
    assert meant(form("I. Petrov", "BGR"), form("Ivan Petrov", "BGR"), form("Petrov", "BGR")) == "Ivan Petrov"


@pytest.mark.parametrize(("on", "who"), [("1991-03-01", "George H. W. Bush"), ("2005-03-01", "George W. Bush")])
@pytest.mark.parametrize("told", ["George Bush", "Bush"])
def test_a_name_of_two_presidents_means_the_one_of_the_day(told: str, on: str, who: str) -> None:
    assert meant(form(told, "USA"), on=on) == who
    assert meant(form(told, "USA"), *BUSHES, on=on) == who


def test_out_of_office_a_name_of_two_presidents_stays_open_and_says_so() -> None:
    assert meant(form("George Bush", "USA"), on="2017-03-01") is None
    assert reason(form("George Bush", "USA"), on="2017-03-01") == "may be George H. W. Bush or George W. Bush"


def test_a_surname_means_its_only_bearer_in_the_country() -> None:
    asked = form("Petrov", "BGR")
    assert meant(asked, form("Ivan Petrov", "BGR"), form("Oleg Petrov", "RUS")) == "Ivan Petrov"
    assert reason(asked, form("Ivan Petrov", "BGR")) == "the surname of the only Petrov of Bulgaria"
    assert meant(asked, form("Oleg Petrov", "RUS")) == "Petrov"


def test_a_surname_of_two_means_the_one_with_the_office_that_was_told() -> None:
    envoy = form("Ivan Petrov", "BGR", "Envoy", "2024-01-01", "2024-02-01")
    judge = form("Oleg Petrov", "BGR", "Chief Justice", "2023-01-01", "2023-06-01")
    assert meant(form("Petrov", "BGR"), envoy, judge, office="Envoy", on="2024-05-01") == "Ivan Petrov"
    assert meant(form("Petrov", "BGR"), envoy, judge, on="2024-01-15") == "Ivan Petrov"
    assert meant(form("Petrov", "BGR"), envoy, judge, on="2024-05-01") is None


def test_koreas_kim_without_more_stays_unresolved() -> None:
    found = meanings([asked := form("Kim"), form("Kim Jong-un", "PRK"), form("Kim Dae-jung", "KOR")])
    assert [bearer.actor.id for bearer in found[asked.actor.id]] == [asked.actor.id]


def test_a_leader_of_whom_nobody_told_is_meant_in_office_only() -> None:
    assert meant(form("Yeltsin", "RUS"), on="1995-06-01") == "Boris Yeltsin"
    assert meant(form("Yeltsin", "RUS"), on="2015-06-01") is None
    assert reason(form("Yeltsin", "RUS"), on="2015-06-01") == (
        "may be Boris Yeltsin, who is not known to have been in office then"
    )


def test_a_full_name_without_country_joins_the_only_one_of_that_name() -> None:
    assert one(form("Ivan Petrov", "BGR"), form("Ivan Petrov"))


def test_a_name_alone_does_not_join_people_of_two_countries() -> None:
    bulgarian, russian, unknown = form("Ivan Petrov", "BGR"), form("Ivan Petrov", "RUS"), form("Ivan Petrov")
    found = meanings([bulgarian, russian, unknown])
    assert len({found[f.actor.id][0].actor.id for f in (bulgarian, russian, unknown)}) == 3


def test_the_head_of_an_international_organisation_may_be_told_with_the_country_of_origin() -> None:
    assert one(form("António Guterres", "PRT"), form("Antonio Guterres", "XXX"))
    assert not one(form("Ivan Petrov", "XXX"), form("Ivan Petrov", "BGR"))


def test_surnames_that_somebody_decided_to_be_one_take_no_full_name_in() -> None:
    a, b, full = form("Petrov", "BGR"), form("Petroff", "BGR"), form("Ivan Petrov", "BGR")
    other = form("Oleg Petrov", "BGR")
    assert meant(a, full, other, on="2024-01-01") is None
    assert not one(full, other, a, b, words=decided(a, b, same=True))


def test_initials_that_agree_with_two_stay_open() -> None:
    assert meant(form("J. Smith", "GBR"), form("John Smith", "GBR"), form("James Smith", "GBR")) is None


def test_no_person_has_two_names_that_contradict_each_other() -> None:
    found = meanings(forms := [form(n, "GBR") for n in ("John Smith", "John F. Smith", "John R. Smith")])
    assert len({found[f.actor.id][0].actor.id for f in forms[1:]}) == 2
    assert len(found[forms[0].actor.id]) == 2


def test_a_decision_outranks_the_rules() -> None:
    a, b = form("Ivan Petrov", "BGR"), form("Vanya Petrow", "BGR")
    assert not one(a, b)
    assert one(a, b, words=decided(a, b, same=True))
    c = form("Iwan Petrov", "BGR")
    assert one(a, c)
    assert not one(a, c, words=decided(a, c, same=False))


def test_what_a_decision_keeps_apart_is_not_joined_by_two_others() -> None:
    a, b, c = (form(name, "BGR") for name in ("Ivan Petrov", "Oleg Petrov", "Igor Petrov"))
    words = [(a, b, True), (b, c, True), (a, c, False)]
    found = meanings([a, b, c], Links(d for left, right, same in words for d in [decision(left, right, same=same)]))
    assert found[a.actor.id][0].actor.id != found[c.actor.id][0].actor.id


def test_every_bearer_carries_a_rule_and_a_score() -> None:
    told = [form("Sergey Lavrov"), form("S. Lavrov", "RUS"), form("Lavrov", "RUS"), form("Sergei Lavrov", "RUS")]
    found = [meanings(told)[f.actor.id][0] for f in told]
    assert all(bearer.rule and 0 < bearer.score <= 1 for bearer in found)
    assert found[3].score > found[1].score > found[2].score


def test_doubts_are_names_that_look_alike_and_were_not_joined_or_were_joined_on_little() -> None:
    slip = form("Volodomyr Tarasenko", "UKR"), form("Volodymyr Tarasenko", "UKR")
    brief = form("Horvat", "HRV"), form("Ana Horvat", "HRV")
    found = {(d.left, d.right): d.why for d in doubtful([*slip, *brief, form("Ivan Petrov", "BGR")], Links())}
    pairs = {frozenset(pair) for pair in found}
    assert pairs == {frozenset(f.actor.id for f in slip), frozenset(f.actor.id for f in brief)}
    assert doubtful(slip, decided(*slip, same=False)) == doubtful(slip, decided(*slip, same=True)) == []


NAMES = [
    "George Bush", "Bush", "George W. Bush", "George H. W. Bush", "G. Bush", "Jeb Bush", "J. Bush", "Ivan Petrov",
    "I. Petrov", "Petrov", "Ivan S. Petrov", "Ivan T. Petrov", "Igor Petrov", "Kim", "Kim Jong-un", "Kim Yo-jong",
    "Jong-un Kim", "Petrov Ivan Sergeyevich", "Iwan Petrow", "John Smith Jr.", "John Smith", "Foreign Minister of Cuba",
]  # fmt: skip


def test_a_slip_of_the_pen_is_seen_through_where_the_office_is_told() -> None:
    known = form("Volodymyr Zelensky", "UKR", "President", "2024-05-01")
    slipped = form("Volodymyr Zelenksy", "UKR", "President", "2024-06-01")
    assert one(known, slipped, form("Volodymr Zelensky"))
    assert "but for one letter" in reason(slipped, known, on="2024-06-01")
    assert not one(known, form("Volodymyr Zelenksy", "UKR", "Judge", "2024-06-01"))


def test_forefathers_may_be_left_out_but_the_father() -> None:
    assert one(form("Ali bin Omar Al Hadi", "OMN"), form("Ali bin Omar bin Said Al Hadi", "OMN"))
    assert not one(form("Ali bin Omar Al Hadi", "OMN"), form("Ali bin Hamad bin Said Al Hadi", "OMN"))


FORMS = st.builds(
    form, st.sampled_from(NAMES), st.sampled_from([None, "USA", "RUS", "PRK", "BGR"]),
    st.sampled_from([None, "President", "Envoy"]), st.sampled_from(["1991-01-01", "2005-01-01", "2024-01-01"]),
)  # fmt: skip
SEVERAL = st.lists(FORMS, max_size=12, unique_by=lambda f: f.actor.id)


@settings(deadline=None)
@given(SEVERAL.flatmap(lambda forms: st.tuples(st.just(forms), st.permutations(forms))))
def test_the_order_in_which_names_come_does_not_matter(told: tuple[list[Form], list[Form]]) -> None:
    assert meanings(told[0]) == meanings(told[1])


@settings(deadline=None)
@given(SEVERAL)
def test_names_of_another_block_change_nothing(forms: list[Form]) -> None:
    alone, beside = meanings(forms), meanings([*forms, form("Ana Ruiz", "ESP"), form("Ruiz", "ESP")])
    assert {id_: beside[id_] for id_ in alone} == alone


@settings(deadline=None)
@given(SEVERAL)
def test_every_name_means_somebody_and_nobody_is_of_another_country(forms: list[Form]) -> None:
    found = meanings(forms)
    for told in (f.actor for f in forms):
        assert found[told.id]
        assert all(bearer.actor.country == told.country for bearer in found[told.id] if told.country)


@settings(deadline=None)
@given(SEVERAL)
def test_doubts_do_not_depend_on_the_order_either(forms: list[Form]) -> None:
    assert doubtful(forms, Links()) == doubtful(forms[::-1], Links())
