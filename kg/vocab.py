"""The vocabulary as Python values.

GENERATED from ontology/kg.ttl by tools/generate_vocab.py; do not edit.
"""

from __future__ import annotations

from typing import Literal

NAMESPACE = "https://diplomatic-kg.example/ontology#"
VERSION = "0.1.0"

EventTypeName = Literal[
    "AgreementRatification",
    "AgreementSigning",
    "AgreementTermination",
    "Ceasefire",
    "Call",
    "Invitation",
    "BilateralMeeting",
    "MultilateralMeeting",
    "Summit",
    "Visit",
    "Aid",
    "SanctionImposed",
    "SanctionLifted",
    "ArmsTransfer",
    "MilitaryExercise",
    "TroopDeployment",
    "TroopWithdrawal",
    "Appointment",
    "Expulsion",
    "Recall",
    "RelationsDowngraded",
    "RelationsEstablished",
    "Summons",
]
RoleName = Literal[
    "appointee",
    "destination",
    "host",
    "invitee",
    "inviter",
    "mediator",
    "participant",
    "receiver",
    "sender",
    "signatory",
    "visitor",
]
Status = Literal[
    "cancelled",
    "denied",
    "occurred",
    "ongoing",
    "planned",
]
ActorKind = Literal[
    "country",
    "group",
    "organisation",
    "person",
]

# kind of actor -> class
ACTOR_CLASSES: dict[ActorKind, str] = {
    "country": "Country",
    "group": "Group",
    "organisation": "Organisation",
    "person": "Person",
}

# class -> (label, definition, its superclass in this vocabulary)
CLASSES: dict[str, tuple[str, str, str]] = {
    "Event": (
        "Event",
        "One happening in the world, as the mentions that report it add up.",
        "",
    ),
    "Agreement": (
        "Agreement",
        "An accord between sides is made, confirmed, ended, or silences the guns.",
        "Event",
    ),
    "AgreementRatification": (
        "Ratification of an agreement",
        "An agreement is ratified, approved by a parliament, acceded to, or enters into force.",
        "Agreement",
    ),
    "AgreementSigning": (
        "Signing of an agreement",
        "A treaty, pact, memorandum, joint declaration or contract between states or organisations is signed, concluded or agreed.",
        "Agreement",
    ),
    "AgreementTermination": (
        "End of an agreement",
        "A party leaves, suspends or ends an agreement.",
        "Agreement",
    ),
    "Ceasefire": (
        "Ceasefire",
        "A truce, a ceasefire or a peace deal is agreed or in force.",
        "Agreement",
    ),
    "Consultation": (
        "Consultation",
        "Contact between sides: they meet, call, visit or invite.",
        "Event",
    ),
    "Call": (
        "Call",
        "A conversation by telephone or video.",
        "Consultation",
    ),
    "Invitation": (
        "Invitation",
        "A formal invitation to visit is extended or accepted.",
        "Consultation",
    ),
    "Meeting": (
        "Meeting",
        "People of different sides come together in person.",
        "Consultation",
    ),
    "BilateralMeeting": (
        "Bilateral meeting",
        "Talks in person of two sides: ministers, leaders, envoys or delegations; courtesy calls too.",
        "Meeting",
    ),
    "MultilateralMeeting": (
        "Multilateral meeting",
        "Talks in person of three sides or more that carry no summit's name: a contact group, a council session, a conference of ministers.",
        "Meeting",
    ),
    "Summit": (
        "Summit",
        "A named gathering of heads of state or government, or of an organisation's members.",
        "Meeting",
    ),
    "Visit": (
        "Visit",
        "Somebody travels officially to a country or an organisation; one event for each destination.",
        "Consultation",
    ),
    "Economic": (
        "Economic measure",
        "Money or trade is used to help or to press.",
        "Event",
    ),
    "Aid": (
        "Aid",
        "Money, loans, humanitarian or development assistance is given or pledged.",
        "Economic",
    ),
    "SanctionImposed": (
        "Sanction imposed",
        "Sanctions, an embargo, an asset freeze or a visa ban are imposed, extended or widened.",
        "Economic",
    ),
    "SanctionLifted": (
        "Sanction lifted",
        "Sanctions are lifted, eased or waived.",
        "Economic",
    ),
    "Military": (
        "Military posture",
        "Forces move, train or are armed outside of battle.",
        "Event",
    ),
    "ArmsTransfer": (
        "Arms transfer",
        "Weapons are supplied, sold or donated, or such a package is approved.",
        "Military",
    ),
    "MilitaryExercise": (
        "Military exercise",
        "Forces of one or more states hold an exercise or a drill.",
        "Military",
    ),
    "TroopDeployment": (
        "Troop deployment",
        "Forces, ships, aircraft, peacekeepers or advisers are sent, stationed or reinforced abroad or at a border.",
        "Military",
    ),
    "TroopWithdrawal": (
        "Troop withdrawal",
        "Forces are pulled out or reduced.",
        "Military",
    ),
    "Relations": (
        "Diplomatic relations",
        "The state of official relations changes, or a post is filled, emptied or called to account.",
        "Event",
    ),
    "Appointment": (
        "Appointment",
        "An ambassador, envoy or special representative is named, nominated, or presents credentials.",
        "Relations",
    ),
    "Expulsion": (
        "Expulsion",
        "Diplomats are expelled or declared persona non grata.",
        "Relations",
    ),
    "Recall": (
        "Recall",
        "A state calls its own ambassador or diplomats back.",
        "Relations",
    ),
    "RelationsDowngraded": (
        "Relations downgraded",
        "Ties are severed, suspended or downgraded, an embassy or consulate closes.",
        "Relations",
    ),
    "RelationsEstablished": (
        "Relations established",
        "Ties are established, restored or upgraded, a state is recognised, an embassy opens.",
        "Relations",
    ),
    "Summons": (
        "Summons",
        "An ambassador or diplomat is summoned, or a note of protest is delivered.",
        "Relations",
    ),
}

