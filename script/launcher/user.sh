# Started by root: becomes an ordinary user before anything is built and before Java starts. Sourced.
#
# Of root's powers only one is kept, to open raw sockets. Whatever is read, built or run is read, built and run as the
# target user; root itself only makes two folders (the data's and the build's) and reads sources that user may not.

readonly SYSTEM_DATA=/var/lib/vedette
readonly SYSTEM_BUILDS=/var/cache/vedette

# Runs the launcher again as the user named, or else as whoever used sudo, or else `vedette` or `nobody`.
become_user() {
    local wanted=$1
    shift
    choose_user "$wanted"
    command -v setpriv >/dev/null ||
        die "will not run as root, and setpriv (util-linux) is missing: install it, or start as an ordinary user"
    umask 022
    clean_environment
    as_user true || die "cannot become the user $USER"
    prepare_data
    prepare_root
    exec_as_user_with_raw_sockets "$@"
}

choose_user() {
    local name=$1
    if [[ -z $name && ${SUDO_UID:-0} != 0 ]]; then name=${SUDO_USER:-}; fi
    if [[ -z $name ]]; then name=$(getent passwd vedette >/dev/null && echo vedette || echo nobody); fi
    local entry
    entry=$(getent passwd "$name") || usage_error "--user: there is no user $name"
    IFS=: read -r USER _ TARGET_UID TARGET_GID _ HOME _ <<<"$entry"
    [[ $TARGET_UID != 0 ]] || usage_error "--user: $name is root, which Vedette never runs as"
}

# What is in root's environment about root is not the target user's.
clean_environment() {
    local name
    for name in ${!XDG_*}; do unset "$name"; done
    unset MAIL TMPDIR OLDPWD BASH_ENV ENV
    export USER LOGNAME=$USER HOME
}

# Under sudo data is kept in the user's home, as ever; for a service, or a user without a home, in the system's place.
# A folder that was named is made if it is missing, but never taken from whom it belongs to.
prepare_data() {
    if [[ ${SUDO_UID:-0} != 0 && -z ${VEDETTE_DATA_DIR:-} ]] && as_user test -w "$HOME"; then return; fi
    # Where nobody has said otherwise: the configuration may.
    export VEDETTE_USUAL_DATA_DIR=$SYSTEM_DATA
    local data=${VEDETTE_DATA_DIR:-$SYSTEM_DATA}
    if [[ ! -d $data ]]; then
        install -d -m 0750 -o "$TARGET_UID" -g "$TARGET_GID" "$data"
    elif [[ $data == "$SYSTEM_DATA" && $(stat -c %u "$SYSTEM_DATA") != "$TARGET_UID" ]]; then
        chown -Rh "$TARGET_UID:$TARGET_GID" "$SYSTEM_DATA"
    fi
    if ! as_user test -w "$HOME"; then HOME=$data; fi
}

# Makes ROOT a place with a fresh build that the user can run: this checkout, or a copy of its sources.
prepare_root() {
    case $(state_for_user "$ROOT") in
        ready) ;;
        buildable) as_user bash "$ROOT/vedette" --launcher-build || exit 1 ;;
        *)
            copy_sources
            if [[ $(state_for_user "$ROOT") != ready ]]; then
                as_user bash "$ROOT/vedette" --launcher-build || exit 1
            fi
            ;;
    esac
}

state_for_user() {
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_user sh -c 'test -r "$1/vedette" && exec bash "$1/vedette" --launcher-state' sh "$1" 2>/dev/null || true
}

# Copies what a build needs to a folder of the user's, through a pipe: root writes nothing where the user could have
# laid a link.
copy_sources() {
    local copy
    copy=$(copy_of "$ROOT")
    mkdir -p "$SYSTEM_BUILDS"
    [[ -d $copy ]] || install -d -m 0755 -o "$TARGET_UID" -g "$TARGET_GID" "$copy"
    [[ $(stat -c %u "$copy") == "$TARGET_UID" ]] || die "$copy does not belong to $USER: remove it"
    export VEDETTE_MAVEN_REPOSITORY=${VEDETTE_MAVEN_REPOSITORY:-$copy/.m2}
    if [[ ! -e $copy/copied ]] || inputs_newer_than "$copy/copied" what_to_copy; then
        # shellcheck disable=SC2016
        (what_to_copy | tar -C "$ROOT" -cf - -T -) |
            as_user sh -c 'cd "$1" && touch copying && rm -rf vedette script pom.xml .mvn lib runtime ./*/src ./*/pom.xml &&
                tar -xf - --no-same-owner && touch vedette && mv copying copied' sh "$copy" ||
            die "cannot copy what is needed to $copy"
    fi
    ROOT=$copy
}

copy_of() {
    printf '%s/build-%s-%s\n' "$SYSTEM_BUILDS" "$(printf '%s' "$1" | cksum | cut -d ' ' -f 1)" "$USER"
}

what_to_copy() {
    if is_distribution; then
        printf '%s\n' vedette script lib runtime
    else
        build_inputs
    fi
    # The rows that `vedette train` learns from when nothing else is named, and the models made of them.
    (cd "$ROOT" && find lab/data lab/models \( -name '*-flow.parquet' -o -name '*-activity.parquet' -o -path 'lab/models/*' \) -type f 2>/dev/null) || true
}

as_user() {
    setpriv --reuid "$TARGET_UID" --regid "$TARGET_GID" --init-groups --inh-caps=-all --no-new-privs "$@"
}

exec_as_user_with_raw_sockets() {
    local options=(--reuid "$TARGET_UID" --regid "$TARGET_GID" --init-groups --no-new-privs)
    if has_capability Prm 13 && has_capability Bnd 13; then # CAP_NET_RAW; a container may lack it, files need none
        options+=("--inh-caps=-all,+net_raw" "--ambient-caps=-all,+net_raw")
        if has_capability Eff 8; then options+=("--bounding-set=-all,+net_raw"); fi # CAP_SETPCAP
    fi
    exec setpriv "${options[@]}" bash "$ROOT/vedette" "$@"
}

has_capability() {
    local name mask
    while read -r name mask; do
        if [[ $name == "Cap$1:" ]]; then return $((!(16#$mask >> $2 & 1))); fi
    done </proc/self/status
    return 1
}
