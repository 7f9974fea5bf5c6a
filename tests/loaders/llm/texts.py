"""News in our own words, and what a model may say of it."""

from __future__ import annotations

from typing import Any

from tests.factory import article

TALKS = article(
    "Norway and Estonia agree on patrols\n\n"
    "Norwegian Foreign Minister Astrid Holm met her Estonian counterpart, Juhan Tamm, in Tallinn on Tuesday.\n\n"
    "Holm said 120 soldiers would be sent to the border. Tamm’s office called the talks “frank” and useful.\n",
    published="2025-03-12",
    key="talks",
    outlet="Example News",
)


def party(name: str, told: str, country: str | None = None, role: str = "participant", kind: str = "person") -> Any:
    return {"name": name, "name_in_text": told, "kind": kind, "country": country, "role": role, "office": None}


HOLM = party("Astrid Holm", "Astrid Holm", "NOR")
TAMM = party("Juhan Tamm", "Juhan Tamm", "EST")


def event(*parties: Any, **more: Any) -> dict[str, Any]:
    """The meeting of TALKS, unless told otherwise."""
    usual = {
        "type": "BilateralMeeting",
        "status": "occurred",
        "paragraph": 2,
        "quote": "Astrid Holm met her Estonian counterpart, Juhan Tamm, in Tallinn",
        "participants": list(parties or (HOLM, TAMM)),
        "place": {"name": "Tallinn", "country": "EST"},
        "date": "2025-03-11",
        "quantity": None,
        "title": None,
        "attributed_to": None,
        "certain": True,
    }
    return usual | more
