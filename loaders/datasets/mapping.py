"""Mapping files: which columns of a table tell what, and what its codes mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from kg.errors import BadValue
from kg.ontology import event_types, status
from kg.vocab import EventTypeName, RoleName, Status

NEEDED = ("id", "date", "code")
OPTIONAL = (
    "published", "url", "title", "quantity", "place", "place_country", "latitude", "longitude",
    "actor", "actor_country", "actor_group", "recipient", "recipient_country", "recipient_group",
)  # fmt: skip
_KEYS = {"name", "version", "outlet", "confidence", "separator", "quoted", "header", "codes", "columns", "types",
         "countries", "groups"}  # fmt: skip
_LOW = 0.3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code stands for: a type, as what it is reported, and the roles of the row's two sides."""

    type: EventTypeName
    actor: RoleName
    recipient: RoleName
    modality: Status


@dataclass(frozen=True, slots=True)
class Plan:
    """A mapping file."""

    name: str
    outlet: str
    columns: Mapping[str, tuple[str, ...]]
    """What tells a field: the first of these columns that is not empty; of the code, all of them."""
    types: Mapping[str, Meaning]
    confidence: float = _LOW
    separator: str = ","
    quoted: bool = True
    header: tuple[str, ...] = ()
    """The columns of files that do not name them."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Codes of countries that are none of ISO 3166."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Codes of international organisations, and their names."""


def load(path: Path) -> Plan:
    """The mapping that the file holds; BadValue with its name and what is wrong."""
    try:
        given = _toml(path)
        unknown = sorted(given.keys() - _KEYS)
        if unknown:
            raise BadValue(f"there is no {unknown[0]!r} in a mapping; known are {', '.join(sorted(_KEYS))}")
        shared = _toml(path.with_name(f"{given['codes']}.toml")) if "codes" in given else {}
        tables = {key: {**shared.get(key, {}), **given.get(key, {})} for key in ("types", "countries", "groups")}
        name, version = str(given["name"]), str(given.get("version", "")).strip()
        return Plan(
            name=f"{name}/{version}" if version else name,
            outlet=str(given.get("outlet", name)),
            columns=_columns(given.get("columns", {})),
            types={str(code): _meaning(str(code), told) for code, told in tables["types"].items()},
            confidence=_share(given.get("confidence", _LOW)),
            separator=str(given.get("separator", ",")),
            quoted=bool(given.get("quoted", True)),
            header=tuple(given.get("header", ())),
            countries=tables["countries"],
            groups=tables["groups"],
        )
    except KeyError as error:
        raise BadValue(f"{path}: the mapping says no {error.args[0]!r}") from None
    except BadValue as error:
        raise BadValue(f"{path}: {error}") from None
    except OSError as error:
        raise BadValue(f"{path}: cannot be read ({error.strerror or error})") from None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadValue(f"is no TOML in UTF-8 ({error})") from None


def _columns(given: Mapping[str, str | list[str]]) -> dict[str, tuple[str, ...]]:
    for name in given:
        if name not in NEEDED + OPTIONAL:
            raise BadValue(f"a row tells no {name!r}; known are {', '.join(NEEDED + OPTIONAL)}")
    missing = [name for name in NEEDED if name not in given]
    if missing:
        raise BadValue(f"[columns] has to name the column of {missing[0]!r}")
    return {name: (told,) if isinstance(told, str) else tuple(told) for name, told in given.items()}


def _meaning(code: str, told: Mapping[str, str]) -> Meaning:
    known = {str(name): type_ for name, type_ in event_types().items()}.get(told["type"])
    if known is None:
        raise BadValue(f"{code} is {told['type']!r}, which is no event type; known are {', '.join(event_types())}")
    for side in ("actor", "recipient"):
        if told[side] not in known.roles:
            raise BadValue(f"{code}: {known.name} has no role {told[side]!r}; it has {', '.join(known.roles)}")
    roles = cast(RoleName, told["actor"]), cast(RoleName, told["recipient"])
    return Meaning(known.name, *roles, status(told.get("modality", "occurred")))


def _share(given: object) -> float:
    if isinstance(given, int | float) and 0 < given <= 1:
        return float(given)
    raise BadValue(f"confidence is {given!r}; it runs from 0 to 1")
