"""What asking a model came to: calls, tokens, cost, and what was not believed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Counts over everything that one extractor has read; `cost` is in US dollars, None without prices."""

    articles: int = 0
    failed: int = 0
    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    mentions: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    """Events that the text does not bear out, by reason."""
    blanked: Counter[str] = field(default_factory=Counter)
    """Values left out of events that stand, by field."""
    price_in: float | None = None
    price_out: float | None = None

    @property
    def cost(self) -> float | None:
        """What the tokens cost, of those kinds whose price is known."""
        if self.price_in is None and self.price_out is None:
            return None
        return (self.tokens_in * (self.price_in or 0) + self.tokens_out * (self.price_out or 0)) / 1e6

    def __str__(self) -> str:
        parts = [
            f"{self.articles} articles ({self.failed} without answer)" if self.failed else f"{self.articles} articles",
            f"{self.calls} calls, {self.cached} answers from the cache",
            f"{self.tokens_in} tokens in, {self.tokens_out} out" + ("" if self.cost is None else f", ${self.cost:.4f}"),
            f"{self.mentions} mentions",
            f"{self.dropped.total()} events dropped{_listed(self.dropped)}",
        ]
        return "; ".join(parts + ([f"left blank{_listed(self.blanked)}"] if self.blanked else []))


def _listed(counts: Counter[str]) -> str:
    found = ", ".join(f"{count} {what}" for what, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return f" ({found})" if found else ""
