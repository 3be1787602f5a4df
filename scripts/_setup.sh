# Sourced by up, test and check: makes .venv with the extras asked for, once per change of pyproject.toml.
#   . scripts/_setup.sh EXTRAS      e.g. twin,view
# Leaves $python (the environment's interpreter) and the working directory at the repository root.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
extras=$1

find_python() {
    local candidate
    for candidate in ${CITYBRAIN_PYTHON:-} python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# Debian packages are installed when we may; otherwise the reader is told what is missing and how to get it.
need_debian() {
    local packages=$* run=
    [ "$(id -u)" = 0 ] || run="sudo -n"
    if command -v apt-get >/dev/null 2>&1 && { [ -z "$run" ] || sudo -n true 2>/dev/null; }; then
        echo "installing Debian packages: $packages" >&2
        $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null ||
            { $run apt-get update -qq && $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null; }
    else
        echo "missing Debian packages: $packages (run: sudo apt-get install $packages)" >&2
        return 1
    fi
}

if ! base_python=$(find_python); then
    need_debian python3 python3-venv || exit 6
    base_python=$(find_python) || { echo "Python 3.11 or newer is needed; this system has none" >&2; exit 6; }
fi

stamp=.venv/.citybrain-$(echo "$extras" | tr ',' '-')
want=$({ cat pyproject.toml; echo "$extras"; "$base_python" -V; } | sha256sum | cut -d' ' -f1)
if [ "$(cat "$stamp" 2>/dev/null)" != "$want" ] || [ ! -x .venv/bin/python ]; then
    if [ ! -x .venv/bin/python ]; then
        "$base_python" -m venv .venv 2>/dev/null || { rm -rf .venv; need_debian python3-venv && "$base_python" -m venv .venv; } || exit 6
    fi
    echo "installing citybrain[$extras] into .venv (a few minutes the first time) ..." >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e ".[$extras]" || exit 6
    echo "$want" >"$stamp"
fi
python=$PWD/.venv/bin/python
export PATH="$PWD/.venv/bin:$PATH"
