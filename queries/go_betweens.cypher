// title: Who met both sides: shuttle diplomacy
// description: People of neither side who met both, in different meetings; every pair of meetings.
// example: --a "United States" --b China
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// param type: class = "Meeting" -- event type or a class of them
// column name: str -- name of the actor
// column with_a: str -- id of the meeting with the one
// column when_a: str | None -- its date in EDTF
// column with_b: str -- id of the meeting with the other
// column when_b: str | None -- its date in EDTF
MATCH (p:Actor)-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE (p.id = $a OR p.country = $a) AND e.status IN ['occurred', 'ongoing']
MATCH (x:Actor {kind: 'person'})-[:PARTICIPATED_IN]->(e)
WHERE NOT x.id IN [$a, $b] AND (x.country IS NULL OR NOT x.country IN [$a, $b])
WITH DISTINCT e, x
MATCH (x)-[:PARTICIPATED_IN]->(f:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE f.id <> e.id AND f.status IN ['occurred', 'ongoing']
MATCH (q:Actor)-[:PARTICIPATED_IN]->(f)
WHERE q.id = $b OR q.country = $b
WITH DISTINCT e, f, x
RETURN x.name AS name, e.id AS with_a, e.when AS when_a, f.id AS with_b, f.when AS when_b
ORDER BY name, with_a, with_b
