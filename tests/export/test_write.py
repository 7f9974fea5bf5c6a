from __future__ import annotations

import gzip
import io
import os
import stat

import pytest

from kg.errors import FixQuery, StopRun
from kg.export import EXPORTERS, write


@pytest.mark.parametrize("ending", EXPORTERS)
def test_a_packed_file_holds_what_the_plain_one_holds(graph, tmp_path, ending):
    write(tmp_path / f"a{ending}", graph())
    write(str(tmp_path / f"a{ending}.gz"), graph())
    plain = (tmp_path / f"a{ending}").read_bytes()
    assert gzip.decompress((tmp_path / f"a{ending}.gz").read_bytes()) == plain
    assert plain.endswith(b"\n")


@pytest.mark.parametrize("ending", EXPORTERS)
def test_the_same_graph_gives_the_same_bytes(graph, tmp_path, ending):
    for name in ("a", "b"):
        write(tmp_path / f"{name}{ending}.gz", graph())
    assert (tmp_path / f"a{ending}.gz").read_bytes() == (tmp_path / f"b{ending}.gz").read_bytes()


@pytest.mark.parametrize("name", ["a.xyz", "a", "ttl/a", "a.gz"])
def test_an_unknown_ending_lists_the_known_ones(graph, tmp_path, name):
    with pytest.raises(FixQuery, match=r"known are \.ttl \.ttl\.gz \.nt"):
        write(tmp_path / name, graph())
    assert list(tmp_path.iterdir()) == []


def test_standard_output_needs_a_format(graph):
    with pytest.raises(FixQuery, match=r"say in which format: --format, or ending=, with one of \.ttl"):
        write("-", graph())


def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(graph, tmp_path):
    source = graph()
    write(tmp_path / "a.ttl", source)
    before = (tmp_path / "a.ttl").read_bytes()
    source.places = broken
    with pytest.raises(RuntimeError, match="half way"):
        write(tmp_path / "a.ttl", source)
    assert (tmp_path / "a.ttl").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.ttl"]


def broken():
    raise RuntimeError("half way")


def test_a_folder_that_is_not_there_is_named(graph, tmp_path):
    with pytest.raises(StopRun, match=r"no/a\.ttl: cannot be written \(No such file"):
        write(tmp_path / "no" / "a.ttl", graph())


def test_a_folder_in_the_file_s_place_is_named(graph, tmp_path):
    (tmp_path / "a.ttl").mkdir()
    with pytest.raises(StopRun, match=r"a\.ttl: cannot be written \(Is a directory\)"):
        write(tmp_path / "a.ttl", graph())


def test_a_pipe_is_written_to_and_not_replaced(graph, tmp_path):
    os.mkfifo(tmp_path / "a.ttl")
    reader = os.open(tmp_path / "a.ttl", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(tmp_path / "a.ttl", graph())
        assert os.read(reader, 5) == b"@base"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "a.ttl").stat().st_mode)


def test_a_stream_needs_its_ending_said(graph):
    stream = io.BytesIO()
    write(stream, graph(), ending="jsonl")
    assert stream.getvalue().startswith(b'{"kg":')
