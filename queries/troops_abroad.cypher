// title: Whose troops went where, and how many
// description: Deployments of forces that took place or go on, earliest first, with the quantity where a source gives one.
// example: --sender "United States" --since 2022
// param sender: actor | None = null -- id of the country that sends (ISO 3166 alpha-3 code); without it, any
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column event: str -- id of the event
// column when: str | None -- date in EDTF
// column status: str -- occurred or ongoing
// column senders: list[str] -- names of those who send
// column receivers: list[str] -- names of those to whom the forces go
// column place: str | None -- name of the place
// column troops: float | None -- how many people
// column quote: str -- the clearest sentence that reports it
// column sources: int -- how many articles report it
// column confidence: float -- from 0 to 1
MATCH (e:Event)-[:OF_TYPE]->(:EventType {name: 'TroopDeployment'})
WHERE e.status IN ['occurred', 'ongoing']
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
MATCH (a:Actor)-[r:PARTICIPATED_IN]->(e)
WITH e, a, r ORDER BY a.name
WITH e, collect({id: a.id, name: a.name, country: a.country, role: r.role}) AS parties
WHERE $sender IS NULL OR any(x IN parties WHERE x.role = 'sender' AND (x.id = $sender OR x.country = $sender))
OPTIONAL MATCH (e)-[:AT]->(p:Place)
MATCH (m:Mention)-[:REPORTS]->(e)
WITH e, parties, p, m ORDER BY m.confidence DESC, m.reported, m.id
WITH e, parties, p, collect(m.quote) AS quotes
RETURN e.id AS event, e.when AS when, e.status AS status,
       [x IN parties WHERE x.role = 'sender' | x.name] AS senders,
       [x IN parties WHERE x.role = 'receiver' | x.name] AS receivers,
       p.name AS place, e.quantity AS troops, quotes[0] AS quote, e.sources AS sources, e.confidence AS confidence
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id
