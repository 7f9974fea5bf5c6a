import pytest

from kg import BadValue
from kg.ontology import check, class_name, classes, event_types, subtypes
from tests.factory import mention, party


def test_there_are_23_leaf_types_with_definitions_and_roles() -> None:
    types = event_types()
    assert len(types) == 23
    assert all(t.definition.endswith(".") and t.roles and t.ancestors[-1] == "Event" for t in types.values())


def test_any_kind_of_meeting_is_one_happening() -> None:
    assert subtypes("Meeting") == ("BilateralMeeting", "MultilateralMeeting", "Summit")
    assert {event_types()[t].happening for t in subtypes("Meeting")} == {"Meeting"}
    assert event_types()["Call"].happening == "Call"


def test_classes_are_found_whatever_their_case() -> None:
    assert class_name("troopdeployment") == "TroopDeployment"
    assert classes()["Event"] is None
    with pytest.raises(BadValue, match="'party' is no event type; known are Event"):
        class_name("party")


def test_a_role_that_a_type_does_not_have_is_refused() -> None:
    assert check(mention("Ana Ruiz", "Bo Lind"))
    with pytest.raises(BadValue, match="BilateralMeeting has no role 'visitor'"):
        check(mention(party("Ana Ruiz", "visitor")))
    with pytest.raises(BadValue, match="no event type"):
        check(mention("Ana Ruiz", type="Party"))
    with pytest.raises(BadValue, match="no status"):
        check(mention("Ana Ruiz", modality="maybe"))
