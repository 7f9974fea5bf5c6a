"""A small graph that tests ask: four articles of two outlets, in our own words about nobody real."""

from __future__ import annotations

from kg import Article, Mention
from kg.graph import Graph
from kg.growth import grow
from kg.intake import Batch
from tests.factory import article, mention, party

TEXTS = (
    ("Courier", "2025-03-09", "Ana Ruiz met Bo Lind in Oslo on Saturday. Spain will send 200 soldiers to Denmark."),
    ("Gazette", "2025-03-10", "Bo Lind received Ana Ruiz in Oslo. In 2024 Ana Ruiz visited Vienna."),
    ("Gazette", "2025-03-12", "Ana Ruiz telephoned Dana Novak. Eva Horn plans to meet Ana Ruiz in May."),
    ("Courier", "2025-04-01", "Spain has 200 soldiers in Denmark since March. Austria hosted Ana Ruiz and Ivo Kral."),
)


def told() -> list[tuple[Article, list[Mention]]]:
    """The articles with their mentions."""
    made = [article(text, day, outlet=outlet, title=f"News of {day}", key=day) for outlet, day, text in TEXTS]
    one, two, three, four = made
    ana = party("Ana Ruiz", office="Foreign Minister")
    oslo, troops = ("Oslo", "NOR"), (party("Spain", "sender"), party("Denmark", "receiver"))
    return [
        (one, [
            mention(ana, "Bo Lind", when="2025-03-08", place=oslo, source=one),
            mention(*troops, type="TroopDeployment", modality="planned", when=None, quantity=200.0, source=one, at=42),
        ]),
        (two, [
            mention("Bo Lind", "Ana Ruiz", when="2025-03", place=oslo, source=two),
            mention(party("Ana Ruiz", "visitor"), party("Austria", "destination"), type="Visit", when="2024",
                    place=("Vienna", "AUT"), source=two, at=35),
        ]),
        (three, [
            mention("Ana Ruiz", "Dana Novak", type="Call", when="2025-03-11", confidence=0.6, source=three),
            mention("Eva Horn", "Ana Ruiz", modality="planned", when="2025-05", source=three, at=32),
        ]),
        (four, [
            mention(*troops, type="TroopDeployment", modality="ongoing", when="2025-03/..", quantity=200.0,
                    source=four),
            mention("Ana Ruiz", "Ivo Kral", party("Austria", "host"), type="MultilateralMeeting", when="2025-03-31",
                    title="Vienna Dialogue", source=four, at=52),
        ]),
    ]  # fmt: skip


def fill(graph: Graph) -> Graph:
    """The graph with the scenario in it."""
    for found, mentions in told():
        batch = Batch(articles=[found], mentions=mentions)
        graph.store.execute(lambda tx, batch=batch: grow(tx, batch))
    return graph
