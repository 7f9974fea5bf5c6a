"""Reading opens no connection, whatever a file asks for, and gives the words of the file and nothing else."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from kg import loading
from kg.export import rdf
from kg.model import Article
from kg.sources import Source

SECRET = "do not tell this to anybody"
BODY = (
    "<article><h1>Envoys meet in the harbour</h1>"
    "<p>The envoys of Norway and Sweden met in the old harbour of Oslo on Monday, the ministry said in a statement.</p>"
    "<p>They signed a treaty on herring, which had been prepared for two years by a joint commission. %s</p></article>"
)
PAGES = {
    "scripts": "<html><head><script src='http://127.0.0.1:9/x.js'></script><script>fetch('http://127.0.0.1:9')</script>"
    f"</head><body onload='alert(1)'>{BODY}<iframe src='http://127.0.0.1:9/'></iframe></body></html>",
    "references": "<html><head><base href='http://127.0.0.1:9/'><link rel='stylesheet' href='x.css'>"
    "<meta http-equiv='refresh' content='0; url=http://127.0.0.1:9/'><link rel='canonical' href='//127.0.0.1:9/x'>"
    f"</head><body><img src='http://127.0.0.1:9/x.png'><object data='file:///etc/passwd'></object>{BODY}</body></html>",
    "doctype": "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://127.0.0.1:9/xhtml1.dtd'>"
    f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{BODY}</body></html>",
    "include": "<html xmlns:xi='http://www.w3.org/2001/XInclude'>"
    f"<body><xi:include href='SECRET'/>{BODY}</body></html>",
    "entity": "<!DOCTYPE html [<!ENTITY e SYSTEM 'SECRET'><!ENTITY h SYSTEM 'http://127.0.0.1:9/'>]>"
    f"<html><body>{BODY % '&e; &h; %s'}</body></html>",
    "xml": "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href='http://127.0.0.1:9/x.xsl'?>"
    f"<!DOCTYPE html [<!ENTITY e SYSTEM 'SECRET'>]><html><body>{BODY % '&e; %s'}</body></html>",
    "laughs": "<!DOCTYPE html [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + f"]><html><body>{BODY % '&a11; %s'}</body></html>",
}


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every attempt to reach another program, or to ask for its address, is noted and refused."""
    tried: list[Any] = []

    def refuse(*given: Any, **_: Any) -> None:
        tried.append(given)
        raise OSError("no connections here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


# The parsers were made so; these tests keep them so when trafilatura, lxml or pyoxigraph are renewed.


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_read_without_what_it_refers_to(tmp_path: Path, offline: list[Any], page: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    text = PAGES[page].replace("SECRET", secret.as_uri()).replace("%s", "")
    for name in ("page.html", "page.warc"):
        path = tmp_path / name
        path.write_bytes(text.encode() if name == "page.html" else _record(text.encode()))
        for found in loading.read([path]):
            told = repr(found)
            assert SECRET not in told
            assert "alert(1)" not in told
            assert len(told) < 5_000
            if page == "xml":  # a document that consists of entities of its own holds no article
                continue
            assert isinstance(found, Article), told
            assert "treaty on herring" in found.text
    assert offline == []


def _record(page: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://127.0.0.1:9/\r\nContent-Length: {len(answer)}\r\n"
    )
    return head.encode() + b"Content-Type: application/http; msgtype=response\r\n\r\n" + answer + b"\r\n\r\n"


def test_addresses_in_other_files_are_words(tmp_path: Path, offline: list[Any]) -> None:
    record = {"text": "They met at http://127.0.0.1:9/ in Oslo.", "url": "http://127.0.0.1:9/"}
    for name, text in {
        "a.json": json.dumps(record),
        "a.jsonl": json.dumps(record),
        "a.csv": "text,url\nThey met in Oslo.,http://127.0.0.1:9/\n",
        "a.txt": "URL: http://127.0.0.1:9/\nTitle: Envoys meet\n\nThey met in Oslo.",
    }.items():
        (tmp_path / name).write_text(text)
        (found,) = loading.read([tmp_path / name])
        assert isinstance(found, Article)
        assert found.url == "http://127.0.0.1:9/"
    assert offline == []


def test_a_context_of_json_ld_is_not_fetched(tmp_path: Path, offline: list[Any]) -> None:
    for name, context in (("a", '"http://127.0.0.1:9/context.jsonld"'), ("b", '{"@import": "http://127.0.0.1:9/c"}')):
        path = tmp_path / f"{name}.jsonld"
        path.write_text(f'{{"@context": {context}, "@id": "http://x/a", "name": "x"}}')
        with pytest.raises((SyntaxError, ValueError)):
            list(rdf.quads(Source(path)))
    assert offline == []


def test_extraction_opens_no_connection(offline: list[Any]) -> None:
    article = Article(text="The president of Norway met http://127.0.0.1:9/ and the king of Sweden in Oslo on Monday.")
    list(loading.extract([article], loading.extractor()))
    assert offline == []
