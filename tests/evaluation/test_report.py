"""The page: what it shows, and that hostile texts stay texts."""

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import StopRun
from kg.evaluation import evaluate
from kg.evaluation.article import rows
from kg.evaluation.markup import tag
from kg.evaluation.report import page, write
from tests.evaluation.conftest import OSLO, event, judged

RUIZ, LIND = "Ana Ruiz/person/ESP/participant", "Bo Lind/person/SWE/participant"
HOSTILE = '</script><script>alert(1)</script> & <img src=x onerror=alert(2)> "it\'s" met.'


class Elements(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attrs)))


def shown_text(made: str) -> str:
    """The article's text as the page shows it, without the numbers."""
    (inner,) = re.findall(r'<div class="text"[^>]*>(.*?)</div>', made, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<b class=.*?</b>", "", inner)))


def test_a_hostile_text_stays_a_text() -> None:
    nasty = event("<script>x/person/ESP/participant", LIND, text=HOSTILE, quote=HOSTILE)
    made = page([judged([nasty], [], HOSTILE)], '"><script>')
    elements = Elements(made).found
    assert [name for name, _ in elements].count("script") == 1
    assert "img" not in [name for name, _ in elements]
    assert not [a for _, attributes in elements for a in attributes if a.startswith("on")]
    assert shown_text(made) == HOSTILE


def test_only_the_pages_own_script_may_run_and_nothing_comes_from_outside(gold: Path) -> None:
    made = page(evaluate(gold), "scripted")
    (script,) = re.findall(r"<script>(.*?)</script>", made, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in made
    assert not [a for _, attributes in Elements(made).found for a in attributes if a in ("src", "href", "action")][1:]
    assert "url(" not in made


def test_the_page_shows_every_article_with_its_outcomes(gold: Path) -> None:
    made = page(evaluate(gold), "scripted")
    shown = [a["data-outcome"] for name, a in Elements(made).found if name == "li" and "data-outcome" in a]
    assert sorted(str(outcome) for outcome in shown) == ["missed", "missed", "right", "spurious", "unsure"]
    assert page(evaluate(gold), "scripted") == made


def test_the_text_is_whole_and_its_passages_carry_the_numbers_of_their_events() -> None:
    told = event(RUIZ, LIND, text=OSLO, quote="Ana Ruiz of Spain met Bo Lind of Sweden in Oslo")
    found = event(RUIZ, LIND, text=OSLO, quote="met Bo Lind of Sweden in Oslo on Saturday")
    other = event(RUIZ, type="Visit", text=OSLO, quote="Carl Maier may visit Denmark")
    made = page([judged([told, other], [found], OSLO)], "scripted")
    assert shown_text(made) == OSLO
    marks = re.findall(r'<mark class="([a-z ]+)" data-rows="([\d ]+)"', made)
    assert marks == [("told", "1"), ("found told", "1"), ("found", "1"), ("told", "2")]


def test_a_pair_lists_its_differences_and_a_split_event_says_so() -> None:
    told = event(RUIZ, LIND)
    (row,) = rows(judged([told], [event(RUIZ, LIND, date=None)]))
    assert (row.outcome, row.why) == ("differs", ("date missing: none instead of 2025-03-08",))
    both = rows(judged([told], [told, event(RUIZ, LIND, date=None)]))
    assert [(row.outcome, row.why) for row in both][1] == ("spurious", ("split event: told a second time",))


def test_markup_escapes_children_and_attributes() -> None:
    assert (
        tag("b", "<i>", class_='"x"', data_row=1, hidden=False) == '<b class="&quot;x&quot;" data-row="1">&lt;i&gt;</b>'
    )


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"nowhere.*cannot be written"):
        write(tmp_path / "nowhere" / "page.html", [], "rules")
