"""The questions: one file each in queries/, with a header that is checked against its statement.

A question is plain Cypher for any client. To add one, add its file, and its typed function to
kg/answers.py. Questions take `run`, anything that runs a statement with parameters and gives rows,
and know no driver.

Where a question can be put to an export as well, the same in SPARQL stands beside it: it has the
columns of the header, and one line `VALUES (?name ...) { (...) }` with its parameters as an example.

A header line is `// title:`, `// description:`, `// example:` (options of `kg ask`, for the articles in
examples/articles), `// param NAME: TYPE [= JSON] -- MEANING`, or `// column NAME: TYPE -- MEANING`.
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

from kg.dates import first_day, last_day
from kg.errors import BadValue, FixQuery, StopRun
from kg.ids import folded, words
from kg.ontology import class_name, status
from kg.resources import folder

Rows = list[dict[str, Any]]
Run = Callable[..., Rows]

_MOST_WORDS = 50
"""Lucene refuses more than 1024 clauses; nobody types so many."""

_ENDS = ("until", "day")
"""Parameters for which a month or a year means its last day; for others it means its first."""

_HEADER = re.compile(r"// (title|description|example|param|column) ?([a-z_]*): (.*)")
_FIELD = re.compile(r"(?P<type>[^=]+?)(?: = (?P<default>.+?))? -- (?P<meaning>.+)")
_RETURNED = re.compile(r".*\bRETURN\b(.*?)(?:\bORDER BY\b|\Z)", re.DOTALL)
_VALUES = re.compile(r"VALUES \(([^)]*)\) \{ .* \}")
_SELECTED = re.compile(r"\bSELECT\b(.*?)\bWHERE\b", re.DOTALL)
_IRI = re.compile(r"^BASE <(.*)>$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question must or may be given.

    `type` is str, int, float or date; status, list[status] or class (of events), as the ontology has
    them; or actor, person (any actor but a country), place or event: an id, for which kg also takes a name; or
    office, for which kg takes any title that names it; or list[place]: ids, for
    which kg takes a place and kilometres around it; or words (of English), names: text to search for,
    which becomes the syntax of full-text indexes. ` | None` follows where it may be left out.
    """

    name: str
    type: str
    required: bool
    default: object
    meaning: str

    @property
    def kind(self) -> str:
        """Its type, whether it may be left out or not."""
        return self.type.removesuffix(" | None")

    def value(self, given: object) -> object:
        """The value that is meant: a date in EDTF becomes the day that bounds the period."""
        try:
            return self._value(given)
        except BadValue as error:
            raise BadValue(f"{self.name}: {error}") from None
        except ValueError:
            raise BadValue(f"{self.name} must be of type {self.kind}, not {given!r}") from None

    def _value(self, given: object) -> object:
        match self.kind, given:
            case "date", str() | int() | date():
                return (last_day if self.name in _ENDS else first_day)(given)
            case "list[status]", str():
                return [status(part.strip()) for part in given.split(",")]
            case "list[status]", list() | tuple():
                return [status(str(part)) for part in given]
            case "status", _:
                return status(str(given))
            case "class", _:
                return class_name(str(given))
            case "words", str():
                return _all_of(folded(given).split())
            case "names", str():
                return _all_of(words(given))
            case "int", str():
                return int(given)
            case "float", str() | int():
                return float(given)
            case (("str" | "actor" | "person" | "office" | "place" | "event"), str()) | ("list[place]", list()):
                return given
            case ("int", int()) | ("float", float()):
                return given
        raise BadValue(f"must be of type {self.kind}, not {given!r}")


def _all_of(found: Sequence[str]) -> str:
    """What a full-text index is asked for these words; nothing in them is syntax any more."""
    if not 0 < len(found) <= _MOST_WORDS:
        raise BadValue(f"give one word at least and {_MOST_WORDS} at most")
    return " ".join(f'+"{word}"' for word in found)


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
    example: str
    """Options of `kg ask`; EVENT stands for the id of an event."""
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    sparql: str | None = None

    def ask(self, run: Run, given: Mapping[str, object]) -> Rows:
        """The rows; FixQuery for a parameter that is missing or unknown."""
        return run(self.cypher, **self.values(given))

    def over_rdf(self, given: Mapping[str, object], base: str) -> str:
        """The SPARQL that asks an export with IRIs of this base, together with ontology/kg.ttl."""
        if self.sparql is None:
            raise FixQuery(f"{self.name} has no SPARQL; questions that have are in queries/ with the ending .rq")
        values = self.values(given)
        names, terms = " ".join(f"?{name}" for name in values), " ".join(map(_term, values.values()))
        asked = _VALUES.sub(lambda _: f"VALUES ({names}) {{ ({terms}) }}", self.sparql)
        return _IRI.sub(lambda _: f"BASE <{base}>", asked)

    def values(self, given: Mapping[str, object]) -> dict[str, object]:
        """Every parameter's value; FixQuery for one that is missing or unknown, BadValue for a wrong one."""
        known = {p.name: p for p in self.parameters}
        if unknown := sorted(given.keys() - known.keys()):
            raise FixQuery(f"{self.name} has no parameter {', '.join(unknown)}; it has {', '.join(known)}")
        if missing := [p.name for p in self.parameters if p.required and given.get(p.name) is None]:
            raise FixQuery(f"{self.name} needs {', '.join(missing)}")
        values = {name: p.default if given.get(name) is None else p.value(given[name]) for name, p in known.items()}
        since, until = values.get("since"), values.get("until")
        if isinstance(since, date) and isinstance(until, date) and since > until:
            raise BadValue(f"the period from {since} to {until} ends before it begins")
        return values


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
        if kind in ("title", "description", "example"):
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
    sparql = _sparql(path.with_suffix(".rq"), [p.name for p in parameters], [c.name for c in columns])
    told = texts["title"], texts["description"], texts["example"]
    return Question(path.stem, *told, tuple(parameters), tuple(columns), cypher, sparql)


def _sparql(path: Path, parameters: Sequence[str], columns: Sequence[str]) -> str | None:
    """The same in SPARQL, if there is any; StopRun if it does not fit the header."""
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    values, selected = _VALUES.search(text), _SELECTED.search(text)
    taken = values[1].replace("?", "").split() if values else []
    if taken != list(parameters):
        raise StopRun(f"{path}: VALUES has to name the parameters {', '.join(parameters)}, not {', '.join(taken)}")
    parts = re.findall(
        r"\((?:[^()]|\([^()]*(?:\([^()]*\))?[^()]*\))* AS \?(\w+)\)|\?(\w+)", selected[1] if selected else ""
    )
    names = [bound or plain for bound, plain in parts]
    if names != list(columns):
        raise StopRun(f"{path}: the columns are {', '.join(columns)}, but the query selects {', '.join(names)}")
    return text


def _term(value: object) -> str:
    """A parameter's value as a term of SPARQL."""
    match value:
        case None:
            return "UNDEF"
        case date():
            return f'"{value.isoformat()}"^^<http://www.w3.org/2001/XMLSchema#date>'
        case str():
            return json.dumps(value)
    raise BadValue(f"{value!r} cannot be asked for in SPARQL")


def _check(path: Path, texts: Mapping[str, str], parameters: set[str], columns: Sequence[str], cypher: str) -> None:
    if texts.keys() != {"title", "description", "example"}:
        raise StopRun(f"{path}: needs a title, a description and an example")
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
