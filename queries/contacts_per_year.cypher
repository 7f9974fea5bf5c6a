// title: How often two actors were in contact per year, and who hosted
// description: Contacts that took place, counted by the year of their first possible day. A contact is a meeting, a visit, a call or an invitation (the class Consultation), so that one trip may be several. People stand for their countries.
// example: --a Russia --b "North Korea"
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// param type: class = "Consultation" -- event type or a class of them
// column year: int -- year of its first possible day
// column contacts: int -- how many
// column hosts: list[str] -- names of the hosts
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE (x.id = $a OR x.country = $a) AND e.status IN ['occurred', 'ongoing'] AND e.when IS NOT NULL
WITH DISTINCT e
MATCH (y:Actor)-[:PARTICIPATED_IN]->(e)
WHERE y.id = $b OR y.country = $b
WITH DISTINCT e
OPTIONAL MATCH (h:Actor)-[:PARTICIPATED_IN {role: 'host'}]->(e)
WITH e, h ORDER BY h.name
RETURN coalesce(e.begin, e.end).year AS year, count(DISTINCT e) AS contacts, collect(DISTINCT h.name) AS hosts
ORDER BY year
