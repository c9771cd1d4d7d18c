#!/bin/sh
# How long the generator takes for models like real ones. Usage: solve.sh [SECONDS], the limit per model.
set -eu
exec "${builddir:-.}/tests/bench/solve_models" "$@"
