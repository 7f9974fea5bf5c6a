"""RDF export: how long and how much memory many events take, and how fast it is beside pyoxigraph and rdflib.

python benchmarks/turtle.py [EVENTS]     exits with 1 if it takes 150 MB or more, is not as fast as pyoxigraph's own
                                         serialiser or not 10 times as fast as rdflib's
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from kg.dates import When
from kg.export import pieces, rdf, write
from kg.export.base import BASE
from kg.export.terms import Node, Term, Text, Web, expanded
from kg.export.triples import blocks
from kg.ids import event_id
from kg.model import Actor, Article, Decision, Event, Identifier, Mention, Participation, Place

QUOTE = "The two ministers “exchanged views” on trade and signed nothing, officials in the capital said.\n"
MOST_MEGABYTES = 150
LEAST_RATIO = 10
LEAST_BESIDE_OXIGRAPH = 1


class Synthetic:
    """A Source of that many meetings, each with three participants and one mention, five to an article."""

    def __init__(self, events: int) -> None:
        self.size = events
        self.people = [
            Actor(name=f"Person Né{n}", kind="person", country="AUT", aliases=(f"P. {n}",)) for n in range(500)
        ]
        self.cities = [Place(name=f"City {n}", country="AUT", lat=n / 8, lon=n / 4) for n in range(100)]

    def articles(self) -> Iterator[Article]:
        return map(self._article, range(0, self.size, 5))

    def mentions(self) -> Iterator[Mention]:
        return (event.mentions[0] for event in self.events())

    def decisions(self) -> Iterator[Decision]:
        return iter(())

    def identifiers(self) -> Iterator[Identifier]:
        return iter(())

    def copies(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def within(self) -> Iterator[tuple[str, str]]:
        return iter(())

    def meanings(self) -> Iterator[tuple[str, str, str]]:
        return iter(())

    def tenures(self) -> Iterator[dict[str, str]]:
        return iter(())

    def actors(self) -> Iterator[Actor]:
        return iter(sorted(self.people, key=lambda actor: actor.id))

    def places(self) -> Iterator[Place]:
        return iter(sorted(self.cities, key=lambda place: place.id))

    def events(self) -> Iterator[Event]:
        for number in range(self.size):
            if number % 5 == 0:
                article = self._article(number)
            day = date(2000, 1, 1) + timedelta(days=number * 9000 // self.size)
            parts = tuple(
                Participation(actor=self.people[(number * step) % 500], role="participant", office="minister")
                for step in (1, 3, 7)
            )
            place = self.cities[number % 100]
            start = number % 5 * len(QUOTE)
            mention = Mention(
                article=article.id, reported=day, type="BilateralMeeting", modality="occurred", participants=parts,
                place=place, when=When.day(day), quote=QUOTE, start=start, end=start + len(QUOTE), confidence=0.85,
                extractor="synthetic 1", attributed_to="officials",
            )  # fmt: skip
            yield Event(
                id=event_id(mention.id), type=mention.type, status="occurred", participants=parts, place=place,
                when=mention.when, quantity=None, title=None, confidence=0.85, sources=1, mentions=(mention,),
                reasons=("founds",),
            )  # fmt: skip

    def _article(self, number: int) -> Article:
        url = f"https://news.example/{number}"
        return Article(text=QUOTE * 5, title=f"Talks {number}", published=date(2024, 3, 5), outlet="News", url=url)


def stream(events: int) -> bool:
    passed = True
    for ending in rdf.ENDINGS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"events{ending}"
            began = time.perf_counter()
            write(path, Synthetic(events))
            took = time.perf_counter() - began
            size = path.stat().st_size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{events:,} events as {ending}: {size:,.0f} MB in {took:.1f} s, {events / took:,.0f} events a second")
        passed &= peak < MOST_MEGABYTES
    print(f"peak memory of the process: {peak:.0f} MB (limit {MOST_MEGABYTES})")
    return passed


def against_oxigraph(events: int) -> bool:
    """The same statements, written by us and by pyoxigraph; both have to make them first."""
    import pyoxigraph as ox

    def triples() -> Iterator[ox.Triple]:
        for block in blocks(Synthetic(events)):
            subject = ox.NamedNode(BASE + block.subject.path)
            if block.cls:
                yield ox.Triple(subject, ox.NamedNode(expanded("rdf:type")), ox.NamedNode(expanded(block.cls)))
            for predicate, objects in block.statements:
                verb = ox.NamedNode(expanded(predicate))
                yield from (ox.Triple(subject, verb, term(value)) for value in objects)

    def term(value: Term) -> ox.NamedNode | ox.Literal:
        if isinstance(value, Text):
            return ox.Literal(value.value, datatype=ox.NamedNode(expanded(value.datatype or "xsd:string")))
        iri = BASE + value.path if isinstance(value, Node) else value.iri if isinstance(value, Web) else value.curie
        return ox.NamedNode(expanded(iri) if not isinstance(value, Node | Web) else iri)

    passed = True
    for ending in rdf.ENDINGS:
        began = time.process_time()
        for _ in pieces(Synthetic(events), ending):
            pass
        ours = time.process_time() - began
        began = time.process_time()
        ox.serialize(triples(), io.BytesIO(), format=ox.RdfFormat.from_extension(ending[1:]))
        theirs = time.process_time() - began
        print(f"{events:,} events as {ending}: ours {ours:.2f} s, pyoxigraph {theirs:.2f} s, ratio {theirs / ours:.1f}")
        passed &= theirs / ours >= LEAST_BESIDE_OXIGRAPH
    return passed


def against_rdflib(events: int) -> bool:
    import rdflib

    source = Synthetic(events)
    began = time.process_time()
    text = "".join(pieces(source, ".ttl"))
    ours = time.process_time() - began
    graph = rdflib.Graph().parse(data=text, format="turtle")
    began = time.process_time()
    graph.serialize(format="turtle")
    theirs = time.process_time() - began
    print(
        f"{events:,} events: ours {ours:.2f} s, rdflib {theirs:.2f} s, ratio {theirs / ours:.1f} (least {LEAST_RATIO})"
    )
    return theirs / ours >= LEAST_RATIO


if __name__ == "__main__":
    passed = [stream(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)]  # first: rdflib would raise the peak
    passed += [against_oxigraph(5_000)]
    passed += [against_rdflib(events) for events in (2_000, 5_000)]
    sys.exit(not all(passed))
