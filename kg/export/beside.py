"""What a file or a folder is, in a small file of Turtle beside it, for formats that cannot say so themselves.

The description is the one at the end of a file of RDF (kg/export/dataset.py), and tells of the file as one
distribution of the data set. For the counts, the graph is gone through once more.
"""

from __future__ import annotations

from pathlib import Path

from kg.export.base import Settings, Source
from kg.export.dataset import Tally, description
from kg.export.terms import Node, Text, Web, base_iri, block, text
from kg.export.triples import blocks
from kg.export.turtle import header, paragraph

ENDING = ".dataset.ttl"
_IANA = "https://www.iana.org/assignments/media-types/"
MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".trig": "application/trig",
    ".jsonld": "application/ld+json",
    ".plover": "text/tab-separated-values",
    ".parquet": "application/vnd.apache.parquet",
    ".neo4j-csv": "text/csv",
}
"""As registered; JSON lines are not."""
RDF = (".ttl", ".nt", ".trig", ".jsonld")


def pieces(path: Path, form: str, packed: bool, source: Source, settings: Settings) -> list[str]:
    """The description of what was written there in this format."""
    tally = Tally()
    for _ in tally.counted(blocks(source, settings.profile)):
        pass
    me = Node("distribution")
    told = [
        *description(tally, settings, ("dcat:distribution", me), rdf=form in RDF),
        block(
            me,
            "dcat:Distribution",
            ("dcterms:title", text(path.name)),
            ("dcat:mediaType", Web(_IANA + MEDIA_TYPES[form]) if form in MEDIA_TYPES else None),
            ("dcat:compressFormat", Web(_IANA + "application/gzip") if packed else None),
            ("dcat:byteSize", Text(str(_size(path)), "xsd:nonNegativeInteger")),
        ),
    ]
    return [header(base_iri(settings.base)), *(f"\n{paragraph(one)}\n" for one in told)]


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())
