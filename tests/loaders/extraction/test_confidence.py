"""What makes a mention more sure, and what less."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Mention

Read = Callable[..., list[Mention]]

PLAIN = "Norway's foreign minister Kari Dahl met Swedish President Lars Holm in Oslo on Monday."


def test_two_named_people_a_day_and_a_city_are_as_sure_as_can_be(read: Read) -> None:
    assert read(PLAIN)[0].confidence > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Norway's foreign minister Kari Dahl met Swedish President Lars Holm.",
        "Norway's foreign minister Kari Dahl met Peter Swift in Oslo on Monday.",
        "Norway and Sweden held talks in Oslo on Monday.",
        "Norway's foreign minister Kari Dahl cancelled a meeting with Swedish President Lars Holm in Oslo on Monday.",
        "Denmark said that Norway's foreign minister Kari Dahl met Swedish President Lars Holm in Oslo on Monday.",
    ],
    ids=["no day and no city", "somebody of no known country", "no people", "taken back", "attributed"],
)
def test_less_is_less_sure(read: Read, text: str) -> None:
    assert 0 < read(text)[0].confidence < read(PLAIN)[0].confidence
