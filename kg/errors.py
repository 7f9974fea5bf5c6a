"""What can go wrong, named after what the caller does next.

    KGError
    ├── BadValue        mend the value: a date, a type, a role, an identifier that is none
    ├── SkipRecord      leave this one record out, report it, go on with the next
    ├── StopRun         nothing more can be done until somebody acts
    │   └── StoreError  ... on the store: it is down, locked, broken, or refuses the password
    └── FixQuery        ask again: a statement, a parameter or a name is wrong
        ├── UnknownName     nobody is called that; the nearest names are in `candidates`
        └── AmbiguousName   several are called that; they are in `candidates`

Every message is one sentence that names the thing and the cause. The command line prints it and
exits with 1; any other exception is a defect of kg and shows its traceback.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.harmless import one_line


class KGError(Exception):
    """Any failure that kg foresees; its text is one sentence for a person."""

    def __str__(self) -> str:
        return one_line(super().__str__())  # it may quote a file, or be about its name


class BadValue(KGError, ValueError):
    """A value is not what it has to be; mend it and try again."""


class SkipRecord(KGError):
    """One record cannot be used; `source` says where it stands and `cause` why."""

    def __init__(self, source: str, cause: str) -> None:
        super().__init__(f"{source}: {cause}")
        self.source = source
        self.cause = cause

    def __reduce__(self) -> tuple[type[SkipRecord], tuple[str, str]]:
        return type(self), (self.source, self.cause)


class StopRun(KGError):
    """The run cannot go on; what was committed before stays."""


class StoreError(StopRun):
    """The store cannot be used: down, locked, broken, or the password is wrong."""


class FixQuery(KGError):
    """The question is wrong: its syntax, a parameter, or what it asks for."""


class UnknownName(FixQuery):
    """No actor, place or event is known by this name; `candidates` are the nearest that are."""

    def __init__(self, name: str, candidates: Sequence[str] = (), advice: str = "") -> None:
        near = f"; the nearest {'is' if len(candidates) == 1 else 'are'} {', '.join(candidates)}" if candidates else ""
        super().__init__(f"nothing in this graph is called {name!r}{near}{advice and '; '}{advice}")
        self.name = name
        self.candidates = tuple(candidates)


class AmbiguousName(FixQuery):
    """The name stands for several actors; `candidates` lists them, ready to be used instead."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{name!r} may be {' or '.join(candidates)}; give the full name or the id")
        self.name = name
        self.candidates = tuple(candidates)
