"""Headlines whose verb looks like a plural noun."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.conftest import Read

BODY = "The weather was fine there."


@pytest.mark.parametrize(
    ("headline", "type_", "countries"),
    [
        ("Modi lands in Dhaka", "Visit", {"IND", "BGD"}),
        ("Macron hosts Zelensky in Paris", "BilateralMeeting", {"FRA", "UKR"}),
        ("UK summons Iranian envoy", "Summons", {"GBR", "IRN"}),
        ("US sanctions Iranian shipping firm", "SanctionImposed", {"USA", "IRN"}),
    ],
)
def test_the_verb_of_a_headline_is_known_from_what_follows_it(
    read: Read, headline: str, type_: str, countries: set[str]
) -> None:
    (mention,) = read(f"{headline}\n\n{BODY}", title=headline)
    assert mention.type == type_
    assert {part.actor.country for part in mention.participants} == countries


@pytest.mark.parametrize(
    "headline", ["Royal visits cost Britain millions", "EU heads to meet", "US sanctions bite Iran"]
)
def test_a_plural_noun_in_a_headline_stays_a_noun(read: Read, headline: str) -> None:
    assert read(f"{headline}\n\n{BODY}", title=headline) == []
