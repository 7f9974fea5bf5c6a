"""The answers in docs/cookbook.md are those that the examples give today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_cookbook_says_what_its_blocks_answer() -> None:
    spec = importlib.util.spec_from_file_location("cookbook", ROOT / "tools" / "cookbook.py")
    assert spec
    assert spec.loader
    cookbook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(cookbook)
    page = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    assert page.count("```text") == 2 * page.count("\n## ") == 40
    assert cookbook.filled(page) == page
