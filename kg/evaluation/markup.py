"""HTML that is safe by construction: whatever text goes in comes out as text."""

from __future__ import annotations

from html import escape

_VOID = frozenset(["input", "meta"])


class Html(str):
    """A finished piece of HTML."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element; children that are not Html are escaped, those that are None left out.

    An attribute that is None or False is left out; `class_` stands for class and `data_row` for data-row.
    """
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Html(f"<{name}{told}>" if name in _VOID else f"<{name}{told}>{join(*children)}</{name}>")


def join(*children: str | None) -> Html:
    """The children one after the other, escaped where they are no Html."""
    return Html("".join(c if isinstance(c, Html) else escape(c) for c in children if c is not None))
