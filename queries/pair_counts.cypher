// title: Who met whom how often
// description: Events that took place, counted by pair and by the month of their first possible day; each pair once, an event of many parties for every two of them.
// param by: str = "country" -- "country", or "actor" for the people, organisations and countries themselves
// param type: class = "Meeting" -- event type or a class of them
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column a: str -- ISO 3166 code of the country, or id of the actor
// column b: str -- of the other
// column year: int -- year of the first possible day
// column month: int -- its month
// column events: int -- how many
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE e.status IN ['occurred', 'ongoing'] AND e.begin IS NOT NULL
  AND ($since IS NULL OR e.end IS NULL OR e.end >= $since)
  AND ($until IS NULL OR e.begin <= $until)
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e)
WITH e, collect(DISTINCT CASE WHEN $by = 'country' THEN x.country ELSE x.id END) AS sides
WHERE size(sides) > 1
UNWIND sides AS a
UNWIND sides AS b
WITH e, a, b
WHERE a < b
RETURN a, b, e.begin.year AS year, e.begin.month AS month, count(*) AS events
ORDER BY a, b, year, month
