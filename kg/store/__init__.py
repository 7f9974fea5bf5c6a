"""Where the graph is kept: a folder on this machine, or a Neo4j server; both answer the same Cypher."""

from __future__ import annotations

from importlib import import_module

from kg.errors import StoreError
from kg.store.base import Row, Store, Tx

__all__ = ["STORES", "Row", "Store", "Tx", "open_store"]

STORES = {
    "file": "kg.store.embedded",
    "bolt": "kg.store.bolt",
    "neo4j": "kg.store.bolt",
}
"""The module that opens each scheme; it has `connect(uri, auth, database, create) -> Store`."""


def open_store(
    uri: str, auth: tuple[str, str] | None = None, database: str | None = None, *, create: bool = True
) -> Store:
    """The store at a folder's path, `:memory:` (thrown away when closed), or a URI such as bolt://host:7687.

    A folder that is not there is made, unless `create` is false: then it is a StoreError.
    """
    scheme, separator, _ = uri.partition(":")
    if not separator or uri == ":memory:" or "/" in scheme:
        scheme = "file"
    family = scheme.partition("+")[0]
    if family not in STORES:
        raise StoreError(f"{scheme!r} is no kind of store: give a folder, :memory:, or a URI of {', '.join(STORES)}")
    store: Store = import_module(STORES[family]).connect(uri, auth, database, create)
    return store
