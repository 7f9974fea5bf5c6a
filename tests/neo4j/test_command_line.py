"""The whole command line once, against a real Neo4j."""

import json
from pathlib import Path

import pytest

import kg
from tests.cli.conftest import Cli, cli, filled  # noqa: F401 - fixtures
from tests.cli.test_deciding import check_decisions
from tests.neo4j.server import Address
from tests.scenario import fill

pytestmark = pytest.mark.neo4j

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture
def server(neo4j_server: Address, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty Neo4j, in the environment as users give it."""
    uri, (user, password) = neo4j_server
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    monkeypatch.setenv("NEO4J_USERNAME", user)
    with kg.open(uri) as graph:
        graph.cypher("MATCH (n) WHERE NOT n:EventType AND NOT n:Store DETACH DELETE n", write=True)
    return uri


@pytest.fixture
def neo4j_cli(cli: Cli, server: str, neo4j_server: Address, monkeypatch: pytest.MonkeyPatch) -> Cli:  # noqa: F811
    """The command line with that server in NEO4J_URI."""
    _, (user, password) = neo4j_server
    for name, value in (("NEO4J_URI", server), ("NEO4J_USERNAME", user), ("NEO4J_PASSWORD", password)):
        monkeypatch.setenv(name, value)
    return cli


def test_articles_are_loaded_asked_and_exported(neo4j_cli: Cli, tmp_path: Path) -> None:
    first = neo4j_cli("load", EXAMPLES)
    assert (first.code, "6 articles read" in first.err) == (0, True), first.err
    again = neo4j_cli("load", EXAMPLES)
    assert "0 articles read, 6 known before" in again.err
    met = json.loads(neo4j_cli("met", "Lavrov", "Blinken", "--format", "json").out)
    assert [(m["when"], m["where"]) for m in met] == [("2022-01-21", "Geneva")]
    events = json.loads(neo4j_cli("events", "--type", "Expulsion", "--format", "json").out)
    shown = json.loads(neo4j_cli("show", events[0]["event"], "--format", "json").out)
    assert shown[0]["mentions"][0]["outlet"] == "Example Courier"
    asked = json.loads(neo4j_cli("ask", "visits_to_country", "--country", "Vietnam", "--format", "json").out)
    assert asked[0]["visitors"] == ["Vladimir Putin"]
    rows = json.loads(neo4j_cli("cypher", "MATCH (d:Article) RETURN count(d) AS n", "--format", "json").out)
    assert rows == [{"n": 6}]
    refused = neo4j_cli("cypher", "CREATE (:Note)")
    assert (refused.code, "only reading is allowed" in refused.err) == (1, True)
    assert neo4j_cli("cypher", "CREATE (:Note)", "--write").code == 0
    assert json.loads(neo4j_cli("info", "--format", "json").out)[0]["counts"]["Article"] == 6
    assert neo4j_cli("export", "g.ttl").code == 0
    assert (tmp_path / "g.ttl").stat().st_size > 10_000
    assert len(neo4j_cli("extract", EXAMPLES).out.splitlines()) > 10


def test_both_stores_hold_the_same_graph(neo4j_cli: Cli, tmp_path: Path) -> None:
    assert neo4j_cli("load", EXAMPLES).code == 0
    assert neo4j_cli("load", EXAMPLES, "--store", "here.db").code == 0
    for name in ("there.jsonl", "there.ttl"):
        assert neo4j_cli("export", name).code == 0
        assert neo4j_cli("export", name.replace("there", "here"), "--store", "here.db").code == 0
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    assert (tmp_path / "there.ttl").read_bytes() == (tmp_path / "here.ttl").read_bytes()


def test_an_export_of_the_embedded_store_is_the_same_graph_in_neo4j(server: str, tmp_path: Path) -> None:
    with kg.open(":memory:") as here:
        fill(here).export(tmp_path / "here.jsonl")
        here.export(tmp_path / "here.ttl")
    with kg.open(server) as there:
        there.load(tmp_path / "here.jsonl")
        there.export(tmp_path / "there.jsonl")
        there.export(tmp_path / "there.ttl")
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    assert (tmp_path / "there.ttl").read_bytes() == (tmp_path / "here.ttl").read_bytes()


def test_a_meeting_is_taken_apart_put_together_and_left_to_the_rules(neo4j_cli: Cli, server: str) -> None:
    with kg.open(server) as graph:
        fill(graph)
    check_decisions(neo4j_cli)


def test_a_wrong_password_is_one_sentence(neo4j_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not this one")
    ran = neo4j_cli("info")
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1
    assert "password" in ran.err
