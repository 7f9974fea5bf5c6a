// title: When an actor last visited a country before a day
// description: The latest visit that had ended before that day. People stand for their countries.
// example: --actor Lavrov --country "North Korea" --before 2024-06-20
// param actor: actor -- id of a person, or a country's code
// param country: actor -- ISO 3166 alpha-3 code of the country visited
// param before: date -- the day; of a month or a year, its first
// column event: str -- id of the event
// column when: str | None -- date in EDTF
// column place: str | None -- name of the place
MATCH (v:Actor)-[:PARTICIPATED_IN {role: 'visitor'}]->(e:Event {type: 'Visit'})
WHERE (v.id = $actor OR v.country = $actor) AND e.status IN ['occurred', 'ongoing'] AND e.end < $before
OPTIONAL MATCH (c:Actor {id: $country})-[:PARTICIPATED_IN {role: 'destination'}]->(e)
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH DISTINCT e, c, p WHERE c IS NOT NULL OR p.country = $country
RETURN e.id AS event, e.when AS when, p.name AS place
ORDER BY e.end DESC, e.id LIMIT 1
