"""The words of strangers, made harmless to show: they cannot move a cursor, hide text, or turn its direction."""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What terminals obey, what turns the direction of text, line ends that not all see, and halves of characters."""

_FORMULA = re.compile(r"\s*[=+\-@]")


def harmless(text: str) -> str:
    """The text with such characters spelled out (\\x1b, \\u202e); line ends and tabs stay."""
    return _CONTROL.sub(_spelled, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text on one line, harmless."""
    return harmless(text).replace("\n", " ")


def as_json(data: Any, indent: int | None = None) -> str:
    """JSON that means the same, with such characters escaped in it."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_cell(text: str) -> str:
    """The text as a cell of a table that a spreadsheet does not take for a formula: such a text begins with '."""
    return f"'{harmless(text)}" if _FORMULA.match(text) and not is_number(text) else harmless(text)


def is_number(text: str) -> bool:
    """True of what a spreadsheet reads as a number, be there a sign before it."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
