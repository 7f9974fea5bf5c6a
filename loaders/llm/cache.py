"""Answers on disk, so that no question is paid for twice."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from kg.errors import StopRun


class Cache:
    """A folder with one JSON file an answer; several processes may use it at the same time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> list[Any] | None:
        """The events that were answered; None if there is no answer, or none that can be read."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._stop(error) from None
        except (ValueError, RecursionError):  # cut or overwritten; the new answer will replace it
            return None
        return kept if isinstance(kept, list) else None

    def put(self, key: str, events: list[Any]) -> None:
        """Keep an answer, whole or not at all."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(events, file, ensure_ascii=False)
            Path(name).replace(path)
        except OSError as error:
            raise self._stop(error) from None

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"

    def _stop(self, error: OSError) -> StopRun:
        cause = error.strerror or error
        return StopRun(f"answers cannot be kept in {self._folder} ({cause}): give another folder as KG_LLM_CACHE")
