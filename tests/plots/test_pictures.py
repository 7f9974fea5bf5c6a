"""The four pictures of the scenario: what they show, what they tell, and what they leave out."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

import kg
from kg.errors import BadValue, FixQuery
from kg.graph import Graph
from kg.plots import Plots
from kg.plots.outlines import capital
from kg.plots.picture import Picture
from tests.factory import article, mention, party
from tests.plots.drawn import boxes, texts, tips, told

PICTURES: dict[str, Callable[[Plots], Picture]] = {
    "timeline": lambda plot: plot.timeline("Ana Ruiz"),
    "network": lambda plot: plot.network(),
    "map": lambda plot: plot.map(visits=True),
    "matrix": lambda plot: plot.matrix(by="actor"),
}


def test_a_timeline_has_a_lane_for_each_party_and_a_mark_for_each_event(scenario: Graph) -> None:
    picture = scenario.plot.timeline("Ana Ruiz")
    said = texts(picture)
    assert {"Bo Lind  1", "Eva Horn  1", "Dana Novak  1", "Ivo Kral  1", "Austria  2"} <= set(said)
    assert {"8 Mar 2025, Oslo", "May 2025", "2024, Vienna", "11 Mar 2025"} <= set(said)
    assert {"occurred", "planned", "Call", "Bilateral meeting"} <= set(said)
    assert len(tips(picture)) == 6  # the multilateral meeting stands in two lanes


def test_a_mark_tells_date_parties_and_the_sentence(scenario: Graph) -> None:
    (tip,) = [tip for tip in tips(scenario.plot.timeline("Ana Ruiz")) if tip.startswith("8 Mar 2025")]
    head, parties, quote, source = tip.splitlines()
    assert head == "8 Mar 2025 · Oslo · Bilateral meeting"
    assert parties == "Ana Ruiz, Bo Lind"
    assert quote in {"“Ana R”", "“Bo Li”"}
    assert source.endswith("and 1 more")


def test_a_timeline_of_two_shows_only_what_they_did_together(scenario: Graph) -> None:
    picture = scenario.plot.timeline("Spain", "Czechia")
    assert {"Dana Novak  1", "Ivo Kral  1"} <= set(texts(picture))
    assert len(tips(picture)) == 2
    assert "Spain and Czechia: with whom and when" in texts(picture)


def test_the_filters_of_events_narrow_every_picture(scenario: Graph) -> None:
    assert len(tips(scenario.plot.timeline("Ana Ruiz", status="planned"))) == 1
    assert len(tips(scenario.plot.timeline("Ana Ruiz", since=2025, until="2025-03-10"))) == 1
    assert "Events that took place: meeting, since 2025-03-30" in texts(scenario.plot.matrix(since="2025-03-30"))
    assert "Oslo" not in texts(scenario.plot.map(type="Visit"))


def test_a_network_counts_as_the_graphs_own_does(scenario: Graph) -> None:
    made = scenario.network()
    picture = scenario.plot.network()
    nodes = [tip for tip in tips(picture) if " and " not in tip.splitlines()[0]]
    edges = [tip.splitlines()[0] for tip in tips(picture) if " and " in tip.splitlines()[0]]
    assert len(nodes) == made.number_of_nodes()
    names = made.nodes(data="label")
    wanted = {(frozenset((names[a], names[b])), f"{n} event") for a, b, n in made.edges(data="count")}
    assert {(frozenset(e.partition(":")[0].split(" and ")), e.partition(": ")[2]) for e in edges} == wanted
    assert {"Ana Ruiz", "Bo Lind", "Ivo Kral", "Europe", "person", "country"} <= set(texts(picture))


def test_a_network_of_the_strongest_says_how_many_are_left_out(scenario: Graph) -> None:
    said = " ".join(texts(scenario.plot.network(top=2)))
    assert "Shown are the 2 of 4 actors with the most events." in said


def test_a_map_shows_places_and_where_visitors_came_from(scenario: Graph) -> None:
    picture = scenario.plot.map(visits=True)
    heads = [tip.splitlines()[0] for tip in tips(picture)]
    assert heads == ["To Vienna: 1 visit", "Oslo: 1 event (Bilateral meeting 1)", "Vienna: 1 event (Visit 1)"]
    assert {"Oslo", "Vienna"} <= set(texts(picture))
    assert [tip.splitlines()[0] for tip in tips(scenario.plot.map())] == heads[1:]
    starts = {tuple(line.get_xydata()[0]) for line in picture.figure.axes[0].lines}
    assert capital("ESP") in starts  # where the visitor came from, and nothing else is


def test_what_is_left_out_for_its_status_is_said(scenario: Graph) -> None:
    assert "All events that took place" in texts(scenario.plot.map())
    assert "Events: bilateral meeting, planned" in texts(
        scenario.plot.network(type="BilateralMeeting", status="planned")
    )
    assert "All events" in texts(scenario.plot.timeline("Ana Ruiz"))
    assert "Events: meeting, planned, denied" in texts(scenario.plot.network(statuses=["planned", "denied"]))


def test_places_too_near_to_be_drawn_apart_share_a_circle() -> None:
    with kg.open(":memory:") as graph:
        for n, name in enumerate(("Salona", "Salona", "Narona")):  # which the factory puts into one spot
            source = article(f"Talks of day {n}.", key=str(n))
            told(
                graph, source, mention("Ana Ruiz", "Bo Lind", when=f"2025-0{n + 1}", place=(name, "HRV"), source=source)
            )
        picture = graph.plot.map()
        assert "Salona +1" in texts(picture)
        assert "+1 means 1 place more, too near to draw." in " ".join(texts(picture))
        assert tips(picture)[0].startswith("Salona, Narona: 3 events (Bilateral meeting 3)")


def test_a_map_draws_a_country_of_which_no_place_is_told() -> None:
    with kg.open(":memory:") as graph:
        source = article("They met in France.")
        where = kg.Place(name="France", country="FRA")
        told(graph, source, replace(mention("Ana Ruiz", "Bo Lind", source=source), place=where))
        picture = graph.plot.map()
        assert "France" in texts(picture)
        assert tips(picture)[0].startswith("somewhere in France: 1 event")


def test_a_matrix_counts_as_the_graphs_own_does(scenario: Graph) -> None:
    frame = scenario.matrix(by="actor")
    heads = [tip.splitlines()[0] for tip in tips(scenario.plot.matrix(by="actor"))]
    wanted = {
        f"{a} – {b}, {period}: {n} event" for (a, b), row in frame.iterrows() for period, n in row.items() if n == 1
    }
    assert {_sorted_pair(head) for head in heads} == {_sorted_pair(head) for head in wanted}


def test_a_matrix_names_countries_and_shows_empty_months() -> None:
    with kg.open(":memory:") as graph:
        for n, when in enumerate(("2024-12-05", "2025-03-08", "2025-03")):
            source = article(f"Talks of day {n}.", key=str(n))
            told(graph, source, mention("Ana Ruiz", ("Bo Lind", "Ivo Kral")[n % 2], when=when, source=source))
        picture = graph.plot.matrix(period="month")
        said = texts(picture)
        assert {"2024", "12", "2025", "01", "02", "03"} <= set(said)
        assert {"Spain – Sweden", "Czech Republic – Spain"} <= set(said)
        assert [tip.splitlines()[0] for tip in tips(picture)] == [
            "Spain – Sweden, 2024-12: 1 event",
            "Spain – Sweden, 2025-03: 1 event",
            "Czech Republic – Spain, 2025-03: 1 event",
        ]


def test_no_label_covers_another_and_none_is_cut_off() -> None:
    with kg.open(":memory:") as graph:
        for n in range(40):
            source = article(f"Meeting number {n}.", key=str(n))
            pair = (f"Envoy Number {n % 7} of Spain", f"Minister Number {n % 5} of Sweden")
            when = f"2025-{n % 12 + 1:02}-{n % 27 + 1:02}" if n % 3 else f"2025-{n % 12 + 1:02}"
            told(graph, source, mention(*pair, when=when, source=source))
        for picture in (graph.plot.timeline("Spain"), graph.plot.network()):
            placed = boxes(picture)
            assert len(placed) > 10
            for one, other in combinations(placed, 2):
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (one, other)
            width, height = picture.figure.bbox.size
            assert all(x0 >= 0 and y0 >= 0 and x1 <= width and y1 <= height for x0, y0, x1, y1 in placed)


HOSTILE = 'Ana <script>alert("1")</script> & $\\frac{1}{0}$ ]]> {x} %s Žižek Лавров 王毅 \x07\u202e'


@pytest.mark.parametrize("name", PICTURES)
def test_a_hostile_name_is_text_and_nothing_else(name: str) -> None:
    with kg.open(":memory:") as graph:
        source = article("They met </title><script>alert(2)</script>.", outlet="<b>Courier</b>")
        evil = kg.Participation(actor=kg.Actor(name=HOSTILE, kind="person", country="ESP"), role="participant")
        visitor = kg.Participation(actor=kg.Actor(name=HOSTILE, kind="person", country="ESP"), role="visitor")
        oslo = ("<i>Oslo</i>", "NOR")
        told(
            graph, source,
            mention(evil, "Bo Lind", when="2025-03-08", place=oslo, source=source),
            mention(evil, "Ivo Kral", when="2025-03", place=oslo, modality="denied", source=source, at=5),
            mention(visitor, party("Austria", "destination"), type="Visit", place=oslo, source=source, at=9),
        )  # fmt: skip
        draw = {**PICTURES, "timeline": lambda plot: plot.timeline("Bo Lind")}[name]
        picture = draw(graph.plot)
        said = " ".join([*texts(picture), *tips(picture)])  # it can be parsed
        assert "<script>alert" in said or "<i>Oslo</i>" in said
        page = picture.html()
        assert page.count("<script>") == 1
        assert "<script>alert" not in page
        assert "<i>" not in page
        assert picture.png().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_same_bytes_every_time(scenario: Graph, name: str) -> None:
    once, again = PICTURES[name](scenario.plot), PICTURES[name](scenario.plot)
    assert once.svg() == again.svg() == once.svg()
    assert once.png() == again.png()


@pytest.mark.parametrize(
    "draw",
    [
        lambda plot: plot.timeline("Ana Ruiz", since=2030),
        lambda plot: plot.timeline("Ana Ruiz", "Denmark", type="Call"),
        lambda plot: plot.network(since=2030),
        lambda plot: plot.network(least=9),
        lambda plot: plot.map(type="Call"),
        lambda plot: plot.matrix(type="TroopDeployment", until=1990),
    ],
)
def test_what_is_empty_is_said_in_one_sentence(scenario: Graph, draw: Callable[[Plots], Picture]) -> None:
    with pytest.raises(FixQuery, match="nothing to draw"):
        draw(scenario.plot)


def test_a_matrix_of_something_else_is_refused(scenario: Graph) -> None:
    with pytest.raises(BadValue, match="by country or actor"):
        scenario.plot.matrix(by="planet")  # type: ignore[arg-type]


def _sorted_pair(head: str) -> tuple[tuple[str, ...], str]:
    pair, _, rest = head.rpartition(", ")
    return tuple(sorted(pair.split(" – "))), rest
