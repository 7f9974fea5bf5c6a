"""The command line: rounds, and what became of them as a table."""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from itertools import islice

from benchmarks.torture import __doc__ as about
from benchmarks.torture.chamber import chamber
from benchmarks.torture.commands import Loss
from benchmarks.torture.rounds import NotHereError
from benchmarks.torture.schedule import KINDS, NEO4J, order


@dataclass(slots=True)
class Line:
    """What became of the rounds of one fault."""

    rounds: int = 0
    survived: int = 0
    told: int = 0
    seconds: float = 0.0


def main() -> int:
    """1 at the first loss."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--round", type=int, help="only this one")
    parser.add_argument("--only", default="", metavar="WORDS", help="only kinds of which the name holds this")
    parser.add_argument("--list", action="store_true", help="the kinds of rounds")
    given = parser.parse_args()
    if given.list:
        print(*KINDS, sep="\n")
        return 0
    first, last = (0, given.rounds) if given.round is None else (given.round, given.round + 1)
    rounds = enumerate(islice(order(given.seed), last))
    numbered = [(number, kind) for number, kind in rounds if number >= first and given.only in str(kind)]
    lines: defaultdict[str, Line] = defaultdict(Line)
    with chamber(neo4j=any(kind.store == NEO4J for _, kind in numbered)) as strike:
        for number, kind in numbered:
            began = time.monotonic()
            try:
                told = strike(kind, given.seed, number)
            except NotHereError as reason:
                print(f"{number:4}          {kind}: left out, {reason}", file=sys.stderr, flush=True)
                continue
            except Loss as loss:
                print(f"LOST in round {number}, {kind}: {loss}\nagain: make torture SEED={given.seed} ROUND={number}")
                return 1
            line = lines[kind.fault]
            line.rounds += 1
            line.survived += not told
            line.told += bool(told)
            line.seconds += (took := time.monotonic() - began)
            print(f"{number:4} {took:5.1f} s  {kind}{': ' + told if told else ''}", file=sys.stderr, flush=True)
    print(_table(lines))
    return 0


def _table(lines: Mapping[str, Line]) -> str:
    each = list(lines.values())
    total = Line(*(sum(column) for column in zip(*map(astuple, each), strict=True)))
    rows = [
        f"| {name} | {line.rounds} | {line.survived} | {line.told} | {line.seconds:.0f} |"
        for name, line in [*lines.items(), ("all", total)]
    ]
    return "\n".join(["| fault | rounds | survived | told in a sentence | seconds |", "|---|---|---|---|---|", *rows])


if __name__ == "__main__":
    raise SystemExit(main())
