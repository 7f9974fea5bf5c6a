"""The figures, by hand and against the published scores."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.evaluation import Annotation, evaluate, judge, score
from kg.evaluation.annotation import told
from kg.evaluation.matching import same_date, same_place
from kg.evaluation.tables import summary
from kg.model import Place
from kg.vocab import TYPES
from tests.evaluation.conftest import event, judged
from tests.factory import article

SHARED = Path(__file__).parents[3] / "shared" / "gold"
RUIZ, LIND, MAIER = "Ana Ruiz/person/ESP/participant", "Bo Lind/person/SWE/participant", "Carl Maier/person/AUT/visitor"


@pytest.fixture(scope="module")
def published() -> Any:
    """The module that publishes the scores."""
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip(f"there is no {path.name} beside the checkout to compare with")
    spec = importlib.util.spec_from_file_location("published_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_told_and_found_alike_is_right_in_every_score() -> None:
    scores = score([judged([event(RUIZ, LIND)], [event(RUIZ, LIND)])])
    assert {name: counts.f1 for name, counts in scores.scores.items()} == dict.fromkeys(scores.scores, 1.0)


def test_a_missed_and_a_spurious_event_count_once_each() -> None:
    counts = score([judged([event(RUIZ, LIND)], [event(MAIER, type="Visit")])]).scores["event"]
    assert (counts.tp, counts.fp, counts.fn, counts.f1) == (0, 1, 1, 0.0)


def test_an_uncertain_event_is_neither_missed_nor_is_what_finds_it_wrong() -> None:
    unsure = event(RUIZ, LIND, certain=False)
    for found in ([], [event(RUIZ, LIND)]):
        scores = score([judged([unsure], found)]).scores
        assert all((c.tp, c.fp, c.fn) == (0, 0, 0) for c in scores.values())


def test_a_wrong_date_leaves_the_event_right_but_not_strictly_nor_the_meeting() -> None:
    scores = score([judged([event(RUIZ, LIND)], [event(RUIZ, LIND, date="2025-03-09")])])
    assert {name: counts.f1 for name, counts in scores.scores.items()} == {
        "event": 1.0, "country": 1.0, "strict": 0.0, "who-met": 0.0,
    }  # fmt: skip
    assert (scores.slots["date"].accuracy, scores.slots["role"].accuracy) == (0.0, 1.0)


def test_ongoing_counts_as_occurred_and_planned_does_not() -> None:
    for status, strict in (("ongoing", 1.0), ("planned", 0.0)):
        scores = score([judged([event(RUIZ, LIND)], [event(RUIZ, LIND, status=status)])])
        assert scores.scores["strict"].f1 == strict


def test_a_cancelled_meeting_is_no_encounter() -> None:
    off = event(RUIZ, LIND, status="cancelled")
    counts = score([judged([off], [off])]).scores["who-met"]
    assert (counts.tp, counts.fp, counts.fn) == (0, 0, 0)


def test_a_date_within_the_other_agrees_by_half() -> None:
    assert same_date("2025-03", "2025-03-08") == same_date("2025-03-08", "2025-03-01/..") == 0.5
    assert same_date("2025", "2025-01/2025-12") == same_date(None, None) == 1
    assert same_date("2025-03-08", None) == same_date("../2024", "2025") == 0


def test_a_place_within_the_country_agrees_by_half() -> None:
    oslo, bergen = Place(name="Oslo", country="NOR"), Place(name="Bergen", country="NOR")
    assert same_place(oslo, Place(name="Oslo City Hall")) == same_place(None, None) == 1
    assert same_place(oslo, bergen) == 0.5
    assert same_place(oslo, None) == same_place(oslo, Place(name="Wien", country="AUT")) == 0


NAMES = [
    "Ana Ruiz", "Anna Ruíz", "A. Ruiz", "Ruiz", "President Ruiz", "Ruiz Ana", "Sergei Orlov", "Sergey Orlov", "Orlovv",
    "Foreign Minister of Spain", "Spanish foreign secretary", "Prime Minister", "Spain", "spain", "Kingdom of Spain",
    "Nordic Lake Council", "NLC", "The Council", "O’Neill", "ONeill", "Lee - Kim", "Lee Kim", "李", "王毅", "of the",
]  # fmt: skip
DATES = [
    None, "2025", "2025-02", "2025-03", "2025-03-08", "2025-03-09", "2025-03-01/2025-03-31", "2025-02-01/2025-02-28",
    "2025-01/2025-12", "2024-10/..", "../2025", "../2025-03-08", "2025-03-08/..",
]  # fmt: skip
PLACES = [
    None, {"name": "Oslo", "country": "NOR"}, {"name": "Oslo City Hall"}, {"name": "Bergen", "country": "NOR"},
    {"name": "Wien", "country": "AUT"}, {"name": "北京", "country": "CHN"},
]  # fmt: skip
PARTIES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "kind": st.sampled_from(["person", "country", "organisation", "group"]),
        "country": st.sampled_from([None, "ESP", "SWE", "XXX"]),
        "role": st.sampled_from(["participant", "host"]),
    }
)
FIELDS = {
    "type": st.sampled_from(list(TYPES)[4:12]) | st.sampled_from(list(TYPES)),
    "status": st.sampled_from(["occurred", "ongoing", "planned", "cancelled", "denied"]),
    "participants": st.lists(PARTIES, max_size=4),
    "place": st.sampled_from(PLACES),
    "date": st.sampled_from(DATES),
    "certain": st.booleans(),
}
EVENTS = st.fixed_dictionaries(FIELDS)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What was told of an article, and the same with some of it changed, left out or added."""
    gold = draw(st.lists(EVENTS, max_size=5))
    found = []
    for told_ in draw(st.permutations(gold)):
        changed = draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=2))
        found.append({**told_, **{name: draw(FIELDS[name]) for name in changed}})
    kept = draw(st.integers(0, len(found)))
    return gold, found[:kept] + draw(st.lists(EVENTS, max_size=2))


