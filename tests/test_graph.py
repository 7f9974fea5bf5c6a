from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import kg
from kg import AmbiguousName, BadValue, Decision, FixQuery, KGError, UnknownName
from kg.graph import Graph
from tests.scenario import fill, told


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with kg.open(":memory:") as opened:
        yield fill(opened)


def test_who_met_whom_gives_when_where_and_the_sentences(graph: Graph) -> None:
    first, *rest = graph.who_met("Ruiz", since="2025-03-01", until="2025-03-20")
    assert [p.name for p in first.who] == ["Ana Ruiz"]
    assert [p.name for p in first.whom] == ["Bo Lind"]
    assert (str(first.when), first.where, first.status, first.type) == (
        "2025-03-08", "Oslo", "occurred", "BilateralMeeting",
    )  # fmt: skip
    assert [q.outlet for q in first.quotes] == ["Courier", "Gazette"]
    assert [str(q.published) for q in first.quotes] == ["2025-03-09", "2025-03-10"]
    assert first.who[0].office == "Foreign Minister"
    assert rest == []


def test_an_imprecise_date_counts_if_it_overlaps(graph: Graph) -> None:
    assert [str(m.when) for m in graph.who_met("Ana Ruiz", since="2025-05-20", until="2025-05-25")] == ["2025-05"]
    assert len(graph.who_met("Ana Ruiz", since="2025-06-01")) == 0


def test_the_other_the_place_and_the_kind_narrow_it(graph: Graph) -> None:
    assert len(graph.who_met("Ana Ruiz")) == 3
    assert len(graph.who_met("Ana Ruiz", "Bo Lind")) == 1
    assert len(graph.who_met("Ana Ruiz", place="Oslo")) == 1
    assert len(graph.who_met("Ana Ruiz", place="NOR")) == 1
    assert len(graph.who_met("Ana Ruiz", place="Northern Europe")) == 1
    assert {row.place for row in graph.events(place="Europe")} == {"Oslo", "Vienna"}
    assert {row.place for row in graph.events(near=("Bratislava", 80))} == {"Vienna"}
    assert [m.where for m in graph.who_met("Ana Ruiz", near="Gothenburg:300")] == ["Oslo"]
    assert [m.type for m in graph.who_met("Ana Ruiz", type="Call")] == ["Call"]
    assert len(graph.who_met("Ana Ruiz", type="Consultation")) == 5


@pytest.mark.parametrize(
    ("near", "complaint"),
    [
        ("Vienna", "near is a place and kilometres, as in Geneva:100, not 'Vienna'"),
        ("Vienna:far", "near is a place and kilometres"),
        ("Austria:100", "Austria is not a place with coordinates"),
        ("Xyzzy:100", "nothing in this graph is called 'Xyzzy'"),
    ],
)
def test_near_needs_a_place_that_is_somewhere_and_kilometres(graph: Graph, near: str, complaint: str) -> None:
    with pytest.raises(KGError, match=complaint):
        graph.events(near=near)


def test_people_stand_for_their_countries(graph: Graph) -> None:
    assert [[p.name for p in m.whom] for m in graph.who_met("SWE", "Spain")] == [["Ana Ruiz"]]


def test_answers_are_sequences_tables_and_json(graph: Graph) -> None:
    answer = graph.who_met("Ana Ruiz")
    table = answer.to_pandas()
    assert list(table.columns[:7]) == ["who", "whom", "when", "begin", "end", "where", "status"]
    assert "Bo Lind" in str(answer)
    assert table["when"].tolist() == ["2025-03-08", "2025-03-31", "2025-05"]
    assert answer.to_dicts()[0]["quotes"][0]["outlet"] == "Courier"
    assert "<table" in answer._repr_html_()
    assert answer[:1][0] == answer[0]


def test_events_are_found_by_type_actor_period_and_status(graph: Graph) -> None:
    (troops,) = graph.events(type="TroopDeployment", actor="ESP", since="2025-02", until="2026")
    assert (troops.quantity, troops.status, str(troops.when), troops.sources) == (200.0, "ongoing", "2025-03/..", 2)
    assert [e.status for e in graph.events(status="planned")] == ["planned"]
    assert len(graph.events(type="Military")) == 1
    assert len(graph.events()) == 6


def test_what_is_less_sure_is_left_out_where_that_is_asked(graph: Graph) -> None:
    assert [e.type for e in graph.events(actor="CZE")] == ["Call", "MultilateralMeeting"]
    assert [e.type for e in graph.events(actor="CZE", confidence=0.8)] == ["MultilateralMeeting"]
    assert len(graph.who_met("Ana Ruiz", type="Call", confidence=0.6)) == 1
    assert len(graph.who_met("Ana Ruiz", type="Call", confidence=0.61)) == 0


