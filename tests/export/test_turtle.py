from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadValue
from kg.export import BASE, Settings, pieces

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = XSD + "string"
Term = tuple[str, ...]


def turtle(source, base: str = BASE) -> str:
    return "".join(pieces(source, ".ttl", Settings(base=base)))


def by_rdflib(text: str) -> set[Term]:
    def term(node: rdflib.term.Node) -> Term:
        return (str(node), str(node.datatype or STRING)) if isinstance(node, rdflib.Literal) else (str(node),)

    return {sum(map(term, triple), ()) for triple in rdflib.Graph().parse(data=text, format="turtle")}


def by_oxigraph(text: str) -> set[Term]:
    def term(node: pyoxigraph.NamedNode | pyoxigraph.Literal) -> Term:
        return (node.value, node.datatype.value) if isinstance(node, pyoxigraph.Literal) else (node.value,)

    triples = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return {term(t.subject) + term(t.predicate) + term(t.object) for t in triples}


def objects(triples: set[Term], predicate: str) -> Iterator[str]:
    yield from sorted(t[2] for t in triples if t[1].endswith(predicate))


def test_two_readers_find_the_same_triples(graph):
    text = turtle(graph())
    assert by_rdflib(text) == by_oxigraph(text)
    described = 2 + 2 + 4 + 2 + 7 + 2 + 1 + 1 + 1 + 1  # articles, events, participations, mentions, what they
    assert text.count(" a :") == described  # name, actors, a place, a tenure, a name, a decision


def test_a_thing_is_described_once_and_without_blank_nodes(graph):
    text = turtle(graph())
    subjects = [line.split(" a :")[0] for line in text.splitlines() if " a :" in line]
    assert len(subjects) == len(set(subjects))
    assert not any("_:" in term for triple in by_rdflib(text) for term in triple)
    assert not re.search(r"^\s*\[|[;.,] \[", text, re.MULTILINE)


@settings(max_examples=150, deadline=None)
@given(word=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_as_it_was(graph, word):
    source = graph(text=word + "123456789", word=word)
    text = turtle(source)
    triples = by_oxigraph(text)
    assert by_rdflib(text) == triples
    assert list(objects(triples, "/title")) == sorted([word, "Diplomatic events"])
    assert word in objects(triples, "altLabel") or word in objects(triples, "label")


@settings(max_examples=300, deadline=None)
@given(rest=st.text(), start=st.sampled_from(["http://a", "https://ü.example:80", "HTTP://a/b?c#", "http://", ""]))
def test_any_url_becomes_a_legal_iri_or_an_identifier(graph, rest, start):
    text = turtle(graph(url=start + rest))
    triples = by_oxigraph(text)
    assert by_rdflib(text) == triples
    assert all(url.isascii() for url in objects(triples, "schema.org/url"))
    assert len([*objects(triples, "schema.org/url"), *objects(triples, "identifier")]) == 1, "else it is the file"


def test_a_url_is_encoded_once(graph):
    triples = by_oxigraph(turtle(graph(url="https://a.example/ü b%20c?d={e}#f#g")))
    assert list(objects(triples, "schema.org/url")) == ["https://a.example/%C3%BC%20b%20c?d=%7Be%7D#f%23g"]


def test_half_a_surrogate_pair_becomes_the_replacement_character(graph):
    text = turtle(graph(text="a\ud800bcdefghijk"))
    assert "a\ufffdbcdefgh" in set(objects(by_oxigraph(text), "quote"))


@pytest.mark.parametrize(
    ("number", "form"),
    [(15000.0, '"15000"^^xsd:decimal'), (0.85, "0.85"), (-0.0, '"0"^^xsd:decimal'), (1e-7, "0.0000001"),
     (-12.5, "-12.5"), (2e16, '"20000000000000000"^^xsd:decimal')],
)  # fmt: skip
def test_numbers_have_their_canonical_form(graph, number, form):
    source = graph()
    source.given_events[0] = replace(source.given_events[0], quantity=number)
    text = turtle(source)
    assert f":quantity {form} ;" in text
    assert by_rdflib(text) == by_oxigraph(text)


def test_a_number_that_is_none_is_refused(graph):
    source = graph()
    source.given_events[0] = replace(source.given_events[0], quantity=float("nan"))
    with pytest.raises(BadValue, match="nan is no number"):
        turtle(source)


@pytest.mark.parametrize("bad", ["", "a b", "a/b", "ä", "a>", "../x"])
def test_an_identifier_that_would_break_an_iri_is_refused(graph, bad):
    source = graph()
    source.given_events[0] = replace(source.given_events[0], id=bad)
    with pytest.raises(BadValue, match="cannot be part of an IRI"):
        turtle(source)


def test_the_base_is_the_users(graph):
    triples = by_oxigraph(turtle(graph(), "https://example.org/x/"))
    assert {t[0].startswith("https://example.org/x/") for t in triples} == {True}


@pytest.mark.parametrize("bad", ["", "x", "https://example.org/x", "https://example.org/ü/", "https://e.org/> <b/"])
def test_a_base_that_is_none_is_refused(graph, bad):
    with pytest.raises(BadValue, match="cannot begin IRIs"):
        turtle(graph(), bad)


def test_the_order_of_participants_does_not_change_the_bytes(graph):
    one, other = graph(), graph()
    event = other.given_events[0]
    other.given_events[0] = replace(event, participants=(*event.participants[::-1], event.participants[0]))
    assert turtle(one) == turtle(other)


def test_the_bytes_do_not_depend_on_the_hash_seed():
    script = (
        "import importlib.util, sys; from kg.export import write;"
        "spec = importlib.util.spec_from_file_location('sample', sys.argv[1]);"
        "sample = importlib.util.module_from_spec(spec); sys.modules['sample'] = sample;"
        "spec.loader.exec_module(sample);"
        "[write('-', sample.make(), ending=e) for e in ('.ttl', '.nt', '.trig', '.jsonld', '.jsonl', '.ttl.gz')]"
    )
    conftest = Path(__file__).with_name("conftest.py")
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, conftest], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1
    assert runs.pop().startswith(b"@base")
