"""The paragraphs of news texts as they come from the web."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from loaders.extraction.clean import Paragraph, paragraphs


def told(text: str, title: str | None = None) -> list[tuple[str, str]]:
    found = paragraphs(Article(text=text, title=title))
    check(text, found)
    return [(p.kind, p.text) for p in found]


def check(text: str, found: list[Paragraph]) -> None:
    end = 0
    for paragraph in found:
        assert paragraph.start >= end
        end = paragraph.start + len(paragraph.text)
        assert [
            a for a, b in zip(paragraph.text, text[paragraph.start : end], strict=True) if a != b and a != " "
        ] == []


PAGE = """\
 Envoys of Norland and Sudland meet in the old harbour
The Harbour Gazette

Home > World > Norland

print save

Envoys of Norland and Sudland meet in the old harbour

By Jo Writer

Published: 3 May 2024, 21:20
The two envoys shake hands at the customs house on May 3. [TASS/YONHAP]

The two envoys shake hands at the customs house on May 3. [TASS/YONHAP]

\xa0
The envoys met on Friday, the ministry\xa0said.

Related Article

Norland sends an envoy to the harbour

They signed a treaty on herring.

“We are content,” one of them said.

They will meet again.

tags Norland Sudland

More in World

Norland's minister went fishing with his counterpart from the south last week.

