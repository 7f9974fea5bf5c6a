"""Extractors of this folder's own, which other processes find as they find installed ones."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

EXTRACTORS = '''
"""Quick extractors, and some that fail."""
import os, re, signal, time
from pathlib import Path
from kg.model import Actor, Mention, Participation

NAME = re.compile("Spain|Sweden|Austria")
CODES = {"Spain": "ESP", "Sweden": "SWE", "Austria": "AUT"}


class Quick:
    name = "quick/1"

    def extract(self, article):
        names = sorted(set(NAME.findall(article.text)))
        if len(names) < 2:
            return []
        parts = tuple(
            Participation(actor=Actor(name=n, kind="country", country=CODES[n]), role="participant") for n in names
        )
        text = article.text[:20]
        return [Mention(article=article.id, type="BilateralMeeting", modality="occurred", participants=parts,
                        quote=text, start=0, end=len(text), confidence=0.9, extractor=self.name,
                        reported=article.published)]


class Slow(Quick):
    def extract(self, article):
        time.sleep(0.02)
        return super().extract(article)


class Failing(Quick):
    """Fails, dies, or says nothing, as the article says; what it says once, it does only once."""

    def extract(self, article):
        if "FAIL" in article.text:
            raise ZeroDivisionError("too small")
        if "DIE" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in article.text:
            try:
                (Path(os.environ["KG_TEST_FOLDER"]) / article.id).touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
            except FileExistsError:
                pass
        if "HANG" in article.text:
            time.sleep(3600)
        return super().extract(article)


class Broken:
    def __init__(self):
        raise RuntimeError("cannot be made")
'''
POINTS = """[kg.extractors]
quick = kg_test_extractors:Quick
slow = kg_test_extractors:Slow
failing = kg_test_extractors:Failing
broken = kg_test_extractors:Broken
"""

Kg = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def extractors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """quick, slow, failing and broken, as if they were installed."""
    site = tmp_path / "site"
    info = site / "kg_test_extractors-1.dist-info"
    info.mkdir(parents=True)
    (site / "kg_test_extractors.py").write_text(EXTRACTORS)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kg-test-extractors\nVersion: 1\n")
    (info / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(site)
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.setenv("KG_TEST_FOLDER", str(tmp_path))


@pytest.fixture
def kg(extractors: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Starts the command line as a process of its own, in an empty folder."""
    for name in ("KG_STORE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)

    def start(*arguments: object, **more: object) -> "subprocess.Popen[bytes]":
        # What a shell runs in the background ignores Ctrl-C, and so would all that it starts.
        heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
        program = [sys.executable, "-c", f"{heard}; from kg.cli import main; main()", *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        return subprocess.Popen(program, cwd=tmp_path, env=dict(os.environ), **{**pipes, **more})  # type: ignore[call-overload,no-any-return]

    return start


def articles(path: Path, *texts: str) -> Path:
    """A file of articles with these texts."""
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def meetings(count: int) -> list[str]:
    return [f"{n}: Spain met {('Sweden', 'Austria', 'nobody')[n % 3]}." for n in range(count)]
