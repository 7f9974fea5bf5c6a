// title: Contacts of two actors per year, by the offices on the first one's side
// description: Contacts that took place, counted by year and by the office that somebody of the first side took part in. A contact is a meeting, a visit, a call or an invitation (the class Consultation), so that one trip may be several.
// example: --a Russia --b "North Korea"
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// param type: class = "Consultation" -- event type or a class of them
// column year: int -- year of its first possible day
// column office: str -- office, as told
// column contacts: int -- how many
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE (x.id = $a OR x.country = $a) AND e.status IN ['occurred', 'ongoing'] AND e.when IS NOT NULL
WITH DISTINCT e
MATCH (y:Actor)-[:PARTICIPATED_IN]->(e)
WHERE y.id = $b OR y.country = $b
WITH DISTINCT e
MATCH (x:Actor)-[r:PARTICIPATED_IN]->(e)
WHERE (x.id = $a OR x.country = $a) AND r.office IS NOT NULL
RETURN coalesce(e.begin, e.end).year AS year, r.office AS office, count(DISTINCT e) AS contacts
ORDER BY year, office
