"""Asking the model: what is sent, what happens when it stumbles, what is kept."""

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg import SkipRecord, StopRun, loading
from kg.loading import BatchExtractor
from tests.factory import article
from tests.loaders.llm.server import Reply, answer
from tests.loaders.llm.texts import HOLM, TALKS, TAMM, event, party


def test_an_event_comes_with_its_sentence_and_everything_that_the_text_bears_out(asking, model):
    model.says(event())
    (mention,) = asking().extract(TALKS)
    assert TALKS.text[mention.start : mention.end] == mention.quote == event()["quote"]
    assert [(p.actor.name, p.actor.country, p.role) for p in mention.participants] == [
        ("Astrid Holm", "NOR", "participant"),
        ("Juhan Tamm", "EST", "participant"),
    ]
    assert (mention.type, mention.modality, str(mention.when)) == ("BilateralMeeting", "occurred", "2025-03-11")
    assert mention.place.name == "Tallinn"
    assert mention.place.country == "EST"
    assert mention.article == TALKS.id
    assert mention.extractor.startswith("llm/small/")


def test_the_question_asks_for_the_schema_at_temperature_zero_and_holds_the_article_as_data(asking, model):
    model.says()
    asking(key="secret").extract(TALKS)
    (request,) = model.requests
    assert request["temperature"] == 0
    assert request["model"] == "small"
    assert request["response_format"]["json_schema"]["strict"] is True
    system, user = request["messages"]
    assert "Holm" not in system["content"]
    data = json.loads(user["content"])
    assert data["published"] == "2025-03-12, Wednesday"
    assert "Estonian counterpart" in data["paragraphs"][1]["text"]
    assert model.keys == ["Bearer secret"]


def test_no_events_are_no_mentions(asking, model):
    model.says()
    assert asking().extract(TALKS) == []


def test_an_answer_in_a_fence_is_read(asking, model):
    model.replies = [Reply(f"Here you are:\n```json\n{answer(event()).content}\n```")]
    assert len(asking().extract(TALKS)) == 1


@pytest.mark.parametrize("broken", ['{"events": [', "I cannot do that.", '{"event": []}', '{"events": {}}', "[]", ""])
def test_an_answer_that_is_not_as_agreed_is_asked_for_once_more(asking, model, broken):
    model.replies = [Reply(broken), answer(event())]
    assert len(asking().extract(TALKS)) == 1
    assert len(model.requests) == 2


@pytest.mark.parametrize("broken", ["nothing", '{"events": ' + "[" * 100_000, '{"events": ["\\ud800"]}'])
def test_an_article_without_a_usable_answer_is_reported_and_the_others_are_read(asking, model, broken):
    model.think = lambda request: Reply(broken) if "BROKEN" in str(request) else answer(event())
    other = article(TALKS.text + "BROKEN is the name of this village.", key="other")
    skipped, read = asking().extract_many([other, TALKS])
    assert str(skipped) == "other: the model's answer is no JSON of the agreed shape"
    assert isinstance(skipped, SkipRecord)
    assert read[0] == TALKS
    assert len(read[1]) == 1


def test_an_answer_that_was_cut_off_is_asked_for_in_halves(asking, model):
    def think(request):
        shown = json.loads(request["messages"][1]["content"])["paragraphs"]
        if len(shown) > 1:
            return Reply('{"events": [{"ty', finish="length")
        return answer(*[event()] * ("Estonian" in shown[0]["text"]))

    model.think = think
    extractor = asking()
    assert len(extractor.extract(TALKS)) == 1
    calls = len(model.requests)
    assert len(extractor.extract(TALKS)) == 1
    assert len(model.requests) == calls


def test_an_answer_that_is_cut_off_even_for_one_paragraph_is_reported(asking, model):
    model.think = lambda request: Reply("{", finish="length")
    with pytest.raises(SkipRecord, match="talks: the model's answer was cut off at its limit"):
        asking().extract(TALKS)


def test_a_slow_model_is_not_waited_for(asking, model):
    model.think = lambda request: Reply("{}", wait=0.3)
    with pytest.raises(SkipRecord, match=r"talks: the model did not answer within 0\.05 seconds"):
        asking(timeout=0.05, retries=1).extract(TALKS)
    assert len(model.requests) == 2


