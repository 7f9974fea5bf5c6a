from __future__ import annotations

import re

import pyshacl
import pytest
import rdflib

from kg.export import turtle
from kg.resources import folder


@pytest.fixture(scope="module")
def ontology():
    return rdflib.Graph().parse(folder("ontology") / "kg.ttl")


@pytest.fixture(scope="module")
def shapes(ontology):
    return rdflib.Graph().parse(folder("ontology") / "shapes.ttl") + ontology


@pytest.fixture(scope="module")
def text(graph):
    return "".join(turtle.pieces(graph()))


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
    "a mention without a reason": (r'    :reason "[^"]*" ;\n', ""),
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
    "an event that is a blank node": (r"<event/e\w+> a :Call", "[] a :Call"),
}


@pytest.mark.parametrize("defect", BROKEN)
def test_the_shapes_notice(text, ontology, shapes, defect):
    pattern, replacement = BROKEN[defect]
    broken, times = re.subn(pattern, replacement, text)
    assert times
    assert complaint(broken, ontology, shapes), defect


def test_every_property_of_an_export_is_in_a_shape(text, ontology, shapes):
    data = rdflib.Graph().parse(data=text, format="turtle")
    roles = set(ontology.subjects(rdflib.RDFS.range, rdflib.URIRef(turtle.NAMESPACE + "Actor")))
    paths = set(shapes.objects(None, rdflib.SH.path)) | {rdflib.RDF.type} | roles
    assert set(data.predicates()) <= paths
