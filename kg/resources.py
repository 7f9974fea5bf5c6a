"""Where the data folders are: inside the installed package, or beside it in a checkout; and who works with them."""

from __future__ import annotations

import csv
import getpass
import os
from pathlib import Path

STORE_MARKER = "kg-store.json"
"""The file by which a folder is known to be a store of kg."""


def folder(name: str) -> Path:
    """The folder `ontology` or `queries`."""
    package = Path(__file__).resolve().parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name


def user() -> str:
    """Who runs this program; a number where the system knows no name, as in many containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def table(name: str) -> list[dict[str, str]]:
    """The rows of ontology/NAME.tsv, by column."""
    with (folder("ontology") / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
