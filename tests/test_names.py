import pytest

from kg import AmbiguousName, UnknownName
from kg.names import Named, called, named, resolve

KNOWN = [
    Named("a1", ("Sergei Lavrov", "Sergey Lavrov"), "person, RUS, a1"),
    Named("a2", ("Kim Jong-un",), "person, PRK, a2"),
    Named("a3", ("Kim Yo-jong",), "person, PRK, a3"),
    Named("a4", ("Recep Tayyip Erdoğan",), "person, TUR, a4"),
    Named("RUS", ("Russia", "Russian Federation"), "country, RUS, RUS"),
    Named("a5", ("Kim",), "person, a5"),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Sergei Lavrov", "a1"),
        ("lavrov", "a1"),
        ("LAVROV", "a1"),
        ("Kim Jong Un", "a2"),
        ("Jong-un", "a2"),
        ("erdogan", "a4"),
        ("RUS", "RUS"),
        ("russia", "RUS"),
        ("Kim", "a5"),
        ("a3", "a3"),
    ],
)
def test_a_name_is_found_without_accents_or_case_or_by_a_part_of_it(name: str, found: str) -> None:
    assert resolve(name, KNOWN) == found


def test_a_name_of_several_lists_them() -> None:
    with pytest.raises(AmbiguousName, match=r"Kim Jong-un \(person, PRK, a2\) or Kim Yo-jong") as caught:
        resolve("Kim", KNOWN[:5])
    assert len(caught.value.candidates) == 2


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UnknownName, match="the nearest is Sergei Lavrov") as caught:
        resolve("Lavrof", KNOWN)
    assert caught.value.candidates == ("Sergei Lavrov",)
    with pytest.raises(UnknownName, match=r"nothing in this graph is called 'Xyzzy'$"):
        resolve("Xyzzy", KNOWN)


def test_a_place_is_found_by_its_former_name_and_a_country_is_its_code() -> None:
    rows = [
        {"id": "l1", "name": "Kyiv", "country": "UKR"},
        {"id": "l2", "name": "Ukraine", "country": "UKR"},
        {"id": "l3", "name": "Eastern Europe", "country": None},
        {"id": "l4", "name": "Europe", "country": None},
    ]
    asked = "Kiev", "Ukraine", "Europe", "Eastern Europe"
    assert [resolve(name, named(rows)) for name in asked] == ["l1", "UKR", "l4", "l3"]


def test_an_id_is_not_searched_for_among_names() -> None:
    row = {"id": "a1", "name": "Ana Ruiz", "aliases": [], "kind": "person", "country": "ESP"}
    asked: list[object] = []

    def run(_: str, **given: object) -> list[dict[str, object]]:
        asked.append(given)
        return [row] if given == {"id": "a1"} else []

    assert called(run, "Actor", "a1") == [row]
    assert asked == [{"id": "a1"}]
