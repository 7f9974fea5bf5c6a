"""Names that stand for several, and what narrows meetings and events, over the dossier."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from kg.countries import country_names
from kg.errors import BadValue
from kg.graph import Graph, open_graph
from kg.groups import members
from kg.growth import grow
from kg.intake import Batch
from tests.dossier import fill
from tests.factory import article, mention
from tests.streams import party


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_graph(":memory:") as opened:
        yield fill(opened)


def when(rows: object) -> list[str]:
    return [str(row.when) for row in rows]  # type: ignore[attr-defined]


def test_every_member_of_a_group_is_a_country_that_kg_knows() -> None:
    for group in ("EU", "NATO", "BRICS", "ASEAN", "G7", "european union", "Northern Europe"):
        found = members(group)
        assert found
        assert {member.country for member in found} <= country_names().keys()


def test_a_group_has_as_many_members_as_it_has_today() -> None:
    today = {name: sum(m.until is None for m in members(name)) for name in ("EU", "NATO", "BRICS", "ASEAN", "G7")}
    assert today == {"EU": 27, "NATO": 32, "BRICS": 10, "ASEAN": 11, "G7": 7}


def test_members_of_a_group_meet(graph: Graph) -> None:
    assert when(graph.who_met("members of NATO", "Sweden")) == ["2024-06-02", "2025-03-20"]
    assert graph.who_met("ASEAN members").to_dicts() == []


def test_members_count_only_while_they_belong(graph: Graph) -> None:
    sides = {p.country for row in graph.who_met("NATO members", until="2024-03-06") for p in row.who}
    assert sides == set()
    rows = graph.who_met("members of the EU", "members of NATO", until=2024)
    assert when(rows) == ["2024-06-02"]


def test_countries_of_a_region_meet(graph: Graph) -> None:
    assert when(graph.who_met("countries of Northern Europe", "Spain")) == ["2024-06-02", "2025-02-28", "2025-05"]


def test_whoever_holds_an_office_is_meant_by_it(graph: Graph) -> None:
    rows = graph.who_met("Foreign Minister of Spain", until=2024)
    assert [[p.name for p in row.who] for row in rows] == [["Ana Ruiz"]]
    assert when(graph.who_met("Sweden's foreign minister", "Foreign Minister of Spain")) == ["2024-06-02"]
    assert when(graph.events(actor="the Minister of Foreign Affairs of Sweden", type="Visit")) == ["2025-02-10"]


def test_a_level_is_the_office_of_one_who_took_part(graph: Graph) -> None:
    assert when(graph.who_met("Sweden", level="ministers")) == ["2024-06-02", "2025-03-20"]
    assert graph.who_met("Sweden", level="heads").to_dicts() == []
    with pytest.raises(BadValue, match="no level; known are heads, ministers, envoys"):
        graph.who_met("Sweden", level="kings")


def test_planned_and_single_sourced_events_can_be_left_out(graph: Graph) -> None:
    assert when(graph.who_met("Eva Horn", statuses=["occurred"])) == ["2025-02-28", "2025-03-20"]
    assert when(graph.who_met("Ana Ruiz", sources=2)) == ["2024-06-02"]
    assert when(graph.events(sources=2, statuses=["denied"])) == ["2025-04-02"]


def test_pages_follow_each_other(graph: Graph) -> None:
    everything = [row.event for row in graph.events()]
    pages = [graph.events(limit=5, offset=start) for start in range(0, len(everything), 5)]
    assert [row.event for page in pages for row in page] == everything
    assert [row.event for row in graph.events(newest=True)] == everything[::-1]


def test_who_led_a_country_and_heads_an_organisation_is_both() -> None:
    spain = party("Ana Ruiz", "ESP", None, "participant")
    one, two = article("The premier met her."), article("The secretary met her.")
    premier = mention(party("Mark Rutte", "NLD", None, "participant"), spain, when="2023-05-02", source=one)
    secretary = mention(party("Mark Rutte", "XXX", None, "participant"), spain, when="2024-11-05", source=two)
    with open_graph(":memory:") as graph:
        graph.store.execute(lambda tx: grow(tx, Batch([one, two], [premier, secretary])))
        assert when(graph.who_met("Mark Rutte")) == ["2023-05-02", "2024-11-05"]
        assert when(graph.who_met("Netherlands")) == ["2023-05-02"]


def test_an_office_is_held_again_only_when_it_is() -> None:
    texts = {"2010-11-26": "Ruiz met him, then prime minister.", "2014-03-08": "Ruiz met him."}
    with open_graph(":memory:") as graph:
        for on, text in texts.items():
            source = article(text, on)
            putin = party("Vladimir Putin", "RUS", None, "participant")
            met = mention(party("Ana Ruiz", "ESP", None, "participant"), putin, when=on, source=source)
            graph.store.execute(partial(grow, batch=Batch([source], [met])))
        assert when(graph.who_met("President of Russia")) == ["2014-03-08"]
        assert when(graph.who_met("Prime Minister of Russia")) == ["2010-11-26"]
