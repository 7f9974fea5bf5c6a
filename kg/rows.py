"""The rows that questions answer, typed, and the answer that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from kg.dates import When

if TYPE_CHECKING:
    import pandas as pd


class Row(Protocol):
    """One answer."""

    def flat(self) -> dict[str, Any]:
        """Its columns as single values, for tables."""


R = TypeVar("R", bound=Row)


class Answer(Sequence[R], Generic[R]):
    """The rows of an answer, in order; prints as a table in a notebook."""

    def __init__(self, rows: Sequence[R]) -> None:
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Answer[R]: ...
    def __getitem__(self, index: int | slice) -> R | Answer[R]:
        return Answer(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"Answer({list(self._rows)!r})"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as JSON-like dictionaries, nothing left out."""
        return [plain(row) for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a DataFrame: lists joined by commas, dates as EDTF text with their first and last day."""
        import pandas as pd

        return pd.DataFrame([row.flat() for row in self._rows])

    def __str__(self) -> str:
        return str(self.to_pandas().to_string(index=False)) if self._rows else "nothing found"

    def _repr_html_(self) -> str:
        return str(self.to_pandas().to_html(index=False))


def typed(row_class: type[R], rows: Iterable[Mapping[str, Any]]) -> Answer[R]:
    """The rows of a question as objects: lists as tuples, EDTF text as dates."""
    names = [f.name for f in fields(row_class)]  # type: ignore[arg-type]
    return Answer([row_class(**{name: _value(name, row[name]) for name in names}) for row in rows])


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return When.parse(value) if value and name.startswith("when") else value


class Rows(list[dict[str, Any]]):
    """Rows of a statement, as dictionaries by column; prints as a table in a notebook."""

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a DataFrame, one column a column of the statement."""
        import pandas as pd

        return pd.DataFrame(self)

    def _repr_html_(self) -> str:
        return str(self.to_pandas().to_html(index=False))


@dataclass(frozen=True, slots=True)
class Party:
    """An actor's part in an event."""

    id: str
    name: str
    kind: str
    country: str | None
    role: str
    office: str | None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that reports an event: code points `start` to `end` of the article's text."""

    quote: str
    start: int
    end: int
    modality: str
    confidence: float
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting: `who` of those asked for met `whom`, `when`, `where`, and the sentences that say so."""

    event: str
    type: str
    status: str
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    when: When | None
    where: str | None
    title: str | None
    quotes: tuple[Quote, ...]
    confidence: float

    def flat(self) -> dict[str, Any]:
        clearest = max(self.quotes, key=lambda q: q.confidence)
        return {
            "who": _names(self.who), "whom": _names(self.whom), **_dates(self.when), "where": self.where,
            "status": self.status, "type": self.type, "title": self.title, "quote": clearest.quote,
            "outlet": clearest.outlet, "published": _text(clearest.published),
            "sources": len({q.article for q in self.quotes}), "confidence": self.confidence, "event": self.event,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: its type, status, date, place, parties, and the clearest sentence."""

    event: str
    type: str
    status: str
    when: When | None
    place: str | None
    title: str | None
    quantity: float | None
    parties: tuple[Party, ...]
    quote: str
    outlet: str | None
    published: date | None
    sources: int
    confidence: float

    def flat(self) -> dict[str, Any]:
        parties = ", ".join(f"{p.name} ({p.role})" for p in self.parties)
        return {
            **_dates(self.when), "type": self.type, "status": self.status, "parties": parties, "place": self.place,
            "title": self.title, "quantity": self.quantity, "quote": self.quote, "outlet": self.outlet,
            "published": _text(self.published), "sources": self.sources, "confidence": self.confidence,
            "event": self.event,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mention of an event: the passage, where it stands, and why it is taken to tell of the event."""

    mention: str
    quote: str
    start: int
    end: int
    modality: str
    when: When | None
    attributed_to: str | None
    confidence: float
    extractor: str
    reason: str
    article: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None

    def flat(self) -> dict[str, Any]:
        return _joined(plain(self))


@dataclass(frozen=True, slots=True)
class PairYear:
    """How often two actors met in one year (None: no date is known)."""

    year: int | None
    meetings: int
    dates: tuple[str, ...]
    places: tuple[str, ...]

    def flat(self) -> dict[str, Any]:
        return _joined(plain(self))


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit to a country."""

    event: str
    when: When | None
    status: str
    visitors: tuple[str, ...]
    countries: tuple[str, ...]
    place: str | None
    quote: str
    sources: int
    confidence: float

    def flat(self) -> dict[str, Any]:
        return _joined(plain(self))


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment of forces; `troops` counts people."""

    event: str
    when: When | None
    status: str
    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    place: str | None
    troops: float | None
    quote: str
    sources: int
    confidence: float

    def flat(self) -> dict[str, Any]:
        return _joined(plain(self))


def _dates(when: When | None) -> dict[str, Any]:
    """The date as EDTF text, and its first and last day, None where it is open or unknown."""
    return {"when": _text(when), "begin": when and when.first, "end": when and when.last}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(p.name for p in parties)


def _joined(row: dict[str, Any]) -> dict[str, Any]:
    return {k: ", ".join(v) if isinstance(v, tuple | list) else v for k, v in row.items()}


def plain(value: Any) -> Any:
    """A value, or a row, as JSON has it, nothing left out: dates as ISO 8601 or EDTF text."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case When():
            return value.edtf
        case date():
            return value.isoformat()
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(v) for v in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return str(value)
