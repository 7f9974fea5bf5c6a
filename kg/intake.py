"""What comes into a graph: articles with their mentions, in batches, from files or from an export."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg import datasets, loading, workers
from kg.errors import BadValue, SkipRecord, StopRun
from kg.export import jsonl, rdf
from kg.identity import Directory, Links, accounts, events
from kg.model import Article, Decision, Event, Identifier, Mention
from kg.ontology import check
from kg.sources import Meter, Source

BATCH = 16
"""Articles written in one transaction, of those that have to be read first."""

READY = 250
"""The same of those that come with their mentions, which are lost and brought again in no time."""

_ON_THEIR_WAY = 100_000
"""Articles that are remembered as being read; those read before them are in the store by now."""

T = TypeVar("T")

Known = Callable[[Sequence[str]], set[str]]
"""Which of these articles are in the graph already."""


@dataclass(slots=True)
class Batch:
    """What goes into the graph together; the mentions are all that these articles have."""

    articles: list[Article] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)


@dataclass(slots=True)
class LoadReport:
    """What a load did: new articles, those that were there already, and what was left out and why."""

    articles: int = 0
    undated: int = 0
    known: int = 0
    mentions: int = 0
    events: int = 0
    left_out: int = 0
    skipped: list[SkipRecord] = field(default_factory=list)
    hears: Callable[[SkipRecord], None] | None = None
    """Is told of each record that is left out, at once and instead of `skipped`."""

    def add(self, batch: Batch) -> None:
        """Count what has been stored."""
        self.articles += len(batch.articles)
        self.undated += sum(article.published is None for article in batch.articles)
        self.mentions += len(batch.mentions)

    def skip(self, record: SkipRecord) -> None:
        """Count what is left out."""
        self.left_out += 1
        (self.hears or self.skipped.append)(record)

    def __str__(self) -> str:
        undated = f" ({self.undated} without a date: days of the week stay unknown)" if self.undated else ""
        read = f"{_count(self.articles, 'article')} read{undated}, {self.known} known before"
        events = f"; {_count(self.events, 'event')} in the graph" if self.events else ""
        return f"{read}, {self.left_out} skipped; {_count(self.mentions, 'mention')}{events}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def read_events(
    paths: Iterable[str | Path | Source | Article],
    *,
    extractor: str = "rules",
    columns: Mapping[str, str] | None = None,
) -> Iterator[tuple[Article, list[Event]] | SkipRecord]:
    """Each article of the files with its own events, without a store; SkipRecords in their places."""
    return events_of(articles(paths, columns or {}), extractor)


def events_of(
    items: Iterable[Article | SkipRecord], extractor: str, processes: int = 1
) -> Iterator[tuple[Article, list[Event]] | SkipRecord]:
    """Each article with its own events, by so many processes, in the order given; SkipRecords in their places.

    An article alone is told in its own words: whom an office means that it gives without a name, only a graph says.
    """
    links = Links(())
    for item in checked(workers.extract(items, extractor, processes), extractor):
        if isinstance(item, SkipRecord):
            yield item
        else:
            yield item[0], events(accounts(item[1], links, Directory()), links)


def batches(
    given: Sequence[str | Path | Source | Article],
    known: Known,
    extractor: str,
    columns: Mapping[str, str],
    report: LoadReport,
    dataset: datasets.DataSet | None = None,
    processes: int = 1,
) -> Iterator[Batch]:
    """What is given, exports of kg first, data sets last; what is left out is counted in the report.

    With `dataset`, every file but exports is of it; otherwise a data set is known by its first line.
    """
    exports, rest, tables = _sorted(given, dataset)
    for source in exports:
        for batch in _batched(_exported(source), READY):
            there = len(known([a.id for a in batch.articles]))
            report.known += there
            report.articles -= there  # written again, which changes nothing
            yield batch
    if rest:
        fresh = _fresh(articles(rest, columns), _itself, known, report)
        found = workers.extract(fresh, extractor, processes)
        yield from _batched(_kept(checked(found, extractor), report), BATCH)
    for source, table in tables:
        rows = _fresh(datasets.read(source, table), _first, known, report)
        yield from _batched(_kept(checked(rows, table.name), report), READY)


def _sorted(
    given: Iterable[str | Path | Source | Article], dataset: datasets.DataSet | None
) -> tuple[list[Source], list[Source | Article | SkipRecord], list[tuple[Source, datasets.DataSet]]]:
    """The exports, the articles, and the tables of a data set."""
    exports: list[Source] = []
    rest: list[Source | Article | SkipRecord] = []
    tables: list[tuple[Source, datasets.DataSet]] = []
    for one in given:
        for item in opened([one]) if isinstance(one, str | Path) else [one]:
            if not isinstance(item, Source):
                rest.append(item)
            elif is_export(item):
                exports.append(item)
            elif found := dataset or datasets.recognised(item):
                tables.append((item, found))
            else:
                rest.append(item)
    return exports, rest, tables


def opened(paths: Iterable[str | Path], meter: Meter | None = None) -> Iterator[Source | SkipRecord]:
    """The files that can be loaded, and a SkipRecord for each path that leads to none."""
    for path in paths:
        yield from [Source(path, meter)] if rdf.is_rdf(path) else loading.files([path], meter)


def is_export(source: Source) -> bool:
    """True if the file is kg's own: JSONL, or RDF by its ending."""
    return rdf.is_rdf(source) or jsonl.is_export(source)


