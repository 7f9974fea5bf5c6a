// title: Who met whom, when and where, with the sentences that say so
// description: Meetings in which an actor took part, earliest first. People stand for their countries: a country's code finds the meetings of everybody who acted for it.
// example: --actor Putin --other "Kim Jong-un" --since 2024
// param actor: actor -- id of a person, country (ISO 3166 alpha-3 code), organisation or group
// param other: actor | None = null -- id of whom the actor met; without it, anybody
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// param place: place | None = null -- id of a place (a city, region or continent), or a country's code, for everywhere in it
// param near: list[place] | None = null -- ids of places, in one of which it is
// param type: class = "Meeting" -- event type or a class of them: BilateralMeeting, Meeting, Call, Consultation
// param statuses: list[status] = ["occurred", "ongoing", "planned"] -- which statuses count
// param confidence: float = 0.0 -- how sure an event must be at least, from 0 to 1
// param sources: int = 1 -- how many articles must tell of it at least, copies counted once
// param order: str = "earliest" -- which come first: "earliest" or "newest"
// param offset: int = 0 -- so many of the first are left out
// param limit: int = 1000000000 -- at most so many
// column event: str -- id of the event
// column type: str -- event type
// column status: str -- occurred, ongoing, planned, cancelled or denied
// column when: str | None -- date in EDTF
// column place: str | None -- name of the place
// column title: str | None -- name of a summit
// column parties: list[dict] -- actor id, name, kind, country, role and office of everybody who took part
// column quotes: list[dict] -- quote, start, end, article id, outlet, published, url, modality and confidence of each mention, earliest first
// column confidence: float -- from 0 to 1
MATCH (a:Actor)-[:PARTICIPATED_IN]->(e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(:EventType {name: $type})
WHERE (a.id = $actor OR a.country = $actor)
  AND e.status IN $statuses AND e.confidence >= $confidence AND e.sources >= $sources
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
WITH DISTINCT e
MATCH (b:Actor)-[r:PARTICIPATED_IN]->(e)
WITH e, collect({id: b.id, name: b.name, kind: b.kind, country: b.country, role: r.role, office: r.office}) AS parties
WHERE any(x IN parties WHERE (x.id = $actor OR x.country = $actor)
          AND any(y IN parties WHERE y.id <> x.id AND ($other IS NULL OR y.id = $other OR y.country = $other)))
OPTIONAL MATCH (e)-[:AT]->(p:Place)
OPTIONAL MATCH (p)-[:WITHIN*0..8]->(q:Place {id: $place})
WITH e, parties, p, q
WHERE ($place IS NULL OR q IS NOT NULL OR p.country = $place) AND ($near IS NULL OR p.id IN $near)
WITH e, parties, p, coalesce(e.begin, e.end, date('9999-12-31')) AS day
ORDER BY CASE WHEN $order = 'newest' THEN null ELSE day END, CASE WHEN $order = 'newest' THEN null ELSE e.id END,
         CASE WHEN $order = 'newest' THEN day END DESC, CASE WHEN $order = 'newest' THEN e.id END DESC
SKIP $offset LIMIT $limit
MATCH (m:Mention)-[:REPORTS]->(e)
MATCH (m)-[:IN]->(d:Article)
WITH e, day, parties, p, m, d ORDER BY d.published, m.id
WITH e, day, parties, p, collect({quote: m.quote, start: m.start, end: m.end, modality: m.modality, confidence: m.confidence,
     article: d.id, outlet: d.outlet, published: d.published, url: d.url, title: d.title}) AS quotes
RETURN e.id AS event, e.type AS type, e.status AS status, e.when AS when, p.name AS place, e.title AS title,
       parties, quotes, e.confidence AS confidence
ORDER BY CASE WHEN $order = 'newest' THEN null ELSE day END, CASE WHEN $order = 'newest' THEN null ELSE e.id END,
         CASE WHEN $order = 'newest' THEN day END DESC, CASE WHEN $order = 'newest' THEN e.id END DESC
