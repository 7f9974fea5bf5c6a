"""kg plot: files of every form, and what is said when there is none."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.mark.parametrize("form", ["svg", "png", "html"])
@pytest.mark.parametrize("picture", [("timeline", "Ana Ruiz"), ("network",), ("map",), ("matrix", "--by", "actor")])
def test_a_picture_is_written_in_the_form_of_its_ending(cli: Cli, filled: Path, picture: list[str], form: str) -> None:
    ran = cli("plot", *picture, "-o", f"it.{form}", "--store", filled)
    assert (ran.code, ran.err) == (0, f"written to it.{form}\n")
    begins = {"svg": b"<?xml", "png": b"\x89PNG", "html": b"<!doctype html>"}[form]
    assert Path(f"it.{form}").read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("timeline", "Ana Ruiz", "--since", "2030", "-o", "a.svg"),
            "no event of Ana Ruiz that was asked for has a date",
        ),
        (("network", "--min", "9", "-o", "a.svg"), "no two actors share 9 such events"),
        (("map", "--type", "Recall", "-o", "a.svg"), "no event is as asked for"),
        (("map", "--type", "Call", "-o", "a.svg"), "at a place whose coordinates are known"),
        (("map", "-o", "a.pdf"), "a.pdf: a picture's ending is one of .svg .png .html"),
        (("map", "-o", "none/a.svg"), "none/a.svg: cannot be written"),
        (("timeline", "Nobody", "-o", "a.svg"), "nothing in this graph is called 'Nobody'"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(cli: Cli, filled: Path, arguments: list[str], said: str) -> None:
    ran = cli("plot", *arguments, "--store", filled)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert said in ran.err
    assert not Path("a.svg").exists()


def test_without_matplotlib_the_extra_is_named(cli: Cli, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ran = cli("plot", "network", "-o", "a.svg", "--store", filled)
    assert (ran.code, ran.err) == (1, "kg: pictures need matplotlib: pip install 'diplomatic-kg[plot]'\n")
