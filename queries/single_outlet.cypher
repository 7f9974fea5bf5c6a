// title: Which events rest on one outlet only
// description: Events that articles of a single outlet report.
// example: --type Meeting
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// param type: class = "Event" -- event type or a class of them
// column event: str -- id of the event
// column kind: str -- event type
// column when: str | None -- date in EDTF
// column outlet: str -- the only outlet
// column articles: int -- how many articles of it
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (m:Mention)-[:REPORTS]->(e)
MATCH (m)-[:IN]->(d:Article)
WITH e, count(DISTINCT d.outlet) AS outlets, min(d.outlet) AS outlet, count(DISTINCT d.id) AS articles
WHERE outlets = 1
RETURN e.id AS event, e.type AS kind, e.when AS when, outlet, articles
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id
