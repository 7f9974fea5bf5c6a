"""The commands; each parses its options, asks the graph, and prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.evaluate import evaluate
from kg.cli.output import Format, show, show_lines
from kg.errors import FixQuery, SkipRecord
from kg.rows import to_plain

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.rows import Answer, Row

app = typer.Typer(
    help="Who met whom, when, where, and what came of it: from news articles into a graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Store = Annotated[
    str | None,
    typer.Option("--store", metavar="URI", help="Folder or bolt:// URI; else $KG_STORE, $NEO4J_URI, or ./kg.db."),
]
Output = Annotated[Format, typer.Option("--format", help="How the answer is printed.")]
Since = Annotated[str | None, typer.Option(help="First day, month or year, as in 2024 or 2024-10-01.")]
Until = Annotated[str | None, typer.Option(help="Last day, month or year.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="A place, or a country for everywhere in it.")]
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or glob patterns.")]
Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=NAME", help="What the files call a field of an article, as in text=body; repeatable."),
]
Using = Annotated[str, typer.Option("--extractor", help="Which extractor finds the events.")]


class EventFormat(StrEnum):
    """How extracted events are printed."""

    jsonl = "jsonl"
    gold = "gold"


@app.command()
def extract(
    paths: Paths,
    form: Annotated[EventFormat, typer.Option("--format", help="One event a line, or one article a line.")] = (
        EventFormat.jsonl
    ),
    column: Column = None,
    extractor: Using = "rules",
) -> None:
    """Print the events of articles; nothing is stored."""
    from kg.intake import read_events
    from kg.records import event_json

    skipped = 0
    for item in read_events(paths, extractor=extractor, columns=_columns(column)):
        if isinstance(item, SkipRecord):
            skipped += _report(item)
            continue
        article, found = item
        name, told = article.key or article.id, [event_json(event) for event in found]
        if form is EventFormat.gold:
            show_lines([{"id": name, "events": told}])
        else:
            show_lines({"in": name, "outlet": article.outlet, **event} for event in told)
    _end(skipped)


@app.command()
def load(paths: Paths, column: Column = None, extractor: Using = "rules", store: Store = None) -> None:
    """Read articles, or kg's own JSONL, into the store."""
    with _open(store) as graph, _progress() as step:
        report = graph.load(*paths, extractor=extractor, columns=_columns(column), progress=step)
    for item in report.skipped:
        _report(item)
    print(report, file=sys.stderr)
    _end(len(report.skipped))


