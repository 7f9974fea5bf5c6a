"""docs/pictures.md shows what its commands draw today, as far as every machine draws it so: all but the positions."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from tests.plots.drawn import SVG
from tests.tools import tool

ROOT = Path(__file__).resolve().parents[2]


def test_the_pictures_of_the_page_say_what_its_commands_draw(tmp_path: Path) -> None:
    tool("pictures").draw(tmp_path)
    page = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")
    shown = [ROOT / "docs" / path for path in re.findall(r"\((pictures/\w+\.svg)\)", page)]
    assert len(shown) == 4
    for path in shown:
        assert _says(path) == _says(tmp_path / path.name), path.name


def _says(path: Path) -> list[str]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own
    return sorted("".join(e.itertext()) for name in ("text", "title") for e in root.iter(f"{SVG}{name}"))
