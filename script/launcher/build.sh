# Builds the command when it is missing or older than its sources. Sourced.
#
# Maven builds into `target/quick` of each module. What runs is an *image*: a copy of the jars and their start-up cache
# in a folder of its own under `app/target/vedette`, named by the file `current` there. A new image never touches the
# files of an older one, so a running Vedette keeps what it has mapped, and whoever starts meanwhile finds a whole one.

readonly BUILD=$ROOT/app/target/vedette

# What a build is made of, below the root: this is what makes it stale and what is copied to build elsewhere.
build_inputs() {
    cd "$ROOT" && printf '%s\n' vedette script/launcher pom.xml .mvn */pom.xml */src/main docs lab/captures
}

# Sets IMAGE to the newest image, or fails.
find_image() {
    [[ -r $BUILD/current ]] || return 1
    IMAGE=$BUILD/$(<"$BUILD/current")
    [[ -r $IMAGE/main-jar && -r $IMAGE/jdk ]]
}

is_fresh() {
    find_image && [[ $(<"$IMAGE/jdk") == "$(jdk_identity)" ]] && ! inputs_newer_than "$BUILD/current"
}

inputs_newer_than() {
    local input inputs=()
    while IFS= read -r input; do inputs+=("$ROOT/$input"); done < <("${2:-build_inputs}")
    [[ -n $(find "${inputs[@]}" -newer "$1" -print 2>/dev/null | head -n 1) ]]
}

# Makes sure of an image, building if need be. Safe when several start at once: the first builds, the others wait.
ensure_image() {
    is_fresh && return
    if ! mkdir -p "$BUILD" 2>/dev/null || [[ ! -w $BUILD ]]; then
        find_image || die "cannot build in $ROOT: not writable by $(id -un)"
        say "the sources are newer than the build, and $(id -un) may not build here: running the older build"
        return
    fi
    lock "$BUILD/lock"
    is_fresh || build_image
    unlock "$BUILD/lock"
    find_image || die "the build left nothing to run in $BUILD"
}

build_image() {
    local log=$BUILD/build.log stamp=$BUILD/stamp.$$ name image began=$SECONDS
    require_maven
    if [[ -e $BUILD/current ]]; then
        say "building: sources have changed"
    else
        say "building; the first time Maven fetches what it needs, which can take minutes"
    fi
    : >"$stamp" # sources changed from here on are not in this build
    rm -rf "$ROOT/app/target/quick/vedette"
    : >"$log"
    maven -Dquick package -pl "app$(with_networks && echo ,deep)" -am >"$log" 2>&1 </dev/null &
    if ! wait_with_progress $! "$log"; then
        rm -f "$stamp"
        tail -n 25 "$log" >&2
        die "the build failed; all it said is in $log"
    fi
    name=image-$(date +%s)-$$
    image=$BUILD/$name
    mkdir "$image"
    cp -p "$ROOT"/app/target/quick/vedette/lib/*.jar "$image/"
    (cd "$image" && printf '%s\n' app-*.jar) >"$image/main-jar"
    jdk_identity >"$image/jdk"
    if with_networks; then renew_networks; fi
    train "$JDK/bin/java" "$image" "$BUILD/train.log"
    printf '%s\n' "$name" >"$stamp.name"
    touch -r "$stamp" "$stamp.name"
    forget_old_images
    mv -f "$stamp.name" "$BUILD/current"
    rm -f "$stamp"
    say "built in $((SECONDS - began)) s"
}

# Whether what trains networks is wanted beside the program: script/add-networks.
with_networks() {
    [[ -d $BUILD/deep ]]
}

# The jars of the module that trains networks which the program does not have itself.
renew_networks() {
    local jar
    rm -f "$BUILD"/deep/*.jar
    for jar in "$ROOT"/deep/target/quick/lib/*.jar "$ROOT"/deep/target/quick/deep-*.jar; do
        [[ -e $image/${jar##*/} ]] || cp -p "$jar" "$BUILD/deep/"
    done
}

