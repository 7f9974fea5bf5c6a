"""SPARQL over an export or a graph, with the ontology beside it, so that any kind of Meeting is a plain question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BadValue, FixQuery, SkipRecord, StopRun
from kg.export.base import BASE, Source
from kg.export.ntriples import pieces
from kg.export.rdf import is_rdf, quads
from kg.export.terms import PREFIXES
from kg.export.triples import blocks
from kg.resources import folder
from kg.tabular import Rows

if TYPE_CHECKING:
    import pyoxigraph

_NUMBERS = {"integer": int, "nonNegativeInteger": int, "decimal": float, "double": float}


def ask(query: str, data: str | Path | Source) -> Rows:
    """The rows of a query over a file of RDF or a graph; all named graphs count as one, and our prefixes are known.

    ASK gives one row with `answer`, CONSTRUCT and DESCRIBE rows of subject, predicate and object.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_extend(quads(folder("ontology") / "kg.ttl"))
    store.bulk_extend(_file(Path(data)) if isinstance(data, str | Path) else _graph(data))
    try:
        found = store.query(query, base_iri=BASE, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return Rows([{"answer": bool(found)}], ["answer"])
        if isinstance(found, pyoxigraph.QuerySolutions):
            names = [variable.value for variable in found.variables]
            return Rows(({name: _plain(row[name]) for name in names} for row in found), names)
        parts = "subject", "predicate", "object"
        return Rows(({part: _plain(getattr(triple, part)) for part in parts} for triple in found), parts)
    except SyntaxError as error:
        raise FixQuery(f"this is no SPARQL query: {error}") from None


def _file(path: Path) -> Iterator[pyoxigraph.Quad]:
    if not is_rdf(path):
        raise FixQuery(f"{path}: is no file of RDF; kg export writes some")
    try:
        yield from quads(path)
    except SyntaxError as error:
        raise BadValue(f"{path}: {error}") from None
    except SkipRecord as error:
        raise StopRun(str(error)) from None
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror or error})") from error


def _graph(source: Source) -> Iterator[pyoxigraph.Quad]:
    import pyoxigraph

    for lines in pieces(blocks(source), BASE):
        yield from pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)


def _plain(term: Any) -> Any:
    """A number or the truth as Python has it, everything else as text; None stays None."""
    import pyoxigraph

    if not isinstance(term, pyoxigraph.Literal):
        return getattr(term, "value", None)
    kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
    return term.value == "true" if kind == "boolean" else _NUMBERS.get(kind, str)(term.value)
