"""Whom and what a name means that no article tells of, as far as our tables of countries, leaders and places know it.

Whoever asks for these asks for nothing that is wrong: the answer is empty, and a typing mistake remains one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.countries import country_names
from kg.ids import actor_id, place_id, words
from kg.leaders import leaders, untitled
from kg.places import spelled


def actor(name: str) -> str | None:
    """The id of the country or the leader that is called so; None if our tables know nobody of that name."""
    bare, country = untitled(name) or (name, None)
    return _actors().get((_key(name), None)) or _actors().get((_key(bare), country))


def place(name: str) -> str | None:
    """The code of the country, or the id of a place, that is called so; None if our tables know none."""
    code = _countries().get(_key(name))
    return code or next((place_id(entry.names[0], entry.country) for entry in spelled(name)), None)


def _key(name: str) -> str:
    return "".join(words(name))


@cache
def _countries() -> dict[str, str]:
    return {_key(name): code for code, names in country_names().items() for name in (code, *names)}


@cache
def _actors() -> dict[tuple[str, str | None], str]:
    """The ids by name and country; without one, any of several leaders, none of whom is told of, stands for all."""
    return dict(_leaders()) | {(name, None): code for name, code in _countries().items()}


def _leaders() -> Iterator[tuple[tuple[str, str | None], str]]:
    for leader in leaders():
        for name in (leader.name, *leader.also, *leader.short):
            for country in (leader.country, None):
                yield (_key(name), country), actor_id("person", leader.name, leader.country)
