# What the scripts share: the launcher's functions, and a few for telling what went on. Sourced.

set -euo pipefail
# shellcheck source=vedette
. "$(dirname "${BASH_SOURCE[0]}")/../vedette"
cd "$ROOT"

SCRIPT=$(basename "$0")

say() {
    printf '%s: %s\n' "$SCRIPT" "$*" >&2
}

# Runs Maven with its output in a file; shows each module as it is reached and, when it fails, what failed in full.
quiet_maven() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    : >"$log"
    maven "$@" >"$log" 2>&1 </dev/null &
    if ! wait_with_progress $! "$log"; then
        show_failures "$log"
        return 1
    fi
}

show_failures() {
    local report
    while IFS= read -r report; do
        printf '\n' >&2
        cat "$report" >&2
    done < <(grep -lE '(FAILURE|ERROR)!' ./*/target/surefire-reports/*.txt 2>/dev/null)
    printf '\n' >&2
    grep -E '^\[(ERROR|FATAL)\]' "$1" | grep -vE 're-run Maven|full stack trace|possible solutions|^\[ERROR\] *$' |
        awk '!seen[$0]++' | head -n 80 >&2 || true
    say "all of it is in $1"
}
