"""The commands that look over the whole: search, matrix, gaps, first, network, schema."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.cli.options import Output, Since, Store, Until, opened
from kg.cli.output import Format, show, show_answer
from kg.errors import FixQuery, StopRun
from kg.rows import Met
from kg.tabular import Answer, Rows

Kind = Annotated[str, typer.Option("--type", help="An event type or a class of them.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A person, country or organisation.")]
Other = Annotated[str, typer.Argument(metavar="NAME", help="The other.")]
WRITERS = {".graphml": "write_graphml", ".gexf": "write_gexf"}
"""What of networkx writes a file with this ending."""


class Side(StrEnum):
    """Who stands in rows, columns and nodes."""

    country = "country"
    actor = "actor"


class Form(StrEnum):
    """In which form the schema is told."""

    text = "text"
    mermaid = "mermaid"
    json = "json"


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them have to be there.")],
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Actors, events and sentences in whose names, titles or words all these words are, the best first."""
    with opened(store) as graph:
        answer = graph.search(" ".join(words), limit=limit)
    short = [
        {
            "found": row.found, "kind": row.kind, "name": row.name, "when": str(row.when or ""),
            "sentence": f"“{row.sentence}”", "score": row.score, "event": row.event[:9],
        }
        for row in answer
    ]  # fmt: skip
    show_answer(answer, form, short)


def matrix(
    by: Annotated[Side, typer.Option(help="Between whom.")] = Side.country,
    period: Annotated[str, typer.Option(help="year or month.")] = "year",
    kind: Kind = "Meeting",
    since: Since = None,
    until: Until = None,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Who met whom how often, a row for each pair and a column for each year or month."""
    if period not in ("year", "month"):
        raise FixQuery(f"a matrix has a column for each year or month, not for each {period}")
    each: Literal["year", "month"] = "year" if period == "year" else "month"
    with opened(store) as graph:
        frame = graph.matrix(by=by.value, period=each, type=kind, since=since, until=until).reset_index()
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    show(Rows(rows, map(str, frame.columns)), form)


def gaps(
    name: Name,
    other: Other,
    kind: Kind = "Consultation",
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """The times without contact of two, in days, the longest first."""
    with opened(store) as graph:
        answer = graph.gaps(name, other, type=kind)
    show_answer(answer, form, answer.to_dicts())


def first(
    name: Name,
    other: Other,
    kind: Kind = "Meeting",
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """The earliest meeting of two that took place and has a date."""
    with opened(store) as graph:
        found = graph.first_meeting(name, other, type=kind)
    answer = Answer([found] if found else [], Met)
    told = ("when", "who", "whom", "where", "type", "quote", "event")
    show_answer(answer, form, [{name: row.flat()[name] for name in told} for row in answer])


def network(
    file: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to: .graphml or .gexf.")],
    by: Annotated[Side, typer.Option(help="Whose contacts.")] = Side.actor,
    kind: Annotated[list[str] | None, typer.Option("--type", help="Of which events; repeatable.")] = None,
    bipartite: Annotated[
        bool, typer.Option("--bipartite", help="Events are nodes, too, and edges tell roles.")
    ] = False,
    decay: Annotated[
        float | None, typer.Option(metavar="DAYS", min=1, help="Half-life of a contact's weight; else all weigh 1.")
    ] = None,
    since: Since = None,
    until: Until = None,
    store: Store = None,
) -> None:
    """Who was in contact with whom, as a network for Gephi and the like."""
    ending = Path(file).suffix.lower()
    if ending not in WRITERS:
        raise FixQuery(f"{file}: a network is written with the ending {' or '.join(WRITERS)}")
    with opened(store) as graph:
        made = graph.network(
            by=by.value,
            types=kind or ["Meeting"],
            form="bipartite" if bipartite else "pairs",
            weight="decay" if decay else "count",
            half_life=decay or 365.0,
            since=since,
            until=until,
        )
    import networkx

    try:
        getattr(networkx, WRITERS[ending])(made, file)
    except OSError as error:
        raise StopRun(f"{file}: cannot be written ({error.strerror or error})") from error
    print(f"written to {file}: {len(made)} nodes, {made.number_of_edges()} edges", file=sys.stderr)


def schema(
    form: Annotated[Form, typer.Option("--format", help="How it is told.")] = Form.text,
) -> None:
    """What the graph is made of: nodes, relationships, properties with examples, indexes, types of events."""
    from kg.schema import Schema

    print(Schema().to(form))
