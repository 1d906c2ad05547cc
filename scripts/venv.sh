#!/bin/sh
# Makes the virtual environment FOLDER anew and installs into it: venv.sh FOLDER PIP-ARGUMENTS...
set -eu

folder=$1
shift

say() { printf '%s\n' "$*" >&2; }

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Sets $python: an interpreter that is new enough and can make environments, else one that is only new enough.
# Each is run, not only looked for: a version manager leaves commands about that start nothing.
find_python() {
    python=
    for candidate in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
        recent "$candidate" || continue
        if has_venv "$candidate"; then
            python=$candidate
            return
        fi
        python=${python:-$candidate}
    done
}

# Debian and Ubuntu split venv off into a package of its own.
install_venv() {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "kyoyaku: installing python$version-venv"
        {
            apt-get update -qq
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "python$version-venv"
        } </dev/null >&2 || true
    fi
    has_venv "$python" && return
    say "エラー: $python に venv（ensurepip）がありません。次のコマンドで入れてください: sudo apt-get install python$version-venv"
    say "error: $python has no venv (ensurepip). Install it: sudo apt-get install python$version-venv"
    exit 3
}

find_python
if [ -z "$python" ]; then
    say "エラー: Python 3.11 以上が見つかりません。入れるか、make PYTHON=/path/to/python で指定してください。"
    say "error: no Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python"
    exit 3
fi
has_venv "$python" || install_venv

say "kyoyaku: making $folder with $("$python" --version)"
"$python" -m venv --clear "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --progress-bar off "$@" </dev/null
: > "$folder/.ready"
