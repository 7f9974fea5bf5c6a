"""What the language model extractor has to be told, from the environment."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import StopRun

_TIMEOUT, _RETRIES, _WORKERS = 120, 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the model is, how to ask it, where answers are kept, and what it costs."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    cache: Path
    timeout: float = _TIMEOUT
    """Seconds to wait for one answer."""
    retries: int = _RETRIES
    """How often a request is repeated that the server was too busy, too slow or too broken to answer."""
    workers: int = _WORKERS
    """Articles asked about at the same time."""
    price_in: float | None = None
    price_out: float | None = None
    """US dollars for a million tokens that are sent, and for a million that come back."""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that the environment holds; StopRun if one is missing or makes no sense."""
        if missing := [name for name in ("KG_LLM_URL", "KG_LLM_MODEL") if not environment.get(name)]:
            raise StopRun(f"the extractor 'llm' needs to be told {' and '.join(missing)}: set them in the environment")
        url = environment["KG_LLM_URL"]
        if not url.startswith(("http://", "https://")):
            raise StopRun(f"KG_LLM_URL is {url!r}, which is no address: it begins with http:// or https://")
        return cls(
            url=url,
            model=environment["KG_LLM_MODEL"],
            key=environment.get("KG_LLM_KEY") or None,
            cache=_folder(environment),
            timeout=_number(environment, "KG_LLM_TIMEOUT", least=0.001) or _TIMEOUT,
            retries=_whole(environment, "KG_LLM_RETRIES", 0, _RETRIES),
            workers=_whole(environment, "KG_LLM_WORKERS", 1, _WORKERS),
            price_in=_number(environment, "KG_LLM_PRICE_IN"),
            price_out=_number(environment, "KG_LLM_PRICE_OUT"),
        )


def _folder(environment: Mapping[str, str]) -> Path:
    """The folder of answers: as told, else that of the user's caches (XDG Base Directory)."""
    if told := environment.get("KG_LLM_CACHE"):
        return Path(told).expanduser()
    caches = Path(environment.get("XDG_CACHE_HOME") or "")
    return (caches if caches.is_absolute() else Path.home() / ".cache") / "kg" / "llm"


def _whole(environment: Mapping[str, str], name: str, least: int, usual: int) -> int:
    value = _number(environment, name, least)
    if value is not None and value != int(value):
        raise StopRun(f"{name} is {environment[name]!r}, which is no whole number")
    return usual if value is None else int(value)


def _number(environment: Mapping[str, str], name: str, least: float = 0) -> float | None:
    """The number of that name, None if it is not told."""
    if not (text := environment.get(name)):
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not least <= value < math.inf:
        raise StopRun(f"{name} is {text!r}, which is no number from {least:g} on")
    return value
