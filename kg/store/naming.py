"""Names, copies and what follows from them, in the graph: rows in, rows out; what they mean is decided above."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.store.base import Row, Tx
from kg.store.links import End, replace
from kg.store.reading import rows_for
from kg.store.writing import HELD, MEANS, NAMES, key, put


def names(tx: Tx, ids: Iterable[str]) -> dict[str, Row]:
    """The names with these ids, as they were put."""
    return _names(tx, "UNWIND $ids AS id MATCH (n:Name {id: id}) RETURN n", ids)


def names_in(tx: Tx, blocks: Iterable[str]) -> dict[str, Row]:
    """The names that stand in one of the blocks."""
    return _names(tx, "UNWIND $ids AS id MATCH (:Block {id: id})<-[:KEYED]-(n:Name) RETURN n", blocks)


def names_meaning(tx: Tx, actors: Iterable[str]) -> dict[str, Row]:
    """The names that may mean one of these actors."""
    return _names(tx, "UNWIND $ids AS id MATCH (:Actor {id: id})<-[:MEANS]-(n:Name) RETURN n", actors)


def _names(tx: Tx, cypher: str, ids: Iterable[str]) -> dict[str, Row]:
    return {row["n"]["id"]: row["n"] for row in rows_for(tx, cypher, ids)}


def blocks_beside(tx: Tx, blocks: Iterable[str], sign: str) -> set[str]:
    """Those of the blocks in which there is a name that stands in a block that begins with the sign, too."""
    cypher = """UNWIND $ids AS id MATCH (:Block {id: id})<-[:KEYED]-(n:Name)-[:KEYED]->(b:Block)
        WHERE b.id STARTS WITH $sign RETURN DISTINCT id"""
    return {row["id"] for row in rows_for(tx, cypher, blocks, sign=sign)}


def claims_naming(tx: Tx, ids: Iterable[str]) -> list[Row]:
    """The stored mentions with one of these names: `article` and `claim`."""
    cypher = """UNWIND $ids AS id MATCH (:Name {id: id})<-[:NAMES]-(m:Mention)
        RETURN DISTINCT m.id AS id, m.article AS article, m.claim AS claim ORDER BY m.id"""
    return rows_for(tx, cypher, ids)


def put_names(tx: Tx, rows: Sequence[Row], blocks: Mapping[str, Collection[str]]) -> None:
    """Write names and the blocks in which they stand."""
    put(tx, "Name", rows)
    key(tx, "Name", blocks)


def link_names(tx: Tx, named: Mapping[str, Collection[str]]) -> None:
    """Let mentions know their names."""
    replace(tx, NAMES, {id_: [(name,) for name in ids] for id_, ids in named.items()})


def actors_there(tx: Tx, ids: Iterable[str]) -> set[str]:
    """Those of the actors that take part in some event."""
    cypher = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN a.id AS id"
    return {row["id"] for row in rows_for(tx, cypher, ids)}


def link_actors(
    tx: Tx, actors: Iterable[Row], means: Mapping[str, Collection[End]], held: Mapping[str, Collection[Row]]
) -> None:
    """Write people as they are known by now, what names mean them, and the offices that they held."""
    put(tx, "Actor", actors)
    replace(tx, MEANS, means)
    terms = {id_: [(r["id"], r["from"], r["until"], r["source"]) for r in rows] for id_, rows in held.items()}
    offices = {r["id"]: {k: r[k] for k in ("id", "name", "country")} for rows in held.values() for r in rows}
    put(tx, "Office", offices.values())
    replace(tx, HELD, terms)


def articles_in(tx: Tx, blocks: Iterable[str]) -> list[Row]:
    """The articles that stand in one of the blocks: id, published, signature, source."""
    cypher = """UNWIND $ids AS id MATCH (:Block {id: id})<-[:KEYED]-(d:Article)
        RETURN DISTINCT d.id AS id, d.published AS published, d.signature AS signature, d.source AS source"""
    return rows_for(tx, cypher, blocks)


def sources(tx: Tx, ids: Iterable[str]) -> dict[str, str]:
    """For articles that are copies: the id of the article they go back to."""
    cypher = """UNWIND $ids AS id MATCH (d:Article {id: id}) WHERE d.source <> d.id
        RETURN d.id AS id, d.source AS source"""
    return {row["id"]: row["source"] for row in rows_for(tx, cypher, ids)}


def publication(tx: Tx, ids: Iterable[str]) -> list[Row]:
    """The days on which articles were published."""
    cypher = "UNWIND $ids AS id MATCH (d:Article {id: id}) RETURN d.id AS id, d.published AS published"
    return rows_for(tx, cypher, ids)


def put_origins(tx: Tx, rows: Sequence[Row], blocks: Mapping[str, Collection[str]]) -> None:
    """Write by what stored articles are compared, and which they repeat."""
    cypher = """UNWIND $rows AS row MATCH (d:Article {id: row.id})
        WHERE coalesce(d.signature, '') <> row.signature OR coalesce(d.source, '') <> row.source
        SET d.signature = row.signature, d.source = row.source"""
    tx.run(cypher, rows=list(rows))
    key(tx, "Article", blocks)


def move_sources(tx: Tx, moves: Mapping[str, str]) -> set[str]:
    """The articles that go back to another one, since the article that they went back to does."""
    cypher = """UNWIND $rows AS row MATCH (d:Article {source: row.old}) SET d.source = row.new
        RETURN d.id AS id"""
    rows = [{"old": old, "new": new} for old, new in sorted(moves.items()) if old != new]
    return {row["id"] for row in tx.run(cypher, rows=rows)} if rows else set()
