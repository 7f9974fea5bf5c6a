"""The questions: one file each in queries/, with a header that is checked against its statement.

A question is plain Cypher for any client; here it is also a typed function. The functions take
`run`, anything that runs a statement with parameters and gives rows, and know no driver. To add a
question, add its file; a function of its own is for questions whose rows deserve a type.

A header line is `// title:`, `// description:`, `// param NAME: TYPE [= JSON] -- MEANING`, or
`// column NAME: TYPE -- MEANING`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kg.dates import When, first_day, last_day
from kg.errors import BadValue, FixQuery, StopRun
from kg.resources import folder

Rows = list[dict[str, Any]]
Run = Callable[..., Rows]

_HEADER = re.compile(r"// (title|description|param|column) ?([a-z_]*): (.*)")
_FIELD = re.compile(r"(?P<type>[^=]+?)(?: = (?P<default>.+?))? -- (?P<meaning>.+)")
_RETURNED = re.compile(r"\bRETURN\b(.*?)(?:\bORDER BY\b|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question must or may be given; `type` is one of str, int, float, date, list[str], or optional."""

    name: str
    type: str
    required: bool
    default: object
    meaning: str

    def value(self, text: object) -> object:
        """The value that a text stands for: periods in EDTF become the day that bounds them."""
        if text is None or not isinstance(text, str):
            return text
        if self.type.startswith("date"):
            return last_day(text) if self.name == "until" else first_day(text)
        try:
            return (
                {"int": int, "float": float}.get(self.type.split()[0], str)(text)
                if "list" not in self.type
                else ([part.strip() for part in text.split(",")])
            )
        except ValueError:
            raise BadValue(f"{self.name} must be of type {self.type}, not {text!r}") from None


@dataclass(frozen=True, slots=True)
class Column:
    """What a question answers in one column."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it means, what it takes, what it answers, and its Cypher."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str

    def ask(self, run: Run, given: Mapping[str, object]) -> Rows:
        """The rows; FixQuery for a parameter that is missing or unknown."""
        known = {p.name: p for p in self.parameters}
        if unknown := sorted(given.keys() - known.keys()):
            raise FixQuery(f"{self.name} has no parameter {', '.join(unknown)}; it has {', '.join(known)}")
        if missing := [p.name for p in self.parameters if p.required and given.get(p.name) is None]:
            raise FixQuery(f"{self.name} needs {', '.join(missing)}")
        values = {
            p.name: p.value(given.get(p.name)) if given.get(p.name) is not None else p.default for p in known.values()
        }
        return run(self.cypher, **values)


@cache
def questions() -> dict[str, Question]:
    """Every question by name; StopRun if a file is not as it has to be."""
    return {path.stem: parse(path) for path in sorted(folder("queries").glob("*.cypher"))}


def question(name: str) -> Question:
    """The question of that name; FixQuery if there is none."""
    if name not in questions():
        raise FixQuery(f"there is no question {name!r}; known are {', '.join(questions())}")
    return questions()[name]


def parse(path: Path) -> Question:
    """The question in a file; StopRun if header and statement do not fit."""
    text = path.read_text(encoding="utf-8")
    texts: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        match = _HEADER.fullmatch(line)
        if match is None:
            raise StopRun(f"{path}: not a header line: {line}")
        kind, name, rest = match.groups()
        if kind in ("title", "description"):
            texts[kind] = rest
            continue
        field = _FIELD.fullmatch(rest)
        if field is None:
            raise StopRun(f"{path}: not of the form TYPE [= DEFAULT] -- MEANING: {rest}")
        if kind == "param":
            default = field["default"]
            value = json.loads(default) if default else None
            parameters.append(Parameter(name, field["type"], default is None, value, field["meaning"]))
        else:
            columns.append(Column(name, field["type"], field["meaning"]))
    cypher = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    _check(path, texts, {p.name for p in parameters}, [c.name for c in columns], cypher)
    return Question(path.stem, texts["title"], texts["description"], tuple(parameters), tuple(columns), cypher)


def _check(path: Path, texts: Mapping[str, str], parameters: set[str], columns: Sequence[str], cypher: str) -> None:
    if texts.keys() != {"title", "description"}:
        raise StopRun(f"{path}: needs a title and a description")
    used = set(re.findall(r"\$([a-z_]+)", cypher))
    if used != parameters:
        raise StopRun(
            f"{path}: the header and the statement differ in parameters: {', '.join(sorted(used ^ parameters))}"
        )
    returned = _RETURNED.search(cypher)
    names = [re.split(r"\bAS\b|\s", part)[-1] for part in _split(returned.group(1) if returned else "")]
    if names != list(columns):
        raise StopRun(f"{path}: the columns are {', '.join(columns)}, but the statement returns {', '.join(names)}")


def _split(text: str) -> Iterator[str]:
    """The comma-separated parts, commas in brackets apart."""
    depth, part = 0, ""
    for char in text.strip():
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += char
    yield part.strip()


# ---------------------------------------------------------------- typed answers


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
    """A sentence that reports an event, and where it stands: code points `start` to `end` of the article."""

    quote: str
    start: int
    end: int
    modality: str
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting: `who` of those asked for met `whom`, `when` (EDTF), `where`, and the sentences that say so."""

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


def who_met(
    run: Run,
    actor: str,
    other: str | None = None,
    *,
    since: str | date | None = None,
    until: str | date | None = None,
    place: str | None = None,
    kind: str = "Meeting",
    statuses: Sequence[str] | None = None,
) -> list[Met]:
    """The meetings of an actor, earliest first; parameters as in queries/who_met.cypher."""
    given = {"actor": actor, "other": other, "since": since, "until": until, "place": place, "kind": kind}
    rows = question("who_met").ask(run, {**given, "statuses": list(statuses) if statuses else None})
    return [_met(row, actor) for row in rows]


def _met(row: Mapping[str, Any], actor: str) -> Met:
    parties = sorted((Party(**p) for p in row["parties"]), key=lambda p: (p.kind != "person", p.name))
    asked = tuple(p for p in parties if actor in (p.id, p.country))
    return Met(
        event=row["event"],
        type=row["type"],
        status=row["status"],
        who=asked,
        whom=tuple(p for p in parties if p not in asked),
        when=When.parse(row["when"]) if row["when"] else None,
        where=row["place"],
        title=row["title"],
        quotes=tuple(Quote(**q) for q in row["quotes"]),
        confidence=row["confidence"],
    )
