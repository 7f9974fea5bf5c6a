// title: Which plans came to nothing
// description: Contacts that were planned or called off, whose last possible day is before the day asked for, and of which no article says that they took place; with the day of the last report, since silence is no proof.
// example: --day 2025
// param day: date -- the day by which it should have happened; of a month or a year, its last day
// param type: class = "Consultation" -- event type or a class of them
// column event: str -- id of the event
// column kind: str -- event type
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column when: str | None -- date in EDTF
// column last_report: date | None -- when an article last told of it
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE e.status IN ['planned', 'cancelled', 'denied'] AND e.end < $day
  AND NOT EXISTS { MATCH (:Mention {modality: 'occurred'})-[:REPORTS]->(e) }
MATCH (m:Mention)-[:REPORTS]->(e)
RETURN e.id AS event, e.type AS kind, e.status AS status, e.when AS when, max(m.reported) AS last_report
ORDER BY when, event
