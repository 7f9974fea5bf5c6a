"""The commands that answer: met, events, show, ask, cypher, info."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import (
    Level,
    Limit,
    Near,
    Newest,
    Offset,
    Output,
    PlaceName,
    Since,
    Sources,
    Status,
    Store,
    Sure,
    Until,
    opened,
    pair,
)
from kg.cli.output import Format, show, show_answer
from kg.errors import FixQuery
from kg.history import in_words
from kg.tabular import plain

if TYPE_CHECKING:
    from kg.queries import Parameter

COUNTED = ("Article", "Mention", "Event", "Actor", "Place", "Decision")
"""What of a store its users count; the rest keeps it in order."""
FORMS = {
    "date": ", as in 2024, 2024-10 or 2024-10-27",
    "list[status]": ", as in occurred,planned",
    "list[place]": "; give a place and kilometres around it, as in Geneva:100",
    "class": ", as in Visit or Meeting",
}
"""How a value of a type is written."""


def met(
    name: Annotated[str, typer.Argument(help="A person, country, organisation, office, or members of a group.")],
    other: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whom they met.")] = None,
    since: Since = None,
    until: Until = None,
    place: PlaceName = None,
    near: Near = None,
    kind: Annotated[str, typer.Option("--type", help="Meeting, BilateralMeeting, Call, Consultation ...")] = "Meeting",
    status: Status = None,
    level: Level = None,
    sources: Sources = 1,
    confidence: Sure = 0.0,
    newest: Newest = False,
    limit: Limit = None,
    offset: Offset = 0,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Who met whom, when and where, with the sentence that says so."""
    with opened(store) as graph:
        answer = graph.who_met(
            name,
            other,
            since=since,
            until=until,
            place=place,
            near=near,
            type=kind,
            statuses=status,
            level=level,
            sources=sources,
            confidence=confidence,
            newest=newest,
            limit=limit,
            offset=offset,
        )
    short = [
        {
            "when": row["when"], "who": row["who"], "whom": row["whom"], "where": row["where"], "status": row["status"],
            "sentence": f"“{row['quote']}” — {_source(row)}", "sure": row["confidence"], "event": row["event"][:9],
        }
        for row in (r.flat() for r in answer)
    ]  # fmt: skip
    show_answer(answer, form, short, keep=("when",))


