// title: Which agreements are in force between two actors on a day
// description: Agreements that both signed, and that no party to them ended by that day under the same name. An agreement without a name counts as in force.
// example: --a Russia --b "North Korea" --day 2025
// param a: actor -- id of one actor, or a country's code
// param b: actor -- id of the other
// param day: date -- the day; of a month or a year, its last day
// column title: str | None -- name of an agreement, a summit or an exercise
// column when: str | None -- date in EDTF
// column event: str -- id of the event
MATCH (x:Actor)-[:PARTICIPATED_IN {role: 'signatory'}]->(e:Event {type: 'AgreementSigning'})
WHERE (x.id = $a OR x.country = $a) AND e.status IN ['occurred', 'ongoing'] AND e.begin <= $day
WITH DISTINCT e
MATCH (y:Actor)-[:PARTICIPATED_IN {role: 'signatory'}]->(e)
WHERE y.id = $b OR y.country = $b
WITH DISTINCT e
WHERE NOT EXISTS {
  MATCH (z:Actor)-[:PARTICIPATED_IN]->(t:Event {type: 'AgreementTermination'})
  WHERE t.title = e.title AND t.status IN ['occurred', 'ongoing'] AND t.begin <= $day AND (z.id IN [$a, $b] OR z.country IN [$a, $b])
}
RETURN e.title AS title, e.when AS when, e.id AS event
ORDER BY e.begin, e.id