def test_an_event_is_found_by_the_beginning_of_its_id_and_shows_its_evidence(graph: Graph) -> None:
    met = graph.who_met("Ana Ruiz", "Bo Lind")[0]
    assert graph.event(met.event[:9]).event == met.event
    evidence = graph.evidence(met.event)
    assert [e.reason for e in evidence] == ["first report", "another article: parties, date and place agree"]
    texts = {article.id: article.text for article, _ in told()}
    assert all(texts[e.article][e.start : e.end] == e.quote for e in evidence)
    second = "e" + evidence[1].mention[1:]
    assert graph.event(second).event == met.event, "an id that another order would have given leads to the event"
    with pytest.raises(UnknownName):
        graph.event("e0000")


def test_every_question_can_be_asked_by_name(graph: Graph) -> None:
    assert graph.ask("visits_to_country", country="AUT")[0]["visitors"] == ["Ana Ruiz"]
    assert graph.visits_to_country("Austria")[0].countries == ("ESP",)
    (pair,) = graph.meetings_of_pair("Ruiz", "Lind")
    assert (pair.year, pair.meetings, pair.dates, pair.places) == (2025, 1, ("2025-03-08",), ("Oslo",))
    (deployed,) = graph.troops_abroad("Spain")
    assert (deployed.senders, deployed.receivers, deployed.troops) == (("Spain",), ("Denmark",), 200.0)


def test_a_year_may_be_a_number_and_a_question_that_makes_no_sense_is_refused(graph: Graph) -> None:
    assert len(graph.who_met("Ana Ruiz", since=2025)) == 3
    with pytest.raises(BadValue, match="'happened' is no status; known are cancelled"):
        graph.events(status="happened")
    with pytest.raises(BadValue, match="type: 'Metting' is no event type"):
        graph.who_met("Ana Ruiz", type="Metting")
    with pytest.raises(BadValue, match="ends before it begins"):
        graph.who_met("Ana Ruiz", since=2026, until=2025)
    assert [e.status for e in graph.events(status="Planned")] == ["planned"]


def test_names_that_are_unknown_or_ambiguous_say_so(graph: Graph) -> None:
    with pytest.raises(UnknownName, match="the nearest is Bo Lind"):
        graph.who_met("Bo Lint")
    with pytest.raises(AmbiguousName):
        kg.names.resolve("A", [kg.names.Named("1", ("A B",), "x"), kg.names.Named("2", ("A C",), "y")])


def test_cypher_is_read_only_unless_asked(graph: Graph) -> None:
    rows = graph.cypher("MATCH (a:Actor {kind: $kind}) RETURN count(a) AS n", kind="person")
    assert rows == [{"n": 5}]
    assert rows.to_pandas()["n"].tolist() == [5]
    with pytest.raises(FixQuery):
        graph.cypher("CREATE (:Actor {id: 'x'})")
    assert graph.cypher("MATCH (a:Actor {id: 'x'}) RETURN a") == []


def test_the_graph_goes_to_networkx_and_rdflib(graph: Graph) -> None:
    network = graph.to_networkx()
    assert {d["kind"] for _, d in network.nodes(data=True)} == {"event", "person", "country"}
    assert sum(d["role"] == "sender" for _, _, d in network.edges(data=True)) == 1
    triples = graph.to_rdflib()
    assert len(list(triples.query("SELECT ?e { ?e a <https://diplomatic-kg.example/ontology#Call> }"))) == 1


def test_a_decision_takes_an_event_apart_and_is_kept() -> None:
    with kg.open(":memory:") as graph:
        fill(graph)
        before = graph.who_met("Ana Ruiz", "Bo Lind")[0]
        left, right = (e.mention for e in graph.evidence(before.event))
        graph.decide(Decision(left=(left,), right=(right,), same=False, by="me", at=datetime(2025, 4, 2, tzinfo=UTC)))
        assert len(graph.who_met("Ana Ruiz", "Bo Lind")) == 2
        fill(graph)
        assert len(graph.who_met("Ana Ruiz", "Bo Lind")) == 2
        graph.decide(Decision(left=(left,), right=(right,), same=True, by="me", at=datetime(2025, 4, 3, tzinfo=UTC)))
        assert [m.event for m in graph.who_met("Ana Ruiz", "Bo Lind")] == [before.event]
