"""What the article does not say is not believed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ontology import event_types
from loaders.llm.answers import Check
from loaders.llm.grounding import Said
from loaders.llm.windows import windows
from tests.factory import article
from tests.loaders.llm.texts import HOLM, TALKS, TAMM, event, party


def read(*events, source=TALKS):
    """The mentions of an answer, what was dropped, what was left blank."""
    check = Check(source, "llm/test/1")
    (window,) = windows(source)
    return check.mentions(events, window), dict(check.dropped), dict(check.blanked)


def names(*parties, source=TALKS, **more):
    """Who takes part, if the event stands."""
    mentions, _, _ = read(event(*parties, **more), source=source)
    return [p.actor.name for mention in mentions for p in mention.participants]


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("Astrid Holm met her Estonian counterpart", True),
        ('Tamm\'s office called the talks "frank" and useful', True),
        ("Tamm’s  office called the\ntalks “frank”", True),
        ("Astrid Holm met her Latvian counterpart", False),
        ("astrid holm met her estonian counterpart", False),
        ("Tallinn on Tuesday. Holm said", False),
        ("strid Holm met her Estonian", False),
        ("Holm met", False),
        ("", False),
        ("... ... ...", False),
        (TALKS.text * 10, False),
    ],
)
def test_a_quote_is_one_of_the_article_in_its_own_characters(quote, kept):
    mentions, dropped, _ = read(event(party("Astrid Holm", "Holm"), party("Juhan Tamm", "Tamm"), quote=quote))
    assert len(mentions) == kept
    assert sum(dropped.values()) == (not kept)
    for mention in mentions:
        assert mention.quote == TALKS.text[mention.start : mention.end]


def test_words_that_stand_twice_are_quoted_from_the_paragraph_that_is_given():
    twice = article("Ana Ruiz met Bo Lind again.\n\nIt rained all day in the town.\n\nAna Ruiz met Bo Lind again, too.")
    both = party("Ana Ruiz", "Ana Ruiz"), party("Bo Lind", "Bo Lind")
    starts = [
        mention.start
        for number in (-5, 1, 3, 10**9)
        for mention in read(event(*both, quote="Ana Ruiz met Bo Lind", paragraph=number), source=twice)[0]
    ]
    last = twice.text.rindex("Ana")
    assert starts == [0, 0, last, last]


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        (party("Juhan Tamm", "Juhan Tamm", "EST"), "Juhan Tamm"),
        (party("Juhan Tamm", "her Estonian counterpart", "EST"), "Juhan Tamm"),
        (party("Astrid Holm", "her", "NOR"), "Astrid Holm"),
        (party("Astrid Holm", "Norwegian Foreign Minister Astrid Holm", "NOR"), "Astrid Holm"),
        (party("Foreign Minister of Norway", "Norwegian Foreign Minister", "NOR"), "Foreign Minister of Norway"),
        (party("Ingrid Astrid Holm", "Holm", "NOR"), "Astrid Holm"),
        (party("Norway", "Norwegian", "NOR", kind="country"), "Norway"),
        (party("Republic of Estonia", "Tallinn", "EST", kind="country"), "Estonia"),
        (party("Estonian delegation", "Estonian counterpart", "EST", kind="group"), "Estonian counterpart"),
    ],
)
def test_an_actor_has_the_fullest_name_that_the_text_supports(actor, found):
    assert names(actor) == [found]


@pytest.mark.parametrize(
    "actor",
    [
        party("Maria Invented", "Maria Invented", "FIN"),
        party("Maria Invented", "Holm", "FIN"),
        party("Maria Invented", "her", "NOR"),
        party("Maria Invented", "her Estonian counterpart", "EST"),
        party("Astrid Holm", "Estonian", "EST"),
        party("Juhan Tamm", "Holm", "EST"),
        party("Juhan Tamm", "the Estonian", "LVA"),
        party("Latvia", "Estonian", "LVA", kind="country"),
        party("Latvia", "her", "LVA", kind="country"),
        party("Foreign Minister of Latvia", "Foreign Minister", "LVA"),
        party("Astrid Holm", "", "NOR"),
        party("", "Holm", "NOR"),
        party("United Nations", "her", "XXX", kind="organisation"),
    ],
)
def test_an_event_with_somebody_whom_the_passage_does_not_have_is_dropped(actor):
    mentions, dropped, _ = read(event(HOLM, actor))
    assert mentions == []
    assert dropped == {"an actor is not in the passage": 1}


def test_an_actor_of_another_paragraph_is_not_one_of_this():
    _, dropped, _ = read(
        event(HOLM, party("Norway", "Norwegian", "NOR", kind="country"), quote="Holm said 120 soldiers")
    )
    assert dropped == {"an actor is not in the passage": 1}


def test_bodies_are_known_by_their_short_names_and_leaders_by_their_office():
    text = "The EU and the Pentagon spoke. The German chancellor met Zelenskyy at NATO on Monday, Putin did not come."
    source, quote = article(text, published="2024-06-01"), "The German chancellor met Zelenskyy at NATO"
    assert names(
        party("Olaf Scholz", "German chancellor", "DEU"),
        party("Volodymyr Zelensky", "Zelenskyy", "UKR"),
        party("European Union", "EU", "XXX", kind="organisation"),
        party("US Department of Defense", "Pentagon", "USA", kind="group"),
        source=source, quote=quote, place=None,
    ) == ["Olaf Scholz", "Volodymyr Zelensky", "European Union", "US Department of Defense"]  # fmt: skip
    assert names(party("Angela Merkel", "German chancellor", "DEU"), source=source, quote=quote) == []


FORUM = "Mike Crane and Joe Berg opened the forum. NATO was there. Sweden met the UN chief, Macron and Carr in Rome."


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        (party("Emmanuel Macron", "Macron", "FRA"), ["Emmanuel Macron"]),
        (party("Robert Carr", "Carr", "AUS"), ["Carr"]),
        (party("Joe Wilder", "Joe", "USA"), []),
        (party("Joe Wilder", "he", "USA"), []),
        (party("Mike Crane", "NATO", "USA"), []),
        (party("Mike Crane", "met", "USA"), []),
        (party("Mike Crane", "Joe Berg", "USA"), []),
        (party("NATO", "NATO", "XXX", kind="organisation"), ["NATO"]),
        (party("Sweden", "opened", "SWE", kind="country"), []),
        (party("Sonar Institute", "Sweden", "SWE", kind="organisation"), []),
    ],
)
def test_a_given_name_or_a_word_between_is_no_reference_to_a_person(actor, found):
    source = article(f"He said so: {FORUM}", published="2024-06-01")
    assert names(actor, source=source, quote="Joe Berg opened the forum", place=None) == found


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "Brawl"},
        {"type": "Meeting"},
        {"status": "dreamt"},
        {"participants": [party("Astrid Holm", "Holm", role="sender")]},
        {"participants": [party("Astrid Holm", "Holm", kind="ghost")]},
    ],
)
def test_an_event_that_the_ontology_does_not_know_is_dropped(wrong):
    mentions, dropped, _ = read(event(**wrong))
    assert mentions == []
    assert dropped == {"a type, status, role or kind that there is not": 1}


@pytest.mark.parametrize("name", list(event_types()))
def test_every_type_takes_each_of_its_roles(name):
    for role in event_types()[name].roles:
        ((mention,), _, _) = read(event(party("Astrid Holm", "Holm", role=role), type=name))
        assert (mention.type, mention.participants[0].role) == (name, role)


@pytest.mark.parametrize(
    "wrong",
    [
        None, 3, "event", [], {}, {"quote": 1}, event(quote=None), event(participants=None),
        event(participants=["Holm"]), event(participants=[{}]), event(paragraph="two"), event(type=None),
        event(status=7), event(participants=[HOLM | {"country": 7}]), event(place={"name": 1}), event(place="Tallinn"),
    ],
)  # fmt: skip
def test_what_has_not_the_agreed_shape_is_dropped(wrong):
    mentions, dropped, _ = read(wrong, event())
    assert len(mentions) == 1
    assert dropped == {"not of the agreed shape": 1}


def test_an_event_without_participants_is_dropped():
    assert read(event(participants=[]))[1] == {"nobody takes part": 1}


@pytest.mark.parametrize("told", ["yesterday", "2025-13-01", "2025-03-11T10:00", 20250311, "2025-03-13", "2026"])
def test_a_date_that_is_none_or_comes_after_the_report_is_left_blank(told):
    ((mention,), _, blanked) = read(event(date=told))
    assert mention.when is None
    assert blanked == {"date": 1}


def test_what_is_planned_may_come_after_the_report():
    ((mention,), _, _) = read(event(date="2025-04", status="planned"))
    assert str(mention.when) == "2025-04"


@pytest.mark.parametrize(
    ("field", "told", "kept"),
    [
        ("place", {"name": "Oslo", "country": "NOR"}, None),
        ("title", "Treaty of Nowhere", None),
        ("title", "PATROLS", "PATROLS"),
        ("title", "Tallinn counterpart meeting", None),
        ("title", "Tallinn counterpart", "Tallinn counterpart"),
        ("quantity", 5000, None),
        ("quantity", -1, None),
        ("quantity", True, None),
        ("quantity", 1e400, None),
        ("quantity", 10**400, None),
        ("attributed_to", "the Gazette", None),
    ],
)
def test_a_value_that_the_text_does_not_have_is_left_blank(field, told, kept):
    ((mention,), _, blanked) = read(event(**{field: told}))
    assert getattr(mention, field) == kept
    assert blanked == ({} if kept else {field: 1})


def test_an_office_that_the_passage_does_not_tell_is_left_blank():
    told = [HOLM | {"office": "foreign minister"}, TAMM | {"office": "King"}]
    ((mention,), _, blanked) = read(event(*told))
    assert [p.office for p in mention.participants] == ["foreign minister", None]
    assert blanked == {"office": 1}


@pytest.mark.parametrize(
    ("value", "text"),
    [(120, "120 men"), (15000, "15,000 men"), (1.5e9, "$1.5 billion"), (4000, "four thousand men"), (300e6, "€300m")],
)
def test_a_quantity_is_kept_if_the_passage_has_its_digits(value, text):
    source = article(f"Spain sends {text} to Sweden.")
    told = event(
        party("Spain", "Spain", "ESP", "sender", "country"), party("Sweden", "Sweden", "SWE", "receiver", "country"),
        type="Aid", quote="Spain sends", quantity=value,
    )  # fmt: skip
    ((mention,), _, _) = read(told | {"quote": f"Spain sends {text} to"}, source=source)
    assert mention.quantity == value


def test_a_country_that_is_none_is_left_out():
    ((mention,), _, _) = read(event(party("Astrid Holm", "Holm", "Norway"), party("Juhan Tamm", "Tamm", "EST")))
    assert [p.actor.country for p in mention.participants] == [None, "EST"]


def test_a_known_city_lies_in_its_own_country():
    ((mention,), _, _) = read(event(place={"name": "Tallinn", "country": "NOR"}))
    assert (mention.place.name, mention.place.country) == ("Tallinn", "EST")


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
WORDS = st.sampled_from([*TALKS.text.split(), TALKS.text[40:90], "Mars", "XXX", "EST", "person", "participant", "2025"])
ANYTHING = st.recursive(
    SCALARS | WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)
SHAPED = st.fixed_dictionaries(
    {field: st.just(value) | ANYTHING for field, value in event().items()}
    | {"participants": st.lists(st.fixed_dictionaries({k: st.just(v) | WORDS | SCALARS for k, v in HOLM.items()}))}
)


@given(st.lists(ANYTHING | SHAPED, max_size=4))
@settings(max_examples=200, deadline=None)
def test_whatever_a_model_says_only_sentences_of_the_article_come_out(events):
    mentions, dropped, _ = read(*events)
    assert len(mentions) + sum(dropped.values()) == len(events)
    for mention in mentions:
        assert mention.quote == TALKS.text[mention.start : mention.end]
        assert all(all(Said(TALKS.text).bears(Said(p.actor.name))) for p in mention.participants)


def test_who_is_named_twice_takes_part_once():
    assert names(HOLM, HOLM, TAMM) == ["Astrid Holm", "Juhan Tamm"]
