// title: Which events are titled so
// description: Events with all the words in the name of the agreement, summit or exercise, the best first: the more of the title the words are, then the latest.
// example: --words "partnership treaty"
// param words: words -- English words, without regard to accents, case and endings
// param limit: int = 20 -- at most so many
// column id: str -- id of the event
// column kind: str -- event type
// column name: str -- name of an agreement, a summit or an exercise
// column sentence: str -- the clearest sentence that reports it
// column when: str | None -- date in EDTF
// column event: str -- id of the event
// column score: float -- share of the title that the words are, at most 1
CALL db.index.fulltext.queryNodes('event_words', $words) YIELD node AS e
WITH e, 1.0 * size(split($words, ' ')) / size(split(e.words, ' ')) AS share
WITH e, CASE WHEN share > 1.0 THEN 1.0 ELSE share END AS share, coalesce(e.begin, date('0001-01-01')) AS day
ORDER BY share DESC, day DESC, e.id
LIMIT $limit
MATCH (m:Mention)-[:REPORTS]->(e)
WITH e, share, day, m ORDER BY m.confidence DESC, m.reported, m.id
WITH e, share, day, head(collect(m.quote)) AS quote
RETURN e.id AS id, e.type AS kind, e.title AS name, quote AS sentence, e.when AS when, e.id AS event,
       round(share * 100) / 100 AS score
ORDER BY share DESC, day DESC, id
