// title: Calls against meetings in person, year by year
// description: Contacts that took place, by the year of their first possible day; visits are no meetings.
// example: --since 2022
// param since: date | None = null -- first day of the period; an imprecise date counts if it overlaps
// param until: date | None = null -- last day of the period
// column year: int -- year of its first possible day
// column calls: int -- by telephone or video
// column meetings: int -- in person
MATCH (e:Event)-[:OF_TYPE]->(:EventType)-[:SUBTYPE_OF*0..4]->(k:EventType)
WHERE k.name IN ['Call', 'Meeting'] AND e.status IN ['occurred', 'ongoing'] AND e.when IS NOT NULL
  AND ($since IS NULL OR (e.when IS NOT NULL AND (e.end IS NULL OR e.end >= $since)))
  AND ($until IS NULL OR (e.when IS NOT NULL AND (e.begin IS NULL OR e.begin <= $until)))
RETURN coalesce(e.begin, e.end).year AS year, sum(CASE WHEN k.name = 'Call' THEN 1 ELSE 0 END) AS calls,
       sum(CASE WHEN k.name = 'Meeting' THEN 1 ELSE 0 END) AS meetings
ORDER BY year
