"""A graph rich enough that every question of queries/ has an answer in it; in our own words about nobody real.

Spain and Sweden come closer and fall out; Austria mediates and hosts the Danube Summit; Denmark looks on.
"""

from __future__ import annotations

from functools import partial

from kg import Article, Mention, Participation
from kg.graph import Graph
from kg.growth import grow
from kg.intake import Batch
from tests.factory import article, mention, party

VIENNA, MADRID, STOCKHOLM = ("Vienna", "AUT"), ("Madrid", "ESP"), ("Stockholm", "SWE")


def told() -> list[tuple[Article, list[Mention]]]:
    """The articles with their mentions, as they came out."""
    return [
        _article("Courier", "2024-06-03", "Ruiz met Lind in Vienna; Spain and Sweden signed the Northern Pact.", [
            ("BilateralMeeting", "2024-06-02", [_ruiz(), _lind(), ("Austria", "host")], {"place": VIENNA}),
            ("AgreementSigning", "2024-06-02", [("Spain", "signatory"), ("Sweden", "signatory")],
             {"title": "Northern Pact"}),
        ]),
        _article("Gazette", "2024-06-05", "Lind saw Ruiz in Vienna. With Austria's help an accord is signed.", [
            ("BilateralMeeting", "2024-06-02", [_lind(), _ruiz()], {"place": VIENNA}),
            ("AgreementSigning", "2024-06-04", [("Spain", "signatory"), ("Sweden", "signatory"),
             ("Austria", "mediator")], {"title": "Harbour Accord"}),
        ]),
        _article("Gazette", "2024-09-10", "Sweden left the Northern Pact, Spain answered with sanctions on Sweden.", [
            ("AgreementTermination", "2024-09-09", [("Sweden", "sender"), ("Spain", "receiver")],
             {"title": "Northern Pact"}),
            ("SanctionImposed", "2024-09-10", [("Spain", "sender"), ("Sweden", "receiver")], {}),
            ("SanctionImposed", "2024-09-08", [("Spain", "sender"), ("Denmark", "receiver")], {}),
        ]),
        _article("Courier", "2025-02-20", "Sanctions on Denmark go. Ruiz was in Stockholm last year, Lind in Madrid.", [
            ("SanctionLifted", "2025-02-19", [("Spain", "sender"), ("Denmark", "receiver")], {}),
            ("Visit", "2024-11", [_ruiz("visitor"), ("Sweden", "destination")], {"place": STOCKHOLM}),
            ("Visit", "2025-02-10", [_lind("visitor"), ("Spain", "destination")], {"place": MADRID}),
        ]),
        _article("Courier", "2025-03-02", "Maier opened the Danube Summit. Ruiz and Kral talked apart in Vienna.", [
            ("Summit", "2025-02-27/2025-03-01",
             [("Carl Maier", "host"), _ruiz(), ("Dana Novak", "participant"), ("Ivo Kral", "participant")],
             {"place": VIENNA, "title": "Danube Summit"}),
            ("BilateralMeeting", "2025-02-28", [_ruiz(), ("Eva Horn", "participant")], {"place": VIENNA}),
            ("Visit", "2025-02-27/2025-03-01", [_ruiz("visitor"), ("Austria", "destination")], {"place": VIENNA}),
        ]),
        _article("Gazette", "2025-03-12", "Ruiz called Lind. Horn will see Ruiz in May. Spain has troops in Denmark.", [
            ("Call", "2025-03-11", [_ruiz(), _lind()], {}),
            ("BilateralMeeting", "2025-05", [("Eva Horn", "participant"), _ruiz()], {"modality": "planned"}),
            ("TroopDeployment", "2025-03-05/..", [("Spain", "sender"), ("Denmark", "receiver")],
             {"modality": "ongoing", "quantity": 200.0}),
        ]),
        _article("Courier", "2025-04-04", "Lind met Maier on Wednesday. Danish radio says arms went to Sweden.", [
            ("BilateralMeeting", "2025-04-02", [_lind(), ("Carl Maier", "participant")], {}),
            ("ArmsTransfer", "2025-03", [("Denmark", "sender"), ("Sweden", "receiver")],
             {"attributed_to": "Danish radio"}),
            ("BilateralMeeting", "2025-03-20", [("Eva Horn", "participant"), _lind()], {"place": STOCKHOLM}),
        ]),
        _article("Gazette", "2025-04-05", "Vienna denies that Lind met Maier on Wednesday.", [
            ("BilateralMeeting", "2025-04-02", [_lind(), ("Carl Maier", "participant")], {"modality": "denied"}),
        ]),
    ]  # fmt: skip


def fill(graph: Graph) -> Graph:
    """The graph with the dossier in it."""
    for found, mentions in told():
        batch = Batch(articles=[found], mentions=mentions)
        graph.store.execute(partial(grow, batch=batch))
    return graph


def _article(
    outlet: str,
    day: str,
    text: str,
    claims: list[tuple[str, str, list[tuple[str, ...] | Participation], dict[str, object]]],
) -> tuple[Article, list[Mention]]:
    source = article(text, day, outlet=outlet, title=f"News of {day}", key=day)
    mentions = []
    for number, (type_, when, parties, more) in enumerate(claims):
        parts = [party(*p) if isinstance(p, tuple) else p for p in parties]
        mentions.append(mention(*parts, type=type_, when=when, source=source, at=5 * number, **more))
    return source, mentions


def _ruiz(role: str = "participant") -> Participation:
    return party("Ana Ruiz", role, "Foreign Minister")


def _lind(role: str = "participant") -> Participation:
    return party("Bo Lind", role, "Foreign Minister")
