# Everything a developer does here; each target installs what it needs first (scripts/setup.sh).
# Variables: PORT, PUBLIC_URL (path to serve below, as /vigia/), CONNECT_SRC (origin to replicate with), E2E (tests to run),
# MINUTES, SEED and DECODER of `make fuzz`. With CI=1 the native tests try all their cases: thousands instead of hundreds.
# INVOICES and SIZES (what is measured), DOC=1 (write docs/rendimiento.md from what was measured).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:

PORT ?= 8080
PUBLIC_URL ?= /
E2E ?= tests/e2e/*.test.mjs
MINUTES ?= 60
SEED ?= 1
DECODER ?=
INVOICES ?= 10000
SIZES ?= 10000,50000,100000,500000
SETUP := scripts/setup.sh
# Trunk 0.21 does not understand NO_COLOR=1.
TRUNK := env -u NO_COLOR PATH="$(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$$PATH" trunk

.PHONY: help setup serve dev build test test-native test-web test-e2e e2e guide bench bench-growth size fault fault-quick fuzz fmt lint clean

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/\1\t\2/' | expand -t 16

setup: ## Install every tool (the other targets do this by themselves)
	@$(SETUP) all

serve: build ## Build the release and serve it with the production headers, on http://127.0.0.1:8080/
	@PORT=$(PORT) node scripts/serve.mjs dist

dev: ## Serve a debug build that rebuilds and reloads when a file changes
	@$(SETUP) rust node crates trunk bindgen
	$(TRUNK) serve --port $(PORT)

build: ## Build the release into dist/; BUILT=1 takes the one that is there
	@if [ -n "$(BUILT)" ] && [ -f dist/index.html ]; then exit 0; fi
	$(SETUP) rust node crates trunk bindgen
	$(TRUNK) build --release --public-url $(PUBLIC_URL)

test: ## All tests: native, in the browser, end to end on the release build, and faults
	@$(SETUP) node
	node scripts/test.mjs

test-native: ## Rules, commands, journal, formats: no browser
	@$(SETUP) rust crates
	if cargo nextest --version >/dev/null 2>&1; then cargo nextest run --locked --no-fail-fast; else
	  cargo test --locked --no-fail-fast
	  cargo test --locked --test it samples -- --show-output
	fi

test-web: ## Storage on the browser's own IndexedDB and file system, in Chromium
	@$(SETUP) rust crates bindgen browser
	scripts/web-tests

test-e2e: build ## What a person does, in Chromium, on the release build
	@$(SETUP) browser
	node --test --test-concurrency=2 $(E2E)

e2e: ## The same on a quickly compiled build; E2E=tests/e2e/offline.test.mjs runs one file
	@$(SETUP) rust node crates trunk bindgen browser
	WASM_OPT=0 $(TRUNK) build --release --cargo-profile e2e --public-url $(PUBLIC_URL)
	node --test --test-concurrency=2 $(E2E)

guide: build ## Take the pictures of docs/guia again
	@$(SETUP) browser
	GUIDE=1 node --test --test-concurrency=1 tests/e2e/contract.test.mjs

bench: build ## Measure against the budgets, beside Dexie, PouchDB and raw IndexedDB in the same run; INVOICES=100000 is the full set
	@$(SETUP) browser
	INVOICES=$(INVOICES) DOC=$(DOC) node tests/bench/run.mjs

bench-growth: build ## Measure how it grows, from 10,000 to 500,000 invoices; SIZES=10000,50000 chooses others
	@$(SETUP) browser
	SIZES=$(SIZES) DOC=$(DOC) node tests/bench/growth.mjs

fault: build ## Every fault in full, over an hour: both back ends, Firefox, power cuts; FEW=10 makes a tenth of the rounds, FAULTS=kill,merge some of them
	@$(SETUP) browser
	trap 'node scripts/fault-figures.mjs' EXIT
	node tests/fault/run.mjs $(if $(FAULTS),--only $(FAULTS))

fault-quick: build ## Kill, corrupt and starve the browser; check that nothing acknowledged is lost
	@$(SETUP) browser
	node tests/fault/run.mjs --quick

fuzz: ## Hostile input for every decoder, MINUTES for all together; one line each, inputs that break something in target/fuzz
	@$(SETUP) rust crates
	cargo run --locked --quiet --profile fuzz --example fuzz -- $(MINUTES) $(SEED) $(DECODER)

size: build ## Weigh the release against its budget
	@node scripts/size.mjs

fmt: ## Format the Rust
	@$(SETUP) rust
	cargo fmt

lint: ## Format, clippy (native and wasm32), hosting files, scripts
	@$(SETUP) rust crates node
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --all-targets --target wasm32-unknown-unknown -- -D warnings
	node scripts/hosting.mjs --check
	for file in scripts/*.mjs public/*.js tests/{bench,e2e,fault}/*.mjs; do node --check "$$file"; done
	bash -n scripts/setup.sh scripts/web-tests

clean: ## Remove what was built, keep the tools
	rm -rf target dist tests/e2e/.out
