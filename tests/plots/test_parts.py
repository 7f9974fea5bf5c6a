"""The parts of pictures that can be told without drawing."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from matplotlib import pyplot

from kg.graph import Graph
from kg.plots.categories import Categories
from kg.plots.labels import Labelled, place_labels
from kg.plots.outlines import capital, middle, outlines
from kg.plots.picture import COLOURS
from kg.plots.span import beginning


def test_one_event_of_long_ago_does_not_crowd_the_others() -> None:
    days = [date(1961, 1, 1), *(date(2020, 1, 1) + timedelta(days=30 * n) for n in range(20))]
    assert beginning(days) == date(2020, 1, 1)


def test_several_single_events_of_long_ago_do_not_either() -> None:
    days = [
        date(1951, 1, 1),
        date(1979, 1, 1),
        date(1991, 1, 1),
        *(date(2016, 1, 1) + timedelta(60 * n) for n in range(40)),
    ]
    assert beginning(days) == date(2016, 1, 1)


def test_many_events_of_long_ago_are_kept() -> None:
    days = [date(1961 + n, 1, 1) for n in range(5)] + [date(2020, 1, 1)] * 5
    assert beginning(days) == date(1961, 1, 1)


def test_events_of_few_types_are_told_apart_by_type(scenario: Graph) -> None:
    groups = Categories(scenario.events(type="Consultation"))
    assert groups.shown == ("Call", "BilateralMeeting", "MultilateralMeeting", "Visit")


def test_events_of_many_types_are_told_apart_by_class(scenario: Graph) -> None:
    from kg.ontology import event_types

    row = scenario.events()[0]
    rows = [replace(row, type=name) for name in event_types()]
    groups = Categories(rows)
    assert len(groups.shown) <= len(COLOURS)
    assert {groups.of(r) for r in rows} == set(groups.shown)
    assert len({groups.colour(name) for name in groups.shown}) == len(groups.shown)


def test_the_outlines_stay_on_the_map() -> None:
    drawn = outlines()
    assert {"land", "border", "disputed"} <= drawn.keys()
    for ring in drawn["land"]:
        assert max(abs(a - b) for (a, _), (b, _) in pairwise(ring)) < 180  # no line across the map


@pytest.mark.parametrize(("code", "lon", "lat"), [("FRA", 2, 47), ("RUS", 100, 62), ("SGP", 104, 1), ("FJI", 178, -18)])
def test_a_country_is_drawn_in_its_middle_and_a_small_one_at_its_capital(code: str, lon: float, lat: float) -> None:
    assert middle(code) == pytest.approx((lon, lat), abs=1)


def test_what_is_no_country_has_no_middle() -> None:
    assert middle("XXX") is None
    assert capital("XXX") is None


def test_a_label_that_must_cover_a_mark_covers_as_little_as_it_can() -> None:
    figure = pyplot.figure(figsize=(6, 4), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 432)
    axes.set_ylim(0, 288)
    around = [Labelled(200, 150, 60, ""), Labelled(95, 152, 28, "")]
    *_, label = place_labels(axes, [*around, Labelled(135, 150, 4, "Dalian")])
    box = label.get_window_extent()
    pyplot.close(figure)
    assert box.x0 < 135 < box.x1  # above or below, not within one of the large ones
