// title: Where events were, on a map
// description: A row for each event whose place is known, with its coordinates where the place is no whole country, and where visitors came from; what maps are made of.
// example: --type Meeting
// param type: class = "Event" -- event type or a class of them
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column event: str -- id of the event
// column place: str -- name of the place
// column country: str | None -- ISO 3166 alpha-3 code of its country
// column lat: float | None -- degrees north
// column lon: float | None -- degrees east
// column visitors: list[str] -- ISO 3166 alpha-3 codes of the visitors' countries, of a visit
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (e)-[:AT]->(p:Place)
OPTIONAL MATCH (a:Actor)-[:PARTICIPATED_IN {role: 'visitor'}]->(e)
WITH e, p, a ORDER BY a.country
RETURN e.id AS event, p.name AS place, p.country AS country, p.lat AS lat, p.lon AS lon,
       collect(DISTINCT a.country) AS visitors
ORDER BY event
