// title: One event
// description: One event with its parties, and the clearest sentence.
// example: --event EVENT
// param event: event -- id of the event
// column event: str -- id of the event
// column type: str -- event type
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column when: str | None -- date in EDTF
// column place: str | None -- name of the place
// column title: str | None -- name of an agreement, a summit or an exercise
// column quantity: float | None -- people (forces) or US dollars (money)
// column parties: list[dict] -- actor id, name, kind, country, role and office of everybody who took part
// column quote: str -- the clearest sentence that reports it
// column outlet: str | None -- who published it
// column published: date | None -- day on which it was published
// column sources: int -- how many articles report it
// column confidence: float -- from 0 to 1
MATCH (e:Event {id: $event})
MATCH (b:Actor)-[r:PARTICIPATED_IN]->(e)
WITH e, collect({id: b.id, name: b.name, kind: b.kind, country: b.country, role: r.role, office: r.office}) AS parties
OPTIONAL MATCH (e)-[:AT]->(p:Place)
MATCH (m:Mention)-[:REPORTS]->(e)
MATCH (m)-[:IN]->(d:Article)
WITH e, parties, p, m, d ORDER BY m.confidence DESC, m.reported, m.id
WITH e, parties, p, collect({quote: m.quote, outlet: d.outlet, published: d.published}) AS quotes
RETURN e.id AS event, e.type AS type, e.status AS status, e.when AS when, p.name AS place, e.title AS title,
       e.quantity AS quantity, parties, quotes[0].quote AS quote, quotes[0].outlet AS outlet,
       quotes[0].published AS published, e.sources AS sources, e.confidence AS confidence
