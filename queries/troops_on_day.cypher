// title: Whose troops are where on a day, and how many
// description: Deployments of forces that had begun and not ended by that day, as far as dates are known.
// param day: date -- the day
// param sender: actor | None = null -- id of the country that sends; without it, any
// column sender_name: str -- name of who sends
// column receiver: str | None -- name of whom the forces go to
// column place: str | None -- name of the place
// column troops: float | None -- how many people
// column when: str | None -- date in EDTF
// column event: str -- id of the event
MATCH (s:Actor)-[:PARTICIPATED_IN {role: 'sender'}]->(e:Event {type: 'TroopDeployment'})
WHERE e.status IN ['occurred', 'ongoing'] AND e.begin <= $day AND (e.end IS NULL OR e.end >= $day)
  AND ($sender IS NULL OR s.id = $sender OR s.country = $sender)
OPTIONAL MATCH (r:Actor)-[:PARTICIPATED_IN {role: 'receiver'}]->(e)
OPTIONAL MATCH (e)-[:AT]->(p:Place)
RETURN s.name AS sender_name, r.name AS receiver, p.name AS place, e.quantity AS troops, e.when AS when, e.id AS event
ORDER BY e.begin, e.id, s.name, r.name
