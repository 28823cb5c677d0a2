#!/bin/sh
# Prints the path of a Python 3.11 or newer. Each candidate is run: a pyenv shim may be on PATH and still refuse to start.
set -u
check='import sys; sys.version_info >= (3, 11) or sys.exit(3); print(sys.executable)'
for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3.14 python3 python \
    "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.1[1-9]*/bin/python3; do
    [ -n "$candidate" ] || continue
    if found=$("$candidate" -c "$check" 2>/dev/null </dev/null) && [ -n "$found" ]; then
        printf '%s\n' "$found"
        exit 0
    fi
done
echo "Vejviser needs Python 3.11 or newer and found none: install one, or name it with PYTHON=/path/to/python3." >&2
exit 2
