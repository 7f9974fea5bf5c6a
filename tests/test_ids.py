import pytest

from kg import Actor, Article, Place
from kg.ids import event_id, fold, founding_mention_id, name_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Kim Jong-un", "Kim Jong Un", "KIM Jong-un"),
        ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ],
)
def test_spellings_of_one_name_make_one_person(spellings: tuple[str, ...]) -> None:
    assert len({Actor(name=name, kind="person", country="UKR").id for name in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), [("Kim Jong-un", "Kim Yo-jong"), ("George Bush", "George W. Bush"), ("Xi", "Li")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


def test_a_name_alone_does_not_make_one_person_of_two_countries() -> None:
    assert Actor(name="Ali Hassan", kind="person", country="IRQ").id != Actor(name="Ali Hassan", kind="person").id


def test_a_country_is_called_by_its_iso_code() -> None:
    assert Actor(name="Russian Federation", kind="country", country="RUS").id == "RUS"


def test_an_article_is_its_text_and_metadata_but_not_its_file() -> None:
    assert Article(text="a", key="1").id == Article(text="a", key="2").id
    assert Article(text="a").id != Article(text="a", outlet="b").id


def test_a_place_is_its_name_in_its_country() -> None:
    assert Place(name="São Paulo", country="BRA").id == Place(name="Sao Paulo", country="BRA", lat=1.0).id
    assert Place(name="Tripoli", country="LBY").id != Place(name="Tripoli", country="LBN").id


def test_an_event_leads_back_to_the_mention_that_founds_it() -> None:
    assert founding_mention_id(event_id("m123")) == "m123"


def test_folding_keeps_letters_of_every_script() -> None:
    assert fold("  Łódź, Straße — Ким! ") == "lodz strasse ким"
