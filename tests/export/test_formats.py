from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD

from kg.errors import BadValue, FixQuery, StopRun
from kg.export import Profile, Settings, jsonl, pieces, rdf, sparql, write
from kg.resources import folder

ENDINGS = rdf.ENDINGS
CORE = Settings(profile=Profile.core)


def written(graph, ending: str, settings: Settings | None = None) -> str:
    return "".join(pieces(graph, ending, settings))


def statements(text: str, ending: str) -> set[tuple[str, ...]]:
    """The triples as oxigraph reads them, whatever graph they stand in."""
    form = pyoxigraph.RdfFormat.from_extension(ending[1:])
    read = pyoxigraph.parse(text.encode(), format=form)
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in read}


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_holds_the_same_triples(graph, ending, profile):
    settings = Settings(profile=profile)
    assert statements(written(graph(), ending, settings), ending) == statements(
        written(graph(), ".nt", settings), ".nt"
    )


@settings(max_examples=60, deadline=None)
@given(word=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_format_holds_any_text(graph, word):
    source = graph(text=word + "123456789", word=word)
    found = [statements(written(source, ending), ending) for ending in ENDINGS]
    assert all(each == found[0] for each in found)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")  # its parsers use what it deprecates
@pytest.mark.parametrize(("ending", "form"), [(".nt", "nt"), (".trig", "trig"), (".jsonld", "json-ld")])
def test_rdflib_reads_every_format_as_it_reads_turtle(graph, ending, form):
    turtle = rdflib.Graph().parse(data=written(graph(), ".ttl"), format="turtle")
    dataset = rdflib.Dataset().parse(data=written(graph(), ending), format=form)
    assert {tuple(quad[:3]) for quad in dataset.quads()} == set(turtle)


def test_a_file_says_how_many_triples_and_things_it_holds(graph):
    found = rdflib.Graph().parse(data=written(graph(), ".ttl"), format="turtle")
    about = {s for s in found.subjects() if {VOID.Dataset, PROV.Activity, PROV.SoftwareAgent} & {*found[s : RDF.type]}}
    (told,) = found.objects(None, VOID.triples)
    assert int(told) == sum(1 for s, _, _ in found if s not in about)
    for part in found.objects(None, VOID.classPartition):
        (cls,) = found.objects(part, VOID["class"])
        assert int(found.value(part, VOID.entities)) == len(set(found.subjects(RDF.type, cls)))


def test_the_licence_is_the_user_s(graph):
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert f"dcterms:license <{address}>" in written(graph(), ".ttl", Settings(licence=address))
    assert "dcterms:license" not in written(graph(), ".ttl")
    with pytest.raises(BadValue, match="'CC BY' is no address of a licence"):
        written(graph(), ".ttl", Settings(licence="CC BY"))


def test_a_named_graph_holds_what_its_article_says(graph):
    quads = pyoxigraph.parse(written(graph(), ".trig").encode(), format=pyoxigraph.RdfFormat.TRIG)
    kinds = {"default" if "default" in type(q.graph_name).__name__.lower() else "article" for q in quads}
    assert kinds == {"default", "article"}
    opened = [line for line in written(graph(), ".trig").splitlines() if line.endswith("> {")]
    assert len(opened) == len(set(opened)) == 2


def test_json_ld_is_plain_json_with_the_shipped_context(graph):
    data = json.loads(written(graph(), ".jsonld"))
    shipped = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert data["@context"] == {"@base": "https://diplomatic-kg.example/id/", **shipped}
    meeting = next(node for node in data["@graph"] if node.get("@type") == "BilateralMeeting")
    assert meeting["when"] == "2024-03"
    assert meeting["status"] == "status-occurred"


def test_the_core_profile_tells_no_sentences_and_its_triples_are_all_in_the_full_one(graph):
    core, full = (statements(written(graph(), ".nt", each), ".nt") for each in (CORE, Settings()))
    events = {t for t in core if "/id/dataset" not in t[0] and "/id/export" not in t[0] and "/id/software" not in t[0]}
    assert events < full
    assert not any(word in predicate for _, predicate, _ in core for word in ("quote", "articleBody", "told", "office"))


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_the_full_profile_is_read_back_word_for_word(graph, tmp_path, ending, packed):
    path = tmp_path / f"a{ending}{packed}"
    write(path, graph())
    write(tmp_path / "a.jsonl", graph())
    assert list(rdf.read(path)) == list(jsonl.read(tmp_path / "a.jsonl"))


@settings(max_examples=60, deadline=None)
@given(word=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), url=st.none() | st.just("http://a/ü b"))
def test_any_text_is_read_back(graph, tmp_path_factory, word, url):
    path, same = (tmp_path_factory.getbasetemp() / name for name in ("round.nt", "round.jsonl"))
    source = graph(text=word + "123456789", word=word, url=url)
    write(path, source)
    write(same, source)
    assert list(rdf.read(path)) == list(jsonl.read(same))


