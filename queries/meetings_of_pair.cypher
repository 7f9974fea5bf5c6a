// title: How often two actors met, year by year
// description: Meetings in person that took place between two actors, counted by the year of their first possible day, with hosts and places. People stand for their countries.
// example: --a Putin --b "Kim Jong-un"
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// param type: class = "Meeting" -- event type or a class of them
// column year: int | None -- year; none where no date is known
// column meetings: int -- how many
// column dates: list[str] -- their dates in EDTF, in order
// column places: list[str] -- names of the places
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE (x.id = $a OR x.country = $a) AND e.status IN ['occurred', 'ongoing']
WITH DISTINCT e
MATCH (y:Actor)-[:PARTICIPATED_IN]->(e)
WHERE y.id = $b OR y.country = $b
WITH DISTINCT e
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH e, p ORDER BY e.begin, e.id
RETURN coalesce(e.begin, e.end).year AS year, count(e) AS meetings, collect(e.when) AS dates, collect(DISTINCT p.name) AS places
ORDER BY year
