// title: Who of the own country was with a person
// description: People of the same country who took part in the same events that took place.
// example: --actor Putin --since 2024
// param actor: person -- id of a person
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column name: str -- name of the actor
// column office: str | None -- office in which the actor took part, as told
// column type: str -- event type
// column when: str | None -- date in EDTF
// column place: str | None -- name of the place
// column event: str -- id of the event
MATCH (a:Actor {id: $actor})-[:PARTICIPATED_IN]->(e:Event)
MATCH (x:Actor {kind: 'person'})-[r:PARTICIPATED_IN]->(e)
WHERE x.id <> a.id AND x.country = a.country AND e.status IN ['occurred', 'ongoing']
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH DISTINCT e, x, r.office AS office, p
RETURN x.name AS name, office, e.type AS type, e.when AS when, p.name AS place, e.id AS event
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id, x.name
