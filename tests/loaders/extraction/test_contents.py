"""What is only the content of a plan, a warning or a promise is no event; what is done about it is."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Mention
from loaders.extraction import confidence

Read = Callable[..., list[Mention]]


def test_a_withdrawal_of_which_a_plan_speaks_is_no_event(read: Read) -> None:
    assert (
        read("Russia's terms for peace are simple, beginning with the withdrawal of Ukraine's troops from Odesa.") == []
    )
    assert read("The withdrawal of Ukraine's troops from Odesa began on Monday.") != []


def test_what_something_does_not_mean_has_not_happened(read: Read) -> None:
    assert read("What the handshake did not mean was that Kenya and Uganda had signed a trade agreement.") == []
    assert read("What the speaker said was that Kenya and Uganda had signed a trade agreement.") != []


def test_an_appearance_before_a_conference_is_no_meeting_but_a_joint_one_is(read: Read) -> None:
    assert read("The Greek and Turkish foreign ministers will address the conference.") == []
    assert read("Speaking at a joint news conference with Narendra Modi in Delhi, Keir Starmer praised the pact.") != []


def test_a_man_of_the_surname_of_a_leader_is_not_the_leader(read: Read) -> None:
    assert read("Police held a man surnamed Macron, who had come to Madrid to complain.") == []
    assert read("Emmanuel Macron spoke on Monday. Macron had come to Madrid to complain.") != []


def test_events_that_are_hardly_likely_are_not_told(read: Read) -> None:
    told = read("Emmanuel Macron met Keir Starmer in Paris. They talked about fish, and he flew to Rome, some said.")
    assert told
    assert all(confidence.likely(mention) for mention in told)
