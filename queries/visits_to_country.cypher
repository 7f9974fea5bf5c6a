// title: Who visited a country, and when
// description: Visits to a country or one of its places, earliest first.
// example: --country "North Korea"
// param country: actor -- ISO 3166 alpha-3 code of the country visited
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// param statuses: list[status] = ["occurred", "ongoing", "planned"] -- which statuses count
// column event: str -- id of the event
// column when: str | None -- date in EDTF
// column status: str -- occurred, ongoing or planned
// column visitors: list[str] -- names of the visitors
// column countries: list[str] -- ISO 3166 codes of their countries
// column place: str | None -- name of the place
// column quote: str -- the clearest sentence that reports it
// column sources: int -- how many articles report it
// column confidence: float -- from 0 to 1
MATCH (v:Actor)-[:PARTICIPATED_IN {role: 'visitor'}]->(e:Event)-[:OF_TYPE]->(:EventType {name: 'Visit'})
WHERE e.status IN $statuses
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
OPTIONAL MATCH (c:Actor {id: $country})-[:PARTICIPATED_IN {role: 'destination'}]->(e)
OPTIONAL MATCH (e)-[:AT]->(p:Place)
WITH e, c, p, v
WHERE c IS NOT NULL OR p.country = $country
WITH e, p, v ORDER BY v.name
WITH e, p, collect(v.name) AS visitors, collect(DISTINCT v.country) AS countries
MATCH (m:Mention)-[:REPORTS]->(e)
WITH e, p, visitors, countries, m ORDER BY m.confidence DESC, m.reported, m.id
WITH e, p, visitors, countries, collect(m.quote) AS quotes
RETURN e.id AS event, e.when AS when, e.status AS status, visitors, countries, p.name AS place,
       quotes[0] AS quote, e.sources AS sources, e.confidence AS confidence
ORDER BY coalesce(e.begin, e.end, date('9999-12-31')), e.id
