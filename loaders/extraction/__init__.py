"""Articles in, mentions out, by rules over the parse of each sentence."""

from loaders.extraction.extractor import RuleExtractor

__all__ = ["RuleExtractor"]
