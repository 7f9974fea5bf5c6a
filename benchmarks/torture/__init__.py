"""Rounds of faults: commands of kg are killed, cut off, starved and crowded, and nothing may be lost.

python -m benchmarks.torture [--rounds N] [--seed S] [--only WORDS] [--round NUMBER] [--list]

Each round does something to a command and then repeats the command in peace. It is survived if the graph, or
the file, is that of an undisturbed run: the same bytes of `kg export x.jsonl`, and every node and relationship.
A command that fails meanwhile says why in one sentence, with exit code 1. The first loss ends the run with
exit code 1 and says how to repeat that round.
"""
