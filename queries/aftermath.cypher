// title: What followed an event between the same countries
// description: Events of any type and status that two of its countries took part in, and that began after it, until a day.
// example: --event EVENT --until 2024-12
// param event: event -- id of the event
// param until: date -- last day of the period
// column when: str | None -- date in EDTF
// column type: str -- event type
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column a: str -- ISO 3166 alpha-3 code of one country
// column b: str -- of the other
// column next: str -- id of the later event
MATCH (x:Actor)-[:PARTICIPATED_IN]->(s:Event {id: $event})
MATCH (y:Actor)-[:PARTICIPATED_IN]->(s)
WHERE x.country < y.country
WITH DISTINCT s, x.country AS a, y.country AS b
MATCH (u:Actor {country: a})-[:PARTICIPATED_IN]->(e:Event)
WHERE e.id <> s.id AND e.begin > s.begin AND e.begin <= $until
WITH DISTINCT s, a, b, e
MATCH (v:Actor {country: b})-[:PARTICIPATED_IN]->(e)
WITH DISTINCT e, a, b
RETURN e.when AS when, e.type AS type, e.status AS status, a, b, e.id AS next
ORDER BY e.begin, e.id, a, b