# leaf type -> (roles, CAMEO code, PLOVER code, class within which reports are matched)
TYPES: dict[EventTypeName, tuple[tuple[RoleName, ...], str, str, str]] = {
    "AgreementRatification": (
        ("signatory",),
        "057",
        "SUPPORT",
        "AgreementRatification",
    ),
    "AgreementSigning": (
        ("signatory", "mediator", "host"),
        "057",
        "SUPPORT",
        "AgreementSigning",
    ),
    "AgreementTermination": (
        ("signatory", "sender", "receiver"),
        "160",
        "SANCTION",
        "AgreementTermination",
    ),
    "Ceasefire": (
        ("participant", "signatory", "mediator"),
        "0871",
        "RETREAT/ceasefire",
        "Ceasefire",
    ),
    "Call": (
        ("participant", "mediator"),
        "041",
        "CONSULT/phone",
        "Call",
    ),
    "Invitation": (
        ("inviter", "invitee"),
        "036",
        "AGREE",
        "Invitation",
    ),
    "BilateralMeeting": (
        ("participant", "host", "mediator"),
        "040",
        "CONSULT",
        "Meeting",
    ),
    "MultilateralMeeting": (
        ("participant", "host", "mediator"),
        "040",
        "CONSULT/multilateral",
        "Meeting",
    ),
    "Summit": (
        ("participant", "host"),
        "040",
        "CONSULT/multilateral",
        "Meeting",
    ),
    "Visit": (
        ("visitor", "destination", "host"),
        "042",
        "CONSULT/visit",
        "Visit",
    ),
    "Aid": (
        ("sender", "receiver"),
        "070",
        "AID",
        "Aid",
    ),
    "SanctionImposed": (
        ("sender", "receiver"),
        "163",
        "COERCE/restrict",
        "SanctionImposed",
    ),
    "SanctionLifted": (
        ("sender", "receiver"),
        "085",
        "RETREAT/ease",
        "SanctionLifted",
    ),
    "ArmsTransfer": (
        ("sender", "receiver"),
        "072",
        "AID",
        "ArmsTransfer",
    ),
    "MilitaryExercise": (
        ("participant", "host"),
        "062",
        "COOPERATE",
        "MilitaryExercise",
    ),
    "TroopDeployment": (
        ("sender", "receiver"),
        "154",
        "MOBILIZE/troops",
        "TroopDeployment",
    ),
    "TroopWithdrawal": (
        ("sender", "receiver"),
        "087",
        "RETREAT/disarm",
        "TroopWithdrawal",
    ),
    "Appointment": (
        ("appointee", "sender", "receiver"),
        "",
        "",
        "Appointment",
    ),
    "Expulsion": (
        ("sender", "receiver"),
        "166",
        "SANCTION/expel",
        "Expulsion",
    ),
    "Recall": (
        ("sender", "receiver"),
        "161",
        "SANCTION/withdraw",
        "Recall",
    ),
    "RelationsDowngraded": (
        ("participant", "sender", "receiver"),
        "161",
        "SANCTION/withdraw",
        "RelationsDowngraded",
    ),
    "RelationsEstablished": (
        ("participant", "sender", "receiver"),
        "054",
        "SUPPORT",
        "RelationsEstablished",
    ),
    "Summons": (
        ("sender", "receiver"),
        "114",
        "ACCUSE/allege",
        "Summons",
    ),
}

# leaf types whose happenings often last for days
LASTING: frozenset[EventTypeName] = frozenset(
    {
        "Summit",
        "Visit",
        "MilitaryExercise",
    }
)
