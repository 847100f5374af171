# The verbs of the house. `make help` lists them. CI runs `make test` and nothing else.
SHELL := /bin/bash
.DEFAULT_GOAL := help

STRICT := --explicit-target-dependency-import-check error
SWIFT_BUILD := swift build $(STRICT)
# A debug build made for tests serves the command line too; `make release` is the one to install.
NUTGRAF := .build/debug/nutgraf
ARGS ?=

.PHONY: help setup setup-test build release test test-fast test-crash test-browser format lint run demo demo-headless fuzz bench docs golden \
	feed extract sanitise cluster tag quotes check summarise draft alerts verify ingest doctor

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

setup: ## Install the Debian packages that the build needs, when missing
	@scripts/setup build

setup-test: ## ... and those the tests need (Chromium, Python packages in .build/venv)
	@scripts/setup test

build: setup ## Debug build
	$(SWIFT_BUILD) --product nutgraf

release: setup ## Release build, .build/release/nutgraf
	$(SWIFT_BUILD) -c release --product nutgraf

test: setup-test lint ## Everything: unit, store, pipeline, crash, demonstration, browser
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build --no-parallel
	scripts/demo-headless $(NUTGRAF)
	scripts/crash-test $(NUTGRAF)
	scripts/browser-tests $(NUTGRAF)

test-fast: setup ## Unit tests alone; FILTER=WireTests for one target
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build $(if $(FILTER),--filter $(FILTER))

test-crash: build ## kill -9 during ingest, draft, publish and send; then everything is counted
	scripts/crash-test $(NUTGRAF)

test-browser: setup-test build ## Sign-in, review, sign-off and reading in headless Chromium; accessibility and HTML validity
	scripts/browser-tests $(NUTGRAF)

format: ## Lay the code out
	swift format --in-place --recursive Package.swift Sources Tests Fuzz

lint: ## Layout, imports, file sizes, dead paths in the documents
	@scripts/lint

run: build ## Serve with the configuration in nutgraf.toml or the environment
	$(NUTGRAF) serve $(ARGS)

demo: build ## The whole line on an embedded store: prints the address to open and how to sign in
	$(NUTGRAF) demo $(ARGS)

demo-headless: build ## The same without a person; fails when a stage did not do its part
	scripts/demo-headless $(NUTGRAF)

fuzz: setup ## Coverage-guided fuzzing of feeds, pages and dates; ARGS="html --seconds 120" for one
	scripts/fuzz $(ARGS)

bench: release ## Ratios against peers, written to docs/reference/benchmarks.md
	Benchmarks/run $(ARGS)

docs: build ## Regenerate docs/reference from the program
	scripts/reference $(NUTGRAF)

golden: setup ## Regenerate the golden files of what we publish; review the difference as code
	NUTGRAF_WRITE_GOLDEN=1 swift test --filter FormatsTests || true

feed extract sanitise cluster tag quotes check summarise draft alerts verify ingest doctor: build ## One stage by hand: make check ARGS="draft.md --source a.txt"
	$(NUTGRAF) $@ $(ARGS)
