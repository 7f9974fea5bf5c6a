"""What the model is asked: instructions that never change, and the article as data."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from kg.ids import digest
from kg.model import Article
from kg.ontology import STATUSES, event_types
from loaders.llm.schema import KINDS, answer_schema
from loaders.llm.windows import SIZE, Passage, Window, news


@cache
def instructions() -> str:
    """How to read an article; types, roles, statuses and kinds are those of the ontology."""
    types = "\n".join(f"- {t.name}: {t.definition} Roles: {', '.join(t.roles)}." for t in event_types().values())
    text = (Path(__file__).parent / "instructions.md").read_text(encoding="utf-8")
    return text.format(types=types, statuses=", ".join(STATUSES), kinds=", ".join(KINDS))


def question(article: Article, window: Window) -> str:
    """The article as one JSON object.

    In JSON no text can end the string that holds it, so an article cannot step out of its place.
    """
    data = {
        "published": f"{article.published:%Y-%m-%d, %A}" if article.published else None,
        "outlet": news(article.outlet or "") or None,
        "title": news(article.title or "") or None,
        "beginning": _numbered(window.opening),
        "paragraphs": _numbered(window.passages),
    }
    return json.dumps(data, ensure_ascii=False)


@cache
def version() -> str:
    """Eight digits that change whenever what is asked changes."""
    return digest(instructions(), answer_schema(), SIZE)[:8]


def _numbered(passages: tuple[Passage, ...]) -> list[dict[str, str | int]]:
    return [{"number": passage.number, "text": passage.text} for passage in passages]
