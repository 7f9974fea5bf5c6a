"""The part of a graph that knows what the names in a question mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.errors import AmbiguousName, UnknownName
from kg.ids import founding_mention_id
from kg.names import EVENT, PLACES, find, nearby
from kg.queries import question
from kg.store import Store
from kg.tabular import Rows


class Resolving:
    """Asks the named questions; where they take ids, names do as well."""

    store: Store

    def ask(self, name: str, /, **given: Any) -> Rows:
        """The rows of a question of queries/; where it takes ids, names do as well."""
        asked = question(name)
        return Rows(asked.ask(self.store.read, self._resolved(name, given)), [c.name for c in asked.columns])

    def stream(self, name: str, /, **given: Any) -> Iterator[dict[str, Any]]:
        """The rows of a question one after the other, in constant memory, however many they are."""
        asked = question(name)
        return self.store.stream(asked.cypher, **asked.values(self._resolved(name, given)))

    def actor_id(self, name: str) -> str:
        """The id of the actor that is called so; UnknownName or AmbiguousName if there is not one."""
        return find(self.store.read, "Actor", name)

    def place_id(self, name: str) -> str:
        """The id of the place that is called so, or the code of the country."""
        return find(self.store.read, "Place", name)

    def near(self, near: object) -> list[str] | None:
        """The ids of the places near one, as in ("Geneva", 100) or "Geneva:100"; None for None."""
        return None if near is None else nearby(near, self.store.read(PLACES))

    def event_id(self, id: str) -> str:  # noqa: A002 - the field's name
        """The id of the event that this id, or the beginning of one, leads to today.

        Raises UnknownName if there is none, AmbiguousName if several ids begin so.
        """
        found = self.store.read(EVENT, id=id, founder=founding_mention_id(id))
        ids = sorted({str(row["id"]) for row in found})
        if len(ids) > 1:
            raise AmbiguousName(id, [*ids[:3], "others"] if len(ids) > 3 else ids)
        if not ids:
            raise UnknownName(id)
        return ids[0]

    def _resolved(self, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of a question with ids for names."""
        kinds = {p.name: p.kind for p in question(name).parameters}
        finders: dict[str, Callable[[Any], object]] = {
            "actor": self.actor_id,
            "place": self.place_id,
            "list[place]": self.near,
            "event": self.event_id,
        }
        return {
            key: finders[kinds[key]](value) if value is not None and kinds.get(key) in finders else value
            for key, value in given.items()
        }
