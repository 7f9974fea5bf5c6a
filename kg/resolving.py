"""The part of a graph that knows what the names in a question mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from re import fullmatch
from typing import Any, Literal

from kg import untold
from kg.countries import country_names
from kg.errors import AmbiguousName, BadValue, FixQuery, UnknownName
from kg.groups import members
from kg.ids import fold, founding_mention_id
from kg.leaders import office, titles
from kg.meaning import Meaning, several, these
from kg.names import EVENT, NEAR, PLACES, find, find_person, nearby
from kg.queries import question
from kg.store import Store
from kg.tabular import Rows

OFFICES = "MATCH (:Actor)-[r:PARTICIPATED_IN]->(:Event) WHERE r.office IS NOT NULL RETURN DISTINCT r.office AS office"


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

    def meaning(self, name: str) -> Meaning:
        """Whom a name means: one actor, or the many of a group or an office.

        A country or leader that no article names is meant, too, if our tables know it. Raises UnknownName or
        AmbiguousName if nobody is called so, or several are.
        """
        return several(self.store.read, _text(name)) or these(*self._found("Actor", name))

    def actor_id(self, name: str) -> str:
        """As `meaning`, but the id of one actor; FixQuery if it means several, or a place."""
        try:
            ids = self._found("Actor", _text(name))
        except UnknownName:
            if several(self.store.read, name):
                raise FixQuery(
                    f"{name!r} may be several, and here one actor or country is asked for; several are understood by"
                    " who_met, events, timeline, gaps and first_meeting, and by kg met, events, gaps, first and plot"
                ) from None
            raise
        if len(ids) > 1:
            raise AmbiguousName(name, ids)
        return ids[0]

    def place_id(self, name: str) -> str:
        """The id of the place that is called so, or the code of the country."""
        return self._found("Place", _text(name))[0]

    def _found(self, label: Literal["Actor", "Place"], name: str) -> tuple[str, ...]:
        """The id of what is called so; who led a country and an organisation has one for each."""
        try:
            return find_person(self.store.read, name) if label == "Actor" else (find(self.store.read, label, name),)
        except UnknownName:
            if id_ := (untold.actor if label == "Actor" else untold.place)(name):
                return (id_,)
            if label == "Actor" and not members(name) and self._is_place(name):
                raise FixQuery(f"{name!r} is a place, and here an actor or a country is asked for") from None
            raise

    def _is_place(self, name: str) -> bool:
        with suppress(UnknownName, AmbiguousName):
            return bool(self.place_id(name))
        return False

    def near(self, near: object) -> list[str] | None:
        """The ids of the places near one, as in ("Geneva", 100) or "Geneva:100"; None for None."""
        return None if near is None else nearby(near, self.store.read(PLACES))

    def event_id(self, id: str) -> str:  # noqa: A002 - the field's name
        """The id of the event that this id, or the beginning of one, leads to today.

        Raises UnknownName if there is none, AmbiguousName if several ids begin so.
        """
        found = self.store.read(EVENT, id=_text(id), founder=founding_mention_id(id))
        ids = sorted({str(row["id"]) for row in found})
        if len(ids) > 1:
            raise AmbiguousName(id, [*ids[:3], "others"] if len(ids) > 3 else ids)
        if not ids and fullmatch(r"[em]?[0-9a-f]+", id) is None:
            raise FixQuery(f"{id!r} is no event's id: kg events and kg met have it in their last column")
        if not ids:
            raise UnknownName(id)
        return ids[0]

    def _resolved(self, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of a question with ids for names."""
        kinds = {p.name: p.kind for p in question(name).parameters}
        finders: dict[str, Callable[[Any], object]] = {
            "actor": self.actor_id,
            "person": self._person,
            "office": self._office,
            "place": self.place_id,
            "list[place]": self.near,
            "event": self.event_id,
        }
        return {
            key: finders[kinds[key]](value) if value is not None and kinds.get(key) in finders else value
            for key, value in given.items()
        }

    def _person(self, name: str) -> str:
        """The id of an actor that is no country."""
        found = self.actor_id(name)
        if found in country_names():
            raise FixQuery(f"{name!r} is a country, and here a person is asked for")
        return found

    def _office(self, title: str) -> str:
        """The office as events tell it; BadValue if neither our tables nor any event has one of that name."""
        if known := office(_text(title)):
            return known
        told = {fold(row["office"]): str(row["office"]) for row in self.store.read(OFFICES)}
        if fold(title) not in told:
            near = get_close_matches(fold(title), {*titles(), *told}, n=3, cutoff=NEAR)
            raise BadValue(f"{title!r} is no office" + (f"; perhaps {' or '.join(near)}" if near else ""))
        return told[fold(title)]


def _text(name: object) -> str:
    """The name, which might have been a list of names."""
    if not isinstance(name, str):
        raise BadValue(f"a name is text, one at a time, not {name!r}")
    return name
