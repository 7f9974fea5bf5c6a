"""Archives as hypothesis makes them: few people, offices, days and kinds of events, so that much coincides."""

from __future__ import annotations

from hypothesis import strategies as st

from kg import Actor, Article, Mention, Participation
from kg.ontology import event_types
from kg.vocab import EventTypeName, RoleName, Status
from tests.factory import article, mention

Told = tuple[Article, list[Mention]]
"""An article with its mentions."""

Someone = tuple[str, str | None, str | None]
"""A name as told, its country and its office."""

WHO: list[Someone] = [
    ("Ana Ruiz", "ESP", None), ("Anna Ruiz", "ESP", "President"), ("Ana Ruiz", None, None), ("Ruiz", None, None),
    ("Ruiz", "ESP", "President"), ("Eva Ruiz", "ESP", "Foreign Minister"), ("President of Spain", "ESP", "President"),
    ("Bo Lind", "SWE", "Foreign Minister"), ("Foreign Minister of Sweden", "SWE", "Foreign Minister"),
    ("Bo Lind", "SWE", None), ("Karin Berg", "SWE", "Foreign Minister"), ("Spain", "ESP", None),
    ("Sweden", "SWE", None),
]  # fmt: skip
OTHERS: list[Someone] = [("Ivo Kral", "CZE", None), ("Dana Novak", "CZE", "Defence Minister"), ("Austria", "AUT", None)]
NATIONS = {"Spain", "Sweden", "Austria"}
DAYS: list[str | None] = [None, "2025", "2025-03", "2025-03-08", "2025-03-09", "2025-03-08/2025-03-09", "2024-03/.."]
TYPES: list[EventTypeName] = ["BilateralMeeting", "MultilateralMeeting", "Summit", "Call", "Visit", "AgreementSigning"]
CAPITALS = [None, ("Madrid", "ESP"), ("Stockholm", "SWE")]
STATUSES: list[Status] = ["occurred", "planned", "cancelled", "denied"]


@st.composite
def archives(draw: st.DrawFn, who: list[Someone] = WHO, water: str = "lake") -> list[Told]:
    """Two to five articles of consecutive days, each with up to four mentions; summits and pacts are of that water."""
    found = []
    for n in range(draw(st.integers(2, 5))):
        source = article(f"article number {n} says so at some length", f"2025-03-{10 + n}", key=str(n), outlet=water)
        told = []
        for at in range(draw(st.integers(0, 4))):
            kind = draw(st.sampled_from(TYPES))
            people = draw(st.lists(st.sampled_from(who), min_size=1, max_size=3, unique=True))
            roles = [draw(st.sampled_from(sorted(event_types()[kind].roles))) for _ in people]
            told.append(
                mention(
                    *(party(*person, role) for person, role in zip(people, roles, strict=True)),
                    when=draw(st.sampled_from(DAYS)),
                    source=source,
                    at=at * 3,
                    type=kind,
                    modality=draw(st.sampled_from(STATUSES)),
                    place=draw(st.sampled_from(CAPITALS)),
                    title=draw(st.sampled_from([None, f"{water} summit", f"{water} pact"])),
                )
            )
        found.append((source, told))
    return found


def party(name: str, country: str | None, office: str | None, role: RoleName) -> Participation:
    """One of `WHO` in a role."""
    actor = Actor(name=name, kind="country" if name in NATIONS else "person", country=country)
    return Participation(actor=actor, role=role, office=office)


def everything(archive: list[Told]) -> list[Mention]:
    """All mentions of the articles."""
    return [m for _, told in archive for m in told]
