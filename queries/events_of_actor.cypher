// title: Everything an actor took part in
// description: Events of every type in which an actor took part, earliest first, undated ones last. People stand for their countries.
// example: --actor Putin --since 2024 --type Visit
// param actor: actor | None = null -- id of an actor, or a country's code; without it, anybody
// param type: class = "Event" -- event type or a class of them
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// param place: place | None = null -- id of a place (a city, region or continent), or a country's code, for everywhere in it
// param near: list[place] | None = null -- ids of places, in one of which it is
// param status: status | None = null -- occurred, ongoing, planned, cancelled or denied
// param statuses: list[status] | None = null -- which statuses count, if several do
// param confidence: float = 0.0 -- how sure an event must be at least, from 0 to 1
// param sources: int = 1 -- how many articles must tell of it at least, copies counted once
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
MATCH (t:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WITH collect(t.name) AS types
CALL (types) {
  WITH types WHERE $actor IS NULL
  MATCH (e)-[:OF_TYPE]->(t:EventType) WHERE t.name IN types
  RETURN e
  UNION
  MATCH (:Actor {id: $actor})-[:PARTICIPATED_IN]->(e:Event) WHERE e.type IN types
  RETURN e
  UNION
  MATCH (:Actor {country: $actor})-[:PARTICIPATED_IN]->(e:Event) WHERE e.type IN types
  RETURN e
}
WITH e
WHERE e.confidence >= $confidence AND e.sources >= $sources
  AND ($status IS NULL OR e.status = $status) AND ($statuses IS NULL OR e.status IN $statuses)
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (b:Actor)-[r:PARTICIPATED_IN]->(e)
WITH e, collect({id: b.id, name: b.name, kind: b.kind, country: b.country, role: r.role, office: r.office}) AS parties
OPTIONAL MATCH (e)-[:AT]->(p:Place)
OPTIONAL MATCH (p)-[:WITHIN*0..8]->(q:Place {id: $place})
WITH e, parties, p, q
WHERE ($place IS NULL OR q IS NOT NULL OR p.country = $place) AND ($near IS NULL OR p.id IN $near)
MATCH (m:Mention)-[:REPORTS]->(e)
MATCH (m)-[:IN]->(d:Article)
WITH e, parties, p, m, d ORDER BY m.confidence DESC, m.reported, m.id
WITH e, parties, p, collect({quote: m.quote, outlet: d.outlet, published: d.published}) AS quotes
RETURN e.id AS event, e.type AS type, e.status AS status, e.when AS when, p.name AS place, e.title AS title,
       e.quantity AS quantity, parties, quotes[0].quote AS quote, quotes[0].outlet AS outlet,
       quotes[0].published AS published, e.sources AS sources, e.confidence AS confidence
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id