def read(events: list[dict[str, Any]]) -> list[Annotation]:
    return [told(one) for one in events]


@settings(max_examples=400, deadline=None)
@given(st.lists(documents(), min_size=1, max_size=3))
def test_the_figures_equal_the_published_ones_whatever_was_found(
    published: Any, docs: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]
) -> None:
    expected = published.evaluate(
        {str(n): d[0] for n, d in enumerate(docs)}, {str(n): d[1] for n, d in enumerate(docs)}
    )
    expected.pop("errors")
    found = summary(score(judge(article("They met."), read(gold), read(pred)) for gold, pred in docs))
    assert {k: v for k, v in found.items() if k != "articles"} == expected


def test_the_figures_of_the_rules_equal_the_published_ones_on_all_annotated_articles(published: Any) -> None:
    folder = SHARED / "dev"
    if not folder.is_dir():
        pytest.skip("there are no annotated articles beside the checkout")
    found = evaluate(folder)
    gold = {one.article.key: [as_json(e) for e in one.told] for one in found}
    expected = published.evaluate(gold, {one.article.key: [as_json(e) for e in one.found] for one in found})
    expected.pop("errors")
    assert summary(score(found)) == {"articles": len(list(folder.glob("*.gold.json"))), **expected}


def as_json(annotation: Annotation) -> dict[str, Any]:
    people = [
        {"name": p.actor.name, "kind": p.actor.kind, "country": p.actor.country, "role": p.role}
        for p in annotation.participants
    ]
    place = annotation.place and {"name": annotation.place.name, "country": annotation.place.country}
    return {"type": annotation.type, "status": annotation.status, "participants": people, "place": place,
            "date": annotation.date, "certain": annotation.certain}  # fmt: skip
