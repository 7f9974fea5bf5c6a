// title: Where a person went, stop by stop
// description: The meetings in person and visits of a person in order, with the place and the country or organisation visited.
// example: --actor Putin --since 2024
// param actor: person -- id of a person
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column when: str | None -- date in EDTF
// column type: str -- event type
// column place: str | None -- name of the place
// column destination: str | None -- name of what was visited
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column event: str -- id of the event
MATCH (a:Actor {id: $actor})-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(k:EventType)
WHERE k.name IN ['Meeting', 'Visit'] AND e.status IN ['occurred', 'ongoing', 'planned']
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
WITH DISTINCT e
OPTIONAL MATCH (e)-[:AT]->(p:Place)
OPTIONAL MATCH (d:Actor)-[:PARTICIPATED_IN {role: 'destination'}]->(e)
WITH e, p, d WHERE p IS NOT NULL OR d IS NOT NULL
RETURN e.when AS when, e.type AS type, p.name AS place, d.name AS destination, e.status AS status, e.id AS event
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id, d.name