# Shows which module Maven has come to, one short line each; fails if Maven fails.
wait_with_progress() {
    local maven=$1 log=$2 shown='' now
    while kill -0 "$maven" 2>/dev/null; do
        now=$(sed -n 's/^\[INFO\] Building \([^ ]*\) .*\[\([0-9/]*\)\]$/  \2 \1/p' "$log" | tail -n 1)
        if [[ -n $now && $now != "$shown" ]]; then
            printf '%s\n' "$now" >&2
            shown=$now
        fi
        sleep 0.2
    done
    wait "$maven"
}

# Lets the command run once over a small capture, so that Java keeps what it loaded for the next start. The cache is
# an extra: whatever goes wrong here, the command starts without it.
readonly TRAINING_PACKETS=20000

train() {
    local java=$1 image=$2 log=$3 capture
    capture=$image/training.pcap
    training_capture >"$capture"
    if ! "$java" @"$ROOT/script/launcher/jvm.options" -XX:AOTCacheOutput="$image/vedette.aot" \
        -jar "$image/$(<"$image/main-jar")" flows "$capture" --json -o "$image/training.csv" >"$log" 2>&1 </dev/null; then
        "$java" @"$ROOT/script/launcher/jvm.options" -XX:AOTCacheOutput="$image/vedette.aot" \
            -jar "$image/$(<"$image/main-jar")" --help >"$log" 2>&1 </dev/null || true
    fi
    rm -f "$capture" "$image/training.csv" "$image/vedette.aot.config"
}

# A capture file of many packets, so that Java also keeps what it found out about the code that runs for each: a few
# hundred conversations, asked and answered, with and without payload.
training_capture() {
    local begin there='\x0a\x00\x00\x01\x0a\x00\x00\x02' back='\x0a\x00\x00\x02\x0a\x00\x00\x01' i port
    local numbers service window hello stamps
    printf '\xd4\xc3\xb2\xa1\x02\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\x00\x00\x01\x00\x00\x00'
    begin='\x00\x00\x00\x60\x00\x00\x00\x00\x4a\x00\x00\x00\x4a\x00\x00\x00'  # a record of 74 bytes
    begin+='\x02\x00\x00\x00\x00\x02\x02\x00\x00\x00\x00\x01\x08\x00'         # Ethernet
    begin+='\x45\x00\x00\x3c\x00\x00\x40\x00\x40\x06\x00\x00'                 # IPv4, up to its addresses
    numbers='\x00\x00\x00\x01\x00\x00\x00\x01'
    service='\x01\xbb'
    window='\xff\xff\x00\x00\x00\x00'
    hello='\x16\x03\x01\x00\x0f\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
    stamps='\x01\x01\x08\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x01\x01\x01\x01\x01\x01\x01\x01'
    for ((i = 0; i < TRAINING_PACKETS; i += 4)); do
        printf -v port '\\x9c\\x%02x' $((i / 4 % 250))
        # shellcheck disable=SC2059 # the records are formats, of escapes only
        printf "$begin$there$port$service$numbers\xa0\x02$window$stamps"
        # shellcheck disable=SC2059
        printf "$begin$back$service$port$numbers\xa0\x12$window$stamps"
        # shellcheck disable=SC2059
        printf "$begin$there$port$service$numbers\x50\x18$window$hello"
        # shellcheck disable=SC2059
        printf "$begin$back$service$port$numbers\xa0\x10$window$stamps"
    done
}

# Keeps the image that is current, which another start may just be about to run.
forget_old_images() {
    local image
    for image in "$BUILD"/image-*; do
        if [[ $image != "$BUILD/$name" && $image != "${IMAGE:-}" ]]; then
            rm -rf "$image"
        fi
    done
}

lock() {
    if command -v flock >/dev/null; then
        exec 9>"$1"
        flock -n 9 || { say "waiting for another build of this checkout"; flock 9; }
        return
    fi
    until mkdir "$1.d" 2>/dev/null; do
        if [[ -r $1.d/pid ]] && ! kill -0 "$(<"$1.d/pid")" 2>/dev/null; then
            rm -rf "$1.d" # its owner died
        fi
        sleep 0.5
    done
    echo $$ >"$1.d/pid"
    trap 'rm -rf "$BUILD/lock.d"' EXIT
}

unlock() {
    exec 9>&-
    rm -rf "$1.d"
}
