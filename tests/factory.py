"""Makes model objects for tests, briefly."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg import Actor, Article, Mention, Participation, Place, When

PEOPLE = {
    "Ana Ruiz": "ESP", "Bo Lind": "SWE", "Carl Maier": "AUT", "Dana Novak": "CZE", "Eva Horn": "DNK", "Ivo Kral": "CZE",
}  # fmt: skip
COUNTRIES = {"Spain": "ESP", "Sweden": "SWE", "Austria": "AUT", "Czechia": "CZE", "Denmark": "DNK"}


def article(text: str, published: str | None = "2025-03-10", **more: Any) -> Article:
    return Article(text=text, published=date.fromisoformat(published) if published else None, **more)


def party(name: str, role: Any = "participant", office: str | None = None) -> Participation:
    if name in PEOPLE:
        return Participation(actor=Actor(name=name, kind="person", country=PEOPLE[name]), role=role, office=office)
    if name in COUNTRIES:
        return Participation(actor=Actor(name=name, kind="country", country=COUNTRIES[name]), role=role)
    country = next((c for n, c in COUNTRIES.items() if n in name), None)
    return Participation(actor=Actor(name=name, kind="person", country=country), role=role, office=office)


def mention(
    *parties: str | Participation,
    when: str | None = "2025-03-08",
    source: Article | None = None,
    type: Any = "BilateralMeeting",  # noqa: A002
    modality: Any = "occurred",
    place: tuple[str, str] | None = None,
    at: int = 0,
    **more: Any,
) -> Mention:
    found = source or article("They met.")
    return Mention(
        article=found.id,
        reported=found.published,
        type=type,
        modality=modality,
        participants=tuple(party(p) if isinstance(p, str) else p for p in parties),
        when=When.parse(when) if when else None,
        place=Place(name=place[0], country=place[1], lat=1.0, lon=2.0) if place else None,
        quote=found.text[at : at + 5],
        start=at,
        end=at + len(found.text[at : at + 5]),
        confidence=more.pop("confidence", 0.9),
        extractor=more.pop("extractor", "test/1"),
        **more,
    )
