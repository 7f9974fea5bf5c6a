import os
import subprocess
import sys
import time
from datetime import date
from itertools import combinations

import pytest

from kg.identity.copies import COPY, alike, bands, signature, sources

AGENCY = """Foreign ministers of Norland and Sudmark meet in Geneva

GENEVA, March 4 (Agency) - The foreign ministers of Norland and Sudmark met in Geneva on Monday for their first \
talks in six years, and agreed to reopen the two consulates that were closed after the fishing dispute of 2018.

Norland's Ingrid Aas and Sudmark's Pavel Orlik spoke for three hours in a hotel above the lake, officials on both \
sides said. Swiss diplomats had prepared the meeting since the autumn and sat in for its first half hour.

"We do not agree about the shelf, and we did not pretend to," Aas told reporters afterwards. "But trawlers have \
captains, captains have families, and somebody has to be able to stamp a passport."

Orlik said that a working group on quotas would begin in May. He invited Aas to visit the Sudmark capital before \
the end of the year, an invitation that she said she would gladly study.

The two neighbours broke off contacts at ministerial level when coast guards of Norland seized four trawlers in the \
contested waters west of the Kettle Bank. Sudmark answered with an embargo on salmon, which economists say has cost \
the north of the country some 4,000 jobs.

Trade between them fell from 2.1 billion dollars in 2017 to less than 700 million last year. Business associations \
of both capitals welcomed the talks, while the Sudmark opposition called them a surrender without a shot.

The consulates are to open their doors on April 15. No date was given for a meeting of the two presidents."""

HEADLINE, DATELINE, *PARAGRAPHS = AGENCY.partition(" (Agency) - ")[0].split("\n\n") + AGENCY.partition(" - ")[2].split(
    "\n\n"
)
BODY = "\n\n".join(PARAGRAPHS)

EDITS = {
    "another headline": "Old rivals back at one table\n\n" + BODY,
    "no headline": BODY,
    "a byline and a desk": "By our foreign desk\nUpdated 18:40, 5 minutes to read\n\n" + BODY,
    "another dateline": f"{HEADLINE}\n\nGeneva: {BODY}",
    "cut after three paragraphs": f"{HEADLINE}\n\n" + "\n\n".join(PARAGRAPHS[:3]),
    "cut after four, headline of its own": "Consulates reopen\n\n" + "\n\n".join(PARAGRAPHS[:4]),
    "in capitals": f"{HEADLINE.upper()}\n\n" + BODY.replace("GENEVA", "Geneva"),
    "typographic quotes, one line": BODY.replace('"', "“").replace("'", "’").replace("\n\n", " "),
    "house style": BODY.replace("Monday", "March 4").replace("dollars", "USD").replace("afterwards", "later")
    .replace("some 4,000", "about 4,000").replace("officials on both sides", "both sides"),
    "a paragraph of its own at the end": f"{BODY}\n\nOur reporter in the Sudmark capital adds that shops in the "
    "harbour district put out flags of both countries on Monday night, and that nobody took them down.",
}  # fmt: skip

ANOTHER_WRITER = """Sudmark and Norland end six years of silence

It took a hotel with a view, a patient Swiss host and three hours. When Pavel Orlik and Ingrid Aas stepped before \
the cameras in Geneva on Monday, the foreign ministers of two countries that had not spoken since 2018 had \
something to show: their consulates, shut at the height of the quarrel about fish, will work again from the middle \
of April.

That is less than traders had hoped for, and more than the sceptics had foretold. The embargo on salmon stays. So \
does the question of who may trawl west of the Kettle Bank, where four boats were seized in the summer that began \
it all.

A group of officials will now count quotas, from May on. "We did not pretend to agree about the shelf," the \
Norlander said. Her colleague smiled, and asked her to come and see his capital; she would study it, she answered, \
gladly.

For the coast, where thousands lost their work, the test will be whether the price of a crate moves."""

