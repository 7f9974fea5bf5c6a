"""Whom and what the names in questions mean: titles, offices, groups, and what no article tells of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import BadValue, FixQuery, UnknownName
from kg.graph import Graph, open_graph
from kg.growth import grow
from kg.intake import Batch
from kg.leaders import LEVELS, ranks, untitled
from kg.model import Actor, Participation
from tests.dossier import fill
from tests.factory import article, mention
from tests.streams import party


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_graph(":memory:") as opened:
        yield fill(opened)


@pytest.mark.parametrize("name", ["France", "Emmanuel Macron", "President Macron", "Angela Merkel", "FRA"])
def test_whom_our_tables_know_and_no_article_names_met_nobody(graph: Graph, name: str) -> None:
    assert len(graph.who_met(name)) == 0
    assert len(graph.who_met("Spain", name)) == 0
    assert len(graph.contacts_per_year("Spain", name)) == 0


def test_a_place_that_our_tables_know_and_no_article_names_saw_nothing(graph: Graph) -> None:
    assert len(graph.who_met("Spain", place="Kuala Lumpur")) == len(graph.events(place="Peru")) == 0
    with pytest.raises(UnknownName, match=r"called 'Atlantis'$"):
        graph.events(place="Atlantis")


def test_only_near_names_are_suggested(graph: Graph) -> None:
    with pytest.raises(UnknownName, match="the nearest is Sweden"):
        graph.who_met("Sveden")
    with pytest.raises(UnknownName, match=r"called 'Ruritania'$"):
        graph.contacts_per_year("Spain", "Ruritania")


def test_a_title_before_a_name_is_passed_over(graph: Graph) -> None:
    asked = "Minister Ruiz", "Foreign Minister Ana Ruiz", "Spanish Foreign Minister Ruiz", "the foreign minister Ruiz"
    assert {graph.actor_id(name) for name in asked} == {graph.actor_id("Ana Ruiz")}
    assert untitled("General Secretary To Lam") == ("To Lam", None)
    assert untitled("South Korean President Moon Jae-in") == ("Moon Jae-in", "KOR")
    assert untitled("Ana Ruiz") is untitled("president") is untitled("Foreign Minister of Spain") is None
    with pytest.raises(UnknownName):
        graph.who_met("Danish Foreign Minister Ruiz")


def test_an_office_may_be_told_with_an_adjective(graph: Graph) -> None:
    rows = graph.who_met("Foreign Minister of Spain", "Sweden").to_dicts()
    assert graph.who_met("the Spanish foreign minister", "Sweden").to_dicts() == rows != []


def test_a_group_is_an_actor_under_each_of_its_names_or_its_members_are_pointed_to(graph: Graph) -> None:
    with pytest.raises(UnknownName, match="the countries in it are the 'members of NATO'"):
        graph.who_met("NATO")
    with pytest.raises(UnknownName, match="the countries in it are the 'countries of Northern Europe'"):
        graph.who_met("Northern Europe")
    source = article("The union's envoy met her.")
    union = Actor(name="European Union", kind="organisation", country=None)
    told = mention(
        Participation(actor=union, role="participant"),
        party("Ana Ruiz", "ESP", None, "participant"),
        when="2025-01-02",
        source=source,
    )
    with open_graph(":memory:") as other:
        other.store.execute(lambda tx: grow(tx, Batch([source], [told])))
        assert len(other.who_met("EU")) == len(other.who_met("European Union")) == 1


@pytest.mark.parametrize("name", ["members of NATO", "Foreign Minister of Spain", "the Spanish foreign minister"])
def test_who_stands_for_several_is_told_which_questions_take_several(graph: Graph, name: str) -> None:
    for ask in (
        lambda: graph.contacts_per_year(name, "Sweden"),
        lambda: graph.doings(name),
        lambda: graph.itinerary(name),
        lambda: graph.ask("who_met", actor="Sweden", other=name),
    ):
        with pytest.raises(FixQuery, match=f"{name}' may be several, .* understood by who_met"):
            ask()
    assert len(graph.gaps(name, "Sweden")) + len(graph.who_met(name, "Sweden")) > 0


def test_a_place_or_a_country_in_the_wrong_place_is_said_to_be_one(graph: Graph) -> None:
    with pytest.raises(FixQuery, match="'Vienna' is a place, and here an actor or a country"):
        graph.last_visit("Ana Ruiz", "Vienna", "2025-06-01")
    for ask in (graph.itinerary, graph.companions):
        with pytest.raises(FixQuery, match="'Spain' is a country, and here a person"):
            ask("Spain")


def test_a_name_is_one_text(graph: Graph) -> None:
    for ask in (graph.who_met, graph.doings, graph.event, lambda name: graph.events(place=name)):
        with pytest.raises(BadValue, match=r"a name is text, one at a time, not \['Ana Ruiz', 'Bo Lind'\]"):
            ask(["Ana Ruiz", "Bo Lind"])


def test_an_event_is_asked_for_by_its_id(graph: Graph) -> None:
    with pytest.raises(FixQuery, match="'Ana Ruiz' is no event's id"):
        graph.event("Ana Ruiz")
    with pytest.raises(UnknownName, match="called 'e0e0"):
        graph.event("e0" * 10)


def test_an_office_is_meant_by_each_of_its_titles(graph: Graph) -> None:
    rows = graph.visits_by_office("Foreign Minister", "Spain").to_dicts()
    assert graph.visits_by_office("minister of foreign affairs", "Spain").to_dicts() == rows != []
    with pytest.raises(BadValue, match="'Foreign Minster' is no office; perhaps foreign minister or"):
        graph.visits_by_office("Foreign Minster", "Spain")
    with pytest.raises(BadValue, match=r"'Rain Maker' is no office$"):
        graph.visits_by_office("Rain Maker", "Spain")


def test_every_rank_is_a_level() -> None:
    assert set(LEVELS.values()) == set(ranks().values())
