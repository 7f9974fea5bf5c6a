"""Write what holds today into README.md and docs: cookbook.md, cli.md, python.md, schema.md; --check only compares."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_page as python
from cookbook import filled
from schema_page import page
from typer.main import get_command

from kg.cli.commands import app

ROOT = Path(__file__).resolve().parent.parent
DEMO = re.compile(r"(<!-- demo: .*? -->\n```\n).*?(```\n<!-- demo -->)", re.DOTALL)
KG = str(Path(sys.executable).parent / "kg")


def main(argv: list[str]) -> int:
    readme, reference, cookbook = ROOT / "README.md", ROOT / "docs" / "cli.md", ROOT / "docs" / "cookbook.md"
    wanted = {
        readme: DEMO.sub(lambda m: m[1] + demo() + m[2], readme.read_text(encoding="utf-8")),
        reference: cli(),
        ROOT / "docs" / "schema.md": page(),
        ROOT / "docs" / "python.md": python.page(),
        cookbook: filled(cookbook.read_text(encoding="utf-8")),
    }
    differing = [p for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    if "--check" in argv:
        for path in differing:
            print(f"{path.relative_to(ROOT)} is out of date; run python tools/update_readme.py", file=sys.stderr)
        return 1 if differing else 0
    for path in differing:
        path.write_text(wanted[path], encoding="utf-8")
    return 0


def demo() -> str:
    """What the demo prints, without what make says of the installation."""
    command = ["make", "--no-print-directory", "--silent", "demo", "READY=", f"KG={KG}"]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
    return "\n".join(line.rstrip() for line in ran.stdout.strip().splitlines()) + "\n"


def cli() -> str:
    """The reference of the command line."""
    parts = [
        "# The command line\n\nWritten by tools/update_readme.py from the help texts.\n\n"
        "Exit codes: 0 all went well; 1 something was wrong and is named on standard error, or a run over many\n"
        "files left some out; 2 the command line itself is wrong.\n"
    ]
    environment = os.environ | {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}
    for command in _commands(get_command(app)):
        ran = subprocess.run(
            [KG, *command.split(), "--help"], capture_output=True, text=True, check=True, env=environment
        )
        text = "\n".join(line.rstrip() for line in ran.stdout.strip().splitlines())
        parts.append(f"\n## kg {command}\n\n```\n{text}\n```\n")
    return "".join(parts)


def _commands(group: Any) -> Iterator[str]:
    """Every command, those of groups with the name of their group, in the order of the help."""
    for name, command in group.commands.items():
        yield from (f"{name} {part}" for part in _commands(command)) if hasattr(command, "commands") else [name]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
