"""Write ontology/context.jsonld and docs/ontology.html from ontology/kg.ttl; --check: say if they are up to date."""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path

from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, ORG, OWL, RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node, URIRef

from kg.export.terms import PREFIXES

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "ontology" / "kg.ttl"
KG = Namespace(PREFIXES[""])
HEADINGS = ("Event types", "Things", "Properties", "Roles", "Statuses", "Annotations")
KNOWN = {
    **PREFIXES,
    "lode": "http://linkedevents.org/ontology/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": str(ORG),
    "owl": str(OWL),
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
STYLE = """
:root { color-scheme: light dark; --line: light-dark(#ddd, #444); --soft: light-dark(#666, #aaa) }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
section > div { border-top: 1px solid var(--line); padding: .6rem 0 } h3 { margin: 0; font-size: 1rem }
h2 { margin-top: 2.5rem } code { font-size: .9em } p { margin: .2rem 0 } nav a { margin-right: 1rem }
dl { display: grid; grid-template-columns: 9rem 1fr; margin: .3rem 0; font-size: .9rem }
dt { color: var(--soft) } dd { margin: 0 }
"""


def main(argv: list[str]) -> int:
    graph = Graph().parse(SOURCE)
    made = {ROOT / "ontology" / "context.jsonld": context(graph), ROOT / "docs" / "ontology.html": page(graph)}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if "--check" in argv:
            print(f"{path}: differs from {SOURCE}; run python tools/generate_ontology.py", file=sys.stderr)
        else:
            path.write_text(made[path], encoding="utf-8")
    return int("--check" in argv and bool(stale))


def context(graph: Graph) -> str:
    """The JSON-LD context: prefixes, our terms without one, and the kind of each property's values."""
    kinds: dict[str, object] = {}
    for term in sorted(graph.subjects(RDF.type, OWL.ObjectProperty)):
        named = graph.value(term, RDFS.range) == SKOS.Concept or term == KG.toldType
        kinds[local(term)] = {"@type": "@vocab" if named else "@id"}
    for term in sorted(graph.subjects(RDF.type, OWL.DatatypeProperty)):
        if (datatype := graph.value(term, RDFS.range)) != XSD.string:
            kinds[local(term)] = {"@type": short(datatype)}
    prefixes = {name: iri for name, iri in PREFIXES.items() if name}
    return json.dumps({"@context": {"@vocab": PREFIXES[""], **prefixes, **kinds}}, indent=1) + "\n"


def page(graph: Graph) -> str:
    """The page for people: every term with its label, definition, relations and codes."""
    ontology = URIRef(str(KG)[:-1])
    title, version = graph.value(ontology, DCTERMS.title), graph.value(ontology, OWL.versionInfo)
    sections = "".join(section(graph, heading) for heading in HEADINGS)
    links = " ".join(f'<a href="#{anchor(heading)}">{heading}</a>' for heading in HEADINGS)
    licence = link(graph.value(ontology, DCTERMS.license))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{STYLE}</style></head><body>\n'
        f"<h1>{title}</h1>\n<p>{graph.value(ontology, DCTERMS.description)}</p>\n"
        f"<dl><dt>Namespace</dt><dd><code>{KG}</code></dd><dt>Version</dt><dd><code>"
        f"{graph.value(ontology, OWL.versionIRI)}</code></dd><dt>Licence</dt><dd>{licence}"
        f"</dd></dl>\n<p>Generated from <code>ontology/kg.ttl</code>, version {version}.</p>\n<nav>{links}</nav>\n"
        f"{sections}</body></html>\n"
    )


def section(graph: Graph, heading: str) -> str:
    entries = "".join(entry(graph, term) for term in terms(graph, heading))
    return f'<h2 id="{anchor(heading)}">{heading}</h2>\n<section>\n{entries}</section>\n'


def terms(graph: Graph, heading: str) -> list[Node]:
    """The terms under a heading, classes of events from the general to the special."""
    match heading:
        case "Event types":
            return [KG.Event, *below(graph, KG.Event)]
        case "Things":
            return [c for c in sorted(graph.subjects(RDF.type, OWL.Class)) if KG.Event not in set(ancestors(graph, c))]
        case "Properties":
            kinds = OWL.ObjectProperty, OWL.DatatypeProperty
            return sorted(term for kind in kinds for term in graph.subjects(RDF.type, kind))
        case "Annotations":
            return sorted(graph.subjects(RDF.type, OWL.AnnotationProperty))
    return sorted(graph.subjects(SKOS.inScheme, KG[heading.lower()]))


def entry(graph: Graph, term: Node) -> str:
    label = graph.value(term, RDFS.label) or graph.value(term, SKOS.prefLabel)
    facts = {
        "A kind of": [link(parent) for parent in sorted(graph.objects(term, RDFS.subClassOf))],
        "Special form of": [link(parent) for parent in sorted(graph.objects(term, RDFS.subPropertyOf))],
        "Of": [link(node) for node in graph.objects(term, RDFS.domain)],
        "Values": [link(node) for node in graph.objects(term, RDFS.range)],
        "Roles": [link(role) for role in roles(graph, term)],
        "Compare": [link(node) for node in sorted(graph.objects(term, RDFS.seeAlso))],
        "CAMEO": [escape(code) for code in graph.objects(term, KG.cameoCode)],
        "PLOVER": [escape(code) for code in graph.objects(term, KG.ploverCode)],
    }
    rows = "".join(f"<dt>{name}</dt><dd>{', '.join(values)}</dd>" for name, values in facts.items() if values)
    definition = escape(str(graph.value(term, SKOS.definition)))
    return (
        f'<div id="{local(term)}"><h3>{escape(str(label))} <code>:{local(term)}</code></h3><p>{definition}</p>'
        + (f"<dl>{rows}</dl>" if rows else "")
        + "</div>\n"
    )


def below(graph: Graph, cls: Node) -> list[Node]:
    return [each for child in sorted(graph.subjects(RDFS.subClassOf, cls)) for each in (child, *below(graph, child))]


def ancestors(graph: Graph, cls: Node) -> list[Node]:
    return list(graph.transitive_objects(cls, RDFS.subClassOf))


def roles(graph: Graph, term: Node) -> list[Node]:
    shapes = (shape for found in graph.objects(term, SH.property) for shape in graph.objects(found, SH["in"]))
    return [role for members in shapes for role in Collection(graph, members)]


def link(node: Node | None) -> str:
    target = f"#{local(node)}" if node is not None and str(node).startswith(str(KG)) else str(node)
    return f'<a href="{escape(target)}">{escape(short(node))}</a>'


def short(node: Node | None) -> str:
    """A term as prefix:name where the prefix is known."""
    found = [(iri, name) for name, iri in KNOWN.items() if str(node).startswith(iri)]
    return f"{found[0][1]}:{str(node).removeprefix(found[0][0])}" if found else str(node)


def local(term: Node) -> str:
    return str(term).removeprefix(str(KG))


def anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
