from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.dates import When
from kg.export import plover, write
from kg.export.base import Settings
from kg.graph import open_graph
from kg.ids import event_id
from kg.model import Event
from kg.ontology import event_types
from tests.export.conftest import Lists
from tests.factory import mention, party
from tests.scenario import fill

PEERS = Path(__file__).resolve().parents[3] / "shared" / "peers"


def event(*parties, when: str | None = "2025-03-08", status="occurred", **more) -> Event:
    told = mention(*parties, when=when, modality=status, **more)
    return Event(
        id=event_id(told.id), type=told.type, status=status, participants=told.participants, place=told.place,
        when=When.parse(when) if when else None, quantity=None, title=None, confidence=0.9, sources=1, mentions=(told,),
        reasons=("founds the event",),
    )  # fmt: skip


def rows(*events: Event) -> list[dict[str, str]]:
    text = "".join(plover.pieces(Lists([], list(events), []), Settings()))
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def short(*events: Event) -> list[str]:
    names = ("Event Date", "Event Type", "Event Mode", "CAMEO Code", "Actor Country", "Recipient Country")
    return [" ".join(row[name] for name in names) for row in rows(*events)]


def test_those_who_meet_act_on_each_other():
    assert short(event("Ana Ruiz", "Bo Lind")) == [
        "2025-03-08 CONSULT None 040 ESP SWE",
        "2025-03-08 CONSULT None 040 SWE ESP",
    ]


def test_a_visitor_acts_on_the_country_and_its_people():
    parts = party("Ana Ruiz", "visitor"), party("Austria", "destination"), party("Carl Maier", "host")
    assert short(event(*parts, type="Visit")) == ["2025-03-08 CONSULT visit 042 ESP AUT"] * 2


def test_a_planned_meeting_is_an_agreement_of_the_day_of_its_report():
    planned = event("Ana Ruiz", "Bo Lind", status="planned", when="2025-05")
    assert short(planned)[0] == "2025-03-10 AGREE None 036 ESP SWE"


@pytest.mark.parametrize("status", ["cancelled", "denied"])
def test_what_did_not_happen_is_left_out(status):
    assert rows(event("Ana Ruiz", "Bo Lind", status=status)) == []


@pytest.mark.parametrize("when", [None, "2025-03", "2025", "../2025-03-08"])
def test_what_is_not_dated_to_the_day_is_left_out(when):
    assert rows(event("Ana Ruiz", "Bo Lind", when=when)) == []


@pytest.mark.parametrize("when", ["2025-03-08/2025-03-10", "2025-03-08/.."])
def test_what_lasts_has_its_first_day(when):
    assert rows(event("Ana Ruiz", "Bo Lind", when=when))[0]["Event Date"] == "2025-03-08"


def test_what_has_no_code_and_planned_pressure_are_left_out():
    assert rows(event(party("Ana Ruiz", "appointee"), party("Spain", "sender"), type="Appointment")) == []
    pressure = party("Spain", "sender"), party("Sweden", "receiver")
    assert rows(event(*pressure, type="SanctionImposed", status="planned")) == []


def test_people_of_one_country_do_not_act_on_each_other_and_one_side_alone_has_no_recipient():
    assert short(event("Dana Novak", "Ivo Kral")) == ["2025-03-08 CONSULT None 040 CZE None"] * 2
    alone = event(party("Spain", "sender"), type="TroopDeployment")
    assert short(alone) == ["2025-03-08 MOBILIZE troops 154 ESP None"]


def test_a_row_says_who_where_and_how_sure():
    met = event(party("Ana Ruiz", office="Foreign\tMinister"), "Bo Lind", place=("Oslo", "NOR"))
    row = rows(met)[0]
    wanted = {
        "Actor Name": "Ana Ruiz", "Actor Title": "Foreign Minister", "Primary Actor Sector": "GOV", "City": "Oslo",
        "Country": "NOR", "Latitude": "1.0", "Quad Code": "VERBAL COOPERATION", "Publication Date": "2025-03-10",
        "Event ID": met.id, "Type": "BilateralMeeting", "Confidence": "0.9",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


@pytest.fixture(scope="module")
def scheme() -> dict[str, dict[str, str]]:
    path = PEERS / "cameo_to_plover.csv"
    if not path.exists():
        pytest.skip("the tables of the schemes are not here")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["cameo"]: row for row in csv.DictReader(file)}


def test_codes_are_those_of_the_scheme(scheme):
    """Modes that CAMEO cannot tell, such as multilateral, stand beside the code without one."""
    for type_ in event_types().values():
        if type_.cameo:
            name, _, mode = type_.plover.partition("/")
            theirs = scheme[type_.cameo]
            assert theirs["plover_event"] == name, type_.name
            assert theirs["plover_mode"] in (mode, ""), type_.name
    for name, cameo in plover._table("planned").items():
        assert scheme[cameo]["plover_event"] == "AGREE", name
    for cameo, context in plover._table("contexts").items():
        assert scheme[cameo]["plover_context"] == context, cameo


def test_types_are_those_of_the_standard():
    path = PEERS / "PLOVER_GSR_CAMEO.json"
    if not path.exists():
        pytest.skip("the reference records are not here")
    known = {record["event"] for record in json.loads(path.read_text(encoding="utf-8"))}
    known |= {"ACCUSE"} if "DISAPPROVE" in known else set()  # the records are older than the type's present name
    assert {type_.plover.partition("/")[0] for type_ in event_types().values()} - {""} <= known


def test_an_export_is_read_again_as_event_data(tmp_path):
    with open_graph(":memory:") as graph, open_graph(":memory:") as other:
        graph = fill(graph)
        graph.export(tmp_path / "events.tab", ending="plover")
        report = other.load(tmp_path / "events.tab")
        assert not report.skipped
        told = {
            (row.type, str(row.when)) for row in graph.events() if row.type in ("BilateralMeeting", "Visit", "Call")
        }
        found = {(row.type, str(row.when)) for row in other.events()}
        assert ("BilateralMeeting", "2025-03-08") in found
        assert found - {("MultilateralMeeting", "2025-03-31")} <= told
        assert {row.status for row in other.events()} == {"occurred"}


def test_the_format_is_asked_for_by_its_name(tmp_path):
    write(tmp_path / "events.tsv", Lists([], [event("Ana Ruiz", "Bo Lind")], []), ending="plover")
    assert len((tmp_path / "events.tsv").read_text().splitlines()) == 3
