"""The graph, as Python programs use it: load articles, ask, take it away."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from kg import answers, datasets
from kg.asking import Asking
from kg.checking import faults
from kg.deciding import Deciding
from kg.export import BASE, Profile, Settings, sparql, write
from kg.export.conformity import complaints
from kg.growth import grow
from kg.intake import LoadReport, batches
from kg.linking import Linking
from kg.model import Article
from kg.overview import Overview
from kg.plots import Plots
from kg.rows import Deployment, EventRow, Evidence, PairYear, VisitRow
from kg.schema import Schema
from kg.searching import Searching
from kg.sources import Source
from kg.store import Store, open_store, reading
from kg.store.door import only_reads
from kg.store.selection import Selection
from kg.tabular import Answer, Rows

if TYPE_CHECKING:
    import networkx
    import rdflib


def open_graph(
    store: str | os.PathLike[str] | None = None,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
    *,
    create: bool = True,
) -> Graph:
    """The graph in a store: a folder, `:memory:` for a throw-away, or a URI such as bolt://host:7687.

    Without `store` it is $KG_STORE, else $NEO4J_URI, else the folder ./kg.db; without `auth` it is
    $NEO4J_USERNAME and $NEO4J_PASSWORD. A folder that is not there is made, unless `create` is false.
    Raises StoreError if the store cannot be used, or if another version of kg filled it.
    """
    opened = named_store(store, auth, database, create=create)
    try:
        return Graph(opened)
    except BaseException:
        opened.close()
        raise


def named_store(
    store: str | os.PathLike[str] | None = None,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
    *,
    create: bool = True,
) -> Store:
    """The store that `open_graph` would open, as it is, whichever kg filled it."""
    where = os.fspath(store) if store else os.environ.get("KG_STORE") or os.environ.get("NEO4J_URI") or "kg.db"
    if "://" in where:  # a folder needs no password, whatever the environment holds for a server
        database = database or os.environ.get("NEO4J_DATABASE")
        if auth is None and (password := os.environ.get("NEO4J_PASSWORD")):
            auth = os.environ.get("NEO4J_USERNAME", "neo4j"), password
    return open_store(where, auth, database, create=create)


class Graph(Overview, Asking, Searching, Deciding, Linking):
    """A knowledge graph of diplomatic events in a store; close it, or use it in a `with` block."""

    def __init__(self, store: Store) -> None:
        self.store = store
        store.ensure_schema()

    # ------------------------------------------------------------ what comes in

    def load(
        self,
        *sources: str | Path | Source | Article,
        extractor: str = "rules",
        columns: Mapping[str, str] | None = None,
        dataset: str | None = None,
        mapping: str | Path | None = None,
        workers: int = 1,
        progress: Callable[[LoadReport], None] | None = None,
        report: LoadReport | None = None,
    ) -> LoadReport:
        """Read files, folders, glob patterns, `-` (standard input), articles, or kg's own JSONL into the graph.

        Articles that are in the graph already are not read again, so that an interrupted load is
        finished by the same call. Event data sets are known by their first line; `dataset` says it of
        every file, `mapping` is a file that describes a table of your own. What cannot be read is in
        `skipped` with the reason; whatever is reported as read is stored. `columns` maps fields of
        Article to the files' own names; `workers` is how many processes extract; `progress` is called
        with the report after every transaction; a `report` of your own tells how far it came if the
        load is interrupted.
        """
        report = report or LoadReport()
        table = datasets.dataset(dataset, mapping) if dataset or mapping else None
        for batch in batches(sources, self._known, extractor, columns or {}, report, table, workers):
            self.store.execute(partial(grow, batch=batch))
            report.add(batch)
            if progress:
                progress(report)
        report.events = self.info()["counts"]["Event"]
        return report

    # ------------------------------------------------------------ what it answers

    def event(self, id: str) -> EventRow:  # noqa: A002 - the field's name
        """The event of that id, of the beginning of an id, or of an id that it had before it was merged."""
        return answers.event(self.store.read, self.event_id(id))[0]

    def evidence(self, event: str) -> Answer[Evidence]:
        """Every mention of an event, earliest report first."""
        return answers.event_evidence(self.store.read, self.event_id(event))

    def meetings_of_pair(self, a: str, b: str, *, type: str = "Meeting") -> Answer[PairYear]:  # noqa: A002
        """How often two actors met, year by year."""
        given = {"a": a, "b": b, "type": type}
        return answers.meetings_of_pair(self.store.read, **self._resolved("meetings_of_pair", given))

    def visits_to_country(self, country: str, **given: Any) -> Answer[VisitRow]:
        """The visits to a country; `since`, `until` and `statuses` narrow it."""
        resolved = self._resolved("visits_to_country", {"country": country, **given})
        return answers.visits_to_country(self.store.read, **resolved)

    def troops_abroad(self, sender: str | None = None, **given: Any) -> Answer[Deployment]:
        """The deployments of forces (of one sender); `since` and `until` narrow it."""
        return answers.troops_abroad(self.store.read, **self._resolved("troops_abroad", {"sender": sender, **given}))

    def cypher(self, statement: str, /, *, write: bool = False, **parameters: Any) -> Rows:
        """The rows of a Cypher statement; FixQuery if it would do more than read the graph and `write` is not given."""
        if write:
            return self.store.execute(lambda tx: tx.run(statement, **parameters))
        return self.store.read(only_reads(statement), **parameters)

    def schema(self) -> Schema:
        """What a graph is made of: nodes, relationships, properties, indexes and event types; prints as text."""
        return Schema()

    def info(self) -> dict[str, Any]:
        """What the store is, its version, and how many nodes it has of each label, under `counts`."""
        return self.store.info()

    # ------------------------------------------------------------ what goes out

    def export(
        self,
        to: str | Path | IO[bytes],
        *,
        ending: str | None = None,
        base: str | None = None,
        profile: str = "full",
        licence: str | None = None,
        describe: bool = False,
        **only: Any,
    ) -> int:
        """Write the graph to a file, whole or not at all; the ending says the format: .ttl .nt .trig .jsonld .jsonl.

        Gives the number of events in it. Other formats by `ending` alone: plover (event data), and the folders
        parquet and neo4j-csv.

        `base`, `profile` (core: events with actors, places, dates and sources) and `licence` (its
        address) are for RDF, and for what `describe` writes beside the file: FILE.dataset.ttl, which says
        what it is (DCAT, VoID, PROV-O). With parameters of `events()`, such as type, actor or since, only those
        events are written and what they rest on.
        """
        settings = Settings(base or BASE, Profile(profile), licence)
        contents = self._contents(only)
        write(to, contents, ending=ending, settings=settings, describe=describe)
        return contents.size()

    def sparql(self, query: str) -> Rows:
        """The rows of a SPARQL query over the graph in RDF, which is made in memory, with the ontology beside it."""
        return sparql.ask(query, self._contents({}))

    def to_rdflib(self, *, profile: str = "full") -> rdflib.Graph:
        """The graph as rdflib has it; for more than some ten thousand events, export a file instead."""
        import rdflib

        turtle = io.BytesIO()
        self.export(turtle, ending=".ttl", profile=profile)
        return rdflib.Graph().parse(data=turtle.getvalue(), format="turtle")

    def _contents(self, only: Mapping[str, Any]) -> reading.Contents:
        chosen = {key: value for key, value in only.items() if value is not None}
        if not chosen:
            return reading.Contents(self.store)
        return Selection(self.store, [row.event for row in self.events(**chosen)])

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Actors and events as nodes (`kind` is `event` or the actor's), participations as edges with `role`."""
        import networkx

        made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for row in self.events():
            facts = {"type": row.type, "status": row.status, "when": str(row.when or ""), "place": row.place or ""}
            made.add_node(row.event, kind="event", label=row.title or row.type, **facts)
            for party in row.parties:
                made.add_node(party.id, kind=party.kind, label=party.name, country=party.country or "")
                made.add_edge(party.id, row.event, role=party.role, office=party.office or "")
        return made

    @property
    def plot(self) -> Plots:
        """Pictures of the graph: `graph.plot.timeline("Lavrov").save("lavrov.svg")`; see docs/pictures.md."""
        return Plots(self)

    def check(self, *, repair: bool = False) -> Iterator[str]:
        """Whatever is wrong in the graph, one line each, as by kg/checking.py; `repair` puts it right."""
        return faults(self.store, mend=repair)

    def conforms(self) -> Iterator[str]:
        """What the SHACL shapes find wrong in the graph as RDF, one line each; needs pyshacl, StopRun without it."""
        return complaints(reading.Contents(self.store))

    def _known(self, articles: Sequence[str]) -> set[str]:
        return self.store.execute(lambda tx: reading.known_articles(tx, articles))

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
