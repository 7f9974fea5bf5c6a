from __future__ import annotations

import re

import pyshacl
import pytest
import rdflib

from kg.export import Profile, Settings, pieces
from kg.resources import folder
from kg.vocab import NAMESPACE


def parsed(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(folder("ontology") / name)


@pytest.fixture(scope="module")
def ontology():
    return parsed("kg.ttl")


@pytest.fixture(scope="module")
def shapes(ontology):
    return parsed("shapes.ttl") + parsed("shapes-full.ttl") + ontology


@pytest.fixture(scope="module")
def text(graph):
    return "".join(pieces(graph(), ".ttl"))


def complaint(text: str, ontology: rdflib.Graph, shapes: rdflib.Graph) -> str:
    """What pyshacl has to say; nothing if the data conforms."""
    data = rdflib.Graph().parse(data=text, format="turtle") + ontology
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    return "" if conforms else report


def test_an_export_conforms_to_the_shapes(text, ontology, shapes):
    assert complaint(text, ontology, shapes) == ""


BROKEN = {
    "an event without a status": (r"    :status :status-planned ;\n", ""),
    "a status that is none": (r":status :status-planned", ":status :role-host"),
    "a date that is no EDTF": ('"2024-03"', '"March 2024"'),
    "a date of another datatype": (r'"2024-03"\^\^edtf:EDTF', '"2024-03"'),
    "a month where a day belongs": ('"2024-03-05"', '"2024-03"'),
    "an end before the beginning": ('"2024-03-31"', '"2024-02-28"'),
    "a place that is an actor": (r":place <place/\w+>", ":place <actor/CHE>"),
    "a quantity that is a word": (r'"15000"\^\^xsd:decimal', '"many"'),
    "an event without participation": (r" ;\n    :participation <event/e\w+-p0> \.", " ."),
    "an event that nothing reports": (r":reports <event/e\w+>", ":reports <actor/CHE>"),
    "a role that the type does not have": (":role :role-host", ":role :role-signatory"),
    "a participation without a role": (r" ;\n    :role :role-host \.", " ."),
    "a participation without an actor": (r"    :actor <actor/CHE> ;\n", ""),
    "an actor that is a place": (r":actor <actor/a\w+>", ":actor <place/nowhere>"),
    "an event without a label": (r"    rdfs:label [^\n]* ;\n(    dcterms:title [^\n]* ;\n)?    :status", "    :status"),
    "a mention without a reason": (r' ;\n    :reason "[^"]*" \.', " ."),
    "a mention without a quote": (r'    :quote "[^"]*" ;\n', ""),
    "a mention of no article": (r"    :article <article/\w+> ;\n", ""),
    "a mention that ends before it begins": ('charStart "0"', 'charStart "10"'),
    "a negative offset": ('charStart "0"', 'charStart "-1"'),
    "a confidence above one": (":confidence 0.85", ":confidence 1.85"),
    "a mention of no extractor": (r'    :extractor "rules 1" ;\n', ""),
    "a day of publication that is a text": (r'"2024-03-05"\^\^xsd:date', '"5 March"'),
    "an address that is a text": (r"schema:url <[^>]*>", 'schema:url "here"'),
    "an actor without a name": (r'    rdfs:label "Switzerland" ;\n', ""),
    "a country code that is a name": (':countryCode "CHE"', ':countryCode "Switzerland"'),
    "a place without a name": (r'    rdfs:label "Vienna" ;\n', ""),
    "a latitude beyond the pole": ("schema:latitude 48.2", "schema:latitude 148.2"),
    "an event from no article": (r"    dcterms:source [^\n]* ;\n", ""),
    "an event of no source": (':sources "1"', ':sources "0"'),
    "a copy of no article": (r":copyOf <article/\w+>", ":copyOf <actor/CHE>"),
    "a place within an actor": (r":within <place/\w+>", ":within <actor/CHE>"),
    "a mention that names nobody": (r"    :toldPart [^\n]* ;\n", ""),
    "a part as told without a place among the parts": (r' ;\n    :position "\d"\^\^xsd:nonNegativeInteger \.', " ."),
    "a tenure that ends before it begins": ('    :basis "told"', '    :until "2023-01-01"^^xsd:date'),
    "a name that means nobody": (r":means <actor/\w+>", ":means <place/nowhere>"),
    "a decision by nobody": (r'    :by "reader" ;\n', ""),
    "an article without its text": (r" ;\n    schema:articleBody .* \.\n", " .\n"),
    "a data set without a number of triples": (r"    void:triples [^\n]* ;\n", ""),
    "a data set that nothing made": (r" ;\n    prov:wasGeneratedBy <export> \.", " ."),
    "an event that is a blank node": (r"<event/e\w+> a :Call", "[] a :Call"),
}


@pytest.mark.parametrize("defect", BROKEN)
def test_the_shapes_notice(text, ontology, shapes, defect):
    pattern, replacement = BROKEN[defect]
    broken, times = re.subn(pattern, replacement, text)
    assert times
    assert complaint(broken, ontology, shapes), defect


def test_the_core_profile_conforms_to_the_shapes_of_both_profiles_but_not_of_the_full_one(graph, ontology, shapes):
    core = "".join(pieces(graph(), ".ttl", Settings(profile=Profile.core)))
    assert complaint(core, ontology, parsed("shapes.ttl") + ontology) == ""
    assert complaint(core, ontology, shapes)


def test_the_ontology_conforms_to_its_own_shapes(ontology):
    conforms, _, report = pyshacl.validate(ontology, shacl_graph=parsed("shapes-ontology.ttl"))
    assert conforms, report
    for predicate in (rdflib.SKOS.definition, rdflib.RDFS.label, rdflib.RDFS.range, rdflib.OWL.versionIRI):
        poorer = rdflib.Graph() + ontology
        poorer.remove((None, predicate, None))
        assert not pyshacl.validate(poorer, shacl_graph=parsed("shapes-ontology.ttl"))[0]


def test_every_property_of_an_export_is_in_a_shape(text, ontology, shapes):
    data = rdflib.Graph().parse(data=text, format="turtle")
    roles = set(ontology.subjects(rdflib.RDFS.range, rdflib.URIRef(NAMESPACE + "Actor")))
    paths = set(shapes.objects(None, rdflib.SH.path)) | {rdflib.RDF.type} | roles
    paths |= {step for path in paths for step in shapes.items(path)}
    assert set(data.predicates()) <= paths
