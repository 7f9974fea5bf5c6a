"""Draw the pictures of docs/pictures.md again: run the commands that stand there over the example articles.

python tools/pictures.py
"""

from __future__ import annotations

import shlex
import tempfile
from contextlib import chdir
from pathlib import Path

import kg
from kg.cli.commands import app

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "pictures.md"
SHOWN = "    kg plot "


def draw(into: Path) -> None:
    """Draw every picture of the page into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        with kg.open(folder) as graph:
            graph.load(ROOT / "examples" / "articles")
        with chdir(into):
            for line in PAGE.read_text(encoding="utf-8").splitlines():
                if line.startswith(SHOWN):
                    app([*shlex.split(line)[1:], "--store", folder], standalone_mode=False)


if __name__ == "__main__":
    draw(PAGE.with_suffix(""))
