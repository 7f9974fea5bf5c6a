// title: In which office each took part in an event
// description: Everybody who took part, with role and office as the articles tell them.
// example: --event EVENT
// param event: event -- id of the event
// column name: str -- name of the actor
// column role: str -- role in the event
// column office: str | None -- office in which the actor took part, as told
// column country: str | None -- ISO 3166 alpha-3 code of the country
MATCH (a:Actor)-[r:PARTICIPATED_IN]->(e:Event {id: $event})
RETURN a.name AS name, r.role AS role, r.office AS office, a.country AS country
ORDER BY role, name
