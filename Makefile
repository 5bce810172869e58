# Steady. `make help` lists what there is.
HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON := .venv/bin/python
NODE := .venv/bin/node
TSC := $(NODE) node_modules/typescript/bin/tsc
FLASK := DEV=1 $(PYTHON) -m flask --app webapp
# Off unless LOG=1; it names neither the reader's address nor a query.
export GRANIAN_LOG_ACCESS_ENABLED := $(if $(filter 1,$(LOG)),true,false)

.PHONY: help run dev test test-all test-hosts abuse image export bench phone text pin audit icons cards screenshots check-words lighthouse

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 · /p' $(MAKEFILE_LIST)

run: ## install what is needed and serve on http://HOST:PORT (127.0.0.1:8000)
	@.ci/setup run
	@echo "run: http://$(HOST):$(PORT)/"
	@ulimit -n "$$(ulimit -Hn)"; PAGES=$${PAGES-.pages} HOST=$(HOST) PORT=$(PORT) exec $(PYTHON) -m webapp

dev: ## serve and start again whenever a file changes
	@.ci/setup test
	@$(FLASK) run --debug --extra-files "$$(find webapp translations -type f ! -name "*.pyc" ! -name "*.pot" | paste -sd:)" --host $(HOST) --port $(PORT)

test: ## install what is needed, then ruff, mypy --strict, tsc, biome, node's tests and pytest
	@.ci/setup test
	@echo "test: ruff" && .venv/bin/ruff check . && .venv/bin/ruff format --check .
	@echo "test: mypy --strict" && .venv/bin/mypy
	@echo "test: tsc --strict" && $(TSC) -p . && $(TSC) -p tsconfig.worker.json
	@echo "test: biome" && node_modules/.bin/biome lint --error-on-warnings --log-level=error
	@echo "test: node" && $(NODE) --test --test-reporter=dot "tests/**/*.test.js"
	@echo "test: pytest" && $(PYTHON) -m pytest

test-all: ## all of that, and what takes longer: every page in every language, hosts, engines, abuse
	@.ci/setup test
	@$(PYTHON) -m tests.tools.everything

test-hosts: ## the browser tests again, with the exported folder under nginx and under Caddy with HTTPS
	@.ci/setup test
	@failed=0; for host in nginx https; do echo "test-hosts: $$host" && FULL=1 HOST_KIND=$$host $(PYTHON) -m pytest tests/parts tests/sweeps/test_privacy.py tests/site/test_phone_offline.py tests/site/test_update.py tests/site/test_first_second.py || failed=1; done; exit $$failed

abuse: ## 20,000 odd requests, floods, killed workers and full disks, with their counts
	@.ci/setup test
	@REQUESTS=20000 $(PYTHON) -m pytest -n 0 -m "" -s tests/host/test_abuse.py tests/host/test_faults.py

image: ## build the image with docker, podman or buildah, start it and ask it
	@.ci/setup image
	@$(PYTHON) -m tests.tools.image

export: ## write the whole site as files into OUT
	@test -n "$(OUT)" || { echo "export: say where, for instance make export OUT=site"; exit 1; }
	@.ci/setup run
	@.venv/bin/python -m flask --app webapp export $(OUT)

bench: ## compare with the least that this server can do, gunicorn and nginx on the same bytes (needs wrk)
	@.ci/setup test
	@command -v wrk >/dev/null || { echo "bench: please install wrk"; exit 1; }
	@$(PYTHON) -m tests.tools.bench

phone: ## what 2,000 slips and 200 notes cost a slow phone, beside nothing kept, in the same run
	@.ci/setup test
	@$(PYTHON) -m tests.tools.phone

text: ## extract sentences, bring the catalogues up to date, say what is missing
	@.ci/setup test
	@$(FLASK) text extract && $(FLASK) text update && $(FLASK) text check

pin: ## pin every dependency with its hashes; RAISE=1 takes the newest that pyproject.toml allows, and says what it raised
	@command -v uv >/dev/null || { echo "pin: uv is needed (pip install uv)"; exit 1; }
	@for set in run: test:test build:build; do \
	  extra=$${set#*:}; name=$${set%%:*}; case $$name in build) with="--extra build" ;; *) with="--extra serve $${extra:+--extra $$extra}" ;; esac; \
	  uv pip compile -q pyproject.toml $$with $(if $(RAISE),--upgrade) --generate-hashes --universal --python-version 3.11 --no-annotate --no-header -o requirements/$$name.txt || exit 1; done
	@.venv/bin/npm install --package-lock-only --omit-lockfile-registry-resolved --silent
	@.ci/setup test && $(PYTHON) -m tests.tools.lock && $(PYTHON) -m tests.tools.thirdparty
	@git diff -U0 requirements | sed -n 's/^[-+]\([a-z][a-z0-9.-]*==[^ ;]*\).*/\1/p' | sort | sed 's/^/pin: /'

audit: ## list the licences of what ships and ask for its known holes (needs pip-audit and the network)
	@cat requirements/LICENCES
	@command -v pip-audit >/dev/null || { echo "audit: known holes not asked for: pip-audit is missing (pip install pip-audit)"; exit 0; }; \
	found=$$(pip-audit --strict -r requirements/run.txt --require-hashes --disable-pip --no-deps 2>&1); code=$$?; \
	case "$$found" in *ConnectionError*|*"could not be audited"*) echo "audit: known holes not asked for: the list of them cannot be reached from here" ;; \
	*) echo "$$found"; exit $$code ;; esac

icons: ## draw the app icons again from their SVG
	@.ci/setup test
	@$(PYTHON) -m tests.tools.icons

cards: ## draw the picture cards for relatives again from their words
	@.ci/setup test
	@$(PYTHON) -m tests.tools.cards

screenshots: ## take the README's pictures again, from the running app
	@.ci/setup test
	@$(PYTHON) -m tests.tools.screenshots

check-words: ## say how the check of messages does on the sentences it was fitted on and on those it was not
	@.ci/setup test
	@$(PYTHON) -m tests.tools.words

lighthouse: ## audit one page of each kind, five times each (needs node and npm)
	@.ci/setup test
	@$(PYTHON) -m tests.tools.lighthouse
