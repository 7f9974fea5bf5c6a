// title: Which sentences say so
// description: Mentions with all the words in their quote, the best first: the more of the quote the words are, then the latest report.
// example: --words "troops Poland"
// param words: words -- English words, without regard to accents, case and endings
// param limit: int = 20 -- at most so many
// column id: str -- id of the mention
// column kind: str -- event type
// column name: str | None -- name of an agreement, a summit or an exercise
// column sentence: str -- the passage, exactly as in the article
// column when: str | None -- date of the event in EDTF
// column event: str -- id of the event
// column score: float -- share of the quote that the words are, at most 1
CALL db.index.fulltext.queryNodes('mention_words', $words) YIELD node AS m
WITH m, 1.0 * size(split($words, ' ')) / size(split(m.words, ' ')) AS share
WITH m, CASE WHEN share > 1.0 THEN 1.0 ELSE share END AS share, coalesce(m.reported, date('0001-01-01')) AS day
ORDER BY share DESC, day DESC, m.id
LIMIT $limit
MATCH (m)-[:REPORTS]->(e:Event)
RETURN m.id AS id, e.type AS kind, e.title AS name, m.quote AS sentence, e.when AS when, e.id AS event,
       round(share * 100) / 100 AS score
ORDER BY share DESC, day DESC, id
