# Finds the JDK to build and run with. Sourced.

readonly JDK_RELEASE=25

# Sets JDK to the home of a JDK of our release, or fails. Reads the `release` file, so that no Java has to start.
find_jdk() {
    local home on_path
    on_path=$(command -v javac || true)
    for home in \
        "${JAVA_HOME:-}" \
        /usr/lib/jvm/* \
        /opt/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
        "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${on_path:+$(dirname "$(resolve_links "$on_path")")/..}"; do
        if is_jdk "$home"; then
            JDK=$(cd "$home" && pwd -P)
            return
        fi
    done
    return 1
}

is_jdk() {
    local line
    [[ -n $1 && -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
    while IFS= read -r line; do
        case $line in
            "JAVA_VERSION=\"$JDK_RELEASE\""* | "JAVA_VERSION=\"$JDK_RELEASE."*) return 0 ;;
        esac
    done <"$1/release"
    return 1
}

# What names this JDK and its build, so that what was made with another is made again.
jdk_identity() {
    printf '%s\n' "$JDK"
    grep -E '^(JAVA_RUNTIME_VERSION|SOURCE|OS_ARCH)=' "$JDK/release"
}

require_jdk() {
    find_jdk || die "needs JDK $JDK_RELEASE: $(how_to_install_jdk)"
}

how_to_install_jdk() {
    case $(system_family) in
        debian) echo "apt-get install temurin-25-jdk (from adoptium.net) or openjdk-25-jdk, or set JAVA_HOME" ;;
        fedora) echo "dnf install java-25-openjdk-devel, or set JAVA_HOME" ;;
        arch) echo "pacman -S jdk25-openjdk, or set JAVA_HOME" ;;
        macos) echo "brew install --cask temurin@25, or set JAVA_HOME" ;;
        *) echo "install it from adoptium.net, or set JAVA_HOME" ;;
    esac
}

require_maven() {
    command -v mvn >/dev/null || die "needs Maven to build: $(how_to_install_maven)"
}

how_to_install_maven() {
    case $(system_family) in
        debian) echo "apt-get install maven" ;;
        fedora) echo "dnf install maven" ;;
        arch) echo "pacman -S maven" ;;
        macos) echo "brew install maven" ;;
        *) echo "install it from maven.apache.org" ;;
    esac
}

# debian, fedora, arch, macos, or nothing for what we do not know.
system_family() {
    [[ $(uname -s) == Darwin ]] && echo macos && return
    local key value
    while IFS='=' read -r key value; do
        case $key in ID | ID_LIKE) ;; *) continue ;; esac
        case " ${value//\"/} " in
            *" debian "* | *" ubuntu "*) echo debian && return ;;
            *" fedora "* | *" rhel "*) echo fedora && return ;;
            *" arch "*) echo arch && return ;;
        esac
    done <"${OS_RELEASE:-/etc/os-release}" 2>/dev/null
}

# Runs Maven on our JDK, in the checkout. Maven's local repository is the user's unless we were given one.
maven() {
    local options=(-B -ntp)
    [[ -z ${VEDETTE_MAVEN_REPOSITORY:-} ]] || options+=("-Dmaven.repo.local=$VEDETTE_MAVEN_REPOSITORY")
    require_maven
    (cd "$ROOT" && JAVA_HOME=$JDK MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" mvn "${options[@]}" "$@")
}
