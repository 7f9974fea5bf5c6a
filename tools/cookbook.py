"""Fills docs/cookbook.md: after every block of Python or Cypher stands what it answers on the example articles."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import kg

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
BLOCK = re.compile(r"(```(python|cypher)\n(.*?)```\n\n)```text\n.*?```\n", re.DOTALL)


def filled(text: str) -> str:
    """The page with the answers of today."""
    with kg.open(":memory:") as graph:
        graph.load(ARTICLES)
        names: dict[str, Any] = {"graph": graph}

        def answered(match: re.Match[str]) -> str:
            shown = _told(_last(match[3], names) if match[2] == "python" else graph.cypher(match[3]))
            return f"{match[1]}```text\n{shown}\n```\n"

        return BLOCK.sub(answered, text)


def _last(code: str, names: dict[str, Any]) -> Any:
    """The value of the last expression; what stands before it is run."""
    *before, last = ast.parse(code).body
    if not isinstance(last, ast.Expr):
        raise ValueError(f"the last line of a block has to be an expression:\n{code}")
    exec(compile(ast.Module(before, []), "cookbook", "exec"), names)  # noqa: S102 - our own page
    return eval(compile(ast.Expression(last.value), "cookbook", "eval"), names)  # noqa: S307


def _told(value: Any) -> str:
    """As it prints at the prompt; a DataFrame without row numbers and with all its columns."""
    index = bool(getattr(getattr(value, "index", None), "names", [None])[0])
    text = value.to_string(index=index) if hasattr(value, "to_string") else repr(value)
    return "\n".join(line.rstrip() for line in text.splitlines())
