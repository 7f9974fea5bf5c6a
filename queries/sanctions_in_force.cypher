// title: Which sanctions of one on another were not lifted by a day
// description: Sanctions imposed by that day, after which no report has any of them lifted by then.
// example: --sender "United States" --receiver Russia --day 2025
// param sender: actor -- id of who imposes, or a country's code
// param receiver: actor -- id of who is hit
// param day: date -- the day; of a month or a year, its last day
// column event: str -- id of the event
// column when: str | None -- date in EDTF
// column title: str | None -- name of an agreement, a summit or an exercise
MATCH (s:Actor)-[:PARTICIPATED_IN {role: 'sender'}]->(e:Event {type: 'SanctionImposed'})
WHERE (s.id = $sender OR s.country = $sender) AND e.status IN ['occurred', 'ongoing'] AND e.begin <= $day
WITH DISTINCT e
MATCH (r:Actor)-[:PARTICIPATED_IN {role: 'receiver'}]->(e)
WHERE r.id = $receiver OR r.country = $receiver
WITH DISTINCT e
WHERE NOT EXISTS {
  MATCH (u:Actor)-[:PARTICIPATED_IN {role: 'sender'}]->(l:Event {type: 'SanctionLifted'})<-[:PARTICIPATED_IN {role: 'receiver'}]-(w:Actor)
  WHERE (u.id = $sender OR u.country = $sender) AND (w.id = $receiver OR w.country = $receiver)
    AND l.status IN ['occurred', 'ongoing'] AND l.begin >= e.begin AND l.begin <= $day
}
RETURN e.id AS event, e.when AS when, e.title AS title
ORDER BY e.begin, e.id