Log in to comment
"""


def test_a_copied_page_yields_headline_caption_and_body_once() -> None:
    assert told(PAGE, "Envoys of Norland and Sudland meet in the old harbour") == [
        ("headline", "Envoys of Norland and Sudland meet in the old harbour"),
        ("caption", "The two envoys shake hands at the customs house on May 3."),
        ("body", "The envoys met on Friday, the ministry said."),
        ("body", "They signed a treaty on herring."),
        ("body", "“We are content,” one of them said."),
        ("body", "They will meet again."),
    ]


def test_a_title_that_the_text_lacks_makes_no_paragraph() -> None:
    assert told("The envoys met on Friday.", "Envoys meet") == [("body", "The envoys met on Friday.")]


def test_without_a_title_the_first_line_that_can_only_be_one_is_the_headline() -> None:
    assert told("Envoys of two countries meet in harbour\n\nThey met on Friday.")[0] == (
        "headline",
        "Envoys of two countries meet in harbour",
    )
    assert told("They met on Friday.\nThey signed a treaty.")[0] == ("body", "They met on Friday.")


def test_a_title_at_the_head_of_a_single_line_is_set_apart() -> None:
    assert told("Envoys meet in harbour The envoys met on Friday.", "Envoys meet in harbour") == [
        ("headline", "Envoys meet in harbour"),
        ("body", "The envoys met on Friday."),
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("MOSCOW (Reuters) - The envoys met.", "MOSCOW"),
        ("SEOUL, Oct. 27 (Yonhap) -- The envoys met.", "SEOUL"),
        ("GENEVA/NEW YORK (AP) — The envoys met.", "GENEVA/NEW YORK"),
        ("AUSTIN, Texas (Reuters) - The envoys met.", "AUSTIN, Texas"),
        ("WASHINGTON — The envoys met.", "WASHINGTON"),
        ("Kyiv, Ukraine CNN — The envoys met.", "Kyiv, Ukraine"),
        ("CNN — The envoys met.", None),
        ("(Reuters) - The envoys met.", None),
    ],
)
def test_a_dateline_is_taken_off_and_kept(line: str, place: str | None) -> None:
    (paragraph,) = paragraphs(Article(text=line))
    assert (paragraph.text, paragraph.dateline) == ("The envoys met.", place)
    assert line[paragraph.start :] == paragraph.text


@pytest.mark.parametrize(
    "credit",
    [
        "Ann Lee/AFP/Getty Images",
        "Bo Li/Pool/Reuters/File",
        "(AP Photo/Ann Lee)",
        "AFP/Getty Images",
        "[Photo by Bo Li]",
        "Ann Lee / Bo Li/picture alliance/AP/File",
        "(Photo: Ann Lee)",
    ],
)
def test_the_sentence_before_a_credit_in_a_single_line_is_a_caption(credit: str) -> None:
    line = f"The talks went well. The envoys leave the harbour on Friday. {credit} Nobody spoke of herring."
    assert told(line) == [
        ("body", "The talks went well."),
        ("caption", "The envoys leave the harbour on Friday."),
        ("body", "Nobody spoke of herring."),
    ]


def test_an_abbreviation_in_brackets_is_no_credit() -> None:
    line = "The envoy told Agence France-Presse (AFP) that the Korean agency (KCNA) was wrong."
    assert told(line) == [("body", line)]


def test_a_link_inside_a_single_line_ends_where_the_next_sentence_begins() -> None:
    line = "The talks went well. Related article Sudland buys more herring than ever The envoys met again on Monday."
    assert told(line) == [("body", "The talks went well."), ("body", "The envoys met again on Monday.")]


def test_a_capital_headline_that_is_glued_in_is_cut_out() -> None:
    line = "The talks went well on Friday.SUDLAND BUYS MORE HERRING THAN EVER BEFOREThe envoys met again on Monday."
    assert told(line) == [("body", "The talks went well on Friday."), ("body", "The envoys met again on Monday.")]


def test_a_text_all_in_capitals_is_kept() -> None:
    line = "THE ENVOYS OF NORLAND AND SUDLAND MET IN THE HARBOUR ON FRIDAY, THE MINISTRY SAID."
    assert told(line) == [("body", line)]


def test_sentences_that_lost_the_space_between_them_are_set_apart() -> None:
    assert told("They met in May.Then they left for U.S. ports.") == [
        ("body", "They met in May."),
        ("body", "Then they left for U.S. ports."),
    ]


@pytest.mark.parametrize(
    "noise",
    [
        "Sign up for our morning newsletter.",
        "Additional reporting by Ann Lee in Oslo.",
        "CNN’s Ann Lee contributed to this report.",
        "This story has been updated with additional information.",
        "© 2024 Harbour Gazette Company. All rights reserved.",
        "Follow us on the usual channels.",
        "Read more from our correspondents.",
        "Editor’s Note: Sign up for our letter.",
        "(Reporting by Ann Lee; Editing by Bo Li)",
        "Correction: This story named another harbour.",
    ],
)
def test_sentences_about_the_paper_are_left_out(noise: str) -> None:
    assert told(f"The envoys met. {noise}") == [("body", "The envoys met.")]
    assert told(f"The envoys met.\n\n{noise}\n") == [("body", "The envoys met.")]


@pytest.mark.parametrize(
    "line",
    [
        "Topics discussed included herring.",
        "More on the matter will be told on Monday, the minister said.",
        "The report, which was updated in May, names both ships.",
        "Reporting by the agency found that both ships had left.",
        "The capital reporters wrote that he can opt out.",
        "It was signed by Ann Lee is a reporter's guess.",
        "They met.",
    ],
)
def test_sentences_of_the_article_are_kept(line: str) -> None:
    expected = [line] if len(line.split()) > 2 else []
    text = "The envoys met.\nThey signed a treaty.\nThey left on Monday.\n" + line
    assert [words for _, words in told(text)[3:]] == expected


def test_a_live_report_loses_its_stamps() -> None:
    text = "10:32 GMT Norland's envoy arrives at the harbour.\n2 hours ago\n9.05am - The other envoy arrives.\nShare"
    assert [words for _, words in told(text)] == [
        "Norland's envoy arrives at the harbour.",
        "The other envoy arrives.",
    ]


def test_lines_broken_in_mid_sentence_are_one_paragraph() -> None:
    broken = (
        "The envoys of both countries will reach\n\nthe harbour on Friday. The minister will meet\n\nSudland's envoy."
    )
    assert told(broken) == [("body", broken.replace("\n", " "))]
    wrapped = (
        "The envoys of both countries will reach the harbour of the capital\n"
        "Friday evening, the ministry said, and will meet in the customs house\n"
        "Sunday.\n\nThey will sign a treaty on herring and another on the rights of\nNorland's ships.\n"
    )
    assert len(told(wrapped)) == 2


def test_a_list_of_headlines_is_not_taken_for_the_article() -> None:
    text = "The envoys met on Friday.\nNorland sends an envoy to the harbour\nSudland buys more herring than ever"
    assert told(text) == [("body", "The envoys met on Friday.")]


def test_a_box_in_the_middle_does_not_end_the_article() -> None:
    body = [f"This is sentence number {n} of the article." for n in range(12)]
    text = "\n".join([*body[:4], "Related Stories", *body[4:]])
    assert [words for _, words in told(text)] == body


def test_an_empty_text_has_no_paragraphs() -> None:
    assert told("") == told(" \n\xa0\n") == []


BITS = [
    *[
        "The envoys met. ",
        "said.Then ",
        "Norland",
        " U.S. ",
        "A",
        "\n",
        "\n\n",
        "\xa0",
        "(Reuters)",
        "AFP/Getty Images ",
    ],
    *["MOSCOW (Reuters) - ", "Related article ", "© 2024 ", "NORLAND BUYS MORE HERRING THAN EVER", "10:32 GMT "],
]


@given(st.text() | st.lists(st.sampled_from(BITS)).map("".join), st.none() | st.text() | st.just("The envoys met."))
def test_any_text_is_cut_into_slices_of_itself(text: str, title: str | None) -> None:
    check(text, paragraphs(Article(text=text, title=title)))


@pytest.mark.parametrize("bit", ["(", "A ", "Ann Lee/", "Related article ", "a\n", ". ", "ABC DEF ", " "])
def test_a_page_of_rubbish_takes_no_longer_than_a_page_of_text(bit: str) -> None:
    started = process_time()
    paragraphs(Article(text=bit * 20_000))
    assert process_time() - started < 3


GOLD = Path(__file__).parents[3].parent / "shared" / "gold" / "dev"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles are not on this machine")
def test_no_sentence_that_reports_an_event_is_left_out() -> None:
    for gold in sorted(GOLD.glob("[0-9]*.gold.json")):
        record = json.loads(gold.with_name(gold.name.replace(".gold", "")).read_text("utf-8"))
        kept = [p.text for p in paragraphs(Article(text=record["text"], title=record["title"]))]
        for event in json.loads(gold.read_text("utf-8"))["events"]:
            assert any(event["quote"].replace("\xa0", " ") in text for text in kept)


def test_a_headline_in_capitals_is_not_glued_to_the_sentence_below() -> None:
    text = "SEN. BELL VISITS KENYA; PRAISES ITS PARLIAMENT\n\nSen. Anna Bell returned on Monday. She is well."
    bodies = [part.text for part in paragraphs(Article(text=text)) if part.kind == "body"]
    assert bodies == ["Sen. Anna Bell returned on Monday. She is well."]


def test_a_headline_told_again_the_frame_of_a_picture_and_a_note_of_an_update_are_left_out() -> None:
    page = (
        "Norland Follows Sudland In Closing Its U.N. Mission\n\n"
        "Norland Follows Sudland In Closing Its U.N. Mission\n\n"
        "Enlarge this image toggle caption Ona Berg/Photos Ona Berg/Photos\n\n"
        "This post was updated at 9:30 a.m. ET.\n\n"
        "Norland has followed Sudland in closing its mission. The post was closed in May."
    )
    assert told(page, "Norland Follows Sudland In Closing Its U.N. Mission") == [
        ("headline", "Norland Follows Sudland In Closing Its U.N. Mission"),
        ("body", "Norland has followed Sudland in closing its mission. The post was closed in May."),
    ]
