"""Mentions become events on many machines: accounts by article, edges by seat, events by component."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from kg.identity import Directory, Links, accounts, blocks, events
from kg.register import bearers_of, names
from kg.spark import text
from kg.spark.components import components
from kg.spark.frames import Row, each, grouped, spread, together
from kg.spark.parts import connected, edges, key, seats
from kg.spark.rows import TABLE_ROW, of_event, of_mention
from kg.spark.session import kept

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MOST = 2000
"""Accounts that one worker compares with each other."""


def happened(articles: DataFrame, known: DataFrame, links: Links, work: str) -> DataFrame:
    """The rows of the graph that tell of events; `articles` have `source` and `mentions`, `known` are their names."""
    from pyspark.sql import functions as f

    moved = _decided(articles, links)
    told = each(articles, partial(at_home, moved), "home string, id string, source string, mentions array<string>")
    named = each(articles, partial(naming, moved), "home string, id string").distinct().join(known, "id")
    whole = told.withColumn("name", f.lit(None).cast("string")).unionByName(
        named.select("home", "name"), allowMissingColumns=True
    )
    found = each(together(whole, "home"), partial(told_by, links), "id string, account string, sources string")
    found = kept(found, f"{work}/accounts")
    seated = kept(each(found.drop("sources"), seated_at, "seat string, id string, stands boolean, account string"),
                  f"{work}/seats")  # fmt: skip
    met = together(spread(seated, "seat", MOST), "seat")
    parts = kept(components(each(met, meeting, "a string, b string"), f"{work}/components"), f"{work}/parts")
    placed = found.join(parts, "id", "left").withColumn("component", f.coalesce("component", "id"))
    return each(together(placed, "component"), partial(put_together, links), TABLE_ROW)


def at_home(moved: Mapping[str, str], rows: Iterator[Row]) -> Iterator[Row]:
    """The articles, those that decisions put beside each other under one home."""
    return ({**row, "home": moved.get(row["id"], row["id"])} for row in rows)


def naming(moved: Mapping[str, str], rows: Iterator[Row]) -> Iterator[Row]:
    """The ids of the names in each article."""
    for row in rows:
        home = moved.get(row["id"], row["id"])
        for name in {name for told in text.mentions(row["mentions"]) for name in names(told)}:
            yield {"home": home, "id": name}


def told_by(links: Links, rows: Iterator[Row]) -> Iterator[Row]:
    """What each article says of each happening, or several together where a person decided so."""
    for _, several in grouped(rows, "home"):
        lines = list(several)
        articles = [row for row in lines if row["name"] is None]
        told = [json.loads(row["name"]) for row in lines if row["name"] is not None]
        known = Directory({row["id"]: bearers_of(row) for row in told})
        source = {row["id"]: row["source"] for row in articles if row["source"] is not None}
        mentions = [m for row in articles for m in text.mentions(row["mentions"])]
        for account in accounts(mentions, links, known):
            copied = {article: source[article] for article in account.articles if article in source}
            yield {"id": key(account), "account": text.of_account(account), "sources": text.dumps(copied)}


def seated_at(rows: Iterator[Row]) -> Iterator[Row]:
    """The accounts once for each seat."""
    for row in rows:
        for seat, stands in seats(text.account(row["account"]).block).items():
            yield {"seat": seat, "stands": stands, **row}


def meeting(rows: Iterator[Row]) -> Iterator[Row]:
    """Pairs of accounts that may be one, as many as connect all that may be."""
    for _, several in grouped(rows, "seat"):
        lines = list(several)
        if len(lines) > 1:
            met = [(text.account(row["account"]), row["stands"]) for row in lines]
            yield from ({"a": a, "b": b} for a, b in edges(met))


def put_together(links: Links, rows: Iterator[Row]) -> Iterator[Row]:
    """The events of each component, and its mentions, as rows of the graph."""
    for _, several in grouped(rows, "component"):
        lines = list(several)
        sources = {id_: first for row in lines for id_, first in json.loads(row["sources"]).items()}
        found = [text.account(row["account"]) for row in lines]
        for account in found:
            standing = blocks(account.block)
            for mention in account.mentions:
                yield from of_mention(mention, standing)
        for event in events(found, links, sources):
            yield from of_event(event)


def _decided(articles: DataFrame, links: Links) -> dict[str, str]:
    """For articles with mentions that decisions put together: the first of them."""
    from pyspark.sql import functions as f

    ids = sorted({id_ for pair in links.same for id_ in pair if id_.startswith("m")})
    if not ids:
        return {}
    told = articles.select("id", f.explode("mentions").alias("mention"))
    rows = told.select("id", f.get_json_object("mention", "$.id").alias("mention")).where(f.col("mention").isin(ids))
    home = {row["mention"]: row["id"] for row in rows.collect()}
    return connected((home[a], home[b]) for a, b in links.same if a in home and b in home)
