# shellcheck shell=bash
# What bin/run, bin/dev and bin/test share: paths, and functions that install what lacks. Sourcing it goes to the project's folder.

CARGO_LEPTOS=0.3.11
NEXTEST=0.9.143
NEXTEST_OLDEST=0.9.100 # as in .config/nextest.toml
BINARYEN=132.0.0
NODE_OLDEST=20

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/quoin
tools=$cache/tools
# Continuous integration starts from a fresh clone every time: what it builds has to outlive the clone.
target=${CARGO_TARGET_DIR:-${CI:+$cache/target}}
target=$(realpath -m "${target:-target}")
export CARGO_TARGET_DIR=$target
[[ -z ${CI:-} ]] || export npm_config_cache=$cache/npm
# Our wasm-opt goes first: Debian's binaryen 108 breaks split builds, and only in the browser.
export PATH="$tools/node_modules/.bin:${CARGO_INSTALL_ROOT:-${CARGO_HOME:-$HOME/.cargo}}/bin:$PATH"
# Without it cargo-leptos looks for a binary with the package's name.
export LEPTOS_BIN_EXE_NAME=quoin

say() { printf '\n==> %s\n' "$*" >&2; }

fail() {
    printf '\n%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# at_least OLDEST VERSION
at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

# The first version number in what a command prints, or nothing.
version_of() { { "$@" 2>/dev/null || true; } | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1 || true; }

# need_apt WHY PACKAGE…
need_apt() {
    local why=$1 sudo=()
    shift
    command -v apt-get >/dev/null || fail "$why: install these with your package manager (Debian's names): $*"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "$why: needs root and there is no sudo. Run as root: apt-get install $*"
        sudo=(sudo)
    fi
    say "Installing $* with apt ($why)"
    local install=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
    # A fresh container has no package lists, so the first try may fail for that alone.
    "${install[@]}" || { "${sudo[@]}" apt-get update && "${install[@]}"; } || fail "$why: apt could not install $*"
}

need_rust() {
    local wanted have
    command -v cargo >/dev/null || fail "needs Rust: install it as https://rustup.rs says, then run this again"
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    have=$(version_of rustc --version)
    at_least "$wanted" "$have" || fail "needs Rust $wanted, this is ${have:-unknown}: run 'rustup update stable'"
    if [[ ! -d $(rustc --print target-libdir --target wasm32-unknown-unknown) ]]; then
        command -v rustup >/dev/null || fail "needs Rust's wasm32-unknown-unknown target, and there is no rustup to add it"
        say "Adding Rust's WebAssembly target with rustup"
        rustup target add wasm32-unknown-unknown
    fi
}

need_linker() {
    local packages=()
    command -v cc >/dev/null || packages+=(gcc libc6-dev)
    command -v clang >/dev/null || packages+=(clang)
    command -v mold >/dev/null || packages+=(mold)
    ((${#packages[@]} == 0)) || need_apt "to compile and link" "${packages[@]}"
}

need_node() {
    local have
    command -v node >/dev/null && command -v npm >/dev/null || fail "needs Node.js $NODE_OLDEST or newer with npm: install both, then run this again"
    have=$(version_of node --version)
    at_least "$NODE_OLDEST" "$have" || fail "needs Node.js $NODE_OLDEST or newer, this is $have"
}

# install_crate ARGUMENT…: cargo install, with its own target folder and a quick build, since these tools need no speed.
install_crate() {
    env -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=0 \
        CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback cargo install --force "$@"
}

need_cargo_leptos() {
    [[ $(version_of cargo leptos --version) == "$CARGO_LEPTOS" ]] && return
    say "Installing cargo-leptos $CARGO_LEPTOS with cargo (several minutes, once)"
    # One locked dependency claims to need a newer Rust than it does.
    install_crate cargo-leptos --version "$CARGO_LEPTOS" --locked --ignore-rust-version
}

# The program has to be exactly as old as the crate: it reads what the crate wrote into the wasm.
need_wasm_bindgen() {
    local wanted
    wanted=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
    [[ $(version_of wasm-bindgen --version) == "$wanted" ]] && return
    say "Installing wasm-bindgen $wanted with cargo (a few minutes, once)"
    install_crate wasm-bindgen-cli --version "$wanted" --no-default-features --bin wasm-bindgen
}

need_wasm_opt() {
    # wasm-opt prints "version 132 (version_132)": no dots, so not version_of.
    [[ $("$tools/node_modules/.bin/wasm-opt" --version 2>/dev/null) == *" version ${BINARYEN%%.*} "* ]] && return
    say "Installing wasm-opt (binaryen $BINARYEN) with npm into $tools"
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-save --no-audit --no-fund "binaryen@$BINARYEN"
}

need_build_tools() {
    need_rust
    need_node
    need_linker
    need_wasm_opt
    need_wasm_bindgen
    need_cargo_leptos
}

need_nextest() {
    local have
    have=$(version_of cargo nextest --version)
    [[ -n $have ]] && at_least "$NEXTEST_OLDEST" "$have" && return
    say "Installing cargo-nextest $NEXTEST with cargo (several minutes, once)"
    install_crate cargo-nextest --version "$NEXTEST" --locked --no-default-features --features default-no-update
}

# need_component NAME: rustup's minimal profile has neither rustfmt nor clippy.
need_component() {
    local sub=${1#rust}
    cargo "$sub" --version >/dev/null 2>&1 && return
    command -v rustup >/dev/null || fail "needs $1, and there is no rustup to add it"
    say "Adding $1 with rustup"
    rustup component add "$1"
}

find_chromium() {
    local name
    for name in "${QUOIN_CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser /snap/bin/chromium; do
        # Ubuntu's package can be a mere pointer to a snap, which no container runs: believe only one that starts.
        if [[ -n $name ]] && "$name" --version >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
        [[ -z ${QUOIN_CHROMIUM:-} ]] || return 1
    done
    return 1
}

# Sets QUOIN_CHROMIUM.
need_chromium() {
    local package=chromium
    if ! find_chromium >/dev/null; then
        [[ -z ${QUOIN_CHROMIUM:-} ]] || fail "QUOIN_CHROMIUM=$QUOIN_CHROMIUM does not start"
        ! grep -qs '^ID=ubuntu' /etc/os-release || package=chromium-browser
        need_apt "browser tests" "$package"
    fi
    QUOIN_CHROMIUM=$(find_chromium) || fail "the installed Chromium does not start: set QUOIN_CHROMIUM to one that does"
    export QUOIN_CHROMIUM
    # Japanese pages are tested as they look, and without a font they are boxes.
    command -v fc-list >/dev/null && [[ -n $(fc-list 'Noto Sans CJK JP' file) ]] || need_apt "Japanese text in the browser tests" fontconfig fonts-noto-cjk
}

# need_packages FOLDER: npm ci, unless that has been done for this very lock file.
need_packages() {
    local done=$1/node_modules/.installed-lock
    cmp -s "$1/package-lock.json" "$done" && return
    say "Installing the packages of $1 with npm"
    (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund)
    cp "$1/package-lock.json" "$done"
}

# Where PostgreSQL's server programs are: Debian keeps them off PATH, a folder for each version.
find_postgres() {
    local newest
    newest=$(printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort -V | tail -n 1)
    if [[ ! -x $newest ]]; then newest=$(command -v postgres) || return 1; fi
    dirname "$(realpath "$newest")"
}

need_postgres() {
    find_postgres >/dev/null || need_apt "PostgreSQL for the tests; Debian may start a server of its own, which they do not use" postgresql
    find_postgres >/dev/null || fail "PostgreSQL is installed but its server program is not found"
}

# start_postgres FOLDER: a throw-away server with its data in the new FOLDER; sets postgres_pid and QUOIN_TEST_POSTGRES.
start_postgres() {
    local folder=$1 bin port password user=postgres as=() waited=0
    bin=$(find_postgres)
    mkdir -m 700 "$folder"
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$password" >"$folder/password"
    if ((EUID == 0)); then # PostgreSQL refuses to run as root.
        id -u "$user" >/dev/null 2>&1 || user=nobody
        as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups --)
        chown -R "$user" "$folder"
    fi
    (cd "$folder" && "${as[@]}" "$bin/initdb" -D data -U quoin --pwfile=password --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync) >"$folder.log" 2>&1 || { cat "$folder.log" >&2; fail "PostgreSQL's initdb failed"; }
    port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
    # fsync is off: these tests are about what is stored, not about power cuts, and nobody keeps the data.
    (cd "$folder" && close_lock && exec "${as[@]}" "$bin/postgres" -D data -h 127.0.0.1 -p "$port" -k '' \
        -c fsync=off -c max_connections=300) >>"$folder.log" 2>&1 &
    postgres_pid=$!
    until "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; do
        if ((++waited > 300)) || ! kill -0 "$postgres_pid" 2>/dev/null; then
            cat "$folder.log" >&2
            fail "PostgreSQL did not start"
        fi
        sleep 0.1
    done
    export QUOIN_TEST_POSTGRES="postgres://quoin:$password@127.0.0.1:$port/postgres"
    say "PostgreSQL $("$bin/postgres" --version | grep -oE '[0-9.]+' | head -n 1) for the tests on port $port, fsync off"
}

stop_postgres() {
    [[ -n ${postgres_pid:-} ]] || return 0
    kill -INT "$postgres_pid" 2>/dev/null || true
    wait "$postgres_pid" 2>/dev/null || true
    postgres_pid=
}

# In continuous integration clones share one target folder. Cargo tells old from new by a file's age and not by its
# clone, so a clone older than the last build would get that build: the files of another clone are made new.
share_builds() {
    local clone
    [[ -n ${CI:-} ]] || return 0
    mkdir -p "$target"
    exec {build_lock}>"$target/.lock"
    flock -n "$build_lock" || { say "Waiting for another run that builds in $target"; flock "$build_lock"; }
    clone="$root $(stat -c %i "$root")"
    [[ $(cat "$target/.clone" 2>/dev/null) != "$clone" ]] || return 0
    find . \( -name .git -o -name node_modules -o -path ./target -o -path ./data \) -prune -o -type f -exec touch -c {} +
    printf '%s\n' "$clone" >"$target/.clone"
}

# For what may outlive the script: it must not keep others waiting.
close_lock() { [[ -z ${build_lock:-} ]] || exec {build_lock}>&-; }

# serve_arguments SITE ARGUMENT…: sets `serve`, the demo's defaults before the arguments that were given.
serve_arguments() {
    serve=(serve --demo --site "$1")
    shift
    # An option given twice is an error, so a default steps aside.
    [[ " $*" == *" --data"* ]] || serve+=(--data "$root/data")
    [[ " $*" == *" --listen"* ]] || serve+=(--listen 127.0.0.1:3000)
    serve+=("$@")
}
