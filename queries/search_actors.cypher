// title: Who is called so
// description: Actors with all the words among their names, the best first: the more of the name the words are, then the more events.
// example: --words Putin
// param words: names -- words of a name, in any of the usual spellings, without regard to accents and case
// param limit: int = 20 -- at most so many
// column id: str -- id of the actor
// column kind: str -- person, country, organisation or group
// column name: str -- name of the actor
// column sentence: str -- the clearest sentence about the latest event
// column when: str | None -- date of that event in EDTF
// column event: str -- id of that event
// column score: float -- share of the name that the words are, at most 1
CALL db.index.fulltext.queryNodes('actor_keys', $words) YIELD node AS a
WITH a, 1.0 * size(split($words, ' ')) / size(split(a.name, ' ')) AS share,
     COUNT { (a)-[:PARTICIPATED_IN]->(:Event) } AS parts
WHERE parts > 0
WITH a, CASE WHEN share > 1.0 THEN 1.0 ELSE share END AS share, parts
ORDER BY share DESC, parts DESC, a.id
LIMIT $limit
MATCH (a)-[:PARTICIPATED_IN]->(e:Event)
WITH a, share, parts, e ORDER BY coalesce(e.begin, date('0001-01-01')) DESC, e.id
WITH a, share, parts, head(collect(e)) AS e
MATCH (m:Mention)-[:REPORTS]->(e)
WITH a, share, parts, e, m ORDER BY m.confidence DESC, m.reported, m.id
WITH a, share, parts, e, head(collect(m.quote)) AS quote
RETURN a.id AS id, a.kind AS kind, a.name AS name, quote AS sentence, e.when AS when, e.id AS event,
       round(share * 100) / 100 AS score
ORDER BY share DESC, parts DESC, id
