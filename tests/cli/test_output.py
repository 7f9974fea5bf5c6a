"""Where nothing can be printed, and where there is no folder to be in."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.doctor import examine


def kg(*arguments: object, out: object) -> tuple[int, str]:
    program = [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(program, stdout=out, stderr=subprocess.PIPE, text=True, check=False)  # type: ignore[call-overload]
    return done.returncode, done.stderr


@pytest.mark.parametrize("command", [["schema"], ["--help"], ["export", "-", "--format", ".ttl", "--store"]])
def test_a_full_disk_is_told_in_one_sentence(filled: Path, command: list[str]) -> None:
    if command[-1] == "--store":
        command = [*command, str(filled)]
    with Path("/dev/full").open("w") as full:
        code, err = kg(*command, out=full)
    room = "make room and repeat the command"
    assert (code, err) == (1, f"kg: the output cannot be written (No space left on device): {room}\n")


def test_a_working_folder_that_was_deleted_is_told(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "import os; from kg.cli import main; os.rmdir(os.getcwd()); main()", "schema"]
    (tmp_path / "gone").mkdir()
    done = subprocess.run(program, cwd=tmp_path / "gone", capture_output=True, text=True, check=False)
    sentence = "kg: the folder in which you are is gone: change to another and repeat the command\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)


def test_doctor_tells_that_there_is_no_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/null/nowhere")
    found = [str(finding) for finding in examine(str(tmp_path / "kg.db"))]
    assert "fail  no temporary folder (Not a directory): go to one, or name one in TMPDIR" in found