@app.command()
def met(
    name: Annotated[str, typer.Argument(help="A person, country or organisation.")],
    other: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whom they met.")] = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    kind: Annotated[str, typer.Option("--type", help="Meeting, BilateralMeeting, Call, Consultation ...")] = "Meeting",
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Who met whom, when and where, with the sentence that says so."""
    with _open(store) as graph:
        answer = graph.who_met(name, other, since=since, until=until, place=place, kind=kind)
    short = [
        {
            "when": row["when"], "who": row["who"], "whom": row["whom"], "where": row["where"], "status": row["status"],
            "sentence": f"“{row['quote']}” — {_source(row)}", "event": row["event"][:9],
        }
        for row in (r.flat() for r in answer)
    ]  # fmt: skip
    _show(answer, form, short)


@app.command()
def events(
    kind: Annotated[str, typer.Option("--type", help="An event type or a class of them.")] = "Event",
    actor: Annotated[str | None, typer.Option(help="Who took part; a country includes its people.")] = None,
    place: PlaceName = None,
    since: Since = None,
    until: Until = None,
    status: Annotated[str | None, typer.Option(help="occurred, ongoing, planned, cancelled or denied.")] = None,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """The events of a type, an actor, a place or a period."""
    with _open(store) as graph:
        answer = graph.events(type=kind, actor=actor, place=place, since=since, until=until, status=status)
    short = [
        {
            "when": row["when"], "what": _what(row), "status": row["status"], "place": row["place"],
            "parties": row["parties"].replace("), ", ")\n"), "sentence": f"“{row['quote']}”", "event": row["event"][:9],
        }
        for row in (r.flat() for r in answer)
    ]  # fmt: skip
    _show(answer, form, short)


@app.command("show")
def show_event(
    event: Annotated[str, typer.Argument(help="The event's id, or its beginning.")],
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """One event, and every sentence that reports it."""
    with _open(store) as graph:
        found = graph.event(event)
        evidence = graph.evidence(found.event)
    if form is Format.table:
        facts = {k: v for k, v in found.flat().items() if v is not None and k != "quote"}
        show([], form, [{"": k, " ": v} for k, v in facts.items()])
    short = [
        {
            "sentence": f"“{e.quote}”", "says": e.modality, "date": e.when, "outlet": e.outlet,
            "published": e.published, "article": e.title, "characters": f"{e.start}–{e.end}",
            "source": e.attributed_to, "taken as": e.reason,
        }
        for e in evidence
    ]  # fmt: skip
    show([{**to_plain(found), "mentions": evidence.to_dicts()}], form, short)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Its name; without it, all are listed.")] = None,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Ask one of the named questions: kg ask visits_to_country --country Vietnam."""
    from kg.queries import questions

    if question is None:
        listed = [
            {"question": q.name, "title": q.title, "parameters": " ".join(f"--{p.name}" for p in q.parameters)}
            for q in questions().values()
        ]
        show(listed, form)
        return
    given = _parameters(context.args)
    with _open(store) as graph:
        show(graph.ask(question, **given), form)


@app.command()
def cypher(
    statement: Annotated[str, typer.Argument(help="A Cypher statement.")],
    param: Annotated[list[str] | None, typer.Option(metavar="NAME=JSON", help="A parameter; repeatable.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Allow the statement to change the graph.")] = False,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Run a Cypher statement, read-only unless --write is given."""
    values = {name: _json(text) for name, text in (_pair(p) for p in param or [])}
    with _open(store) as graph:
        show(graph.cypher(statement, write=write, **values), form)


@app.command()
def export(
    file: Annotated[str, typer.Argument(help="Where to; the ending says the format: .ttl or .jsonl, with .gz packed.")],
    base: Annotated[str | None, typer.Option(help="How IRIs begin, in RDF.")] = None,
    ending: Annotated[str | None, typer.Option("--format", metavar="ENDING", help="The format, as in .ttl.gz.")] = None,
    store: Store = None,
) -> None:
    """Write the whole graph to a file, or with --format to standard output (-)."""
    with _open(store) as graph:
        graph.export(file, ending=ending, base=base)


@app.command()
def info(form: Output = Format.table, store: Store = None) -> None:
    """What the store is, and what is in it."""
    with _open(store) as graph:
        found = graph.info()
    flat = {**{k: v for k, v in found.items() if k != "counts"}, **found["counts"]}
    show([found], form, [{"": k, " ": v} for k, v in flat.items()])


app.command()(evaluate)


@contextmanager
def _open(store: str | None) -> Iterator[Graph]:
    from kg.graph import open_graph

    with open_graph(store) as graph:
        yield graph


@contextmanager
def _progress() -> Iterator[Any]:
    """Something to call with every report so far; a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda report: bar.update(task, description=str(report))


def _show(answer: Answer[Any], form: Format, short: list[Mapping[str, Any]] | list[dict[str, Any]]) -> None:
    rows: list[Row] = list(answer)
    show(answer.to_dicts(), form, [r.flat() for r in rows] if form is Format.csv else short)


def _what(row: Mapping[str, Any]) -> str:
    quantity = f"{row['quantity']:,.0f}" if row["quantity"] else ""
    return ": ".join(part for part in (row["type"], row["title"] or "", quantity) if part)


def _source(row: Mapping[str, Any]) -> str:
    more = f", and {row['sources'] - 1} more" if row["sources"] > 1 else ""
    return ", ".join(str(part) for part in (row["outlet"] or "no outlet", row["published"]) if part) + more


def _report(skipped: SkipRecord) -> int:
    print(f"skipped: {skipped}", file=sys.stderr)
    return 1


def _end(skipped: int) -> None:
    if skipped:
        raise typer.Exit(1)


def _columns(given: list[str] | None) -> dict[str, str]:
    return dict(_pair(text) for text in given or [])


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise FixQuery(f"{text!r} is not of the form NAME=VALUE")
    return name.strip(), value.strip()


def _parameters(arguments: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("--"):
            raise FixQuery(f"{argument!r} is not of the form --param value")
        name, sign, value = argument[2:].partition("=")
        text = value if sign else next(rest, None)
        if text is None:
            raise FixQuery(f"--{name} needs a value")
        found[name.replace("-", "_")] = text
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


__all__ = ["app"]
