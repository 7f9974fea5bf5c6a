"""Names become people on many machines: forms by name, persons by block, holders by office, as kg.identity says.

Each step is a function of the rows of one partition, in which all rows of a key lie together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial, reduce
from itertools import islice
from typing import TYPE_CHECKING

from kg.identity import Links
from kg.identity.directory import groups, whom
from kg.identity.forms import Form, block, forms, widened
from kg.identity.offices import alone, holders, offices
from kg.identity.people import Bearer
from kg.register import bearers_of, form_of, row_of
from kg.spark import text
from kg.spark.frames import Row, each, grouped, together
from kg.spark.parts import homes
from kg.spark.session import kept

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

FORMS = "id string, name string"
MANY = 2000
"""Articles whose names are brought together before they are sent on."""


def directory(articles: DataFrame, links: Links, work: str) -> DataFrame:
    """Every name that `mentions` of articles tell, by `id`, with whom it means, as a node holds it (`name`)."""
    from pyspark.sql import functions as f

    told = together(each(articles.select("mentions"), told_forms, FORMS), "id")
    found = kept(each(told, one_each, "home string, id string, name string"), f"{work}/forms")
    ids = sorted({id_ for pair in links.same for id_ in pair})
    decided = found.where(f.col("id").isin(ids)).collect() if ids else []
    moved = homes((form_of(json.loads(row["name"])) for row in decided), links)
    settled = together(each(found, partial(moved_home, moved), "home string, id string, name string"), "home", "id")
    named = kept(each(settled, partial(resolved, links), FORMS), f"{work}/persons")
    by_office = together(each(named, by_offices, "office string, id string, name string"), "office", "id")
    held = each(by_office, in_office, "id string, holder string")
    whole = named.join(held, "id", "left").select("id", f.coalesce("holder", "name").alias("name"))
    return kept(whole, f"{work}/names")


def told_forms(rows: Iterator[Row]) -> Iterator[Row]:
    """What the articles tell of each name, as far as they are in this partition."""
    while some := list(islice(rows, MANY)):
        for form in forms(m for row in some for m in text.mentions(row["mentions"])):
            yield {"id": form.actor.id, "name": _text(form)}


def one_each(rows: Iterator[Row]) -> Iterator[Row]:
    """Each name once, with all that is told of it, and the block in which it meets its namesakes."""
    for id_, several in grouped(rows, "id"):
        form = reduce(widened, (_form(row) for row in several))
        yield {"home": block(form), "id": id_, "name": _text(form)}


def moved_home(moved: Mapping[str, str], rows: Iterable[Row]) -> Iterator[Row]:
    """The names, those of blocks that decisions join under one home."""
    return ({**row, "home": moved.get(row["home"], row["home"])} for row in rows)


def resolved(links: Links, rows: Iterator[Row]) -> Iterator[Row]:
    """Whom each name means, as far as its namesakes tell."""
    for _, several in grouped(rows, "home"):
        everyone = [_form(row) for row in several]
        for group in groups(everyone, links):
            found = whom(group, links)
            yield from ({"id": form.actor.id, "name": _text(form, found[form.actor.id])} for form in group)


def by_offices(rows: Iterable[Row]) -> Iterator[Row]:
    """The names of persons once for each office that was told with them, or is all that was told."""
    for row in rows:
        form = _form(row)
        if form.actor.kind == "person":
            told = {*offices(form), alone(form) or ""} - {""}
            yield from ({"office": office, **row} for office in sorted(told))


def in_office(rows: Iterator[Row]) -> Iterator[Row]:
    """Those who are told by an office alone, with its holders."""
    for office, several in grouped(rows, "office"):
        known = [(_form(row), bearers_of(json.loads(row["name"]))) for row in several]
        found = {form.actor.id: bearers for form, bearers in known}
        told = [form for form, _ in known if office in offices(form)]
        for form, _ in known:
            if alone(form) == office and (held := holders(form, told, found)):
                yield {"id": form.actor.id, "holder": _text(form, held)}


def _form(row: Row) -> Form:
    return form_of(json.loads(row["name"]))


def _text(form: Form, meant: tuple[Bearer, ...] = ()) -> str:
    return text.dumps(row_of(form, meant))
