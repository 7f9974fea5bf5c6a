"""The countries' names by ISO 3166-1 alpha-3 code, from ontology/countries.tsv."""

from __future__ import annotations

from functools import cache

from kg.resources import table

INTERNATIONAL = "XXX"
"""The code of whoever acts for no one country, such as the head of an international organisation."""


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Every country's usual name, then its other names, by code."""
    return {row["code"]: (row["name"], *filter(None, row["also"].split(";"))) for row in table("countries")}
