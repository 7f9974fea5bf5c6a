# First every file that constraints.txt names, verified by its hash, and kg's own wheel ...
FROM python:3.11-slim AS wheels
WORKDIR /source
COPY constraints.txt .
RUN pip download --no-cache-dir --require-hashes --only-binary :all: --dest /wheels --requirement constraints.txt
COPY . .
RUN pip install --no-index --find-links /wheels hatchling \
 && pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /wheels .

# ... then from these files, and without the network, what kg needs to run.
FROM python:3.11-slim
RUN --mount=from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels diplomatic-kg \
 && useradd --create-home kg
USER kg
WORKDIR /home/kg
ENTRYPOINT ["kg"]
CMD ["--help"]