def events(
    kind: Annotated[str, typer.Option("--type", help="An event type or a class of them.")] = "Event",
    actor: Annotated[str | None, typer.Option(help="Who took part; a country includes its people.")] = None,
    place: PlaceName = None,
    near: Near = None,
    since: Since = None,
    until: Until = None,
    status: Status = None,
    level: Level = None,
    sources: Sources = 1,
    confidence: Sure = 0.0,
    newest: Newest = False,
    limit: Limit = None,
    offset: Offset = 0,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """The events of a type, an actor, a place or a period."""
    with opened(store) as graph:
        answer = graph.events(
            type=kind,
            actor=actor,
            place=place,
            near=near,
            since=since,
            until=until,
            statuses=status,
            level=level,
            sources=sources,
            confidence=confidence,
            newest=newest,
            limit=limit,
            offset=offset,
        )
    short = [
        {
            "when": row["when"], "what": _what(row), "status": row["status"], "place": row["place"],
            "parties": row["parties"].replace("), ", ")\n"), "sentence": f"“{row['quote']}” — {_source(row)}",
            "sure": row["confidence"], "event": row["event"][:9],
        }
        for row in (r.flat() for r in answer)
    ]  # fmt: skip
    show_answer(answer, form, short, keep=("when",))


def show_event(
    event: Annotated[str, typer.Argument(help="The event's id, or its beginning.")],
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """One event, and every sentence that reports it."""
    with opened(store) as graph:
        found = graph.event(event)
        evidence = graph.evidence(found.event)
        known = {party.id: graph.identifiers(party.id) for party in found.parties}
    if form is Format.table:
        facts = {k: v for k, v in found.flat().items() if v is not None and k != "quote"}
        facts |= {
            "history": in_words((e.published, e.modality) for e in evidence),
            "identifiers": _elsewhere({p.name: known[p.id] for p in found.parties}),
        }
        show([], form, [{"": k, " ": v} for k, v in facts.items() if v is not None])
    short = [
        {
            "sentence": f"“{e.quote}”", "says": e.modality, "date": e.when, "outlet": e.outlet,
            "published": e.published, "article": e.title, "characters": f"{e.start}–{e.end}",
            "source": e.attributed_to, "sure": e.confidence, "taken as": e.reason,
        }
        for e in evidence
    ]  # fmt: skip
    show([{**plain(found), "identifiers": known, "mentions": evidence.to_dicts()}], form, short)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Its name; without it, all are listed.")] = None,
    explain: Annotated[
        bool, typer.Option("--help", help="With a question: what it means, takes and answers. Without: this, and all.")
    ] = False,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Ask one of the named questions: kg ask visits_to_country --country Vietnam."""
    from kg.queries import questions

    if explain and question is not None:
        _explain(question)
        return
    if question is None:
        if explain:
            print(context.get_help())
        listed = [
            {
                "question": q.name,
                "title": q.title,
                "parameters": " ".join(f"--{p.name}{'*' if p.required else ''}" for p in q.parameters),
            }
            for q in questions().values()
        ]
        show(listed, form)
        return
    given = _parameters(context.args)
    with opened(store) as graph:
        show(graph.ask(question, **given), form)


def _explain(name: str) -> None:
    """Print what a question means, what it takes, and what it answers."""
    from kg.queries import question

    asked = question(name)
    print(f"{asked.title}.\n\n{asked.description}\n")
    if asked.parameters:
        show([], Format.table, [_described(p) for p in asked.parameters], keep=("default",))
    event = "; EVENT is an id from the last column of kg events" if "EVENT" in asked.example else ""
    print(f"\nExample: kg ask {name} {asked.example}{event}\n")
    show([], Format.table, [{"column": c.name, "type": c.type, "meaning": c.meaning} for c in asked.columns])


def _described(parameter: Parameter) -> dict[str, str]:
    default = "needed" if parameter.required else json.dumps(parameter.default)
    named = "name, or " if parameter.kind in ("actor", "person", "place") else ""
    return {
        "parameter": f"--{parameter.name}", "type": parameter.kind, "default": "" if default == "null" else default,
        "meaning": f"{named}{parameter.meaning}{FORMS.get(parameter.kind, '')}",
    }  # fmt: skip


def cypher(
    statement: Annotated[str, typer.Argument(help="A Cypher statement.")],
    param: Annotated[list[str] | None, typer.Option(metavar="NAME=JSON", help="A parameter; repeatable.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Allow the statement to change the graph.")] = False,
    form: Output = Format.table,
    store: Store = None,
) -> None:
    """Run a Cypher statement, read-only unless --write is given."""
    values = {name: _json(text) for name, text in (pair(p) for p in param or [])}
    with opened(store) as graph:
        show(graph.cypher(statement, write=write, **values), form)


def info(form: Output = Format.table, store: Store = None) -> None:
    """What the store is, and what is in it."""
    with opened(store) as graph:
        found = graph.info()
    kept = {k: n for k, n in found["counts"].items() if k in COUNTED}
    flat = {**{k: v for k, v in found.items() if k != "counts"}, **kept}
    show([found], form, [{"": k, " ": v} for k, v in flat.items()])


def _elsewhere(known: Mapping[str, Mapping[str, list[str]]]) -> str | None:
    """What the parties are called elsewhere, one on each line."""
    lines = [
        f"{name}: " + ", ".join(f"{scheme} {value}" for scheme, values in found.items() for value in values)
        for name, found in known.items()
        if found
    ]
    return "\n".join(lines) or None


def _what(row: Mapping[str, Any]) -> str:
    quantity = f"{row['quantity']:,.0f}" if row["quantity"] else ""
    return ": ".join(part for part in (row["type"], row["title"] or "", quantity) if part)


def _source(row: Mapping[str, Any]) -> str:
    more = f", and {row['sources'] - 1} more" if row["sources"] > 1 else ""
    return ", ".join(str(part) for part in (row["outlet"] or "no outlet", row["published"]) if part) + more


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
    except (ValueError, RecursionError):
        return text
