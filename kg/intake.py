"""What comes into a graph: articles with their mentions, in batches, from files or from an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg import datasets, loading
from kg.errors import BadValue, SkipRecord, StopRun
from kg.export import jsonl, rdf
from kg.identity import Directory, Links, accounts, events
from kg.model import Article, Decision, Event, Identifier, Mention
from kg.ontology import check

BATCH = 16
"""Articles written in one transaction."""

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
    skipped: list[SkipRecord] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Count what has been stored."""
        self.articles += len(batch.articles)
        self.undated += sum(article.published is None for article in batch.articles)
        self.mentions += len(batch.mentions)

    def __str__(self) -> str:
        undated = f" ({self.undated} without a date: days of the week stay unknown)" if self.undated else ""
        read = f"{_count(self.articles, 'article')} read{undated}, {self.known} known before"
        events = f"; {_count(self.events, 'event')} in the graph" if self.events else ""
        return f"{read}, {len(self.skipped)} skipped; {_count(self.mentions, 'mention')}{events}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def read_events(
    paths: Iterable[str | Path], *, extractor: str = "rules", columns: Mapping[str, str] | None = None
) -> Iterator[tuple[Article, list[Event]] | SkipRecord]:
    """Each article of the files with its own events, without a store; SkipRecords among them.

    An article alone is told in its own words: whom an office means that it gives without a name, only a graph says.
    """
    skipped: list[SkipRecord] = []
    links = Links(())
    for article, mentions in _extracted(_articles(paths, columns or {}, skipped), extractor, skipped):
        yield from skipped
        skipped.clear()
        yield article, events(accounts(mentions, links, Directory()), links)
    yield from skipped


def batches(
    sources: Sequence[str | Path | Article],
    known: Known,
    extractor: str,
    columns: Mapping[str, str],
    report: LoadReport,
    dataset: datasets.DataSet | None = None,
) -> Iterator[Batch]:
    """What the sources hold, exports of kg first, data sets last; what is left out is counted in the report.

    With `dataset`, every file but those is of it; otherwise a data set is known by its first line.
    """
    exports = [s for s in sources if not isinstance(s, Article) and is_export(s)]
    for path in exports:
        for batch in _batched(_exported(path)):
            there = len(known([a.id for a in batch.articles]))
            report.known += there
            report.articles -= there  # written again, which changes nothing
            yield batch
    tables, rest = _tables([s for s in sources if s not in exports], dataset, report.skipped)
    if rest:
        fresh = _fresh(_articles(rest, columns, report.skipped), _itself, known, report)
        yield from _batched(_extracted(fresh, extractor, report.skipped))
    for path, table in tables:
        rows = _kept(datasets.read(path, table), report.skipped)
        yield from _batched(_checked(_fresh(rows, _first, known, report), table.name, report.skipped))


def _tables(
    sources: Sequence[str | Path | Article], given: datasets.DataSet | None, skipped: list[SkipRecord]
) -> tuple[list[tuple[Path, datasets.DataSet]], list[str | Path | Article]]:
    """The files that are of a data set, and all the rest."""
    tables: list[tuple[Path, datasets.DataSet]] = []
    rest: list[str | Path | Article] = []
    for source in sources:
        for file in [source] if isinstance(source, Article) else loading.files([source]):
            if isinstance(file, SkipRecord):
                skipped.append(file)
            elif isinstance(file, Path) and (found := given or datasets.recognised(file)):
                tables.append((file, found))
            else:
                rest.append(file)
    return tables, rest


def is_export(path: str | Path) -> bool:
    """True if the file is kg's own: JSONL, or RDF by its ending."""
    return rdf.is_rdf(path) or jsonl.is_export(path)


def _batched(found: Iterable[tuple[Article, Sequence[Mention]] | Decision | Identifier]) -> Iterator[Batch]:
    batch = Batch()
    for item in found:
        if isinstance(item, Decision):
            batch.decisions.append(item)
        elif isinstance(item, Identifier):
            batch.identifiers.append(item)
        else:
            batch.articles.append(item[0])
            batch.mentions.extend(item[1])
        if BATCH in (len(batch.articles), len(batch.decisions), len(batch.identifiers)):
            yield batch
            batch = Batch()
    if batch.articles or batch.decisions or batch.identifiers:
        yield batch


def _articles(
    sources: Iterable[str | Path | Article], columns: Mapping[str, str], skipped: list[SkipRecord]
) -> Iterator[Article]:
    for source in sources:
        for item in [source] if isinstance(source, Article) else loading.read([source], columns):
            if isinstance(item, SkipRecord):
                skipped.append(item)
            else:
                yield item


def _fresh(items: Iterator[T], of: Callable[[T], Article], known: Known, report: LoadReport) -> Iterator[T]:
    """Those whose articles are not in the graph yet, each once."""
    seen: set[str] = set()
    while batch := list(islice(items, 4 * BATCH)):
        there = known([of(item).id for item in batch])
        for item in batch:
            if (id_ := of(item).id) in seen or id_ in there:
                report.known += 1
            else:
                seen.add(id_)
                yield item


def _itself(article: Article) -> Article:
    return article


def _first(pair: tuple[Article, Sequence[Mention]]) -> Article:
    return pair[0]


def _extracted(
    articles: Iterable[Article], extractor: str, skipped: list[SkipRecord]
) -> Iterator[tuple[Article, Sequence[Mention]]]:
    """Each article with its mentions; one about which the extractor says nothing is left out."""
    yield from _checked(_kept(loading.extract(articles, loading.extractor(extractor)), skipped), extractor, skipped)


def _kept(found: Iterable[loading.Extracted], skipped: list[SkipRecord]) -> Iterator[tuple[Article, Sequence[Mention]]]:
    for item in found:
        if isinstance(item, SkipRecord):
            skipped.append(item)
        else:
            yield item


def _checked(
    found: Iterable[tuple[Article, Sequence[Mention]]], told_by: str, skipped: list[SkipRecord]
) -> Iterator[tuple[Article, Sequence[Mention]]]:
    """Those of which is told only what can be, each mention once."""
    for article, mentions in found:
        try:
            for mention in mentions:
                check(mention)
                if mention.article != article.id or article.text[mention.start : mention.end] != mention.quote:
                    raise BadValue(f"{told_by} quotes what is not in the article: {mention.quote!r}")
        except BadValue as error:
            skipped.append(SkipRecord(article.key or article.id, str(error)))
        else:
            yield article, list({mention.id: mention for mention in mentions}.values())


def _exported(path: str | Path) -> Iterator[tuple[Article, Sequence[Mention]] | Decision | Identifier]:
    """Each article of an export with its mentions, which follow it, then what people decided and linked."""
    article: Article | None = None
    mentions: list[Mention] = []
    for record in rdf.read(path) if rdf.is_rdf(path) else jsonl.read(path):
        if isinstance(record, Mention):
            if article is None or record.article != article.id:
                raise StopRun(f"{path}: mention {record.id} does not follow its article; the file was cut or sorted")
            mentions.append(record)
            continue
        if article:
            yield article, mentions
        article, mentions = (record, []) if isinstance(record, Article) else (None, [])
        if isinstance(record, Decision | Identifier):
            yield record
    if article:
        yield article, mentions
