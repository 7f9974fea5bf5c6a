from __future__ import annotations

import gzip
import json
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadValue, StopRun
from kg.export import jsonl, write


@settings(max_examples=100, deadline=None)
@given(word=st.text(min_size=1))
def test_what_is_written_is_what_is_read(graph, tmp_path_factory, word):
    source = graph(text=word + "123456789", word=word)
    path = tmp_path_factory.getbasetemp() / "round.jsonl"
    write(path, source)
    told = [[article, *(m for m in source.mentions() if m.article == article.id)] for article in source.articles()]
    assert list(jsonl.read(path)) == [*chain.from_iterable(told), *source.decisions()]


def test_a_mention_whose_article_is_not_in_the_graph_is_kept(graph, tmp_path):
    source = graph()
    for missing in source.given_articles:
        source.given_articles = [missing]
        write(tmp_path / "a.jsonl", source)
        assert {*source.mentions()} < {*jsonl.read(tmp_path / "a.jsonl")}


def test_a_packed_export_is_read_too(graph, tmp_path):
    write(tmp_path / "a.jsonl.gz", graph())
    assert jsonl.is_export(tmp_path / "a.jsonl.gz")
    assert len(list(jsonl.read(tmp_path / "a.jsonl.gz"))) == 5


@pytest.mark.parametrize("content", [b"", b"\n", b'{"id": 1}\n', b"[1]\n", b"text", b"\x89PNG\xff", b'{"kg": "1"}'])
def test_another_file_is_no_export(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    assert not jsonl.is_export(path)
    with pytest.raises(BadValue, match=r"a\.jsonl, line 1: "):
        list(jsonl.read(path))


def test_a_missing_file_is_named(tmp_path):
    assert not jsonl.is_export(tmp_path / "a.jsonl")
    with pytest.raises(StopRun, match=r"a\.jsonl: cannot be read \(No such file"):
        list(jsonl.read(tmp_path / "a.jsonl"))


def test_a_format_of_the_future_is_an_export_that_this_version_refuses(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"kg": "9.0", "format": 2}\n')
    assert jsonl.is_export(path)
    with pytest.raises(StopRun, match="is an export of format 2; this version of kg reads format 1"):
        list(jsonl.read(path))


@pytest.mark.parametrize("broken", ["{", '"text"', '{"record": "song"}', '{"record": "article"}', ""])
def test_a_broken_line_is_named_and_what_came_before_is_given(graph, tmp_path, broken):
    path = tmp_path / "a.jsonl"
    write(path, graph())
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:2], broken, *lines[3:]]) + "\n")
    records = jsonl.read(path)
    next(records)
    with pytest.raises(BadValue, match=r"a\.jsonl, line 3: "):
        next(records)


def test_a_changed_text_is_noticed(graph, tmp_path):
    path = tmp_path / "a.jsonl"
    write(path, graph())
    path.write_text(path.read_text().replace("Vienna on Monday", "Vienna on Friday"))
    with pytest.raises(BadValue, match="was changed"):
        list(jsonl.read(path))


def test_a_packed_file_cut_short_is_named(graph, tmp_path):
    path = tmp_path / "a.jsonl.gz"
    write(path, graph())
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(StopRun, match=r"a\.jsonl\.gz: is a broken gzip file"):
        list(jsonl.read(path))
    path.write_bytes(gzip.compress(b"x")[:4])
    assert not jsonl.is_export(path)


def test_the_header_says_version_and_format(graph):
    assert json.loads(next(jsonl.pieces(graph()))).keys() == {"kg", "format"}
