// title: Whose troops are where on a day, and how many
// description: Deployments of forces that had begun by that day, unless the sender is told to have withdrawn from the same receiver since. A deployment to several countries has a row for each of them, and each has the number of the whole: to add up, take each event once, and look whether a later one is a part of an earlier one.
// example: --day 2022-03-01
// param day: date -- the day; of a month or a year, its last day
// param sender: actor | None = null -- id of the country that sends; without it, any
// column sender_name: str -- name of who sends
// column receiver: str | None -- name of whom the forces go to
// column place: str | None -- name of the place that is told of the event
// column troops: float | None -- how many people, in the event as a whole
// column when: str | None -- date in EDTF
// column event: str -- id of the event
MATCH (s:Actor)-[:PARTICIPATED_IN {role: 'sender'}]->(e:Event {type: 'TroopDeployment'})
WHERE e.status IN ['occurred', 'ongoing'] AND e.begin <= $day AND ($sender IS NULL OR s.id = $sender OR s.country = $sender)
OPTIONAL MATCH (r:Actor)-[:PARTICIPATED_IN {role: 'receiver'}]->(e)
WITH s, e, r
WHERE r IS NULL OR NOT EXISTS {
  MATCH (s)-[:PARTICIPATED_IN {role: 'sender'}]->(w:Event {type: 'TroopWithdrawal'})<-[:PARTICIPATED_IN {role: 'receiver'}]-(r)
  WHERE w.status IN ['occurred', 'ongoing'] AND w.begin >= e.begin AND w.begin <= $day
}
OPTIONAL MATCH (e)-[:AT]->(p:Place)
RETURN s.name AS sender_name, r.name AS receiver, p.name AS place, e.quantity AS troops, e.when AS when, e.id AS event
ORDER BY e.begin, e.id, s.name, r.name
