// title: Which meetings took place on the margins of an event
// description: Other meetings at the same place on days that can be the same.
// example: --event EVENT
// param event: event -- id of a summit or another event
// column meeting: str -- id of the meeting
// column when: str | None -- date in EDTF
// column people: list[str] -- names of the people who took part
MATCH (s:Event {id: $event})-[:AT]->(p:Place)
MATCH (p)<-[:AT]-(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: 'Meeting'})
WHERE e.id <> s.id AND e.status IN ['occurred', 'ongoing'] AND e.begin <= s.end AND e.end >= s.begin
MATCH (a:Actor {kind: 'person'})-[:PARTICIPATED_IN]->(e)
WITH e, a ORDER BY a.name
RETURN e.id AS meeting, e.when AS when, collect(DISTINCT a.name) AS people
ORDER BY when, meeting
