"""What the file is: at its end, where the statements and things have been counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version

from kg.errors import BadValue
from kg.export.base import Settings
from kg.export.terms import Block, Name, Node, Pair, Text, Web, block, text, web
from kg.vocab import NAMESPACE, VERSION

RIGHTS = "Titles, quotes and texts of articles are their publishers'."


@dataclass(slots=True)
class Tally:
    """What was counted while it went by."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    extractors: set[str] = field(default_factory=set)

    def counted(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The same blocks."""
        for one in blocks:
            self.triples += bool(one.cls) + sum(len(objects) for _, objects in one.statements)
            if one.cls:
                self.classes[one.cls] += 1
            if one.cls == ":Mention":
                told = (objects for predicate, objects in one.statements if predicate == ":extractor")
                self.extractors.update(o.value for objects in told for o in objects if isinstance(o, Text))
            yield one


def described(blocks: Iterable[Block], settings: Settings) -> Iterator[Block]:
    """The blocks, followed by those that describe them as a data set (DCAT, VoID) that kg made (PROV-O)."""
    _licence(settings)
    tally = Tally()
    yield from tally.counted(blocks)
    yield from description(tally, settings)


def description(tally: Tally, settings: Settings, *more: Pair, rdf: bool = True) -> Iterator[Block]:
    """What was counted as a data set, with more statements about it; in a file of RDF, which profile and how large."""
    classes, extractors = tally.classes, tally.extractors
    form = f", in the {settings.profile} profile of kg" if rdf else ""
    own = f"-{settings.part}" if settings.part else ""
    parts = [Node(f"dataset{own}-{cls.removeprefix(':')}") for cls in sorted(classes)]
    software = [Node(f"software{own}-{number}") for number in range(len(extractors))]
    yield block(
        Node(f"dataset{own}"),
        "void:Dataset",
        ("rdf:type", Name("dcat:Dataset")),
        ("dcterms:title", text("Diplomatic events")),
        ("dcterms:description", text(f"Events told by news articles{form}.")),
        ("dcterms:conformsTo", Web(f"{NAMESPACE[:-1]}/{VERSION}")),
        ("dcterms:license", _licence(settings)),
        ("dcterms:rights", text(RIGHTS)),
        ("void:vocabulary", Web(NAMESPACE)),
        ("void:uriSpace", text(settings.base)),
        ("void:triples", Text(str(tally.triples), "xsd:integer") if rdf else None),
        ("void:classPartition", [*parts]),
        ("prov:wasGeneratedBy", Node(f"export{own}")),
        *more,
    )
    for part, cls in zip(parts, sorted(classes), strict=True):
        yield block(
            part,
            "void:Dataset",
            ("void:class", Name(cls)),
            ("void:entities", Text(str(classes[cls]), "xsd:integer")),
        )
    yield block(
        Node(f"export{own}"),
        "prov:Activity",
        ("rdfs:label", text(f"Export by kg {version('diplomatic-kg')}")),
        ("prov:wasAssociatedWith", [Node("software"), *software]),
    )
    yield _software(Node("software"), f"kg {version('diplomatic-kg')}")
    for me, extractor in zip(software, sorted(extractors), strict=True):
        yield _software(me, extractor)


def _licence(settings: Settings) -> Web | None:
    found = web(settings.licence)
    if settings.licence is not None and found is None:
        raise BadValue(
            f"{settings.licence!r} is no address of a licence, such as https://creativecommons.org/licenses/by/4.0/"
        )
    return found


def _software(me: Node, label: str) -> Block:
    return block(me, "prov:SoftwareAgent", ("rdfs:label", text(label)))
