import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from kg import BadValue, FixQuery, StopRun
from kg.graph import open_graph
from kg.ontology import classes
from kg.queries import parse, question, questions
from kg.store.schema import KEYS
from kg.store.writing import AT, IN, OF_TYPE, PARTICIPATED_IN, REPORTS, WITHIN

GOOD = """// title: People
// description: Everybody.
// example: --name Ana
// param name: str -- whose
// param since: date | None = null -- from when
// column id: str -- the id
// column kind: str -- the kind
MATCH (a:Actor {name: $name}) WHERE $since IS NULL
RETURN a.id AS id, coalesce(a.kind, 'x') AS kind ORDER BY id
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "people.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_gives_parameters_columns_and_meaning(tmp_path: Path) -> None:
    found = parse(write(tmp_path, GOOD))
    assert (found.name, found.title, [p.name for p in found.parameters]) == ("people", "People", ["name", "since"])
    assert [(c.name, c.meaning) for c in found.columns] == [("id", "the id"), ("kind", "the kind")]
    assert found.parameters[0].required
    assert not found.parameters[1].required
    assert "//" not in found.cypher


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("// title: People\n", "", "needs a title"),
        ("// param name: str -- whose\n", "", "differ in parameters: name"),
        ("$since", "$sinse", "differ in parameters: since, sinse"),
        ("// column kind: str -- the kind\n", "", "the columns are id, but the statement returns id, kind"),
        ("str -- whose", "str whose", "not of the form"),
        ("// param name", "// prm name", "not a header line"),
    ],
)
def test_a_header_that_does_not_fit_its_statement_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(StopRun, match=complaint):
        parse(write(tmp_path, GOOD.replace(old, new)))


def test_every_question_is_well_formed_and_uses_known_labels_and_types() -> None:
    links = {
        link.arrow.strip("<->[]").removeprefix("r:") for link in (IN, REPORTS, PARTICIPATED_IN, AT, WITHIN, OF_TYPE)
    }
    for name, found in questions().items():
        assert set(re.findall(r"\(\w*:(\w+)", found.cypher)) <= set(KEYS), name
        assert set(re.findall(r"\[\w*:(\w+)", found.cypher)) <= links | {"SUBTYPE_OF"}, name
        named = set(re.findall(r"EventType \{name: '([A-Za-z]+)'\}", found.cypher))
        assert named <= set(classes()), name


def test_a_parameter_that_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(FixQuery, match="who_met needs actor"):
        question("who_met").ask(lambda *a, **k: [], {})
    with pytest.raises(FixQuery, match="has no parameter whom"):
        question("who_met").ask(lambda *a, **k: [], {"actor": "x", "whom": "y"})
    with pytest.raises(FixQuery, match=r"there is no question 'nope'; known are .*who_met"):
        question("nope")


def test_texts_become_the_values_that_the_statement_needs() -> None:
    seen: dict[str, object] = {}
    question("who_met").ask(lambda _, **k: seen.update(k) or [], {"actor": "x", "since": "2024", "until": "2025-02"})
    assert seen["since"] == date(2024, 1, 1)
    assert seen["until"] == date(2025, 2, 28)
    assert seen["statuses"] == ["occurred", "ongoing", "planned"]
    with pytest.raises(BadValue, match="since: 'soon' is no date"):
        question("who_met").ask(lambda *a, **k: [], {"actor": "x", "since": "soon"})


UNTOLD = "companions", "contradictions", "sanctions_in_force"
"""Of which the example articles tell nothing."""


def test_every_example_asks_what_the_example_articles_tell() -> None:
    with open_graph(":memory:") as graph:
        graph.load(Path(__file__).parent.parent / "examples" / "articles")
        events = [row.event for row in graph.events()]
        for found in questions().values():
            words = shlex.split(found.example)
            given = dict(zip((word.removeprefix("--") for word in words[::2]), words[1::2], strict=True))
            if given.get("event") == "EVENT":
                answers = [graph.ask(found.name, **(given | {"event": event})) for event in events]
            else:
                answers = [graph.ask(found.name, **given)]
            assert any(answers) == (found.name not in UNTOLD), found.name
