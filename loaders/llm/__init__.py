"""Articles in, mentions out, by a language model whose every word is checked against the article."""

from loaders.llm.extractor import LlmExtractor

__all__ = ["LlmExtractor"]
