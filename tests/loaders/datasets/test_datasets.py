from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from kg.datasets import dataset, read, recognised
from kg.errors import BadValue, SkipRecord, StopRun
from kg.graph import Graph, open_graph
from kg.growth import grow
from kg.intake import Batch
from kg.ontology import event_types
from loaders.datasets.mapping import load
from tests.factory import article, mention

HERE = Path(__file__).parent
FILES = {
    "gdelt": HERE / "20250309120000.export.CSV",
    "icews": HERE / "events.2025.tab",
    "polecat": HERE / "events.PLV.20250309.txt",
    "mapped": HERE / "conflict.csv",
}
MAPPING = HERE / "conflict.toml"
SHIPPED = HERE.parents[2] / "loaders" / "datasets"


def told(name: str) -> tuple[dict[str, str], list[str]]:
    """By identifier, what the rows of a sample say in one line; and what is reported as malformed."""
    said, bad = {}, []
    for item in read(FILES[name], dataset(name, MAPPING if name == "mapped" else None)):
        if isinstance(item, SkipRecord):
            bad.append(str(item).replace(f"{FILES[name]}:", ""))
            continue
        found, (claim,) = item
        assert claim.quote == found.text[claim.start : claim.end]
        sides = " ".join(f"{part.actor.id if part.actor.kind == 'country' else part.actor.name}:{part.role}"
                         for part in claim.participants)  # fmt: skip
        where = f"{claim.place.name}/{claim.place.country}" if claim.place else "-"
        said[found.key] = f"{claim.type} {claim.modality} {sides} {where} {claim.when or '-'}"
    return said, bad


def test_rows_of_gdelt_become_mentions():
    said, bad = told("gdelt")
    assert said == {
        "1001": "BilateralMeeting occurred ESP:participant SWE:participant Oslo/NOR 2025-03-08",
        "1002": "Visit occurred AUT:destination ESP:visitor Vienna/AUT 2025-03-08",
        "1003": "Ceasefire occurred United Nations:participant DNK:participant Denmark/DNK 2025-03-08",
        "1006": "BilateralMeeting planned DNK:participant ESP:participant Vienna/AUT -",
    }
    assert bad == [
        "7: its date is '20251399', which is no day",
        "8: has 3 fields, but gdelt/2.0 has 61",
        "9: its latitude is 'north', which is no number",
    ]


def test_rows_of_icews_become_mentions():
    said, bad = told("icews")
    assert said == {
        "2001": "BilateralMeeting occurred ESP:participant SWE:participant Oslo/NOR 2025-03-08",
        "2002": "Call occurred ESP:participant CZE:participant - 2025-03-11",
    }
    assert bad == ["5: its date is '11-2025-03', which is no day", "6: has no code"]


def test_rows_of_polecat_become_mentions_and_leaders_are_persons():
    said, bad = told("polecat")
    assert said == {
        "PL3001": "Visit occurred ESP:visitor NOR:destination Oslo/NOR 2025-03-08",
        "PL3002": "BilateralMeeting occurred Emmanuel Macron:participant AUT:participant Austria/AUT 2025-03-08",
        "PL3005": "Expulsion occurred DNK:sender AUT:receiver - 2025-03-07",
    }
    assert bad == ["5: has no identifier"]


def test_a_table_of_ones_own_is_read_by_its_mapping():
    said, bad = told("mapped")
    assert said == {"SWE11": "AgreementSigning occurred SWE:signatory DNK:signatory Malmo/SWE 2025-03-08"}
    assert bad == ["4: its date is 'March', which is no day", "5: its coordinates are beyond 90 degrees"]


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat"])
def test_a_data_set_is_known_by_its_first_line(name):
    found = recognised(FILES[name])
    assert found
    assert found.name.startswith(name + "/")


def test_articles_and_unknown_tables_are_no_data_set(tmp_path):
    assert recognised(FILES["mapped"]) is None
    (tmp_path / "a.txt").write_text("The ministers met in Vienna on Monday.\n")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\x00")
    assert recognised(tmp_path / "a.txt") is None
    assert recognised(tmp_path / "b.txt") is None
    assert recognised(tmp_path / "missing.txt") is None


def test_a_row_tells_where_it_comes_from_and_is_little_trusted():
    found, (claim,) = next(item for item in read(FILES["gdelt"], dataset("gdelt")) if not isinstance(item, SkipRecord))
    assert (found.outlet, found.url, found.key) == ("GDELT 2.0", "https://news.example/1001", "1001")
    assert str(found.published) == "2025-03-09"
    assert (claim.extractor, claim.confidence) == ("dataset:gdelt/2.0", 0.3)
    assert "\n" not in found.text


