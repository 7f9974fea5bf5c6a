"""Extraction by two processes against one: articles by the clock, and in a second of a core.

python -m benchmarks.workers PATH...      exits with 1 if two processes are not 1.8 times as fast as one

By the clock two processes need two cores for themselves. Where others take part of them meanwhile, which is told, only
what is lost can be found: what an article costs more where two processes share the work, and the reading and sending
besides that one process does for both. What is left then of twice the speed is what decides.
"""

from __future__ import annotations

import sys

from benchmarks.processes import Clock
from kg import loading, workers

LEAST = 1.8
QUIET = 0.1
"""So much of a core may others take."""


def main(paths: list[str]) -> int:
    """Print both rates and their ratio."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    passed, worked, others = {}, {}, {}
    for processes in (1, 2):
        clock = Clock()
        found = sum(isinstance(item, tuple) for item in workers.extract(loading.read(paths), "rules", processes))
        passed[processes], worked[processes], others[processes] = clock.passed, clock.worked, clock.others
        print(
            f"{processes} {'processes' if processes > 1 else 'process  '} {found:>6,} articles "
            f"{clock.passed:7.1f} s, {found / clock.passed:5.1f} articles/s; {clock.worked:7.1f} s of cores, "
            f"{found / clock.worked:5.2f} articles in a second of a core; others took {clock.others:.2f} cores",
            flush=True,
        )
    quiet = max(others.values()) < QUIET
    times, cores = passed[1] / passed[2], 2 * worked[1] / worked[2]
    print(f"by the clock {times:.2f} times as fast{'' if quiet else ', but others used the machine'}")
    print(f"by the cores {cores:.2f} times as fast at most ({LEAST} promised)")
    return int((times if quiet else cores) < LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
