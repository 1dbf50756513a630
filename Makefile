# The verbs of this repository. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

.PHONY: help prepare run test check bench golden fmt docs seed release deny

help: ## list the verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

prepare: ## install what this machine lacks (apt); nothing when all is there
	@.ci/prepare

run: prepare ## build and start the whole service with the demo city
	@cargo build --quiet --bin policentrica
	@exec target/debug/policentrica serve --demo

test: ## every test: Rust, HTTP, browser, outside tools
	@.ci/prepare test
	@.ci/test

check: ## formatting, lints, documentation, house rules
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items --quiet
	cargo test --package tests --test it --quiet house

bench: ## benchmarks with a table
	@.ci/prepare bench
	@cargo build --quiet --release --bin policentrica
	@target/release/policentrica bench

golden: ## accept the golden files and reference pages as they are now; read the diff before you commit
	POLICENTRICA_GOLDEN=accept INSTA_UPDATE=always cargo test --workspace --no-fail-fast
	git diff --stat

fmt: ## format all code
	cargo fmt --all

docs: ## the documentation of the code, in target/doc
	cargo doc --workspace --no-deps --document-private-items

seed: prepare ## fill the demo city by hand
	@cargo run --quiet --bin policentrica -- seed

release: prepare ## the optimised binary, in target/release
	cargo build --release --locked --bin policentrica

deny: ## licences and advisories of the dependencies (needs cargo-deny)
	cargo deny check
