from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import RuleExtractor
from loaders.extraction.punctuation import lost, restored
from tests.factory import article

STRIPPED = (
    "Norwegian Prime Minister Anna Berg met Danish Foreign Minister Lars Holm in Oslo on Monday  The talks  held"
    " in the morning  were short" + "  and so  it went" * 30
)


@given(st.text(alphabet="aBc U.S, \n", max_size=80))
def test_marks_take_the_place_of_blanks_only(text: str) -> None:
    marked = restored(text)
    assert len(marked) == len(text)
    assert all(a == b or a.isspace() for a, b in zip(text, marked, strict=True))


def test_a_text_without_any_mark_but_with_their_blanks_has_lost_them() -> None:
    assert lost(STRIPPED)
    assert not lost(STRIPPED + " yes, here is one")
    assert not lost("They met in Oslo")


def test_lists_get_commas_and_sentences_get_stops() -> None:
    assert restored("to Chad  Mali and Niger  The U S  envoy left") == "to Chad, Mali and Niger. The U.S. envoy left"


def test_who_met_is_found_in_a_stripped_text_with_its_own_words_as_quote() -> None:
    found = article(STRIPPED, "2025-03-11")
    (met,) = [m for m in RuleExtractor().extract(found) if m.type == "BilateralMeeting"][:1]
    assert {"Anna Berg", "Lars Holm"} <= {p.actor.name for p in met.participants}
    assert found.text[met.start : met.end] == met.quote


def test_capitals_of_a_headline_make_no_name() -> None:
    found = article(
        "BERG MEETS ENVOY ON TRADE\n\nSen. Anna Berg (D-Ohio) met Danish envoy Lars Holm today.", "2025-03-11"
    )
    names = {p.actor.name for m in RuleExtractor().extract(found) for p in m.participants}
    assert not any(name.isupper() for name in names)
    assert {"Anna Berg", "Lars Holm"} <= names
