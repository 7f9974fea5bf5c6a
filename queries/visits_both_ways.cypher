// title: Visits from one country to another against visits back
// description: Visits that took place, counted in each direction; a direction without any has no row. People stand for their countries.
// example: --a Russia --b "North Korea"
// param a: actor -- ISO 3166 alpha-3 code of one country
// param b: actor -- of the other
// column visitor: str -- code of the country that travelled
// column visited: str -- code of the country visited
// column visits: int -- how many
MATCH (v:Actor)-[:PARTICIPATED_IN {role: 'visitor'}]->(e:Event {type: 'Visit'})
WHERE v.country IN [$a, $b] AND e.status IN ['occurred', 'ongoing']
MATCH (d:Actor)-[:PARTICIPATED_IN {role: 'destination'}]->(e)
WHERE d.country IN [$a, $b] AND d.country <> v.country
RETURN v.country AS visitor, d.country AS visited, count(DISTINCT e) AS visits
ORDER BY visitor
