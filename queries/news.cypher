// title: What is new since a day
// description: Events that were first reported on or after that day, the newest first.
// example: --since 2024-06
// param since: date -- the day
// column first_report: date -- when an article first told of it
// column type: str -- event type
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column when: str | None -- date in EDTF
// column title: str | None -- name of an agreement, a summit or an exercise
// column event: str -- id of the event
MATCH (m:Mention)
WHERE m.reported >= $since
MATCH (m)-[:REPORTS]->(e:Event)
WITH DISTINCT e
MATCH (m:Mention)-[:REPORTS]->(e)
WITH e, min(m.reported) AS first_report
WHERE first_report >= $since
RETURN first_report, e.type AS type, e.status AS status, e.when AS when, e.title AS title, e.id AS event
ORDER BY first_report DESC, event
