"""The question knows every word of the ontology, and none is written twice."""

import json
from pathlib import Path

from kg.ontology import STATUSES, event_types
from loaders.llm import prompt
from loaders.llm.schema import KINDS, answer_schema


def test_the_schema_allows_each_type_its_own_roles_and_no_others():
    variants = answer_schema()["properties"]["events"]["items"]["anyOf"]
    allowed = {
        name: tuple(variant["properties"]["participants"]["items"]["properties"]["role"]["enum"])
        for variant in variants
        for name in variant["properties"]["type"]["enum"]
    }
    assert allowed == {name: kind.roles for name, kind in event_types().items()}


def test_every_object_of_the_schema_is_closed_and_complete():
    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for value in part.values():
                yield from objects(value)
        elif isinstance(part, list):
            for value in part:
                yield from objects(value)

    found = list(objects(answer_schema()))
    assert found
    for part in found:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


def test_the_instructions_tell_every_type_role_status_and_kind():
    text = prompt.instructions()
    for kind in event_types().values():
        assert f"- {kind.name}: {kind.definition} Roles: {', '.join(kind.roles)}." in text
    assert ", ".join(STATUSES) in text
    assert ", ".join(KINDS) in text
    assert "{" not in text


def test_the_instructions_as_written_name_no_type():
    written = (Path(prompt.__file__).parent / "instructions.md").read_text(encoding="utf-8")
    assert not [name for name in event_types() if name in written and name.lower() not in written]


def test_the_schema_is_short_enough_for_every_server():
    assert len(json.dumps(answer_schema())) < 30_000
