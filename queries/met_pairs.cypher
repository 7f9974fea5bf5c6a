// title: Who met whom, when and where, pair by pair
// description: Every two people who met, earliest meeting first.
// example: --since 2024
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// param type: class = "Meeting" -- event type or a class of them
// column event: str -- id of the event
// column a: str -- name of one
// column b: str -- name of the other
// column when: str | None -- date in EDTF
// column place: str | None -- name of the place
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE e.status IN ['occurred', 'ongoing']
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (x:Actor {kind: 'person'})-[:PARTICIPATED_IN]->(e)
MATCH (y:Actor {kind: 'person'})-[:PARTICIPATED_IN]->(e)
WHERE x.id < y.id
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH DISTINCT e, x, y, p
RETURN e.id AS event, x.name AS a, y.name AS b, e.when AS when, p.name AS place
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id, x.name, y.name
