// title: Which countries the holders of an office visited, and how often
// description: Visits that took place, by country visited, of people who went in that office.
// example: --office President --country Russia
// param office: office -- office: Foreign Minister
// param country: actor -- ISO 3166 alpha-3 code of the country whose office it is
// column visited: str -- ISO 3166 alpha-3 code of the country visited
// column visits: int -- how many
MATCH (v:Actor {country: $country})-[:PARTICIPATED_IN {role: 'visitor', office: $office}]->(e:Event {type: 'Visit'})
WHERE e.status IN ['occurred', 'ongoing']
MATCH (d:Actor)-[:PARTICIPATED_IN {role: 'destination'}]->(e)
WHERE d.country IS NOT NULL
RETURN d.country AS visited, count(DISTINCT e) AS visits
ORDER BY visits DESC, visited
