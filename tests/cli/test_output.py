"""What is printed where nothing can be printed."""

import subprocess
import sys
from pathlib import Path

import pytest


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
