"""Accounts and rows of the graph as text, on their way from one worker to another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kg import records
from kg.identity import Account
from kg.identity.accounts import Claim
from kg.model import Mention
from kg.store.rows import mention


def of_account(account: Account) -> str:
    """What is told in an account: mentions, whom they are about, and why they were taken together."""
    return dumps(
        [
            {"mention": records.to_json(c.mention), "actors": [records.actor_json(p.actor) for p in c.parts],
             "reason": c.reason}
            for c in account.told
        ]
    )  # fmt: skip


def account(text: str) -> Account:
    """The account that the text is of."""
    return Account(tuple(_claim(told) for told in json.loads(text)))


def of_mention(told: Mention) -> str:
    """A mention as it is exported."""
    return dumps(records.to_json(told))


def mentions(texts: Iterable[str]) -> list[Mention]:
    """The mentions that the texts are of."""
    return [mention(text) for text in texts]


def dumps(thing: object) -> str:
    """JSON in the least space; days as ISO writes them."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def _claim(told: Mapping[str, Any]) -> Claim:
    found = records.from_json(told["mention"])
    if not isinstance(found, Mention):
        raise TypeError(f"no mention: {told['mention']}")
    pairs = zip(found.participants, told["actors"], strict=True)
    return Claim(found, tuple(replace(part, actor=records.actor(actor)) for part, actor in pairs), told["reason"])
