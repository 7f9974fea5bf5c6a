# What one does with kg. Python 3.11 or newer and make are enough; everything else comes into .venv.
#   make demo    answers from the example articles        make check   style, types, layers, generated files
#   make test    all tests                                make neo4j   a Neo4j server in Docker
#   make spark   Apache Spark, for kg spark               make lock    renew constraints*.txt
#   make fuzz    hostile files, 10,000 of each kind       make torture kg killed, cut off, starved: 100 rounds
#   make clean   remove .venv

BIN := .venv/bin
KG ?= $(CURDIR)/$(BIN)/kg
READY ?= .venv/installed

.PHONY: demo test check fuzz torture neo4j spark lock clean

demo: $(READY)
	@KG_STORE=$$(mktemp -d) && export KG_STORE && trap 'rm -rf "$$KG_STORE"' EXIT && \
	run() { printf '\n$$ kg %s\n' "$$1"; eval "\"$(KG)\" $$1"; } && \
	run 'load examples/articles' && \
	run 'met "Kim Jong-un"' && \
	run 'met Lavrov --since 2022 --until 2023' && \
	run 'events --type Agreement --since 2024-06-19 --until 2024-06-19' && \
	run 'events --type Expulsion' && \
	run 'why "Kim Jong-un"'

test: $(READY)
	$(BIN)/python -m pytest $(ARGS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/python tools/generate_vocab.py --check
	$(BIN)/python tools/generate_ontology.py --check
	$(BIN)/python tools/update_readme.py --check

# ARGS="html rdf --count 100" names kinds and numbers.
fuzz: $(READY)
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

# SEED=2 takes other moments; SEED=2 ROUND=17 is one round of them again.
torture: $(READY)
	$(BIN)/python -m benchmarks.torture --rounds $(or $(ROUNDS),100) --seed $(or $(SEED),1) $(if $(ROUND),--round $(ROUND))

neo4j:
	@command -v docker >/dev/null || { echo "make neo4j: needs Docker; without it, give NEO4J_URI of a server of yours" >&2; exit 1; }
	@test -n "$$NEO4J_PASSWORD" || { echo "make neo4j: choose a password first: export NEO4J_PASSWORD=..." >&2; exit 1; }
	docker compose up --detach --wait neo4j

# UPGRADE=--upgrade takes the newest of everything; without it only what pyproject.toml asks for changes.
lock: .venv/locked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	cp constraints.txt .venv/lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file .venv/lock >/dev/null
	{ head -n 1 constraints.txt; cat .venv/lock; } > .venv/lock.new && mv .venv/lock.new constraints.txt
	cp constraints-spark.txt .venv/lock
	echo 'pyspark>=4.0,<5' | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file .venv/lock >/dev/null
	{ head -n 1 constraints-spark.txt; cat .venv/lock; } > .venv/lock.new && mv .venv/lock.new constraints-spark.txt

# Apache Spark is 450 MB, so it comes only where it is asked for; without it the tests that need it are skipped.
spark: $(READY)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement constraints-spark.txt

clean:
	rm -rf .venv

.venv/locked: constraints.txt
	@for python in python3.11 python3.12 python3.13 python3; do \
	  "$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; done; \
	test -n "$$python" || { echo "make: found no Python 3.11 or newer with venv and ensurepip" >&2; exit 1; }; \
	"$$python" -m venv --clear .venv
	@echo "installing what constraints.txt names into .venv; this takes a minute or two, once"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement constraints.txt
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
