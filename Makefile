# One entry point for people. Each target sets up what it needs, or says exactly what is missing.
# What the parts are is in README.md; what they do when called alone, `cargo run -p server -- --help` tells.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
.PHONY: help run test everything check bench soak gates quick-gates pictures bundle clean rust compiler wasm browser disk postgres checkers provider

WASM := wasm32-unknown-unknown

# need COMMAND PACKAGE...: when the command is missing, the Debian packages are installed with root or sudo.
define NEED
need() {
	command=$$1; shift
	if command -v "$$command" >/dev/null; then return; fi
	if [ "$$(id -u)" = 0 ]; then as_root=""
	elif sudo -n true 2>/dev/null; then as_root="sudo"
	else as_root="no"; fi
	if [ "$$as_root" = no ] || ! command -v apt-get >/dev/null; then
		echo "Missing: $$command. Please install it; on Debian and Ubuntu: sudo apt-get install $$*" >&2
		exit 1
	fi
	echo "Installing $$* (for $$command)"
	$$as_root apt-get update -qq
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$@" >/dev/null
}
endef

help:
	@cat <<-'END'
		make run      builds Concord and serves a demo company on http://localhost:3000
		make test     sets up what the tests need and runs all of them
		make check    formatting and lints
		make bench    how fast losses are simulated, beside plain numpy; pages at 10,000 to 1,000,000 cases and durable
		              decisions, beside the least that could be done instead (databases stay in target/bench); pages on
		              PostgreSQL at 10,000 and 100,000 (a million takes half an hour to fill: see server/benches/scale)
		make soak     losses as wasm32 in node: the same bits as in the tests; the audit log against every flipped byte;
		              500 rounds of 64 decisions at once and 1,000 hang-ups, on both databases; 200 kills and
		              20,000 acknowledged writes; 200 kills while messages are on the way; a process that dies at
		              every step of every change; 1,000 answers under strace; 10,000 commands on both databases;
		              every cell of state, act and relation against the audit log and over HTTP; every order of twelve
		              verdicts, roles and names against the separation of duties; a thousand slow connections, and
		              four times as many requests as can be served (a release build)
		make gates    every screen in both languages, light and dark, at three widths, in a real browser: axe, keyboard, no
		              scripts, forced colours, paper, slow network, Lighthouse; pictures of all of them in target/pictures
		              (make test does the part of it that takes minutes)
		make pictures the four pictures of the README, taken by the browser gates
		make bundle   only what the browser loads, into target/site
		make clean    deletes everything that was built (the demo's database stays)
	END

run: bundle
	@exec cargo run --quiet --package server --bin concord -- serve --demo

test: compiler wasm browser postgres disk provider bundle
	@if cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt; then
		cargo fmt --check
	else
		echo "SKIPPED: the formatting is not checked, because rustfmt is missing." >&2
	fi
	tests/with-postgres.sh $(MAKE) --no-print-directory everything

# Everything once, then the journeys again on PostgreSQL; both run to the end before either fails. The workspace is named,
# because other features of the dependencies would be compiled for one package alone.
everything:
	@failed=0
	cargo test --workspace --no-fail-fast || failed=1
	TEST_DATABASE=postgres cargo test --workspace --test http --no-fail-fast || failed=1
	$(MAKE) --no-print-directory quick-gates || failed=1
	exit $$failed

# The server as the tests build it: alone it would be compiled again, with other features of its dependencies.
SERVER = cargo test --quiet --workspace --test process --no-run

# What is checked in the browser by the programs that others made for it. They come from npm into target/gates; where npm
# is missing a person is told, and CI fails.
GATES = GATES_ROOT="$$PWD" node target/gates/main.mjs

quick-gates: checkers bundle
	@if [ ! -d target/gates/node_modules/axe-core ]; then exit 0; fi
	$(SERVER)
	$(GATES) quick

gates: checkers bundle
	@if [ ! -d target/gates/node_modules/axe-core ]; then exit 1; fi
	$(SERVER)
	$(GATES) whole

check: compiler wasm
	@cargo fmt --check
	cargo clippy --workspace --all-targets -- --deny warnings
	cargo clippy --package client --target $(WASM) -- --deny warnings

# numpy belongs to the measurement, not to the product: it lives in a Python environment under target/.
bench: compiler postgres
	@numpy=target/numpy/bin/python
	if ! "$$numpy" -c 'import numpy' 2>/dev/null; then
		if python3 -m venv target/numpy >/dev/null 2>&1 && target/numpy/bin/pip install --quiet numpy >/dev/null 2>&1; then
			echo "Installed numpy into target/numpy"
		else
			echo "SKIPPED: no comparison with numpy, because python3 -m venv or pip could not install it." >&2
			numpy=
		fi
	fi
	cargo bench --quiet --package loss --bench speed -- $${numpy:+"$$PWD/$$numpy"}
	cargo bench --quiet --package server --bench scale
	tests/with-postgres.sh cargo bench --quiet --package server --bench scale -- postgres 10000 100000

soak: compiler wasm postgres disk
	@cargo test --quiet --package audit -- --ignored --nocapture
	cargo test --quiet --release --package domain --test case -- --ignored --nocapture soak_
	cargo test --quiet --release --workspace --test process -- --ignored --nocapture overload
	tests/with-postgres.sh cargo test --quiet --workspace --test process -- --ignored --nocapture --skip overload soak_
	tests/with-postgres.sh cargo test --quiet --workspace --test audit -- --ignored --nocapture soak_
	tests/with-postgres.sh cargo test --quiet --workspace --test transition -- --ignored --nocapture soak_
	cargo test --quiet --release --workspace --test http -- --ignored --nocapture soak_
	TEST_DATABASE=postgres tests/with-postgres.sh cargo test --quiet --release --workspace --test http -- --ignored --nocapture soak_
	if ! command -v node >/dev/null; then
		echo "SKIPPED: node is missing, so the engine cannot be run as wasm32 here." >&2
		exit 0
	fi
	cargo run --quiet --package bundle -- --soak
	node app/soak/run.cjs target/soak/soak.js

pictures: checkers bundle
	@$(SERVER)
	$(GATES) quick readme

bundle: compiler wasm
	@cargo run --quiet --package bundle

clean:
	@cargo clean
	rm -rf target

rust:
	@if ! command -v cargo >/dev/null; then
		echo "Missing: cargo. Please install Rust 1.94 or newer, for example from https://rustup.rs" >&2
		exit 1
	fi

# SQLite comes as C.
compiler: rust
	@$(NEED)
	need cc gcc libc6-dev

wasm: rust
	@if [ ! -d "$$(rustc --print target-libdir --target $(WASM))" ]; then
		if ! command -v rustup >/dev/null; then
			echo "Missing: the Rust target $(WASM). Please add it to your Rust; with rustup: rustup target add $(WASM)" >&2
			exit 1
		fi
		rustup target add $(WASM)
	fi

browser:
	@$(NEED)
	need chromium chromium fonts-liberation
	need chromedriver chromium-driver

# What watches the system calls of the server, and what lets the disk fail.
disk:
	@$(NEED)
	need strace strace
	need fiu-run fiu-utils libfiu0

postgres:
	@$(NEED)
	if [ -z "$$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null)" ]; then need postgres postgresql; fi

# Node 20 or newer with npm; the packages lie beside a copy of the gates, so that nothing is installed into the tree.
checkers: browser
	@mkdir -p target/gates
	cp tests/gates/*.mjs tests/gates/*.json target/gates/
	missing() {
		echo "SKIPPED: the browser gates are not run, because $$1." >&2
		rm -rf target/gates/node_modules
		if [ "$${CI:-}" = true ]; then exit 1; fi
		exit 0
	}
	if ! command -v npm >/dev/null || [ "$$(node --version | tr -d v | cut -d. -f1)" -lt 20 ]; then
		missing "npm with Node 20 or newer is missing"
	fi
	if ! cmp -s tests/gates/package.json target/gates/installed.json; then
		(cd target/gates && npm install --no-fund --no-audit --no-package-lock --loglevel=error) || missing "npm could not install them"
		cp tests/gates/package.json target/gates/installed.json
	fi

# A certified OpenID provider, at which the tests sign in; from npm into target/oidc. Where npm is missing a person is told,
# and CI fails.
provider:
	@mkdir -p target/oidc
	cp tests/oidc/package.json target/oidc/
	missing() {
		echo "SKIPPED: nobody signs in at a real OpenID provider, because $$1." >&2
		rm -rf target/oidc/node_modules
		if [ "$${CI:-}" = true ]; then exit 1; fi
		exit 0
	}
	if ! command -v npm >/dev/null || [ "$$(node --version | tr -d v | cut -d. -f1)" -lt 20 ]; then
		missing "npm with Node 20 or newer is missing"
	fi
	if ! cmp -s tests/oidc/package.json target/oidc/installed.json; then
		(cd target/oidc && npm install --no-fund --no-audit --no-package-lock --loglevel=error) || missing "npm could not install it"
		cp tests/oidc/package.json target/oidc/installed.json
	fi
