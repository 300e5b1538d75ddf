# Each of these is one line on purpose: what they run is also fine to run by hand.
.PHONY: check format test golden bench

BIN ?= .venv/bin

# Everything that has to hold before a change is merged, in an environment of its own.
check:
	.ci/run

# Bring the code into its form.
format:
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

# The tests alone, in the environment that the README sets up.
test:
	$(BIN)/python -m pytest -n auto

# Write the golden files anew; the review reads the difference.
golden:
	$(BIN)/python scripts/make_golden.py

# A rough picture of speed and accuracy beside the peers that are installed.
bench:
	$(BIN)/python benchmarks/run.py --quick
