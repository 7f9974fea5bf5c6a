"""Whether a graph, as RDF, is as the shapes of the ontology say; needs pyshacl, and everything in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kg.errors import StopRun
from kg.export import write
from kg.export.base import Source
from kg.resources import folder


def complaints(source: Source) -> Iterator[str]:
    """What the shapes find wrong, one line each; StopRun if pyshacl is not installed."""
    try:
        import pyshacl
    except ImportError:
        raise StopRun("the shapes were not checked: that needs pyshacl (pip install pyshacl)") from None
    from rdflib import SH, Graph

    def parsed(name: str) -> Graph:
        return Graph().parse(folder("ontology") / name)

    turtle = io.BytesIO()
    write(turtle, source, ending=".ttl")
    ontology = parsed("kg.ttl")
    data = Graph().parse(data=turtle.getvalue(), format="turtle") + ontology
    shapes = parsed("shapes.ttl") + parsed("shapes-full.ttl") + ontology
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    for result in sorted(set(report.subjects(SH.resultSeverity))):
        thing, said = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        path = report.value(result, SH.resultPath)
        yield f"{thing} is not as its shape says{f' ({path})' if path else ''}: {said}"
