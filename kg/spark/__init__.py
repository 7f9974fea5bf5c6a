"""A graph made by many machines: the library's own functions, spread over a cluster by Apache Spark.

    extract      articles from any path that Spark knows -> what they tell, as Parquet   (kg/spark/extraction.py)
    assemble     what they tell -> the property graph, a Parquet table a label or relationship    (kg/spark/assembly.py)
    export       the graph -> sharded RDF and JSONL, or CSV files for neo4j-admin          (kg/spark/sharding.py)

Nothing is decided here. Identity is what kg.identity says of the mentions that can touch each other; these modules
only bring those together on one worker (kg/spark/parts.py), and prove no more than that nothing else can.
docs/scale.md has rates, limits, and how a cluster is set up.
"""
