"""The two stores that are tortured, and all that is in one."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import kg
from kg.graph import Graph
from tests.neo4j.server import Own

Fill = Callable[[Graph], None]
"""Puts into an empty graph what a command finds there."""


class Tortured(Protocol):
    """A store whose content can be laid down, and looked at."""

    name: str

    @property
    def environment(self) -> Mapping[str, str]:
        """How commands find it."""

    def lay(self, fill: Fill | None) -> None:
        """Let it hold this and nothing else; without `fill` it is as before the first command."""

    def content(self) -> bytes:
        """Its export, and everything else in it."""


class Embedded:
    """The store in a folder."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kg.db"
        self._laid = folder / "laid"

    @property
    def environment(self) -> Mapping[str, str]:
        return {"KG_STORE": str(self.path)}

    def lay(self, fill: Fill | None) -> None:
        """What was laid once is copied from then on."""
        shutil.rmtree(self.path, ignore_errors=True)
        if fill is None:
            return
        made = self._laid / fill.__name__
        if not made.exists():
            with kg.open(made) as graph:
                fill(graph)
        shutil.copytree(made, self.path)

    def content(self) -> bytes:
        with kg.open(self.path) as graph:
            return content(graph)


class Neo4j:
    """A server of our own."""

    name = "neo4j"

    def __init__(self, server: Own) -> None:
        self.server = server

    @property
    def environment(self) -> Mapping[str, str]:
        uri, (user, password) = self.server.address
        return {"KG_STORE": uri, "NEO4J_USERNAME": user, "NEO4J_PASSWORD": password}

    def lay(self, fill: Fill | None) -> None:
        with kg.open(*self.server.address) as graph:
            graph.cypher("MATCH (n) DETACH DELETE n", write=True)
        if fill:
            with kg.open(*self.server.address) as graph:
                fill(graph)

    def content(self) -> bytes:
        with kg.open(*self.server.address) as graph:
            return content(graph)


def content(graph: Graph) -> bytes:
    """The export of a graph, and after it every node and relationship, in an order of their own."""
    whole = io.BytesIO()
    graph.export(whole, ending=".jsonl")
    nodes = graph.cypher("MATCH (n) WHERE NOT n:Store RETURN labels(n) AS labels, properties(n) AS told")
    ends = "coalesce(a.id, a.name) AS a, coalesce(b.id, b.name) AS b"
    links = graph.cypher(f"MATCH (a)-[r]->(b) RETURN {ends}, type(r) AS type, properties(r) AS told")
    for line in sorted(map(_line, nodes)) + sorted(map(_line, links)):
        whole.write(line.encode(errors="surrogatepass") + b"\n")
    return whole.getvalue()


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, default=str, ensure_ascii=False)