def test_a_changed_or_poorer_file_is_refused_with_its_name(graph, tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(written(graph(), ".ttl").replace("Vienna on Monday", "Vienna on Friday"))
    with pytest.raises(BadValue, match=r"a\.ttl: d\w+ was changed: its content makes it d"):
        list(rdf.read(path))
    path.write_text(written(graph(), ".ttl", CORE))
    with pytest.raises(BadValue, match=r"a\.ttl: .* only what kg exported in the full profile can be loaded"):
        list(rdf.read(path))
    path.write_text("<a> <b> .")
    with pytest.raises(BadValue, match=r"a\.ttl: "):
        list(rdf.read(path))
    with pytest.raises(StopRun, match="cannot be read"):
        list(rdf.read(tmp_path / "none.ttl"))


def test_terms_of_other_vocabularies_are_those_that_they_define(graph):
    """rdflib ships the vocabularies closed: a term that is not defined there is an error."""
    shipped = (DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD)
    found = rdflib.Graph().parse(data=written(graph(), ".ttl", Settings(licence="https://a.example/")), format="turtle")
    used = {
        str(term) for _, predicate, value in found for term in (predicate, getattr(value, "datatype", None)) if term
    }
    used |= {str(cls) for cls in found.objects(None, RDF.type)}
    ontology = rdflib.Graph().parse(folder("ontology") / "kg.ttl")
    used |= {str(term) for triple in ontology for term in triple if isinstance(term, rdflib.URIRef)}
    checked = 0
    for term in used:
        for vocabulary in shipped:
            if term.startswith(str(vocabulary)):
                assert rdflib.URIRef(term) in vocabulary or term == str(vocabulary), term
                checked += 1
    assert checked > 20


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_answers_sparql_with_the_ontology_beside_it(graph, tmp_path: Path, ending):
    write(tmp_path / f"a{ending}", graph())
    query = "SELECT ?e ?n ?sure WHERE { ?e a/rdfs:subClassOf* :Meeting ; :sources ?n ; :confidence ?sure }"
    (row,) = sparql.ask(query, tmp_path / f"a{ending}")
    assert row["e"].startswith("https://diplomatic-kg.example/id/event/")
    assert (row["n"], row["sure"]) == (1, 0.85)


def test_every_form_of_a_sparql_query_has_rows(graph):
    assert sparql.ask("ASK { ?m :reports ?e }", graph()) == [{"answer": True}]
    (row,) = sparql.ask("CONSTRUCT { ?d a :Article } WHERE { ?d :copyOf ?o }", graph())
    assert row["object"] == "https://diplomatic-kg.example/ontology#Article"
    assert sparql.ask("SELECT ?x ?y { VALUES ?x { 1 } OPTIONAL { ?x :begin ?y } }", graph()) == [{"x": 1, "y": None}]


def test_a_query_or_file_that_is_none_is_named(graph, tmp_path):
    with pytest.raises(FixQuery, match="this is no SPARQL query"):
        sparql.ask("SELECT", graph())
    with pytest.raises(FixQuery, match="this is no SPARQL query"):
        sparql.ask("DELETE WHERE { ?s ?p ?o }", graph())
    with pytest.raises(FixQuery, match=r"a\.csv: is no file of RDF"):
        sparql.ask("ASK {}", tmp_path / "a.csv")
    with pytest.raises(StopRun, match=r"a\.ttl: cannot be read"):
        sparql.ask("ASK {}", tmp_path / "a.ttl")
