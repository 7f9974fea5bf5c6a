# First every file that constraints.txt names, verified by its hash, and kg's own wheel ...
FROM python:3.11-slim AS wheels
WORKDIR /source
COPY constraints.txt .
RUN pip download --no-cache-dir --require-hashes --only-binary :all: --dest /wheels --requirement constraints.txt
COPY . .
RUN pip install --no-index --find-links /wheels hatchling \
 && pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /wheels .

# ... then from these files, and without the network, what kg needs to run.
FROM python:3.11-slim AS kg
RUN --mount=from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels diplomatic-kg \
 && useradd --create-home kg
USER kg
WORKDIR /home/kg
ENTRYPOINT ["kg"]
CMD ["--help"]

# `docker build --target spark` adds Apache Spark and its Java, for the workers of docs/scale.md.
FROM kg AS spark
USER root
RUN --mount=source=constraints-spark.txt,target=/constraints-spark.txt \
    apt-get update && apt-get install --yes --no-install-recommends default-jre-headless && rm -rf /var/lib/apt/lists/* \
 && pip install --no-cache-dir --require-hashes --requirement /constraints-spark.txt \
 && ln -s "$(python -c 'import pyspark; print(pyspark.__path__[0])')" /opt/spark
ENV SPARK_HOME=/opt/spark PYSPARK_PYTHON=/usr/local/bin/python
USER kg

# What `docker build` makes when nobody says which.
FROM kg