def test_a_file_of_another_data_set_is_skipped_as_a_whole():
    (skipped,) = read(FILES["icews"], dataset("polecat"))
    assert isinstance(skipped, SkipRecord)
    assert "is not of polecat/1: it has no column" in str(skipped)


def test_every_code_means_the_type_that_the_ontology_gives_it():
    """Where the ontology has the type for a code, the import says the same, so that an export comes back as it was."""
    cameo, plover = load(SHIPPED / "gdelt.toml").types, load(SHIPPED / "polecat.toml").types
    for scheme, table in (("cameo", cameo), ("plover", plover)):
        for code, meaning in table.items():
            theirs = [name for name, type_ in event_types().items() if getattr(type_, scheme) == code]
            assert meaning.modality == "planned" or not theirs or meaning.type in theirs, code


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("[columns]", "[columns", "is no TOML"),
        ('date = "event_date"', "", "has to name the column of 'date'"),
        ('date = "event_date"', 'date = "event_date"\nwhen = "x"', "a row tells no 'when'"),
        ("AgreementSigning", "Party", "which is no event type"),
        ('actor = "signatory"', 'actor = "guest"', "has no role 'guest'"),
        ("confidence = 0.4", 'confidence = "high"', "it runs from 0 to 1"),
        ('name = "conflict"', "", "the mapping says no 'name'"),
        ('name = "conflict"', 'name = "conflict"\nlabel = "x"', "there is no 'label' in a mapping"),
        ('name = "conflict"', 'name = "conflict"\ncodes = "none"', "cannot be read"),
    ],
)
def test_a_bad_mapping_is_named_with_what_is_wrong(tmp_path, old, new, cause):
    path = tmp_path / "mine.toml"
    path.write_text(MAPPING.read_text().replace(old, new, 1))
    with pytest.raises(BadValue, match=r"mine\.toml: ") as error:
        dataset(None, path)
    assert cause in str(error.value)


def test_names_of_data_sets_and_mappings_are_checked():
    with pytest.raises(StopRun, match="there is no data set 'gdeld'; installed are gdelt, icews, mapped, polecat"):
        dataset("gdeld")
    with pytest.raises(BadValue, match="--mapping FILE"):
        dataset("mapped")
    with pytest.raises(BadValue, match="not both"):
        dataset("gdelt", MAPPING)


@pytest.fixture(scope="module")
def graph():
    """An article and three data sets about one day."""
    with open_graph(":memory:") as made:
        yield filled(made)


def filled(made: Graph) -> Graph:
    made.load(*(FILES[name] for name in ("gdelt", "icews", "polecat")))
    made.load(FILES["mapped"], mapping=MAPPING)
    return made


def test_the_same_meeting_in_two_data_sets_is_one_event_of_two_sources(graph):
    (met,) = graph.who_met("Spain", "Sweden")
    assert [said.outlet for said in graph.evidence(met.event)] == ["ICEWS", "GDELT 2.0"]
    assert graph.event(met.event).sources == 2
    assert graph.event(met.event).confidence < 0.6


def test_a_second_load_changes_nothing_and_counts_what_was_known(graph):
    before = graph.info()["counts"]
    report = graph.load(FILES["gdelt"])
    assert (report.articles, report.known, len(report.skipped)) == (0, 4, 3)
    assert graph.info()["counts"] == before


def test_an_article_and_a_data_set_tell_of_one_meeting_and_many_rows_count_once(graph, tmp_path):
    source = article("Ana Ruiz met Bo Lind in Oslo on Saturday.", "2025-03-09", outlet="Courier")
    told = mention("Ana Ruiz", "Bo Lind", when="2025-03-08", place=("Oslo", "NOR"), source=source)
    graph.store.execute(partial(grow, batch=Batch(articles=[source], mentions=[told])))
    (met,) = graph.who_met("Ana Ruiz")
    assert {said.outlet for said in graph.evidence(met.event)} == {"Courier", "GDELT 2.0", "ICEWS"}
    before = graph.event(met.event)
    row = FILES["gdelt"].read_text().splitlines()[0]
    more = tmp_path / "more.export.CSV"
    more.write_text("".join(f"{row.replace('1001', str(number))}\n" for number in range(5001, 5005)))
    assert graph.load(more).articles == 4
    after = graph.event(met.event)
    assert len(graph.evidence(met.event)) == 7
    assert (after.sources, after.confidence) == (before.sources, before.confidence) == (3, 0.99)
