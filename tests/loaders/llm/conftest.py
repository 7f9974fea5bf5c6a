"""A model of our own to ask, and an extractor that asks it."""

from __future__ import annotations

import pytest

from loaders.llm import LlmExtractor
from loaders.llm.settings import Settings
from tests.loaders.llm.server import running


@pytest.fixture
def model():
    with running() as server:
        yield server


@pytest.fixture
def asking(model, tmp_path, monkeypatch):
    """Makes extractors of the model; what they differ in is given by name."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)

    def make(**more):
        usual = {"url": model.url, "model": "small", "cache": tmp_path / "cache", "timeout": 5, "retries": 2}
        return LlmExtractor(Settings(**(usual | more)))

    return make
