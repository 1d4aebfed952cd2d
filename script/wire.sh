# A wire between two network namespaces without a way out, generated traffic on it, and a `vedette run` that watches it.
# To be sourced after lib.sh. Sender, watcher and all else share this machine's processors. Needs root and tcpreplay.
# shellcheck shell=bash

readonly A=vedette-a-$$ B=vedette-b-$$
readonly TRIAL=10 LEAST=2000 MOST=256000
PLACE=$(mktemp -d "${TMPDIR:-/tmp}/vedette-load.XXXXXX")
chmod 777 "$PLACE"
TRAFFIC=$PLACE/mixed.pcap
WATCHER=
SENDER=
LOOKER=

# Builds, generates traffic, and lays the wire, which goes again when the script ends.
begin() {
    ((EUID == 0)) || die "network namespaces take root"
    command -v tcpreplay >/dev/null || die "it sends with tcpreplay, which is not installed (Debian: apt-get install tcpreplay)"
    require_jdk
    say "building"
    rm -rf bench/target/quick/lib
    quiet_maven target/build.log -Dquick package -pl bench -am
    "$ROOT/vedette" --version >/dev/null
    bench vedette.bench.MixedTraffic "$TRAFFIC" 100 >/dev/null
    trap take_down EXIT
    trap 'exit 143' TERM
    wire_up
}

bench() {
    "$JDK/bin/java" -Xmx512m -cp "bench/target/quick/classes:bench/target/quick/lib/*" "$@"
}

wire_up() {
    local namespace
    ip netns add "$A"
    ip netns add "$B"
    ip link add wire netns "$A" type veth peer name wire netns "$B"
    for namespace in "$A" "$B"; do
        ip -n "$namespace" link set lo up
        ip netns exec "$namespace" ethtool -K wire tx off rx off tso off gso off gro off >/dev/null 2>&1
        ip netns exec "$namespace" sysctl -q -w net.ipv6.conf.wire.disable_ipv6=1
        ip -n "$namespace" link set wire up
    done
}

take_down() {
    stop "$SENDER"
    stop "$LOOKER"
    if [[ -n $WATCHER ]]; then stop_watching; fi
    wait 2>/dev/null || true
    ip netns del "$A" 2>/dev/null || true
    ip netns del "$B" 2>/dev/null || true
    rm -rf "$PLACE"
}

stop() {
    if [[ -n $1 ]]; then kill "$1" 2>/dev/null || true; fi
}

# Begins to send so many packets a second, again and again.
send() {
    ip netns exec "$B" tcpreplay -q --intf1=wire --pps="$1" --loop=0 --preload-pcap "$TRAFFIC" >"$PLACE/sender" 2>&1 &
    SENDER=$!
}

watch() {
    rm -rf "$PLACE/data"
    : >"$PLACE/err"
    ip netns exec "$A" "$ROOT/vedette" run -i wire --data-dir "$PLACE/data" >"$PLACE/out" 2>"$PLACE/err" </dev/null &
    WATCHER=$!
    until_true 600 grep -q "^dashboard: " "$PLACE/err"
    ADDRESS=$(sed -n 's/^dashboard: \(http[^ ]*\).*/\1/p' "$PLACE/err")
    TOKEN=$("$ROOT/vedette" token make load --role admin --data-dir "$PLACE/data" 2>/dev/null | grep -o 'vedette_[A-Za-z0-9_-]*')
}

# What `run` says of what it watches: read, and lost.
counted() {
    ip netns exec "$A" curl -s -f --max-time 20 -H "Authorization: Bearer $TOKEN" "$ADDRESS/api/v1/watching" |
        tr -d ' ' | sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"
}

until_true() {
    local tries=$1
    shift
    until "$@"; do
        ((tries-- > 0)) || die "waited in vain for: $*"
        sleep 0.1
    done
}

# The most that comes in without a loss, by doubling, for some seconds each.
capacity() {
    local rate=$LEAST read_before lost_before sent lost
    RATE=0
    printf '| packets/s | sent | read | lost |\n|---|---|---|---|\n'
    watch
    send_for "$((2 * TRIAL))" "$rate" >/dev/null # compiled by then
    while ((rate <= MOST)); do
        read_before=$(counted packets)
        lost_before=$(counted dropped)
        sent=$(send_for "$TRIAL" "$rate")
        sleep 1
        lost=$(($(counted dropped) - lost_before))
        printf '| %d | %d | %d | %d |\n' "$rate" "$sent" $(($(counted packets) - read_before)) "$lost"
        if ((lost > 0)); then break; fi
        RATE=$((sent / TRIAL))
        if ((sent < rate * TRIAL * 8 / 10)); then
            say "the sender gives in before the watcher does"
            break
        fi
        rate=$((rate * 2))
    done
    ((RATE > 0)) || die "even $LEAST packets a second are too many for this machine"
    stop_watching
}

# Sends for some seconds, and says how many that were.
send_for() {
    ip netns exec "$B" tcpreplay -q --intf1=wire --pps="$2" --loop=0 --preload-pcap --duration="$1" "$TRAFFIC" 2>&1 |
        sed -n 's/^Actual: \([0-9]*\) packets.*/\1/p'
}

stop_watching() {
    kill -TERM "$(watching_java)" 2>/dev/null || true
    wait "$WATCHER" 2>/dev/null || true
    WATCHER=
}

# The process itself, which the launcher and ip became.
watching_java() {
    pgrep -f "run -i wire --data-dir $PLACE/data" | while read -r process; do
        if [[ $(readlink "/proc/$process/exe") == */java ]]; then printf '%s\n' "$process"; fi
    done | tail -n 1
}

cpu_seconds() {
    awk -v hertz="$(getconf CLK_TCK)" '{ print int(($14 + $15) / hertz) }' "/proc/$1/stat"
}

memory_each_minute() {
    while [[ -r /proc/$1/status ]]; do
        awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$1/status"
        sleep 60
    done
}
