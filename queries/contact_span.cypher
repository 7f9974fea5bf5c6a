// title: First and latest contact of two actors
// description: The first and the last possible day of their contacts that took place, and how many there were. A contact is a meeting, a visit, a call or an invitation (the class Consultation), so that one trip may be several. People stand for their countries.
// example: --a Russia --b "North Korea"
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// param type: class = "Consultation" -- event type or a class of them
// column first: date | None -- first possible day of the first
// column last: date | None -- last possible day of the latest
// column contacts: int -- how many
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE (x.id = $a OR x.country = $a) AND e.status IN ['occurred', 'ongoing']
WITH DISTINCT e
MATCH (y:Actor)-[:PARTICIPATED_IN]->(e)
WHERE y.id = $b OR y.country = $b
WITH DISTINCT e
WITH min(e.begin) AS first, max(e.end) AS last, count(e) AS contacts WHERE contacts > 0
RETURN first, last, contacts
