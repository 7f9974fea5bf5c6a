"""The JSON schema of an answer, made of the ontology: which types there are, and which roles each has."""

from __future__ import annotations

from typing import Any, get_args

from kg.ontology import STATUSES, event_types
from kg.vocab import ActorKind

Json = dict[str, Any]
KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
_TEXT: Json = {"type": "string"}
_MAYBE: Json = {"type": ["string", "null"]}


def answer_schema() -> Json:
    """What the model must answer: events, each with the roles that its type has.

    It keeps to what servers enforce in strict mode: every property is required and no other allowed.
    Types with the same roles share one variant, which keeps the schema short.
    """
    by_roles: dict[tuple[str, ...], list[str]] = {}
    for kind in event_types().values():
        by_roles.setdefault(kind.roles, []).append(kind.name)
    variants = [_event(names, roles) for roles, names in by_roles.items()]
    return _object(events={"type": "array", "items": {"anyOf": variants}})


def _event(names: list[str], roles: tuple[str, ...]) -> Json:
    participant = _object(
        name=_TEXT,
        name_in_text=_TEXT,
        kind={"type": "string", "enum": list(KINDS)},
        country=_MAYBE,
        role={"type": "string", "enum": list(roles)},
        office=_MAYBE,
    )
    return _object(
        type={"type": "string", "enum": names},
        status={"type": "string", "enum": list(STATUSES)},
        paragraph={"type": "integer"},
        quote=_TEXT,
        participants={"type": "array", "items": participant},
        place={"anyOf": [_object(name=_TEXT, country=_MAYBE), {"type": "null"}]},
        date=_MAYBE,
        quantity={"type": ["number", "null"]},
        title=_MAYBE,
        attributed_to=_MAYBE,
        certain={"type": "boolean"},
    )


def _object(**properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
