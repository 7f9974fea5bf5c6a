// title: Who took part in what
// description: A row for each part of an actor in an event that took place, event by event; what networks are made of.
// example: --type Visit
// param type: class = "Event" -- event type or a class of them
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column event: str -- id of the event
// column type: str -- event type
// column when: str | None -- date in EDTF
// column place: str | None -- name of the place
// column title: str | None -- name of an agreement, a summit or an exercise
// column actor: str -- id of the actor
// column name: str -- name of the actor
// column kind: str -- person, country, organisation or group
// column country: str | None -- ISO 3166 alpha-3 code of the country
// column role: str -- role in the event
// column office: str | None -- office in which the actor took part, as told
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE e.status IN ['occurred', 'ongoing']
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (a:Actor)-[r:PARTICIPATED_IN]->(e)
OPTIONAL MATCH (e)-[:AT]->(p:Place)
RETURN e.id AS event, e.type AS type, e.when AS when, p.name AS place, e.title AS title, a.id AS actor, a.name AS name,
       a.kind AS kind, a.country AS country, r.role AS role, r.office AS office
ORDER BY event, actor, role
