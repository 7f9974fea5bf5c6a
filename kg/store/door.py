"""What a statement of a user may not contain that is only to read, beyond what the stores themselves refuse."""

from __future__ import annotations

import re

from kg.errors import FixQuery

_GAP = r"(?:/\*.*?\*/|//[^\n]*(?:\n|\Z)|\s)"
_WORD = r"(?:`[^`]*`|\w+)"
_CODED = re.compile(r"\\u+([0-9a-fA-F]{4})")
_FILES = re.compile(rf"(?is)\bLOAD{_GAP}+CSV\b")
_POWER = re.compile(rf"(?is)\b(TERMINATE){_GAP}+TRANSACTIONS?\b")
_PROCEDURE = re.compile(rf"(?is)\bCALL{_GAP}+({_WORD}(?:{_GAP}*\.{_GAP}*{_WORD})+)")
_HARMLESS = re.compile(
    r"db\.(?:labels|relationshiptypes|propertykeys|info|ping|schema\.\w+|index\.(?:fulltext|vector)\.query\w+)"
    r"|dbms\.components"
)


def only_reads(statement: str) -> str:
    """The statement itself; FixQuery if it fetches files or addresses, or calls what may do more than read the graph.

    Neo4j lets a reading transaction load any file that its own settings allow, end other people's
    transactions, and call procedures that change the server.
    """
    text = _CODED.sub(lambda found: chr(int(found[1], 16)), statement)
    if _FILES.search(text):
        raise FixQuery("this statement loads a file, and only reading the graph is allowed here")
    if _POWER.search(text):
        raise FixQuery("this statement ends transactions, and only reading the graph is allowed here")
    for found in _PROCEDURE.finditer(text):
        name = re.sub(rf"(?s){_GAP}|`", "", found[1])
        if not _HARMLESS.fullmatch(name.lower()):
            raise FixQuery(f"the procedure {name} may do more than read the graph, which is all that is allowed here")
    return statement