FOLLOW_UP = """Norland names consul for Sudmark port

GENEVA, March 29 (Agency) - Norland named a veteran of its trade ministry on Friday to lead the consulate that it \
will reopen in the Sudmark port of Varna Hill, filling a post that has been vacant since 2018.

Tor Lindahl, 58, negotiated the dairy accord of 2011 and speaks the language of the coast. He will arrive with a \
staff of five in the second week of April, the government said, and will live above the old fish market until the \
residence, whose roof was damaged in a storm, has been repaired.

Sudmark's foreign ministry said that it had given its consent within a day. It has not yet said whom it will send \
in return.



""" + "\n\n".join(PARAGRAPHS[4:6])


def shares_a_band(a: str, b: str) -> bool:
    return not set(bands(signature(a))).isdisjoint(bands(signature(b)))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_agency_text_is_a_copy(edit: str) -> None:
    assert alike(signature(AGENCY), signature(EDITS[edit])) >= COPY
    assert shares_a_band(AGENCY, EDITS[edit])


def test_ten_edits_are_one_source_the_one_published_first() -> None:
    texts = {f"d{number}": text for number, text in enumerate([AGENCY, *EDITS.values()])}
    days = {"d0": date(2024, 3, 5), "d3": date(2024, 3, 4), "d7": date(2024, 3, 4), "d9": None}
    articles = [(name, days.get(name, date(2024, 3, 6)), signature(text)) for name, text in texts.items()]
    assert sources(articles) == sources(reversed(articles)) == dict.fromkeys(texts, "d3")


@pytest.mark.parametrize(
    ("one", "other"), list(combinations([AGENCY, ANOTHER_WRITER, FOLLOW_UP], 2)), ids=["writers", "days", "both"]
)
def test_another_writer_and_a_follow_up_that_repeats_the_background_are_sources_of_their_own(
    one: str, other: str
) -> None:
    assert alike(signature(one), signature(other)) < COPY - 0.15
    found = sources([("d1", None, signature(one)), ("d2", None, signature(other))])
    assert found == {"d1": "d1", "d2": "d2"}


def test_a_copy_of_a_copy_is_a_copy_of_the_first() -> None:
    words = [f"w{number}" for number in range(500)]
    texts = [" ".join(words[start : start + 300]) for start in (0, 60, 120)]
    marks = [signature(text) for text in texts]
    assert alike(marks[0], marks[2]) < COPY <= min(alike(marks[0], marks[1]), alike(marks[1], marks[2]))
    assert set(sources([(f"d{n}", None, mark) for n, mark in enumerate(marks)]).values()) == {"d0"}


@pytest.mark.parametrize("text", ["", "  \n", "Photo gallery"])
def test_texts_of_hardly_a_word_are_no_copies_of_each_other(text: str) -> None:
    assert (signature(text), bands(signature(text)), alike(signature(text), signature(text))) == ("", (), 0.0)
    assert sources([("d1", None, signature(text)), ("d2", None, signature(text))]) == {"d1": "d1", "d2": "d2"}


def test_a_short_text_printed_twice_is_a_copy() -> None:
    one, two = (
        signature(text) for text in ("Talks end in Oslo without a result.", "TALKS END in Oslo, without a result")
    )
    assert one == two
    assert alike(one, two) == 1.0


def test_a_signature_is_the_same_in_every_process_and_for_ever() -> None:
    code = "from kg.identity.copies import signature; print(signature('One word follows another in this text.'))"
    found = {
        subprocess.check_output([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, text=True)
        for seed in ("0", "7")
    }
    assert {text[:16] for text in found} == {"d2a860c82fea4f6c"}
    assert len(found) == 1


def test_signatures_are_made_and_compared_in_no_time() -> None:
    text = " ".join(f"{word} {number}" for number, word in enumerate(AGENCY.split() * 2))
    signature(text)
    start = time.process_time()
    marks = [signature(f"{number} {text}") for number in range(20)]
    assert (time.process_time() - start) / 20 < 0.01
    assert len(marks[0]) == 512
