"""The answers in docs/cookbook.md are those that the examples give today."""

from __future__ import annotations

from pathlib import Path

from tests.tools import tool

ROOT = Path(__file__).resolve().parent.parent


def test_the_cookbook_says_what_its_blocks_answer() -> None:
    page = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    assert page.count("```text") == 2 * page.count("\n## ") == 40
    assert tool("cookbook").filled(page) == page
