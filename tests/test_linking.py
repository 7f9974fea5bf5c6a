"""Users' own identifiers: told once, they stay with the actor or the place, whatever becomes of its names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import StopRun
from kg.graph import Graph
from kg.growth import grow
from kg.intake import Batch
from tests.factory import article, mention
from tests.scenario import fill


@pytest.fixture
def graph() -> Iterator[Graph]:
    with kg.open(":memory:") as opened:
        yield fill(opened)


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def turtle(graph: Graph, folder: Path) -> str:
    graph.export(folder / "a.ttl")
    return (folder / "a.ttl").read_text(encoding="utf-8")


def test_a_table_links_by_id_or_by_name_in_any_scheme(graph: Graph, tmp_path: Path) -> None:
    ana = graph.actor_id("Ana Ruiz")
    path = written(tmp_path, f"id,name,Wikidata,my-list\n{ana},,Q1234,7\n,Bo Lind,Q99,\n")
    assert str(graph.link(path, by="Kim")) == "3 identifiers linked; 0 skipped"
    assert graph.identifiers(ana) == {"wikidata": ["Q1234"], "my-list": ["7"]}
    assert graph.identifiers(graph.actor_id("Bo Lind")) == {"wikidata": ["Q99"]}
    assert graph.link(path).linked == 0
    text = turtle(graph, tmp_path)
    assert "skos:exactMatch wd:Q1234" in text
    assert 'schema:identifier "my-list:7"' in text


def test_countries_and_places_have_the_identifiers_of_the_tables(graph: Graph, tmp_path: Path) -> None:
    assert graph.identifiers("ESP") == {"wikidata": ["Q29"], "geonames": ["2510769"], "iso3166-numeric": ["724"]}
    assert "<https://sws.geonames.org/2510769/>" in turtle(graph, tmp_path)
    graph.link([{"id": "ESP", "wikidata": "Q30"}])
    assert graph.identifiers("ESP")["wikidata"] == ["Q30"]
    assert graph.link([{"id": "ESP", "wikidata": ""}]).taken_back == 1
    assert graph.identifiers("ESP")["wikidata"] == ["Q29"]


def test_rows_that_cannot_be_used_are_named_with_their_line_and_the_rest_is_linked(
    graph: Graph, tmp_path: Path
) -> None:
    rows = "name,kind,wikidata\nNobody At All,,Q1\nAna Ruiz,person,64\n,,Q2\nAna Ruiz,king,Q3\nAna Ruiz,place,Q4\n"
    report = graph.link(written(tmp_path, f"{rows}Ana Ruiz,person,Q5\n"))
    causes = [str(item) for item in report.skipped]
    assert [cause.partition(", ")[2].partition(":")[0] for cause in causes] == [f"line {n}" for n in range(2, 7)]
    assert "nothing in this graph is called 'Nobody At All'" in causes[0]
    assert "'64' is no identifier of wikidata, such as Q64" in causes[1]
    assert report.linked == 1
    assert graph.identifiers(graph.actor_id("Ana Ruiz")) == {"wikidata": ["Q5"]}


def test_a_name_of_several_is_not_guessed_but_narrowed(graph: Graph) -> None:
    source = article("Vera Ruiz and Bo Lind met.", "2025-06-01")
    told = mention("Vera Ruiz of Spain", "Bo Lind", source=source)
    graph.store.execute(lambda tx: grow(tx, Batch(articles=[source], mentions=[told])))
    report = graph.link([{"name": "Ruiz", "wikidata": "Q1"}, {"name": "Ana Ruiz", "country": "ESP", "wikidata": "Q2"}])
    assert "may be" in str(report.skipped[0])
    assert report.linked == 1


def test_what_was_linked_stays_with_the_person_when_names_are_merged_and_after_a_rebuild(graph: Graph) -> None:
    ana, eva = graph.actor_id("Ana Ruiz"), graph.actor_id("Eva Horn")
    graph.link([{"id": ana, "wikidata": "Q1"}, {"id": eva, "viaf": "v2"}])
    decision = graph.merge(ana, eva)
    one = graph.actor_id("Ana Ruiz")
    assert graph.identifiers(one) == {"wikidata": ["Q1"], "viaf": ["v2"]}
    graph.rebuild()
    assert graph.identifiers(one) == {"wikidata": ["Q1"], "viaf": ["v2"]}
    gone = ({ana, eva} - {one}).pop()
    assert graph.link([{"id": gone, "viaf": ""}]).taken_back == 1
    assert graph.identifiers(one) == {"wikidata": ["Q1"]}
    graph.undo(decision.id)
    assert graph.identifiers(ana) == {"wikidata": ["Q1"]}


def test_identifiers_travel_in_the_export(graph: Graph, tmp_path: Path) -> None:
    graph.link([{"name": "Ana Ruiz", "wikidata": "Q1"}, {"name": "Bo Lind", "wikidata": "Q2"}])
    graph.link([{"name": "Bo Lind", "wikidata": ""}])
    graph.export(tmp_path / "a.jsonl")
    with kg.open(":memory:") as other:
        other.load(tmp_path / "a.jsonl")
        assert other.identifiers(other.actor_id("Ana Ruiz")) == {"wikidata": ["Q1"]}
        assert other.identifiers(other.actor_id("Bo Lind")) == {}
        other.export(tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize("text", ["", "name,country\nAna Ruiz,ESP\n", "wikidata\nQ1\n", "id,,wikidata\na,b,Q1\n"])
def test_a_file_without_headings_is_refused(graph: Graph, tmp_path: Path, text: str) -> None:
    with pytest.raises(StopRun, match=r"mine\.csv: needs a line of headings"):
        graph.link(written(tmp_path, text))


def test_a_file_that_is_not_there_is_named(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"mine\.csv: cannot be read"):
        graph.link(tmp_path / "mine.csv")
