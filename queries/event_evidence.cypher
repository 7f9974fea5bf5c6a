// title: Every sentence that reports an event
// description: The mentions of one event, earliest report first, with where they stand and why each was taken to belong to it.
// example: --event EVENT
// param event: event -- id of the event
// column mention: str -- id of the mention
// column quote: str -- the passage, exactly as in the article
// column start: int -- offset of its first character in the article's text, in Unicode code points
// column end: int -- offset after its last character
// column modality: str -- as what the passage reports the event
// column when: str | None -- date that the passage gives, in EDTF
// column attributed_to: str | None -- whom the article names as its source
// column confidence: float -- from 0 to 1
// column extractor: str -- what found it, with its version
// column reason: str -- why it is taken to tell of this event
// column article: str -- id of the article
// column title: str | None -- the article's headline
// column outlet: str | None -- who published it
// column published: date | None -- day on which it was published
// column url: str | None -- where
MATCH (m:Mention)-[r:REPORTS]->(e:Event {id: $event})
MATCH (m)-[:IN]->(d:Article)
RETURN m.id AS mention, m.quote AS quote, m.start AS start, m.end AS end, m.modality AS modality, m.when AS when,
       m.attributed_to AS attributed_to, m.confidence AS confidence, m.extractor AS extractor, r.reason AS reason,
       d.id AS article, d.title AS title, d.outlet AS outlet, d.published AS published, d.url AS url
ORDER BY d.published, d.id, m.start, m.id
