"""Every question of queries/ that is Cypher alone, on every store, over the same scenario."""

from __future__ import annotations

import pytest

from kg.graph import Graph
from kg.queries import questions
from kg.store import Store
from tests.scenario import fill

ASKED = {
    "actor_pair_counts": {},
    "event": {"event": None},
    "event_evidence": {"event": None},
    "events_of_actor": {"actor": "Spain"},
    "pair_counts": {},
    "participations": {"type": "Meeting"},
    "meetings_of_pair": {"a": "Spain", "b": "Sweden"},
    "placed": {},
    "search_actors": {"words": "Ana"},
    "search_events": {"words": "dialogues of Vienna"},
    "search_mentions": {"words": "ana"},
    "troops_abroad": {},
    "visits_to_country": {"country": "Austria"},
    "who_met": {"actor": "Ana Ruiz", "since": "2025-03", "until": "2025-12"},
}
ROWS = {
    "actor_pair_counts": 4, "event": 1, "event_evidence": 2, "events_of_actor": 6, "meetings_of_pair": 1,
    "pair_counts": 4, "participations": 5, "placed": 2, "search_actors": 1, "search_events": 1, "search_mentions": 2,
    "troops_abroad": 1, "visits_to_country": 1, "who_met": 3,
}  # fmt: skip


def test_every_question_is_asked_here() -> None:
    assert ASKED.keys() == ROWS.keys() == {q.name for q in questions().values() if not q.sparql}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_has_its_answer_on_every_store(store: Store, name: str) -> None:
    graph = fill(Graph(store))
    first = graph.who_met("Ana Ruiz", "Bo Lind")[0].event
    rows = graph.ask(name, **{key: value or first for key, value in ASKED[name].items()})
    assert len(rows) == ROWS[name]
    assert list(rows[0]) == [column.name for column in questions()[name].columns]
    for column in questions()[name].columns:
        told = [row[column.name] for row in rows]
        assert None not in told or column.type.endswith("None"), column.name


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize(
    ("name", "other"), [("Ana Ruiz", None), ("Spain", None), ("Spain", "Sweden"), ("Ana Ruiz", "Spain")]
)
def test_pages_of_meetings_are_cut_out_of_the_whole(store: Store, name: str, other: str | None, newest: bool) -> None:
    graph = fill(Graph(store))
    whole = list(graph.who_met(name, other, newest=newest))
    pages = [graph.who_met(name, other, newest=newest, limit=2, offset=start) for start in range(0, len(whole) + 2, 2)]
    assert [row for page in pages for row in page] == whole
