"""docs/python.md: what Python programs ask a graph, and what the answers hold, made from the code itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin, get_type_hints

from kg.asking import Asking
from kg.graph import Graph
from kg.queries import questions
from kg.tabular import Answer, Row

INTRO = """# Python

Written by tools/update_readme.py from the code; `help(graph.who_met)` tells the same.

```python
import kg

with kg.open() as graph:  # ./kg.db; a folder, ":memory:", or "bolt://host:7687" with auth=(user, password)
    graph.load("examples/articles")
    answer = graph.who_met("Kim Jong-un", since=2018)
    answer[0].when.first  # rows are typed objects; a slice is an answer again
    answer.to_dicts()  # as JSON, nothing left out
    answer.to_pandas()  # a DataFrame
    answer  # prints as a table, long sentences cut
```

**Names.** A name may be a part of a name, or an id; a title before it is passed over ("President Putin"). A country
includes its people. "members of NATO", "ASEAN members", "countries of South Asia", "Foreign Minister of Russia" and
"the Russian foreign minister" mean several; `who_met`, `events`, `timeline`, `gaps`, `first_meeting` and
`graph.plot.timeline` understand them (on the command line: `kg met`, `events`, `gaps`, `first`, `plot`). All other
questions are about one actor or country each, and say so. A country, a leader or a place that our tables know, and no
article names, has an empty answer; another unknown name is an error, `kg.UnknownName`, with the nearest names.

**Periods.** `since` and `until` are days, or the months or years that they bound: 2024, "2024-10", "2024-10-01"; a
`date`, or a moment of pandas, will do as well. A month or a year for `day` means its last day, for `before` its
first. An imprecise date counts where it overlaps.

**`to_dicts()` and `to_pandas()` differ.** Dictionaries hold everything that a row has, as JSON has it: parties and
quotes as lists of dictionaries, dates as EDTF text. A DataFrame has one value in a cell: parties are names joined by
commas, of the quotes the clearest is there, and beside `when` stand `begin` and `end`, its first and last possible
day (missing where it is open or unknown). An answer without rows has the same columns and dtypes.

**Dtypes.** Text is `str` (in pandas 2, `object`); days are `datetime64[us]`, so that `frame.begin.dt.year` works;
counts are `int64`; what is measured is `float64`. What is missing is NaN, NaT, or, in `Int64`, NA. The rows of
`graph.cypher(...)`, `graph.ask(...)` and `graph.sparql(...)` are dictionaries by column, with `.to_pandas()`, too:
pandas finds out the dtypes, and columns of days are `datetime64[us]`. `matrix()` is a DataFrame, `network()` and
`to_networkx()` are graphs of networkx, `first_meeting()` and `event()` are one row, as of `who_met` and `events`.

**CSV.** `--format csv` on the command line has the columns of `to_pandas()`, numbers without thousands separators.
Before a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`) stands an apostrophe;
JSON and DataFrames have the text as it is.
"""

SECTIONS: dict[str, tuple[str, ...]] = {
    "Who met whom, and what happened": ("who_met", "events", "event", "evidence", "timeline", "first_meeting", "gaps"),
    "How often, and the network": ("matrix", "network", "to_networkx"),
    "Named questions": (),
    "Finding, and asking freely": ("search", "ask", "stream", "cypher", "sparql", "schema", "info"),
    "In and out": ("load", "link", "identifiers", "export", "to_rdflib"),
    "Deciding": ("why", "merge", "split", "undo", "doubts", "answer", "decisions", "rebuild"),
}
OTHERS = "meetings_of_pair", "troops_abroad", "visits_to_country"
"""Named questions with a method elsewhere."""
QUESTIONS = {
    "who_met": "events_of_actor", "events": "events_of_actor",
    "timeline": "events_of_actor", "evidence": "event_evidence", "search": "search_mentions",
}  # fmt: skip
"""Whose header tells the columns, where it is not the question of the method's own name."""
MEANINGS = {
    "who": "of those asked for, who took part",
    "whom": "who else took part",
    "where": "name of the place",
    "begin": "first possible day of `when`",
    "end": "last possible day of `when`",
    "parties": "who took part, with the role",
    "sources": "how many articles tell of it",
    "since": "last possible day of the contact before",
    "until": "first possible day of the contact after",
    "days": "how many days lie between",
    "before": "id of the event before",
    "after": "id of the event after",
    "found": "actor, event or mention",
    "id": "id of what was found",
    "name": "name of the actor, or title of the event",
    "sentence": "the passage, exactly as in the article",
    "score": "from 0 to 1: how much of the name, title or sentence the words are",
    "extractor": "what found it",
    "reason": "why it is taken to tell of this event",
}
"""Columns that the headers of the questions do not tell."""


def page() -> str:
    """The whole page."""
    return INTRO + "".join(_sections())


def meaning(method: str, column: str) -> str:
    """What a column of a method's answer means."""
    question = questions().get(QUESTIONS.get(method, method))
    told = {c.name: c.meaning for c in question.columns} if question else {}
    if column == "parties" or column not in told:
        return MEANINGS[re.sub(r"_[ab]$", "", column)]
    return told[column]


def _sections() -> Iterator[str]:
    for title, names in SECTIONS.items():
        yield f"\n## {title}\n"
        for name in names or sorted([*(n for n in vars(Asking) if not n.startswith("_")), *OTHERS]):
            yield from _method(name, getattr(Graph, name))


def _method(name: str, method: Callable[..., Any]) -> Iterator[str]:
    told = inspect.cleandoc(method.__doc__ or "")
    parts = [" ".join(part.split()) for part in told.split("\n\n")]
    text = [part for part in parts if not part.startswith("Example: ") and not _is_columns(name, part)]
    yield f"\n### {name}\n\n    graph.{name}{_signature(method)}\n\n" + "\n\n".join(text) + "\n"
    if row := answered(method):
        yield "\n| column | dtype | meaning |\n|---|---|---|\n"
        for column, dtype in row.columns().items():
            yield f"| `{column}` | {dtype} | {meaning(name, column)} |\n"


def answered(method: Callable[..., Any]) -> type[Row] | None:
    """The class of the rows that a method answers; None if it answers no rows."""
    hint = get_type_hints(method).get("return") if "Answer[" in str(inspect.signature(method)) else None
    return get_args(hint)[0] if hint is not None and get_origin(hint) is Answer else None


def _signature(method: Callable[..., Any]) -> str:
    parts, keywords = [], False
    for given in [*inspect.signature(method).parameters.values()][1:]:
        if given.kind is given.KEYWORD_ONLY and not keywords:
            parts, keywords = [*parts, "*"], True
        stars = {given.VAR_POSITIONAL: "*", given.VAR_KEYWORD: "**"}.get(given.kind, "")
        default = "" if given.default is given.empty else f" = {given.default!r}"
        parts.append(f"{stars}{given.name}: {given.annotation}{default}")
    answer = str(inspect.signature(method).return_annotation).replace("f.", "")
    return f"({', '.join(parts)}) -> {answer}"


def _is_columns(name: str, part: str) -> bool:
    """Whether a part of the text tells the columns, as the table below does."""
    question = questions().get(name)
    return question is not None and part.startswith(f"{question.columns[0].name} (")
