"""Write kg/vocab.py from ontology/kg.ttl; with --check, only say whether it is up to date.

It also lints the ontology: every term has a label and a definition, no two classes share a label,
every leaf type lists its roles, and every role named there exists.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node, URIRef

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "ontology" / "kg.ttl"
TARGET = ROOT / "kg" / "vocab.py"
KG = Namespace("https://diplomatic-kg.example/ontology#")
TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, SKOS.Concept)


def main(argv: list[str]) -> int:
    graph = Graph().parse(SOURCE)
    problems = lint(graph)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    text = render(graph)
    if "--check" in argv:
        if TARGET.read_text(encoding="utf-8") == text:
            return 0
        print(f"{TARGET}: differs from {SOURCE}; run python tools/generate_vocab.py", file=sys.stderr)
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


def lint(graph: Graph) -> list[str]:
    """What is wrong with the ontology, one line a defect."""
    problems = []
    labels: dict[str, Node] = {}
    for kind in TERMS:
        for term in sorted(graph.subjects(RDF.type, kind)):
            label = graph.value(term, RDFS.label) or graph.value(term, SKOS.prefLabel)
            if label is None:
                problems.append(f"{term} has no label")
            if graph.value(term, SKOS.definition) is None:
                problems.append(f"{term} has no definition")
            if kind == OWL.Class and labels.setdefault(str(label), term) != term:
                problems.append(f"{term} has the same label as {labels[str(label)]}")
    known = {local(role) for role in graph.subjects(SKOS.inScheme, KG.roles)}
    for leaf in leaves(graph):
        roles = roles_of(graph, leaf)
        if not roles:
            problems.append(f"{leaf} lists no roles")
        problems += [f"{leaf} lists an unknown role {role}" for role in roles if f"role-{role}" not in known]
    return problems


def render(graph: Graph) -> str:
    """The text of kg/vocab.py."""
    types = {leaf: local(leaf) for leaf in leaves(graph)}
    kinds = sorted(graph.subjects(RDFS.subClassOf, KG.Actor))
    lines = [
        '"""The vocabulary as Python values.',
        "",
        "GENERATED from ontology/kg.ttl by tools/generate_vocab.py; do not edit.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Literal",
        "",
        f'NAMESPACE = "{KG}"',
        f'VERSION = "{graph.value(URIRef(str(KG)[:-1]), OWL.versionInfo)}"',
        "",
        literal("EventTypeName", types.values()),
        literal("RoleName", scheme(graph, KG.roles)),
        literal("Status", scheme(graph, KG.statuses)),
        literal("ActorKind", notations(graph, kinds)),
        "",
        "# kind of actor -> class",
        "ACTOR_CLASSES: dict[ActorKind, str] = {",
        *(f'    "{graph.value(kind, SKOS.notation)}": "{local(kind)}",' for kind in kinds),
        "}",
        "",
        "# class -> (label, definition, its superclass in this vocabulary)",
        "CLASSES: dict[str, tuple[str, str, str]] = {",
    ]
    for cls in [KG.Event, *descendants(graph, KG.Event)]:
        parent = next((local(p) for p in sorted(graph.objects(cls, RDFS.subClassOf)) if str(p).startswith(str(KG))), "")
        texts = [str(graph.value(cls, RDFS.label)), str(graph.value(cls, SKOS.definition)), parent]
        lines.append(f'    "{local(cls)}": (')
        lines += [f"        {quoted(text)}," for text in texts]
        lines.append("    ),")
    lines += ["}", "", "# leaf type -> (roles, CAMEO code, PLOVER code, class within which reports are matched)"]
    lines.append("TYPES: dict[EventTypeName, tuple[tuple[RoleName, ...], str, str, str]] = {")
    for leaf, name in types.items():
        roles = ", ".join(f'"{role}"' for role in roles_of(graph, leaf))
        codes = [str(graph.value(leaf, code) or "") for code in (KG.cameoCode, KG.ploverCode)]
        lines.append(f'    "{name}": (')
        lines.append(f"        ({roles}{',' if ', ' not in roles else ''}),")
        lines += [f"        {quoted(text)}," for text in (*codes, matched_within(graph, leaf))]
        lines.append("    ),")
    lines += [
        "}",
        "",
        "# leaf types whose happenings often last for days",
        "LASTING: frozenset[EventTypeName] = frozenset(",
        "    {",
    ]
    lines += [f'        "{name}",' for leaf, name in types.items() if graph.value(leaf, KG.lasting) is not None]
    lines += ["    }", ")"]
    return "\n".join(lines) + "\n"


def literal(name: str, values: object) -> str:
    body = "\n".join(f'    "{value}",' for value in values)  # type: ignore[attr-defined]
    return f"{name} = Literal[\n{body}\n]"


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def local(term: Node) -> str:
    return str(term).removeprefix(str(KG))


def notations(graph: Graph, terms: object) -> list[str]:
    return sorted(str(graph.value(term, SKOS.notation)) for term in terms)  # type: ignore[attr-defined]


def scheme(graph: Graph, name: Node) -> list[str]:
    return notations(graph, graph.subjects(SKOS.inScheme, name))


def descendants(graph: Graph, cls: Node) -> list[Node]:
    found = []
    for child in sorted(graph.subjects(RDFS.subClassOf, cls)):
        found += [child, *descendants(graph, child)]
    return found


def leaves(graph: Graph) -> list[Node]:
    return [c for c in descendants(graph, KG.Event) if not list(graph.subjects(RDFS.subClassOf, c))]


def roles_of(graph: Graph, leaf: Node) -> list[str]:
    names = []
    for shape in graph.objects(leaf, SH.property):
        for members in graph.objects(shape, SH["in"]):
            names += [local(member).removeprefix("role-") for member in Collection(graph, members)]
    return names


def matched_within(graph: Graph, leaf: Node) -> str:
    for parent in graph.transitive_objects(leaf, RDFS.subClassOf):
        if graph.value(parent, KG.oneHappening) is not None:
            return local(parent)
    return local(leaf)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
