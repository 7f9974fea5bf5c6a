"""What the environment has to tell, and what is said if it does not."""

import sys
from pathlib import Path

import pytest

from kg import StopRun
from loaders.llm import LlmExtractor
from loaders.llm.settings import Settings

NEEDED = {"KG_LLM_URL": "http://127.0.0.1:8000/v1", "KG_LLM_MODEL": "small"}


def test_an_address_and_a_model_are_enough():
    settings = Settings.read(NEEDED)
    assert (settings.key, settings.timeout, settings.retries, settings.workers) == (None, 120, 5, 4)
    assert settings.cache == Path.home() / ".cache" / "kg" / "llm"


@pytest.mark.parametrize("missing", NEEDED)
def test_what_is_missing_is_named(missing):
    with pytest.raises(StopRun, match=f"needs to be told {missing}: set"):
        Settings.read({**NEEDED, missing: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KG_LLM_URL", "localhost:8000"), ("KG_LLM_TIMEOUT", "soon"), ("KG_LLM_TIMEOUT", "-1"),
        ("KG_LLM_RETRIES", "1.5"), ("KG_LLM_WORKERS", "0"), ("KG_LLM_PRICE_IN", "cheap"),
        ("KG_LLM_PRICE_OUT", "nan"), ("KG_LLM_RETRIES", "inf"),
    ],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_named(name, value):
    with pytest.raises(StopRun, match=f"{name} is '{value}', which is no "):
        Settings.read({**NEEDED, name: value})


def test_the_cache_is_where_it_is_told_to_be(tmp_path):
    caches = {"XDG_CACHE_HOME": str(tmp_path)}
    assert Settings.read(NEEDED | caches).cache == tmp_path / "kg" / "llm"
    assert Settings.read(NEEDED | caches | {"KG_LLM_CACHE": str(tmp_path / "own")}).cache == tmp_path / "own"
    assert Settings.read(NEEDED | {"XDG_CACHE_HOME": "relative"}).cache == Path.home() / ".cache" / "kg" / "llm"


def test_the_key_is_not_shown():
    assert "sesame" not in repr(Settings.read(NEEDED | {"KG_LLM_KEY": "sesame"}))


def test_the_missing_client_is_named_with_what_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(StopRun, match=r"needs the package openai: pip install 'diplomatic-kg\[llm\]'"):
        LlmExtractor(Settings.read(NEEDED))
