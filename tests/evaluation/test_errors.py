"""Each class of errors, by an example."""

from typing import Any

import pytest

from kg.evaluation.errors import Kind, faults
from tests.evaluation.conftest import event, judged

RUIZ, LIND, MAIER = (
    "Ana Ruiz/person/ESP/participant", "Bo Lind/person/SWE/participant", "Carl Maier/person/AUT/participant",
)  # fmt: skip
TEXT = "Ana Ruiz met Bo Lind in Oslo. They had met in Vienna before."
FIRST, SECOND = "Ana Ruiz met Bo Lind in Oslo.", "They had met in Vienna before."
OSLO = {"name": "Oslo", "country": "NOR"}


def kinds(told: list[Any], found: list[Any]) -> list[Kind]:
    return sorted(fault.kind for fault in faults(judged(told, found, TEXT)))


@pytest.mark.parametrize(
    ("parties", "changed", "kind"),
    [
        ((RUIZ, LIND), {"type": "Summit"}, Kind.TYPE),
        ((RUIZ,), {}, Kind.MISSING),
        ((RUIZ, LIND, MAIER), {}, Kind.EXTRA),
        ((RUIZ, "Eva Lund/person/SWE/participant"), {}, Kind.PERSON),
        ((RUIZ, "Foreign Minister of Sweden/person/SWE/participant"), {}, Kind.OFFICE),
        ((RUIZ, "Sweden/country/SWE/participant"), {}, Kind.OFFICE),
        ((RUIZ, "Bo Lind/person/SWE/host"), {}, Kind.ROLE),
        ((RUIZ, LIND), {"date": None}, Kind.NO_DATE),
        ((RUIZ, LIND), {"date": "2025-03-09"}, Kind.DATE),
        ((RUIZ, LIND), {"place": None}, Kind.PLACE),
        ((RUIZ, LIND), {"status": "planned"}, Kind.STATUS),
    ],
)
def test_a_difference_falls_into_its_class(parties: tuple[str, ...], changed: dict[str, Any], kind: Kind) -> None:
    told = event(RUIZ, LIND, place=OSLO)
    assert kinds([told], [event(*parties, **{"place": OSLO, **changed})]) == [kind]


def test_what_is_alike_is_no_error() -> None:
    assert kinds([event(RUIZ, LIND)], [event(RUIZ, LIND)]) == []


def test_an_event_of_which_nothing_was_found_is_a_missed_trigger() -> None:
    assert kinds([event(RUIZ, LIND)], []) == [Kind.MISSED]


def test_an_event_that_nobody_told_is_spurious() -> None:
    assert kinds([], [event(RUIZ, LIND)]) == [Kind.SPURIOUS]


def test_another_type_for_the_same_passage_and_parties_is_one_error_not_two() -> None:
    told = event(RUIZ, LIND, text=TEXT, quote=FIRST)
    assert kinds([told], [event(RUIZ, LIND, type="Call", text=TEXT, quote=FIRST)]) == [Kind.TYPE]


def test_a_second_found_event_of_a_day_that_can_be_the_same_is_a_split() -> None:
    told = event(RUIZ, LIND)
    assert kinds([told], [told, event(RUIZ, LIND, date=None)]) == [Kind.SPLIT]
    assert kinds([told], [told, event(RUIZ, LIND, date="2019")]) == [Kind.SPURIOUS]
    assert kinds([told], [told, event(RUIZ, MAIER)]) == [Kind.SPURIOUS]


def test_an_event_whose_passage_went_into_another_is_merged() -> None:
    first = event(RUIZ, LIND, text=TEXT, quote=FIRST)
    second = event(RUIZ, LIND, text=TEXT, quote=SECOND, date="2019")
    both = event(RUIZ, LIND, text=TEXT, quote=TEXT)
    assert kinds([first, second], [both]) == [Kind.MERGED]
    assert kinds([first, second], [first]) == [Kind.MISSED]


def test_where_annotators_were_not_certain_nothing_is_wrong() -> None:
    unsure = event(RUIZ, LIND, certain=False)
    assert kinds([unsure], []) == []
    assert kinds([unsure], [event(RUIZ, LIND, date=None)]) == []


def test_every_class_states_its_rule() -> None:
    assert all(kind.rule for kind in Kind)