def _batched(found: Iterable[tuple[Article, Sequence[Mention]] | Decision | Identifier], size: int) -> Iterator[Batch]:
    batch = Batch()
    for item in found:
        if isinstance(item, Decision):
            batch.decisions.append(item)
        elif isinstance(item, Identifier):
            batch.identifiers.append(item)
        else:
            batch.articles.append(item[0])
            batch.mentions.extend(item[1])
        if size in (len(batch.articles), len(batch.decisions), len(batch.identifiers)):
            yield batch
            batch = Batch()
    if batch.articles or batch.decisions or batch.identifiers:
        yield batch


def articles(
    given: Iterable[str | Path | Source | Article | SkipRecord], columns: Mapping[str, str]
) -> Iterator[Article | SkipRecord]:
    """All articles of what is given, in the order given."""
    for one in given:
        yield from [one] if isinstance(one, Article | SkipRecord) else loading.read([one], columns)


def _fresh(
    items: Iterable[T | SkipRecord], of: Callable[[T], Article], known: Known, report: LoadReport
) -> Iterator[T | SkipRecord]:
    """Those whose articles are not in the graph yet, each once."""
    source = iter(items)
    on_their_way: OrderedDict[str, None] = OrderedDict()
    while some := list(islice(source, 4 * BATCH)):
        there = known([of(item).id for item in some if not isinstance(item, SkipRecord)])
        for item in some:
            if isinstance(item, SkipRecord):
                yield item
            elif (id_ := of(item).id) in on_their_way or id_ in there:
                report.known += 1
            else:
                on_their_way[id_] = None
                yield item
        while len(on_their_way) > _ON_THEIR_WAY:
            on_their_way.popitem(last=False)


def _itself(article: Article) -> Article:
    return article


def _first(pair: tuple[Article, Sequence[Mention]]) -> Article:
    return pair[0]


def _kept(found: Iterable[loading.Extracted], report: LoadReport) -> Iterator[tuple[Article, Sequence[Mention]]]:
    for item in found:
        if isinstance(item, SkipRecord):
            report.skip(item)
        else:
            yield item


def checked(found: Iterable[loading.Extracted], told_by: str) -> Iterator[loading.Extracted]:
    """Those of which is told only what can be, each mention once."""
    for item in found:
        if isinstance(item, SkipRecord):
            yield item
            continue
        article, mentions = item
        try:
            for mention in mentions:
                _sound(mention, article, told_by)
        except BadValue as error:
            yield SkipRecord(article.key or article.id, str(error))
        else:
            yield article, list({mention.id: mention for mention in mentions}.values())


def _sound(mention: Mention, article: Article, told_by: str) -> None:
    """BadValue if the mention tells what cannot be, or quotes what the article does not say."""
    check(mention)
    if mention.article != article.id or article.text[mention.start : mention.end] != mention.quote:
        raise BadValue(f"{told_by} quotes what is not in the article: {mention.quote!r}")


def _exported(path: Source) -> Iterator[tuple[Article, Sequence[Mention]] | Decision | Identifier]:
    """Each article of an export with its mentions, which follow it, then what people decided and linked."""
    article: Article | None = None
    mentions: list[Mention] = []
    for record in rdf.read(path) if rdf.is_rdf(path) else jsonl.read(path):
        if isinstance(record, Mention):
            if article is None or record.article != article.id:
                raise StopRun(f"{path}: mention {record.id} does not follow its article; the file was cut or sorted")
            try:
                _sound(record, article, record.id)
            except BadValue as error:
                raise BadValue(f"{path}: {error}") from None
            mentions.append(record)
            continue
        if article:
            yield article, mentions
        article, mentions = (record, []) if isinstance(record, Article) else (None, [])
        if isinstance(record, Decision | Identifier):
            yield record
    if article:
        yield article, mentions
