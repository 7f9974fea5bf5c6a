"""Bad input: one clear sentence that names file and cause, exit code 1, nothing half-written."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran

ARTICLE = "Title: Talks in Oslo\nDate: 2025-03-09\nOutlet: Courier\n\nNorway's prime minister met Sweden's in Oslo.\n"


def one_sentence(ran: Ran, *words: str) -> None:
    assert ran.code == 1
    lines = ran.err.strip().splitlines()
    assert "Traceback" not in ran.err
    assert any(all(word in line for word in words) for line in lines), ran.err


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02\xff" * 20, "not"),
        ("latin.txt", "Wien, 9. März: Gespräche".encode("latin-1"), "UTF-8"),
        ("page.html", b"<html><body><script>1</script></body></html>", "no article"),
        ("shape.json", b'{"events": 3}', "text"),
        ("broken.json", b'{"text": ', "JSON"),
        ("dated.json", b'{"text": "They met in Oslo.", "published": "soon"}', "soon"),
        ("file.xyz", b"text", "no reader"),
    ],
)
def test_a_file_that_is_no_article_is_named_and_the_run_goes_on(
    cli: Cli, tmp_path: Path, name: str, content: bytes, cause: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(ARTICLE)
    ran = cli("load", name, "good.txt", "--store", "kg.db")
    one_sentence(ran, name, cause)
    assert "1 article read" in ran.err
    assert "1 skipped" in ran.err


def test_a_missing_path_is_named(cli: Cli) -> None:
    one_sentence(cli("extract", "nowhere.txt"), "nowhere.txt", "no such file")


def test_a_bad_date_in_a_question_is_named(cli: Cli, filled: Path) -> None:
    one_sentence(cli("met", "Ruiz", "--since", "2024-33", "--store", filled), "2024-33", "is no date")


def test_an_unknown_type_is_named(cli: Cli, filled: Path) -> None:
    one_sentence(cli("events", "--type", "Party", "--store", filled), "'Party' is no event type")


def test_an_unknown_name_suggests_the_nearest(cli: Cli, filled: Path) -> None:
    one_sentence(cli("met", "Bo Lint", "--store", filled), "the nearest is Bo Lind")


def test_an_unknown_question_or_parameter_is_named(cli: Cli, filled: Path) -> None:
    one_sentence(cli("ask", "nope", "--store", filled), "no question 'nope'")
    one_sentence(cli("ask", "troops_abroad", "--sendr", "ESP", "--store", filled), "no parameter sendr")
    one_sentence(cli("ask", "troops_abroad", "--sender", "--store", filled), "sender")


def test_a_cypher_mistake_is_named(cli: Cli, filled: Path) -> None:
    one_sentence(cli("cypher", "MATCH (n RETURN n", "--store", filled), "cannot be run")


def test_a_write_needs_the_writing_door(cli: Cli, filled: Path) -> None:
    one_sentence(cli("cypher", "CREATE (:Note {id: 1})", "--store", filled), "only reading is allowed")
    assert cli("cypher", "MATCH (n:Note) RETURN n", "--format", "json", "--store", filled).out.strip() == "[]"


def test_asking_a_store_that_is_not_there_makes_none(cli: Cli, tmp_path: Path) -> None:
    one_sentence(cli("events", "--store", "nowhere.db"), "there is no graph in nowhere.db yet")
    one_sentence(cli("load", "nothing.txt", "--store", "nowhere.db"), "nothing.txt", "no such file")
    assert not (tmp_path / "nowhere.db").exists()


def test_a_folder_is_read_without_the_store_in_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    assert cli("load", ".", "--store", "kg.db").code == 0
    again = cli("load", ".", "--store", "kg.db")
    assert (again.code, "0 articles read, 1 known before, 0 skipped" in again.err) == (0, True)


def test_an_article_without_a_date_is_counted_as_such(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(ARTICLE.replace("Date: 2025-03-09\n", ""))
    assert "1 article read (1 without a date: days of the week stay unknown)" in cli("load", "undated.txt").err


def test_a_store_that_is_down_is_named(cli: Cli) -> None:
    one_sentence(cli("info", "--store", "bolt://127.0.0.1:9"), "bolt://127.0.0.1:9")


def test_a_folder_that_is_no_store_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "me.jpg").write_bytes(b"x")
    one_sentence(cli("info", "--store", "photos"), "photos")
    assert [p.name for p in (tmp_path / "photos").iterdir()] == ["me.jpg"]


def test_an_export_with_an_unknown_ending_writes_nothing(cli: Cli, filled: Path, tmp_path: Path) -> None:
    one_sentence(cli("export", "graph.docx", "--store", filled), "graph.docx", ".ttl")
    assert not (tmp_path / "graph.docx").exists()


def test_an_export_with_the_ending_of_another_command_names_that(cli: Cli, filled: Path) -> None:
    one_sentence(cli("export", "g.graphml", "--store", filled), "g.graphml", "kg network")
    one_sentence(cli("export", "g.csv", "--store", filled), "g.csv", "kg events --format csv", "neo4j-csv")


def test_an_export_into_a_missing_folder_is_named(cli: Cli, filled: Path) -> None:
    one_sentence(cli("export", "no/such/g.ttl", "--store", filled), "no/such/g.ttl")


def test_a_broken_export_is_named_with_its_line(cli: Cli, filled: Path, tmp_path: Path) -> None:
    cli("export", "g.jsonl", "--store", filled)
    lines = (tmp_path / "g.jsonl").read_text().splitlines()
    (tmp_path / "cut.jsonl").write_text("\n".join([*lines[:3], lines[3][:40]]))
    one_sentence(cli("load", "cut.jsonl", "--store", "new.db"), "cut.jsonl", "line 4")


def test_an_unknown_extractor_is_named(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    one_sentence(cli("extract", "good.txt", "--extractor", "magic"), "no extractor 'magic'", "rules")


def test_a_reader_that_has_enough_is_no_failure(filled: Path) -> None:
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "events", "--format", "jsonl", "--store", str(filled)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaint = process.stderr.read()
        process.wait()
    assert b"Traceback" not in complaint
