# Askback: what a person does here. `make` alone lists it.
# Settings: ARGS="--listen 127.0.0.1:0" for `make run`; CARGO_TARGET_DIR as for cargo.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

ARGS ?=
WEB_SOURCES := $(shell find web -type d \( -name node_modules -o -name build -o -name .svelte-kit \) -prune -o -type f -print 2>/dev/null)

.PHONY: help run web build test test-rust test-web test-bank test-browser bench bench-complexity lint fmt doctor release need-run need-test clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: need-run build ## build, start Askback and print the sign-in link (ARGS="--listen 127.0.0.1:0")
	@exec "$$(scripts/binary)" serve $(ARGS)

build: web ## the page and the binary
	@cargo build --workspace --bins

web: web/node_modules/.built ## the page alone, when its sources changed

test: need-test ## every test there is: Rust, stores, bank, web, browser
	@scripts/test all

test-rust: need-test ## Rust alone: units, command line, both stores
	@scripts/test rust

test-web: need-run web ## the page's unit tests alone
	@scripts/test web

test-bank: need-run build ## every question checked on the Pythons found
	@scripts/test bank

test-browser: need-test build ## journeys in a real browser
	@scripts/test browser

bench: need-run web ## how fast is a run? paired with plain python3 -I in one run
	@cargo build --profile fast -p askback -p askback-bench
	@"$$(dirname "$$(dirname "$$(scripts/binary)")")/fast/askback-bench"

bench-complexity: need-run build ## how often a function's growth is told rightly (ARGS="--set test --python 3.12 --load 2")
	@"$$(scripts/binary)-bench-complexity" $(ARGS)

lint: need-run web/node_modules/.installed ## formatting, clippy, licences, links in docs, the page's types
	@scripts/lint

fmt: ## format Rust and the page
	@cargo fmt --all
	@if [ -d web/node_modules ]; then npm --prefix web run --silent format; fi

doctor: need-run build ## what protects this machine, each layer tried
	@"$$(scripts/binary)" doctor

release: need-run web ## the archive to install elsewhere, for this architecture
	@scripts/release

need-run:
	@scripts/need run

need-test:
	@scripts/need test

clean: ## remove what was built (the caches outside the clone stay)
	@cargo clean
	@rm -rf web/build web/.svelte-kit web/node_modules

# Stamps lie in node_modules: not part of the page, and gone when it is.
web/node_modules/.installed: web/package.json web/package-lock.json
	@echo "installing the page's packages (npm ci)" >&2
	@npm --prefix web ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

web/node_modules/.built: web/node_modules/.installed $(WEB_SOURCES)
	@echo "building the page" >&2
	@npm --prefix web run --silent build >&2
	@touch $@
