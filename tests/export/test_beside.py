"""The description beside a file says what the file is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID, XSD

from kg.errors import BadValue, FixQuery
from kg.export import Settings, write
from kg.export.base import Profile

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
BASE = rdflib.Namespace("https://press.example/kg/")
SETTINGS = Settings(base=str(BASE), licence=LICENCE, profile=Profile.core)


def described(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path.with_name(f"{path.name}.dataset.ttl"))


@pytest.mark.parametrize(
    ("name", "ending", "media"),
    [
        ("a.nt", None, "application/n-triples"),
        ("a.ttl.gz", None, "text/turtle"),
        ("a.tsv", "plover", "text/tab-separated-values"),
        ("tables", "parquet", "application/vnd.apache.parquet"),
        ("a.jsonl", None, None),
    ],
)
def test_it_tells_licence_counts_run_and_form(
    graph: Callable[..., Any], tmp_path: Path, name: str, ending: str | None, media: str | None
) -> None:
    path = tmp_path / name
    write(path, graph(), ending=ending, settings=SETTINGS, describe=True)
    told = described(path)
    assert (BASE.dataset, RDF.type, DCAT.Dataset) in told
    assert told.value(BASE.dataset, DCTERMS.license) == rdflib.URIRef(LICENCE)
    assert told.value(BASE["dataset-BilateralMeeting"], VOID.entities).toPython() == 1
    file = told.value(BASE.dataset, DCAT.distribution)
    assert told.value(file, DCTERMS.title) == rdflib.Literal(name)
    size = sum(f.stat().st_size for f in ([*path.iterdir()] if path.is_dir() else [path]))
    assert told.value(file, DCAT.byteSize) == rdflib.Literal(size, datatype=XSD.nonNegativeInteger)
    kind = told.value(file, DCAT.mediaType)
    assert kind == (media and rdflib.URIRef(f"https://www.iana.org/assignments/media-types/{media}"))
    assert (told.value(file, DCAT.compressFormat) is not None) == name.endswith(".gz")
    assert (told.value(BASE.dataset, VOID.triples) is not None) == (name in ("a.nt", "a.ttl.gz"))


def test_it_says_what_stands_in_a_file_of_rdf_too(graph: Callable[..., Any], tmp_path: Path) -> None:
    write(tmp_path / "a.nt", graph(), settings=SETTINGS, describe=True)
    inside = rdflib.Graph().parse(tmp_path / "a.nt")
    more = described(tmp_path / "a.nt") - inside
    assert {s for s, _, _ in more if s != BASE.dataset} == {BASE.distribution}
    assert {p for s, p, _ in more if s == BASE.dataset} == {DCAT.distribution}
    contents = {s for s, _, _ in inside} & {s for s, _, _ in described(tmp_path / "a.nt")}
    assert not any("/event/" in str(s) for s in contents)


def test_it_is_written_only_when_asked_for_and_the_same_every_time(graph: Callable[..., Any], tmp_path: Path) -> None:
    write(tmp_path / "a.nt", graph())
    assert [path.name for path in tmp_path.iterdir()] == ["a.nt"]
    write(tmp_path / "a.nt", graph(), describe=True)
    first = (tmp_path / "a.nt.dataset.ttl").read_bytes()
    write(tmp_path / "a.nt", graph(), describe=True)
    assert (tmp_path / "a.nt.dataset.ttl").read_bytes() == first


def test_a_stream_and_a_bad_licence_are_refused(graph: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(FixQuery, match="a description stands beside a file: name one"):
        write(io.BytesIO(), graph(), ending=".nt", describe=True)
    with pytest.raises(BadValue, match="no address of a licence"):
        write(tmp_path / "a.tsv", graph(), ending="plover", settings=Settings(licence="free"), describe=True)
