"""The tables of leaders, titles and words of names."""

from __future__ import annotations

from datetime import date

from kg.leaders import REVIEWED, SOURCES, leaders, leading_offices, names, shared_offices, titles


def test_a_leader_has_all_of_the_terms_and_names_that_the_tables_give() -> None:
    (found,) = (leader for leader in leaders() if leader.name == "Donald Trump")
    assert [(term.first.year, term.last.year, term.open) for term in found.terms] == [
        (2017, 2021, False),
        (2025, REVIEWED.year, True),
    ]
    assert "Donald J. Trump" in found.also
    assert found.short == ("Trump",)


def test_every_term_begins_before_it_ends_and_names_its_source() -> None:
    assert all(term.first <= term.last for leader in leaders() for term in leader.terms)
    assert {leader.source for leader in leaders()} == set(SOURCES.values())
    assert min(term.first for leader in leaders() for term in leader.terms) > date.min


def test_nobody_is_in_the_tables_twice() -> None:
    everyone = [(leader.country, leader.name) for leader in leaders()]
    assert len(everyone) == len(set(everyone))


def test_a_title_stands_for_an_office() -> None:
    assert titles()["minister of foreign affairs"] == titles()["foreign minister"] == "Foreign Minister"
    assert titles()["ambassador"] in shared_offices()
    assert "President" in leading_offices("RUS")
    assert leading_offices(None) == ()


def test_words_of_names_are_folded_and_of_one_kind() -> None:
    kinds = {kind: [word for group in names(kind) for word in group] for kind in ("title", "suffix", "particle")}
    assert all(word == word.lower() and word.isascii() for words in kinds.values() for word in words)
    assert not set(kinds["title"]) & set(kinds["particle"])
