// title: Which articles say so, and in which words
// description: The passages that report an event, earliest first, with where they stand.
// example: --event EVENT
// param event: event -- id of the event
// column article: str -- id of the article
// column outlet: str | None -- who published it
// column published: date | None -- when
// column quote: str -- the passage, exactly as in the article
// column start: int -- offset of its first character in the article's text, in Unicode code points
// column end: int -- offset after its last character
// column modality: str -- as what the passage reports the event
// column confidence: float -- from 0 to 1
// column attributed_to: str | None -- whom the article names as its source
MATCH (m:Mention)-[:REPORTS]->(e:Event {id: $event})
MATCH (m)-[:IN]->(d:Article)
RETURN d.id AS article, d.outlet AS outlet, d.published AS published, m.quote AS quote, m.start AS start, m.end AS end,
       m.modality AS modality, m.confidence AS confidence, m.attributed_to AS attributed_to
ORDER BY published, article, start
