"""A user's own identifiers for actors and places, from a table: read, checked, and kept with the graph."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import get_args

from kg.countries import country_names
from kg.errors import AmbiguousName, BadValue, SkipRecord, StopRun, UnknownName
from kg.model import Identifier
from kg.names import PLACE, Named, called, named, resolve
from kg.resources import user
from kg.store import Store, linking
from kg.vocab import ActorKind

SAID = "id", "name", "country", "kind"
"""The columns that say what a row is about; every other is a scheme."""
COUNTRY = "country"
KINDS = *get_args(ActorKind), PLACE
STANDING = "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id"
MEANT = "MATCH (:Name {id: $id})-[:MEANS]->(n:Actor) RETURN n.id AS id"


@dataclass(slots=True)
class LinkReport:
    """What linking did: identifiers told anew or taken back, and rows left out with the reason."""

    linked: int = 0
    taken_back: int = 0
    skipped: list[SkipRecord] = field(default_factory=list)

    def __str__(self) -> str:
        back = f", {self.taken_back:,} taken back" if self.taken_back else ""
        one = "identifier" if self.linked == 1 else "identifiers"
        return f"{self.linked:,} {one} linked{back}; {len(self.skipped)} skipped"


class Linking:
    """The part of a graph that knows what its users' own data call actors and places."""

    store: Store

    def link(self, table: str | Path | Iterable[Mapping[str, str | None]], *, by: str | None = None) -> LinkReport:
        """Take over identifiers from a CSV file, or from rows: columns `id` or `name`, then one for each scheme.

        `country` (a code) and `kind` (person, country, organisation, group or place) narrow a name,
        which has to mean one thing: nothing is guessed. An empty value takes back what was linked
        before. Rows that cannot be used are in `skipped` with the reason.
        """
        report = LinkReport()
        rows = _file(Path(table)) if isinstance(table, str | Path) else _numbered(table)
        cells: dict[tuple[str, str], tuple[str, str | None]] = {}
        for where, row in rows:
            try:
                thing = self._thing(row)
                for scheme, value in _values(row):
                    Identifier(thing=thing, scheme=scheme, value=value, by="-", at=datetime.now(UTC))
                    cells[thing, scheme] = where, value
            except (BadValue, UnknownName, AmbiguousName) as error:
                report.skipped.append(SkipRecord(where, str(error)))
        news = self._news({key: value for key, (_, value) in cells.items()}, by or user())
        self.store.execute(partial(linking.put_identifiers, given=news))
        report.linked = sum(identifier.value is not None for identifier in news)
        report.taken_back = len(news) - report.linked
        return report

    def identifiers(self, id_: str) -> dict[str, list[str]]:
        """What an actor or a place, by id, is called elsewhere, by scheme; what our tables know included."""
        found: dict[str, list[str]] = {}
        for label in ("Actor", "Place"):
            nodes = [row["n"] for row in self.store.read(f"MATCH (n:{label} {{id: $id}}) RETURN n", id=id_)]
            for scheme, value in linking.identifiers(self.store.read, nodes).get(id_, ()):
                found.setdefault(scheme, []).append(value)
        return found

    def _news(self, wanted: Mapping[tuple[str, str], str | None], by: str) -> list[Identifier]:
        """What was not said before; whatever the clock says, the last word is the latest."""
        said = linking.told(self.store.read, {thing for thing, _ in wanted})
        latest = max((i.at + timedelta(microseconds=1) for told in said.values() for i in told), default=None)
        at = max(filter(None, (datetime.now(UTC), latest)))
        news = []
        for (thing, scheme), value in wanted.items():
            standing = _standing(said.get(thing, ()), scheme)
            if set(standing.values()) == ({value} if value else set()):
                continue
            # What was said of another id that leads here today goes, too.
            told: dict[str, str | None] = {**dict.fromkeys(standing), **({thing: value} if value else {})}
            news += [Identifier(thing=t, scheme=scheme, value=v, by=by, at=at) for t, v in told.items()]
        return news

    def _thing(self, row: Mapping[str, str]) -> str:
        """The id of what a row is about."""
        if id_ := row.get("id"):
            return self._by_id(id_)
        name, kind, country = (row.get(column, "") for column in ("name", "kind", "country"))
        if not name:
            raise BadValue("gives neither an id nor a name")
        if kind and kind not in KINDS:
            raise BadValue(f"{kind!r} is no kind: {', '.join(KINDS)}")
        rows = [*called(self.store.read, "Actor", name), *called(self.store.read, "Place", name)]
        rows = [found for found in rows if not country or found["country"] == country]
        if kind in ("", COUNTRY):
            return resolve(name, [one for one in named(rows) if not kind or one.id in country_names()])
        return resolve(name, [one for one in map(Named.row, rows) if one.kind == kind])

    def _by_id(self, id_: str) -> str:
        for label in ("Actor", "Place"):
            if self.store.read(STANDING.format(label=label), ids=[id_]):
                return id_
        meant = [row["id"] for row in self.store.read(MEANT, id=id_)]
        if len(meant) == 1:
            return str(meant[0])
        raise AmbiguousName(id_, sorted(meant)) if meant else UnknownName(id_)


def _standing(told: Iterable[Identifier], scheme: str) -> dict[str, str]:
    """What is said today in the scheme, by the id of which it is said."""
    latest = {i.thing: i.value for i in sorted(told, key=lambda i: (i.at, i.id)) if i.scheme == scheme}
    return {thing: value for thing, value in latest.items() if value}


def _values(row: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    return ((column, value or None) for column, value in row.items() if column not in SAID)


def _numbered(rows: Iterable[Mapping[str, str | None]]) -> Iterator[tuple[str, dict[str, str]]]:
    for number, row in enumerate(rows, 1):
        yield f"row {number}", {column: (value or "").strip() for column, value in row.items()}


def _file(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row of the file stands, and its cells; what a short row does not give is not touched."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, restkey="", strict=True)
            columns = [column.strip().lower() for column in rows.fieldnames or ()]
            if not {"id", "name"} & set(columns) or not set(columns) - set(SAID) or "" in columns:
                raise StopRun(
                    f"{path}: needs a line of headings: id or name, and one for each scheme, as in name,wikidata"
                )
            rows.fieldnames = columns
            for row in rows:
                yield f"{path}, line {rows.line_num}", {c: v.strip() for c, v in row.items() if isinstance(v, str)}
    except UnicodeDecodeError:
        raise StopRun(f"{path}: is no text in UTF-8") from None
    except csv.Error as error:
        raise StopRun(f"{path}: is no table of comma-separated values ({error})") from None
    except OSError as error:
        raise StopRun(f"{path}: cannot be read ({error.strerror or error})") from error
