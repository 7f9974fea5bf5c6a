// title: What only one source claims
// description: Passages that name this source, about events of which no passage without it tells.
// example: --source Pentagon
// param source: str -- whom the articles name as their source, as in "the ministry said"; not the outlet
// column event: str -- id of the event
// column type: str -- event type
// column when: str | None -- date in EDTF
// column modality: str -- as what the passage reports the event
// column quote: str -- the passage, exactly as in the article
MATCH (m:Mention {attributed_to: $source})-[:REPORTS]->(e:Event)
WHERE NOT EXISTS { MATCH (o:Mention)-[:REPORTS]->(e) WHERE o.attributed_to IS NULL OR o.attributed_to <> $source }
RETURN e.id AS event, e.type AS type, e.when AS when, m.modality AS modality, m.quote AS quote
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id, quote
