"""What holds of every archive, whatever its articles say and however they come."""

import random
from collections import Counter
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import Decision
from kg.identity import assemble
from tests.streams import OTHERS, Told, archives, everything

STREAMS = settings(max_examples=500, deadline=None)
NOW, LATER = datetime(2025, 4, 1, tzinfo=UTC), datetime(2025, 4, 2, tzinfo=UTC)


@given(archives(), st.randoms(use_true_random=False))
@STREAMS
def test_neither_the_order_nor_a_repetition_changes_anything(archive: list[Told], rng: random.Random) -> None:
    found = everything(archive)
    shuffled = [*found, *rng.sample(found, len(found) // 2)]
    rng.shuffle(shuffled)
    assert assemble(shuffled) == assemble(found)


@given(archives())
@STREAMS
def test_every_mention_reports_one_event_and_every_event_is_reported(archive: list[Told]) -> None:
    events = assemble(everything(archive))
    assert sorted(m.id for e in events for m in e.mentions) == sorted({m.id for m in everything(archive)})
    assert all(e.mentions and len(e.mentions) == len(e.reasons) for e in events)
    assert len({e.id for e in events}) == len(events)


@given(archives())
@STREAMS
def test_no_event_lists_a_party_twice_in_a_role(archive: list[Told]) -> None:
    for event in assemble(everything(archive)):
        listed = Counter((p.actor.id, p.role) for p in event.participants)
        assert listed
        assert max(listed.values()) == 1


@given(archives(), st.data())
@STREAMS
def test_a_word_taken_back_leaves_all_as_it_was(archive: list[Told], data: st.DataObject) -> None:
    found = everything(archive)
    mentions = sorted({m.id for m in found})
    names = sorted({p.actor.id for m in found for p in m.participants if p.actor.kind == "person"})
    several = [group for group in (mentions, names) if len(group) > 1]
    if not several:
        return
    left, right = data.draw(
        st.lists(st.sampled_from(data.draw(st.sampled_from(several))), min_size=2, max_size=2, unique=True)
    )
    said = Decision(left=(left,), right=(right,), same=data.draw(st.booleans()), by="Kim", at=NOW)
    undone = Decision(left=(right,), right=(left,), same=None, by="Kim", at=LATER)
    assert assemble(found, [undone, said]) == assemble(found)


@given(archives(), archives(who=OTHERS, water="sea"))
@STREAMS
def test_articles_about_other_people_change_nothing_else(archive: list[Told], others: list[Told]) -> None:
    both = assemble([*everything(archive), *everything(others)])
    mine = {article.id for article, _ in archive}
    assert [e for e in both if e.mentions[0].article in mine] == assemble(everything(archive))
    assert all(len({m.article in mine for m in e.mentions}) == 1 for e in both)
