"""What the file is: at its end, where the statements and things have been counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from kg.errors import BadValue
from kg.export.base import Settings
from kg.export.terms import Block, Name, Node, Text, Web, block, text, web
from kg.vocab import NAMESPACE, VERSION

RIGHTS = "Titles, quotes and texts of articles are their publishers'."


def described(blocks: Iterable[Block], settings: Settings) -> Iterator[Block]:
    """The blocks, followed by those that describe them as a data set (DCAT, VoID) that kg made (PROV-O)."""
    licence = web(settings.licence)
    if settings.licence is not None and licence is None:
        raise BadValue(
            f"{settings.licence!r} is no address of a licence, such as https://creativecommons.org/licenses/by/4.0/"
        )
    triples = 0
    classes: Counter[str] = Counter()
    extractors: set[str] = set()
    for one in blocks:
        triples += bool(one.cls) + sum(len(objects) for _, objects in one.statements)
        if one.cls:
            classes[one.cls] += 1
            if one.cls == ":Mention":
                extractors.update(
                    o.value for p, found in one.statements if p == ":extractor" for o in found if isinstance(o, Text)
                )
        yield one
    own = f"-{settings.part}" if settings.part else ""
    parts = [Node(f"dataset{own}-{cls.removeprefix(':')}") for cls in sorted(classes)]
    software = [Node(f"software{own}-{number}") for number in range(len(extractors))]
    yield block(
        Node(f"dataset{own}"),
        "void:Dataset",
        ("rdf:type", Name("dcat:Dataset")),
        ("dcterms:title", text("Diplomatic events")),
        ("dcterms:description", text(f"Events told by news articles, in the {settings.profile} profile of kg.")),
        ("dcterms:conformsTo", Web(f"{NAMESPACE[:-1]}/{VERSION}")),
        ("dcterms:license", licence),
        ("dcterms:rights", text(RIGHTS)),
        ("void:vocabulary", Web(NAMESPACE)),
        ("void:uriSpace", text(settings.base)),
        ("void:triples", Text(str(triples), "xsd:integer")),
        ("void:classPartition", [*parts]),
        ("prov:wasGeneratedBy", Node(f"export{own}")),
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


def _software(me: Node, label: str) -> Block:
    return block(me, "prov:SoftwareAgent", ("rdfs:label", text(label)))
