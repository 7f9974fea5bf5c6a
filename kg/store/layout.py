"""The property graph, declared: what nodes and relationships there are, what they hold, and by what they are found.

The one place that says so. Keys, indexes, declared dates and tables of the stores follow from it
(kg/store/schema.py, kg/store/tables.py), and so do `kg schema` and docs/schema.md.
"""

from __future__ import annotations

from dataclasses import dataclass

PLAIN = "standard"
"""A full-text index of words as they stand."""

ENGLISH = "english"
"""A full-text index of English words by their stems, without `the`, `of` and the like."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property; it is missing where nothing is known."""

    name: str
    type: str
    """string, string[], date, long, double or boolean, as Neo4j's import calls them."""
    meaning: str
    example: object
    indexed: bool = False
    searched: str | None = None
    """The kind of its full-text index, if it has one."""


@dataclass(frozen=True, slots=True)
class Node:
    """The nodes of one label; the first property is unique among them."""

    label: str
    meaning: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Relationship:
    """The relationships of one type from one label to another."""

    start: str
    type: str
    end: str
    meaning: str
    properties: tuple[Property, ...] = ()
    single: bool = False
    """True if a node has at most one of them that goes out."""


P = Property
_WHEN = P("when", "string", "date in EDTF", "2025-03-08")
_TITLE = P("title", "string", "name of an agreement, a summit or an exercise", "Treaty of Oslo")
_QUANTITY = P("quantity", "double", "people (forces) or US dollars (money)", 200.0)
_COUNTRY = P("country", "string", "ISO 3166 alpha-3 code; XXX is international", "ESP")
_IDENTIFIERS = P("identifiers", "string[]", "what it is called elsewhere, as our tables have it", ["wikidata:Q29"])
_KEYS = P("keys", "string", "the words of all its names, by which it is found", "|ana|ruiz||anaruiz|")

