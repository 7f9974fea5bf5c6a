"""Event data sets: what each is, is said in a mapping file; a user's own file is one, too."""

from __future__ import annotations

from pathlib import Path

from kg.errors import BadValue
from loaders.datasets.mapping import load
from loaders.datasets.table import Table

_HERE = Path(__file__).parent


def gdelt(mapping: Path | None = None) -> Table:
    """GDELT 2.0 events."""
    return _shipped("gdelt", mapping)


def icews(mapping: Path | None = None) -> Table:
    """ICEWS coded events."""
    return _shipped("icews", mapping)


def polecat(mapping: Path | None = None) -> Table:
    """POLECAT: events in PLOVER codes, and kg's own PLOVER export."""
    return _shipped("polecat", mapping)


def mapped(mapping: Path | None = None) -> Table:
    """Whatever the mapping file describes."""
    if mapping is None:
        raise BadValue("say with --mapping FILE.toml what the columns of the data set mean")
    return Table(load(mapping))


def _shipped(name: str, mapping: Path | None) -> Table:
    if mapping:
        raise BadValue(f"{name} has a mapping of its own: give --dataset {name} or --mapping {mapping}, not both")
    return Table(load(_HERE / f"{name}.toml"))