def test_a_busy_server_is_asked_again_when_it_says(asking, model):
    model.replies = [Reply("busy", status=429, headers={"Retry-After": "0.15"}), answer(event())]
    begin = time.monotonic()
    assert len(asking().extract(TALKS)) == 1
    assert time.monotonic() - begin >= 0.15


def test_a_server_that_stays_busy_ends_the_run(asking, model):
    model.think = lambda request: Reply("you have no credit", status=429)
    with pytest.raises(StopRun, match=r"refuses every question: .*no credit"):
        asking(retries=1).extract(TALKS)
    assert len(model.requests) == 2


def test_a_server_that_failed_is_asked_again(asking, model):
    model.replies = [Reply("oops", status=500), Reply("oops", status=503), answer(event())]
    assert len(asking().extract(TALKS)) == 1


def test_a_server_that_keeps_failing_costs_only_this_article(asking, model):
    model.think = lambda request: Reply("oops", status=500)
    with pytest.raises(SkipRecord, match=r"talks: the model does not answer: .*oops"):
        asking(retries=1).extract(TALKS)


def test_a_refused_key_ends_the_run_and_is_not_printed(asking, model):
    model.think = lambda request: Reply("wrong key sesame", status=401)
    with pytest.raises(StopRun, match=r"refuses every question: .*wrong key \*\*\*") as stopped:
        asking(key="sesame").extract(TALKS)
    assert "sesame" not in str(stopped.value)


def test_a_server_that_is_not_there_ends_the_run(asking, model):
    with pytest.raises(StopRun, match=r"the model at http://127\.0\.0\.1:1/v1 cannot be reached"):
        asking(url="http://127.0.0.1:1/v1", retries=0).extract(TALKS)


@pytest.mark.parametrize(
    "body", ["<html>", "{}", '{"choices": []}', '{"choices": [{}]}', '{"choices": 3}', "[1]", "null"]
)
def test_a_server_of_another_protocol_is_reported(asking, model, body):
    model.think = lambda request: Reply(body=body)
    with pytest.raises(SkipRecord, match="talks: the server's answer"):
        asking().extract(TALKS)


def test_a_server_that_knows_no_schemas_is_asked_for_json_and_told_the_schema(asking, model):
    def think(request):
        if request["response_format"]["type"] == "json_schema":
            return Reply("'response_format.type' must be 'json_object'", status=400)
        return answer(event())

    model.think = think
    extractor = asking()
    assert len(extractor.extract(TALKS)) == 1
    extractor.extract(article("Another text about a visit that was paid to nobody.", key="other"))
    assert [r["response_format"]["type"] for r in model.requests] == ["json_schema", "json_object", "json_object"]
    assert '"name_in_text"' in model.requests[1]["messages"][0]["content"]


def test_a_model_that_takes_no_temperature_is_asked_without(asking, model):
    model.think = lambda r: Reply("Unsupported value: 'temperature'", status=400) if "temperature" in r else answer()
    assert asking().extract(TALKS) == []
    assert ["temperature" in request for request in model.requests] == [True, False]


def test_a_question_that_the_server_finds_bad_costs_only_this_article(asking, model):
    model.think = lambda request: Reply("the content was filtered", status=400)
    with pytest.raises(SkipRecord, match="the content was filtered"):
        asking().extract(TALKS)
    assert len(model.requests) == 1


def test_articles_come_in_their_order_though_several_are_asked_about_at_once(asking, model):
    articles = [article(f"This is text number {n}, and nobody met anybody in it.", key=str(n)) for n in range(12)]
    overtaken = threading.Event()

    def think(request):
        if "number 3," in str(request):
            overtaken.set()
        if "number 0," in str(request):  # the first is answered only when a later one is being asked about
            assert overtaken.wait(30)
        return Reply('{"events": []}')

    model.think = think
    found = list(asking(workers=6, timeout=60).extract_many(iter(articles)))
    assert [a.key for a, _ in found] == [str(n) for n in range(12)]
    assert overtaken.is_set()


