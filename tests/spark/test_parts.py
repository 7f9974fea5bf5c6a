"""However an archive is dealt to machines that do not see each other's part, its names and events are those of one."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import Decision
from kg.identity import Links, accounts, assemble, blocks, may_be_one, probes
from kg.identity import directory as whole_directory
from kg.register import bearers_of
from kg.spark import text
from kg.spark.parts import edges, seats
from kg.spark.rows import of_event
from tests.spark import engine
from tests.streams import Told, archives, everything

STREAMS = settings(max_examples=500, deadline=None)
NOW = datetime(2025, 4, 1, tzinfo=UTC)


@given(archives(), st.data())
@STREAMS
def test_the_events_of_parts_are_the_events_of_the_whole(archive: list[Told], data: st.DataObject) -> None:
    decisions = [data.draw(said(archive)) for _ in range(data.draw(st.integers(0, 2)))]
    decisions = [decision for decision in decisions if decision]
    found, _ = engine.rows(archive, decisions)
    wanted = [row for event in assemble(everything(archive), decisions) for row in of_event(event)]
    made = [row for row in found if row["table"] in {row["table"] for row in wanted} - {"Mention"}]
    assert {tuple(row.values()) for row in made} == {tuple(row.values()) for row in wanted}


@given(archives(), st.data())
@STREAMS
def test_the_names_of_parts_mean_whom_they_mean_in_the_whole(archive: list[Told], data: st.DataObject) -> None:
    decision = data.draw(said(archive))
    links = Links([decision] if decision else [])
    rows = [{"id": a.id, "mentions": [text.of_mention(m) for m in told]} for a, told in archive]
    found = {id_: bearers_of(row) for id_, row in engine.directory(rows, links).items()}
    assert found == whole_directory(everything(archive), links).bearers


@given(archives())
@STREAMS
def test_accounts_that_may_be_one_and_share_a_block_share_a_seat(archive: list[Told]) -> None:
    links = Links()
    found = accounts(everything(archive), links, whole_directory(everything(archive), links))
    for one in found:
        for other in found:
            near = not set(blocks(one.block)).isdisjoint(probes(other.block))
            if one is not other and near and may_be_one(one, other):
                mine, theirs = seats(one.block), seats(other.block)
                assert any(mine[seat] or theirs[seat] for seat in mine.keys() & theirs.keys())


@given(archives())
@STREAMS
def test_an_account_is_the_same_when_it_has_been_sent(archive: list[Told]) -> None:
    links = Links()
    for account in accounts(everything(archive), links, whole_directory(everything(archive), links)):
        assert text.account(text.of_account(account)).told == account.told


def test_what_cannot_be_one_is_not_put_together() -> None:
    """Two talks of one pair in a month, a week apart: they stand in one block, but in no common seat."""
    from tests.factory import article, mention

    first, second = article("They met.", "2025-03-03"), article("They met again.", "2025-03-20")
    archive = [
        (first, [mention("Ana Ruiz", "Bo Lind", when="2025-03-02", source=first)]),
        (second, [mention("Ana Ruiz", "Bo Lind", when="2025-03-19", source=second)]),
    ]
    found, sizes = engine.rows(archive)
    assert sizes == [1, 1]
    assert len({row["id"] for row in found if row["table"] == "Event"}) == 2


def test_the_pairs_of_a_seat_are_as_few_as_connect_it() -> None:
    from tests.factory import article, mention

    links = Links()
    sources = [article(f"They met, says number {n}.", "2025-03-09") for n in range(5)]
    mentions = [mention("Ana Ruiz", "Bo Lind", source=source) for source in sources]
    found = accounts(mentions, links, whole_directory(mentions, links))
    assert len(list(edges([(account, True) for account in found]))) == 4


@st.composite
def said(draw: st.DrawFn, archive: list[Told]) -> Decision | None:
    """A decision about two mentions, or about two names, of the archive."""
    mentions = sorted({m.id for m in everything(archive)})
    names = sorted({p.actor.id for m in everything(archive) for p in m.participants if p.actor.kind == "person"})
    several = [group for group in (mentions, names) if len(group) > 1]
    if not several:
        return None
    group = draw(st.sampled_from(several))
    left, right = draw(st.lists(st.sampled_from(group), min_size=2, max_size=2, unique=True))
    return Decision(left=(left,), right=(right,), same=draw(st.booleans()), by="Kim", at=NOW)
