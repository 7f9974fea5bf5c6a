// title: What an actor did in a period
// description: Every event in which an actor took part, of any type and status, with the role. An imprecise date counts if it overlaps. People stand for their countries.
// example: --actor Russia --since 2024-06 --until 2024-06
// param actor: actor -- id of an actor, or a country's code
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column when: str | None -- date in EDTF
// column type: str -- event type
// column name: str -- name of who took part
// column role: str -- role in the event
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column title: str | None -- name of an agreement, a summit or an exercise
// column event: str -- id of the event
MATCH (x:Actor)-[r:PARTICIPATED_IN]->(e:Event)
WHERE (x.id = $actor OR x.country = $actor)
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
WITH DISTINCT e, x, r.role AS role
RETURN e.when AS when, e.type AS type, x.name AS name, role, e.status AS status, e.title AS title, e.id AS event
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id, name, role
