"""The command `kg`.

Exit codes: 0 all went well; 1 something was wrong and is named on standard error, or a run over many
files left some out; 2 the command line itself is wrong.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from kg.errors import KGError, StopRun
from kg.harmless import one_line

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def main() -> None:
    """Run the command line; a foreseen failure is one line on standard error and exit code 1."""
    from kg.cli.commands import app

    try:
        _stand()
        try:
            app()
        finally:
            sys.stdout.flush()
    except KGError as error:
        print(f"kg: {' '.join(str(error).split())}", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:  # the reader of our output has enough
        _print_no_more()
        raise SystemExit(0) from None
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _print_no_more()
        what = one_line(str(error.filename or "the output"))
        print(f"kg: {what} cannot be written ({error.strerror}): make room and repeat the command", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("kg: interrupted; what was stored before is kept, and the same command goes on", file=sys.stderr)
        raise SystemExit(130) from None


def _stand() -> None:
    """StopRun if the working folder was deleted: neither Java nor spaCy starts without one."""
    try:
        Path.cwd()
    except OSError:
        raise StopRun("the folder in which you are is gone: change to another and repeat the command") from None


def _print_no_more() -> None:
    """Python must not try it, and complain, at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
