// title: Which events are reported in contradictory ways
// description: A row for every passage that says it took place and another that it did not.
// example: --since 2022
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column event: str -- id of the event
// column type: str -- event type
// column when: str | None -- date in EDTF
// column told: str -- passage that says it took place
// column denied: str -- passage that says it did not
MATCH (e:Event)<-[:REPORTS]-(n:Mention)
WHERE n.modality IN ['denied', 'cancelled']
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (m:Mention {modality: 'occurred'})-[:REPORTS]->(e)
RETURN e.id AS event, e.type AS type, e.when AS when, m.quote AS told, n.quote AS denied
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id, told, denied
