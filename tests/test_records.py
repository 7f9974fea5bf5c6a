from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import BadValue, Decision
from kg.records import from_json, to_json
from tests.factory import article, mention, party


@given(st.text(min_size=1), st.none() | st.text(), st.none() | st.sampled_from(["2024-02-29", "1999-12-31"]))
def test_articles_come_back_as_they_were(text: str, title: str | None, published: str | None) -> None:
    record = article(text, published, title=title, url=title)
    assert from_json(to_json(record)) == record


@given(
    st.sampled_from([None, "2024", "2024-10/..", "2025-10-26/2025-10-28"]),
    st.sampled_from([None, ("Oslo", "NOR")]),
    st.none() | st.floats(0, 1e12),
)
def test_mentions_come_back_as_they_were(
    when: str | None, place: tuple[str, str] | None, quantity: float | None
) -> None:
    envoy = party("Ana Ruiz", office="Envoy")
    record = mention(envoy, "Sweden", when=when, place=place, quantity=quantity, title="T")
    assert from_json(to_json(record)) == record


def test_decisions_come_back_as_they_were() -> None:
    record = Decision(left=("m2",), right=("m1",), same=True, by="me", at=datetime(2025, 1, 1, tzinfo=UTC), note=None)
    assert from_json(to_json(record)) == record
    assert record.left == ("m1",)


def test_a_decision_taken_back_comes_back_as_it_was() -> None:
    at = datetime(2025, 1, 1, tzinfo=UTC)
    record = Decision(left=("m2", "m3"), right=("m1",), same=None, by="me", at=at, note="no")
    assert from_json(to_json(record)) == record


def test_a_record_that_somebody_changed_is_refused() -> None:
    data = to_json(article("They met."))
    with pytest.raises(BadValue, match="was changed"):
        from_json(data | {"text": "They did not meet."})
    with pytest.raises(BadValue, match="no kind of record"):
        from_json({"record": "poem"})
    with pytest.raises(BadValue, match="not as kg writes it"):
        from_json({"record": "article", "id": data["id"]})


def test_a_quote_must_fit_its_offsets() -> None:
    with pytest.raises(BadValue, match="does not fit its offsets"):
        mention("Ana Ruiz", source=article("ab"), at=5)
