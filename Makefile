# Two commands for a newcomer (`make demo`, `make test`) and what CI calls. No logic here: it is in .ci/.

CARGO ?= cargo
export CARGO
# Where .ci/needs puts a Node.js when the system has none that is young enough.
export PATH := $(CURDIR)/target/node/bin:$(PATH)

.PHONY: help demo test check browser gates bench bench-mail bench-mailbox storm fuzz contract packages test-packages order needs

help: ## This list.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

demo: needs ## Build and start the demo desk on this machine.
	$(CARGO) run --release --locked -- demo

test: needs ## Every test.
	@.ci/test

check: needs ## Format, lints, documentation, dependencies, pages.
	@.ci/check

gates: needs ## What taking, giving out and keeping cost, in counts, against ceilings.
	@.ci/gates

bench: needs ## The benches; each prints its ratio.
	$(CARGO) build --release --locked
	BENCH_PROGRAM=$(CURDIR)/target/release/centralita $(CARGO) bench --locked --bench '*'

bench-mail: needs ## Mail coming in, beside two other help desks, for MINUTES.
	$(CARGO) build --release --locked
	python3 -u benches/mail/intake.py

bench-mailbox: needs ## A mailbox of MAILS, on a real server, taken in through a kill while new mail comes.
	CENTRALITA_MAILBOX=$${MAILS:-100000} $(CARGO) nextest run --cargo-profile bench --locked --test mail --no-capture -E 'test(a_large_mailbox)'

browser: needs ## The console in Chromium, step by step; pictures into SHOTS. Installs Chromium.
	@.ci/browser

storm: needs ## Kills, cuts, flips and made-up days for as long as CYCLES, SEEDS and CALLS say.
	@.ci/storm

fuzz: needs ## Made-up bytes for SECONDS_EACH a target; installs cargo-fuzz.
	@.ci/fuzz

contract: needs ## The partner API against its own contract, by a schema fuzzer, for SECONDS_EACH; installs schemathesis.
	@.ci/contract

packages: needs ## A .deb and an .rpm into target/packages; the program in them takes minutes to build.
	@.ci/packages

test-packages: ## The packages installed, used and purged under a real systemd; needs root, installs what it boots with.
	@.ci/test-packages

order: needs ## Which functions a start needs, anew, into packaging/start.ld; needs valgrind, and minutes to build.
	$(CARGO) rustc --release --locked --bin centralita -- -C strip=none
	python3 packaging/order.py $(CURDIR)/target/release/centralita > target/start.ld
	mv target/start.ld packaging/start.ld

needs: ## Install what is missing to build, saying what.
	@.ci/needs