def test_only_as_many_articles_are_taken_as_can_be_asked_about(asking, model):
    model.says()
    taken = []

    def articles():
        for n in range(100):
            taken.append(n)
            yield article(f"This is text number {n}, and nobody met anybody in it.")

    stream = asking(workers=2).extract_many(articles())
    next(stream)
    assert len(taken) == 5
    stream.close()


def test_an_answer_is_paid_for_once(asking, model):
    model.says(event())
    first = asking().extract(TALKS)
    again = asking()
    assert again.extract(TALKS) == first
    assert len(model.requests) == 1
    assert (again.report().calls, again.report().cached) == (0, 1)


def test_another_model_gives_its_own_answer(asking, model):
    model.says(event())
    asking().extract(TALKS)
    (mention,) = asking(model="large").extract(TALKS)
    assert mention.extractor.startswith("llm/large/")
    assert len(model.requests) == 2


def test_a_broken_answer_in_the_cache_is_asked_for_again(asking, model, tmp_path):
    model.says(event())
    asking().extract(TALKS)
    (kept,) = (tmp_path / "cache").rglob("*.json")
    for broken in ("", "[{", '{"events": 1}', "\udcff"):
        kept.write_bytes(broken.encode("utf-8", "surrogateescape"))
        asking().extract(TALKS)
        assert json.loads(kept.read_text(encoding="utf-8")) == [event()]
    assert len(model.requests) == 5


def test_an_answer_that_was_no_use_is_not_kept(asking, model, tmp_path):
    model.think = lambda request: Reply("nothing")
    with pytest.raises(SkipRecord):
        asking().extract(TALKS)
    assert not list(tmp_path.rglob("*.json"))


def test_a_cache_that_cannot_be_written_ends_the_run(asking, model, tmp_path):
    model.says()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StopRun, match=r"answers cannot be kept in .*file .*KG_LLM_CACHE"):
        asking(cache=tmp_path / "file").extract(TALKS)


def test_the_report_counts_tokens_cost_and_what_was_dropped(asking, model, caplog):
    model.says(event(), event(HOLM, party("Nobody Real", "Nobody Real")), event(quote="They never said any such thing"))
    extractor = asking(price_in=2.0, price_out=10.0)
    list(extractor.extract_many([TALKS]))
    report = extractor.report()
    assert (report.calls, report.tokens_in, report.tokens_out) == (1, 1000, 100)
    assert report.cost == pytest.approx(0.003)
    assert report.dropped == {"an actor is not in the passage": 1, "the quote is not in the text": 1}
    (line,) = caplog.messages
    assert "1 calls, 0 answers from the cache; 1000 tokens in, 100 out, $0.0030; 1 mentions; 2 events dropped" in line


def test_one_extractor_reads_one_stream_after_the_other(asking, model):
    model.says(event())
    extractor = asking()
    assert [len(list(extractor.extract_many([source]))) for source in (TALKS, article("It rained in the town."))] == [
        1,
        1,
    ]
    assert extractor.report().articles == 2


def test_one_extractor_serves_many_threads(asking, model):
    model.says(event())
    extractor = asking()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(extractor.extract, [TALKS] * 16))
    assert all(len(mentions) == 1 for mentions in found)
    assert extractor.report().articles == 16


def test_the_command_line_finds_the_extractor_by_its_name(model, monkeypatch, tmp_path):
    for name, value in {"URL": model.url, "MODEL": "small", "CACHE": str(tmp_path)}.items():
        monkeypatch.setenv(f"KG_LLM_{name}", value)
    assert isinstance(loading.extractor("llm"), BatchExtractor)


def test_the_command_prints_the_events_and_the_report(model, monkeypatch, tmp_path):
    model.says(event(HOLM, TAMM))
    for name, value in {"URL": model.url, "MODEL": "small", "CACHE": str(tmp_path / "c")}.items():
        monkeypatch.setenv(f"KG_LLM_{name}", value)
    path = tmp_path / "talks.txt"
    path.write_text(f"Published: 2025-03-12\n\n{TALKS.text}", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "extract", str(path), "--extractor", "llm", "--format", "gold"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["events"][0]["quote"] == event()["quote"]
    assert "1 calls, 0 answers from the cache" in done.stderr
