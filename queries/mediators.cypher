// title: Who mediates between two actors
// description: Third parties in events of the two, the busiest first.
// example: --a Iran --b "Saudi Arabia"
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// column name: str -- name of the actor
// column events: int -- how many events
MATCH (m:Actor)-[:PARTICIPATED_IN {role: 'mediator'}]->(e:Event)
WHERE e.status IN ['occurred', 'ongoing']
MATCH (x:Actor)-[:PARTICIPATED_IN]->(e)
WHERE (x.id = $a OR x.country = $a) AND x.id <> m.id
MATCH (y:Actor)-[:PARTICIPATED_IN]->(e)
WHERE (y.id = $b OR y.country = $b) AND y.id <> m.id
RETURN m.name AS name, count(DISTINCT e) AS events
ORDER BY events DESC, name
