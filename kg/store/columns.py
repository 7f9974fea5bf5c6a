"""The columns of a statement, read off its text: the embedded server does not name those of an empty answer."""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"""(?sx) '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*` | //[^\n]* | /\*.*?\*/ | \w+ | \s+ | ."""
)
_AFTER = {"order", "skip", "limit", "offset", "union"}
_OPEN, _CLOSE = "([{", ")]}"


def returned(statement: str) -> list[str]:
    """The columns of its last RETURN as it names them, or else as it spells them; none where it says RETURN *."""
    parts: list[list[str]] = []
    depth, within = 0, False
    for piece in _PIECE.findall(statement):
        if piece.startswith(("//", "/*")):
            continue
        depth += (piece in _OPEN) - (piece in _CLOSE)
        word = piece.lower()
        if depth == 0 and word == "return":
            parts, within = [[]], True
        elif depth == 0 and word in _AFTER:
            within = False
        elif within and depth == 0 and piece == ",":
            parts.append([])
        elif within and not (parts == [[]] and word in ("distinct", " ")):
            parts[-1].append(piece)
    names = [_name(part) for part in parts]
    return [] if "*" in names else [name for name in names if name]


def _name(part: list[str]) -> str:
    """What stands after the last AS, else all of it."""
    at = [number for number, piece in enumerate(part) if piece.lower() == "as"]
    text = "".join(part[at[-1] + 1 :] if at else part).strip().rstrip(";").rstrip()
    return text[1:-1].replace("``", "`") if text.startswith("`") and text.endswith("`") else text
