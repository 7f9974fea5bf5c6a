"""Several meetings in one list, each with its own guest, place and day."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Mention

Read = Callable[..., list[Mention]]


def _told(mentions: list[Mention]) -> set[tuple[frozenset[str], str, str]]:
    return {
        (frozenset(part.actor.name for part in m.participants), m.place.name if m.place else "", str(m.when))
        for m in mentions
    }


def test_each_guest_of_a_list_has_a_meeting_a_place_and_a_day(read: Read) -> None:
    told = read("Keir Starmer met Emmanuel Macron in Paris on May 5 and Giorgia Meloni in Rome on May 8.")
    assert _told(told) == {
        (frozenset({"Keir Starmer", "Emmanuel Macron"}), "Paris", "2025-05-05"),
        (frozenset({"Keir Starmer", "Giorgia Meloni"}), "Rome", "2025-05-08"),
    }


def test_the_same_guest_is_met_again_where_a_list_names_no_other(read: Read) -> None:
    told = read("Keir Starmer met Emmanuel Macron in Paris on May 5 and in Lyon on May 8.")
    assert {people for people, _, _ in _told(told)} == {frozenset({"Keir Starmer", "Emmanuel Macron"})}
    assert {day for _, _, day in _told(told)} == {"2025-05-05", "2025-05-08"}
