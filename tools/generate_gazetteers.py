"""Write ontology/rulers.tsv: who led each country since 1985, from REIGN, without whoever is in leaders.tsv.

    python tools/generate_gazetteers.py --peers DIR

DIR holds reign_leaderlist_2021-03.csv and capitals_history.csv (which names the countries of REIGN's codes).
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.ids import name_key
from kg.resources import folder
from loaders.extraction import gazetteer, tables

SINCE, UNTIL = 1985, "2021-03"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--peers", type=Path, required=True, metavar="DIR")
    peers = parser.parse_args().peers
    write("rulers", "name country office first last short also", rulers(peers))


def write(table: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(header.split()), *("\t".join(row) for row in rows)]
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    (folder("ontology") / f"{table}.tsv").write_text(text, encoding="utf-8")


def rulers(peers: Path) -> list[tuple[str, ...]]:
    """The terms in REIGN of leaders whom leaders.tsv does not have, by country and date."""
    known = {(row["country"], name_key(name)) for row in tables.rows("leaders") for name in surnames(row)}
    countries = {row["code"]: row for row in tables.rows("countries")}
    states = {row["ccode"]: gazetteer.country(row["statenme"]) for row in records(peers / "capitals_history.csv")}
    rows: list[tuple[str, ...]] = []
    for row in records(peers / "reign_leaderlist_2021-03.csv"):
        code, name = states.get(row["ccode"]), re.sub(r"\s*\(.*?\)", "", row["leader"]).strip()
        if not code or not row["syear"] or int(row["eyear"] or 9999) < SINCE or not is_name(name):
            continue
        if any((code, name_key(part)) in known for part in (name, *name.split())):
            continue
        leads = countries[code]["lead"]
        office = leads if leads and ";" not in leads else "Leader"
        first = "-".join(part.zfill(2) for part in (row["syear"], row["smonth"], row["sdate"]) if part)
        last = f"{row['eyear']}-{row['emonth'].zfill(2)}" if row["eyear"] else UNTIL
        rows.append((name, code, office, first, last, "", ""))
    rows.sort(key=lambda row: (row[1], row[3]))
    return [until_the_next(row, following) for row, following in zip(rows, [*rows[1:], rows[0]], strict=True)]


def until_the_next(row: tuple[str, ...], following: tuple[str, ...]) -> tuple[str, ...]:
    """The row, ended by the day on which the next began if that is in its last month."""
    succeeded = row[1] == following[1] and following[3].startswith(row[4])
    return (*row[:4], following[3], *row[5:]) if succeeded else row


def surnames(row: Mapping[str, str]) -> list[str]:
    return [row["name"], *tables.split(row["short"]), row["name"].split()[-1]]


def is_name(text: str) -> bool:
    """False for the pairs and the initials with commas of some rows."""
    return re.fullmatch(r"[^\W\d_][\w.'’ -]+", text) is not None and not re.search(r"\band\b", text)


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
