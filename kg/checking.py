"""Whether a graph is what its articles, mentions and decisions make it, and how it becomes that again.

What was told is looked at first: identifiers are hashes, so nothing can be changed unseen, and every
quote is the text at its offsets. Everything else follows from that. So it is made once more, in a
store that is thrown away, and compared with the graph, node by node and relationship by relationship.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeVar

from kg.errors import BadValue, StoreError
from kg.growth import grow
from kg.ids import shown
from kg.intake import BATCH, Batch
from kg.model import Article, Decision, Identifier, Mention
from kg.ontology import check
from kg.store import Row, Store, open_store, rows
from kg.store.comparing import Comparison
from kg.store.reading import Contents

TURN = "MATCH (s:Store {id: 'kg'}) RETURN s.turn AS turn"
ASTRAY = """MATCH (m:Mention) WHERE NOT m.claim CONTAINS ('"article": "' + coalesce(m.article, '?') + '"')
RETURN m.id AS id, m.claim AS claim ORDER BY m.id"""
"""Mentions that stand under another article than their claim says."""

Told = tuple[Article, list[Mention]]
Word = TypeVar("Word", Decision, Identifier)


def faults(store: Store, *, mend: bool = False) -> Iterator[str]:
    """Whatever is wrong in a graph, one line each; with `mend` it is put right as it is told.

    What was changed in an article, or in what was found in it, cannot be made again: then the article
    is taken out with its mentions, to be loaded again. Raises StoreError if somebody writes meanwhile.
    """
    turn = store.read(TURN)
    with open_store(":memory:") as wanted:
        wanted.ensure_schema()
        yield from _copied(store, wanted)
        yield from Comparison(store, wanted, mend=mend).differences()
    if store.read(TURN) != turn:
        raise StoreError("somebody wrote into the graph while it was checked: check it again")


def migrate(store: Store) -> Iterator[str]:
    """Make the graph of an older kg one of this kg, from what was told; what that changes, line by line.

    The version is written last, so that after an interruption the same call goes on.
    """
    yield from faults(store, mend=True)
    store.ensure_schema(older=True)


def _copied(store: Store, wanted: Store) -> Iterator[str]:
    """Fill a store with what was told and is sound; what is not, line by line."""
    found: list[str] = []
    articles = _articles(store, found)
    while some := list(islice(articles, BATCH)):
        batch = Batch([article for article, _ in some], [m for _, mentions in some for m in mentions])
        wanted.execute(partial(grow, batch=batch))
        yield from found
        found.clear()
    decisions = list(_words(store, "Decision", rows.decision, found))
    identifiers = list(_words(store, "Identifier", rows.identifier, found))
    wanted.execute(partial(grow, batch=Batch(decisions=decisions, identifiers=identifiers)))
    yield from found


def _words(store: Store, label: str, read: Callable[[Row], Word], found: list[str]) -> Iterator[Word]:
    """What people decided or linked; what they said stands, under the id that it has."""
    for node in Contents(store).nodes(label):
        try:
            word = read(node)
        except (KeyError, TypeError, ValueError):
            plain = {name: value for name, value in node.items() if name != "labels"}
            found.append(f"{label} {node['id']} was changed and says nothing any more: {json.dumps(plain)}")
            continue
        if word.id != node["id"]:
            found.append(f"{label} {node['id']} was changed: what it says makes it {word.id}")
        yield word


def _articles(store: Store, found: list[str]) -> Iterator[Told]:
    """Every sound article with its mentions, in order of id; what is not sound goes to `found`."""
    contents = Contents(store)
    astray = {row["id"]: row["claim"] for row in store.read(ASTRAY)}
    elsewhere = sorted((_claimed(claim), id_) for id_, claim in astray.items())
    together = merge(
        ((node["id"], "article", node) for node in contents.nodes("Article")),
        (
            (node.get("article") or "", "mention", node)
            for node in contents.nodes("Mention")
            if node["id"] not in astray
        ),
        ((article, "mention", {"id": id_, "claim": astray[id_]}) for article, id_ in elsewhere),
        key=itemgetter(0, 1),
    )
    for id_, group in groupby(together, key=itemgetter(0)):
        parts = [(kind, node) for _, kind, node in group]
        told = [node for kind, node in parts if kind == "mention"]
        whole = [node for kind, node in parts if kind == "article"]
        wrong, sound = _looked_at(id_, whole, told)
        found += wrong
        if sound:
            yield sound


def _looked_at(id_: str, whole: list[Row], told: list[Row]) -> tuple[list[str], Told | None]:
    """What is wrong with an article and its mentions, and both of them if they can be used."""
    if not whole:
        return [
            f"Mention {node['id']} is of article {id_ or 'unknown'}, which is not in the graph" for node in told
        ], None
    try:
        article = rows.article(whole[0])
    except (KeyError, TypeError, ValueError):
        return [f"Article {id_} was changed and has no text any more; {_again(whole[0])}"], None
    if article.id != id_:
        return [f"Article {id_} was changed: its content makes it {article.id}; {_again(whole[0])}"], None
    wrong, mentions, lost = [], [], False
    for node in told:
        try:
            mention = _mention(node, article)
        except (BadValue, KeyError, TypeError, ValueError) as error:
            wrong.append(f"Mention {node['id']} was changed ({error}); {_again(whole[0])}")
            lost = True
            continue
        if mention.id != node["id"]:
            wrong.append(f"Mention {node['id']} was changed: its claim makes it {mention.id}")
        mentions.append(mention)
    return wrong, None if lost else (article, mentions)


def _mention(node: Row, article: Article) -> Mention:
    mention = check(rows.mention(node["claim"]))
    if mention.article != article.id or article.text[mention.start : mention.end] != mention.quote:
        raise BadValue(f"it quotes what is not in article {article.id}")
    return mention


def _claimed(claim: str) -> str:
    """The article that a claim is of; nothing if that cannot be read."""
    try:
        return str(json.loads(claim)["article"])
    except (ValueError, KeyError, TypeError):
        return ""


def _again(article: Row) -> str:
    source = article.get("key") or article.get("url") or article.get("title") or "from where it came"
    return f"repairing takes article {shown(article['id'])} out; then load it again: {source}"
