"""The countries' names by ISO 3166-1 alpha-3 code, from ontology/countries.tsv."""

from __future__ import annotations

import csv
from functools import cache

from kg.resources import folder


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Every country's usual name, then its other names, by code."""
    with (folder("ontology") / "countries.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["code"]: (row["name"], *filter(None, row["also"].split(";"))) for row in rows}
