from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Cli


def test_what_export_wrote_is_loaded_whatever_the_format(cli: Cli, filled: Path, tmp_path: Path) -> None:
    assert cli("export", "a.ttl.gz", "--store", filled).code == 0
    ran = cli("load", "a.ttl.gz", "--store", "b.db")
    assert (ran.code, "4 articles read" in ran.err) == (0, True)
    for name, store in (("a.jsonl", filled), ("b.jsonl", "b.db")):
        assert cli("export", name, "--store", store).code == 0
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_export_takes_a_part_a_profile_and_a_licence(cli: Cli, filled: Path, tmp_path: Path) -> None:
    ran = cli("export", "a.ttl", "--type", "Meeting", "--actor", "Ana Ruiz", "--profile", "core", "--licence",
              "https://a.example/by", "--store", filled)  # fmt: skip
    text = (tmp_path / "a.ttl").read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (0, "written to a.ttl: 3 events\n")
    assert ":BilateralMeeting" in text
    assert "Visit" not in text
    assert "dcterms:license <https://a.example/by>" in text
    assert "no profile" in cli("export", "a.ttl", "--profile", "half", "--store", filled).err


def test_export_says_how_many_events_it_wrote(cli: Cli, filled: Path) -> None:
    assert cli("export", "a.jsonl", "--store", filled).err == "written to a.jsonl: 6 events\n"
    assert cli("export", "b.ttl", "--since", "1990", "--until", "1995", "--store", filled).err == (
        "written to b.ttl: 0 events\n"
    )


def test_the_core_profile_cannot_be_loaded_and_says_so(cli: Cli, filled: Path) -> None:
    cli("export", "a.nt", "--profile", "core", "--store", filled)
    ran = cli("load", "a.nt", "--store", "b.db")
    assert ran.code == 1
    assert "only what kg exported in the full profile can be loaded" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_store_and_a_file_answer_sparql(cli: Cli, filled: Path) -> None:
    query = "SELECT ?name WHERE { ?e a :Call ; :participant/rdfs:label ?name } ORDER BY ?name"
    cli("export", "a.jsonld", "--store", filled)
    for where in (("--in", "a.jsonld"), ("--store", filled)):
        rows = json.loads(cli("sparql", query, *where, "--format", "json").out)
        assert rows == [{"name": "Ana Ruiz"}, {"name": "Dana Novak"}]
    ran = cli("sparql", "SELECT", "--in", "a.jsonld")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_export_describes_a_file_beside_it(cli: Cli, filled: Path, tmp_path: Path) -> None:
    assert cli("export", "a.nt", "--describe", "--licence", "https://a.example/by", "--store", filled).code == 0
    assert "dcterms:license <https://a.example/by>" in (tmp_path / "a.nt.dataset.ttl").read_text(encoding="utf-8")
    refused = cli("export", "-", "--format", "nt", "--describe", "--store", filled)
    assert (refused.code, refused.err) == (1, "kg: a description stands beside a file: name one\n")
