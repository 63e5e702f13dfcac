# Every chore of the project. `just` alone runs what CI runs.

default: lint test gate

# Run the tests.
test *ARGS:
    python -m pytest {{ARGS}}

# Style, types and layers.
lint:
    ruff check .
    ruff format --check .
    mypy
    lint-imports
    python docs/build.py --check

# Mend what can be mended by itself.
fix:
    ruff check --fix .
    ruff format .

# Write the docs pages that are made from the code.
docs:
    python docs/build.py

# Train the shipped model again.
train:
    tender-scan train corpora/passages --out models/default

# Score the shipped model on held-out writers against pinned floors.
gate:
    python benchmarks/accuracy/gate.py

# Speed and size as ratios; needs a folder of PDFs.
speed FOLDER:
    python benchmarks/speed.py {{FOLDER}}

# Take the pictures of the desk for the docs; needs Chromium.
screenshots:
    python docs/screenshots.py

# Time the desk on a large generated database; writes 0.8 GB into FOLDER.
desk-speed FOLDER:
    python benchmarks/explore.py {{FOLDER}}

# Pin all dependencies with hashes.
lock:
    uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --extra dev pyproject.toml -o requirements.lock
