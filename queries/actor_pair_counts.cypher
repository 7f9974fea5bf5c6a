// title: Who met whom how often, actor by actor
// description: Events that took place, counted by pair of people, organisations or countries and by the year or month of their first possible day; each pair once, an event of many parties for every two of them.
// example: --period month
// param type: class = "Meeting" -- event type or a class of them
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// param period: str = "month" -- what is counted together: "month" or "year"
// column a: str -- id of the actor
// column b: str -- of the other
// column year: int -- year of the first possible day
// column month: int | None -- its month, if counted by month
// column events: int -- how many
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE e.status IN ['occurred', 'ongoing'] AND e.begin IS NOT NULL
  AND ($since IS NULL OR e.end IS NULL OR e.end >= $since)
  AND ($until IS NULL OR e.begin <= $until)
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e)
WITH DISTINCT e, x.id AS side ORDER BY side
WITH e, collect(side) AS sides
WITH sides, e.begin.year AS year, CASE WHEN $period = 'month' THEN e.begin.month END AS month
WHERE size(sides) > 1
UNWIND range(0, size(sides) - 2) AS i
UNWIND sides[i + 1..] AS b
RETURN sides[i] AS a, b, year, month, count(*) AS events
ORDER BY a, b, year, month