NODES = (
    Node("Article", "a news article, or a row of an event data set", (
        P("id", "string", "hash of text and metadata", "d8bc3fd12c8969ea3ed8f"),
        P("key", "string", "what its source calls it", "courier.jsonl:17"),
        P("url", "string", "its address", "https://courier.example/17"),
        P("title", "string", "its headline", "Ministers meet in Oslo"),
        P("published", "date", "when", "2025-03-09"),
        P("outlet", "string", "who published it", "Courier"),
        P("text", "string", "as it was read; never changed", "Ana Ruiz met Bo Lind in Oslo on Saturday."),
        P("signature", "string", "MinHash of the text, by which copies are found", "ab301eb9e131aa87"),
        P("source", "string", "id of the article that it goes back to; its own if it is no copy",
          "d8bc3fd12c8969ea3ed8f", indexed=True),
    )),
    Node("Mention", "what one passage of one article claims; never changed", (
        P("id", "string", "hash of article, place and claim", "m6418154874b3d31fc9c8"),
        P("article", "string", "id of the article", "d8bc3fd12c8969ea3ed8f"),
        P("type", "string", "event type", "BilateralMeeting"),
        P("modality", "string", "how it is told: occurred, ongoing, planned, cancelled or denied", "occurred",
          indexed=True),
        P("reported", "date", "when the article was published", "2025-03-09", indexed=True),
        _WHEN,
        P("quote", "string", "the passage, exactly as in the article", "Ana Ruiz met Bo Lind in Oslo on Saturday."),
        P("start", "long", "offset of its first character, in Unicode code points", 0),
        P("end", "long", "offset after its last character", 41),
        P("confidence", "double", "how sure the extractor is, from 0 to 1", 0.9),
        P("extractor", "string", "what read it, with its version", "rules/1"),
        P("attributed_to", "string", "whom the article names as its source", "Danish radio", indexed=True),
        _QUANTITY,
        _TITLE,
        P("claim", "string", "the whole mention as JSON, parties and place included", '{"record": "mention"}'),
        P("words", "string", "the words of the quote without accents and case", "ana ruiz met bo lind in oslo",
          searched=ENGLISH),
    )),
    Node("Event", "a happening: what the mentions of it add up to", (
        P("id", "string", "that of the mention reported first, with another first letter", "e6418154874b3d31fc9c8"),
        P("type", "string", "event type", "BilateralMeeting", indexed=True),
        P("status", "string", "occurred, ongoing, planned, cancelled or denied", "occurred", indexed=True),
        _WHEN,
        P("begin", "date", "its first possible day; missing where it is open", "2025-03-08", indexed=True),
        P("end", "date", "its last possible day; missing where it is open", "2025-03-08", indexed=True),
        _QUANTITY,
        _TITLE,
        P("confidence", "double", "how sure it is, from 0 to 1", 0.96),
        P("sources", "long", "how many articles tell of it, copies counted once", 2),
        P("countries", "string[]", "ISO codes of the countries that took part, or whose people did; so that who met "
          "whom is counted without looking at everybody", ["ESP", "SWE"]),
        P("words", "string", "the words of the title without accents and case", "treaty of oslo", searched=ENGLISH),
    )),
    Node("Actor", "a person, country, organisation or group that takes part in events", (
        P("id", "string", "ISO code of a country, else hash of kind, name and country", "aeb955a8be6fbe2db0290"),
        P("name", "string", "the fullest usual name", "Ana Ruiz", indexed=True),
        P("kind", "string", "person, country, organisation or group", "person"),
        P("country", "string", _COUNTRY.meaning + "; people stand for theirs", "ESP", indexed=True),
        P("aliases", "string[]", "what else articles call it", ["A. Ruiz"]),
        P("wikidata", "string", "its item in Wikidata, as told", "Q1"),
        P("keys", "string", _KEYS.meaning, _KEYS.example, searched=PLAIN),
        _IDENTIFIERS,
    )),
    Node("Name", "what articles call somebody, whoever it is", (
        P("id", "string", "hash of kind, name and country", "aeb955a8be6fbe2db0290"),
        P("name", "string", "the name", "Ana Ruiz"),
        P("kind", "string", "person, organisation or group", "person"),
        _COUNTRY,
        P("aliases", "string[]", "other forms in the same articles", ["Ruiz"]),
        P("wikidata", "string", "its item in Wikidata, as told", "Q1"),
        P("first", "string", "day of the first report with it", "2025-03-09"),
        P("last", "string", "day of the last report with it", "2025-04-01"),
        P("offices", "string", "the offices told with it, as JSON", '[{"office": "Foreign Minister"}]'),
        P("means", "string", "whom it means, as JSON", '[{"rule": "the name itself"}]'),
    )),
    Node("Office", "an office of a country or an organisation", (
        P("id", "string", "country and name", "ESP|Foreign Minister"),
        P("name", "string", "what it is called", "Foreign Minister"),
        _COUNTRY,
    )),
    Node("Place", "a city, region, country or continent", (
        P("id", "string", "hash of name and country", "lf650cf0e5225daa17599"),
        P("name", "string", "its usual English name", "Oslo"),
        _COUNTRY,
        P("lat", "double", "degrees north", 59.91),
        P("lon", "double", "degrees east", 10.75),
        P("keys", "string", _KEYS.meaning, "|oslo|"),
        _IDENTIFIERS,
    )),
    Node("EventType", "a type of events, or a class of types", (
        P("name", "string", "its name, as in the ontology", "BilateralMeeting"),
        P("label", "string", "the same in words", "Bilateral meeting"),
    )),
    Node("Decision", "a person's word on which mentions or names are one", (
        P("id", "string", "hash of what was decided", "c0b1d7f3c2a94e5f6a7b8"),
        P("left", "string[]", "ids of mentions or names", ["aeb955a8be6fbe2db0290"]),
        P("right", "string[]", "ids of those that they are compared with", ["a098f9bf3fc78d26b30ed"]),
        P("same", "boolean", "one, or apart; missing where an earlier decision is taken back", True),
        P("by", "string", "who decided", "reader"),
        P("at", "string", "when", "2025-04-02T10:00:00+00:00"),
        P("note", "string", "why", "sisters"),
    )),
    Node("Identifier", "what a user says that an actor or a place is called elsewhere", (
        P("id", "string", "hash of what was told", "i9ecd97a28e63dcfea1eb"),
        P("thing", "string", "id of the actor or place, as it was given out then", "ESP", indexed=True),
        P("scheme", "string", "where it is called so", "wikidata"),
        P("value", "string", "what it is called there; missing where the link is taken away", "Q29"),
        P("by", "string", "who told", "reader"),
        P("at", "string", "when", "2025-04-02T10:00:00+00:00"),
    )),
    Node("Block", "where mentions, names and articles meet that may be one; for identity, not for questions", (
        P("id", "string", "what they have in common", "Meeting|ESP|SWE|2025-03"),
    )),
    Node("Store", "which layout the graph has; there is one", (
        P("id", "string", "always kg", "kg"),
        P("schema", "long", "version of the layout", 4),
        P("layout", "string", "hash of constraints, indexes and event types", "663463967f8cd02ff3c3"),
        P("turn", "string", "changes with every write, so that writers wait for each other", "d7fcec9d901ce7c6"),
    )),
)  # fmt: skip

RELATIONSHIPS = (
    Relationship("Mention", "IN", "Article", "the article that it stands in", single=True),
    Relationship("Mention", "REPORTS", "Event", "the event that it tells of", (
        P("reason", "string", "why it is taken to tell of this one", "another article: parties, date and place agree"),
    ), single=True),
    Relationship("Mention", "NAMES", "Name", "a name that is told in it"),
    Relationship("Name", "MEANS", "Actor", "whom it means; several, if that depends on the day", (
        P("rule", "string", "why", "the name itself"),
        P("score", "double", "how sure, from 0 to 1", 1.0),
    )),
    Relationship("Actor", "PARTICIPATED_IN", "Event", "one part in it", (
        P("role", "string", "role, as in the ontology", "participant"),
        P("office", "string", "the office in which, as told", "Foreign Minister"),
    )),
    Relationship("Actor", "HELD", "Office", "an office held", (
        P("from", "string", "first day known", "2025-03-09"),
        P("until", "string", "last day known", "2025-04-01"),
        P("source", "string", "our tables, or articles", "articles"),
    )),
    Relationship("Event", "AT", "Place", "where it was", single=True),
    Relationship("Event", "OF_TYPE", "EventType", "its type", single=True),
    Relationship("EventType", "SUBTYPE_OF", "EventType", "the class above it", single=True),
    Relationship("Place", "WITHIN", "Place", "the next larger place", single=True),
    Relationship("Mention", "KEYED", "Block", "where it may meet others"),
    Relationship("Name", "KEYED", "Block", "where it may meet others"),
    Relationship("Article", "KEYED", "Block", "where it may meet its copies"),
)  # fmt: skip
