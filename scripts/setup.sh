#!/usr/bin/env bash
# Installs what the build and the tests need, once: `scripts/setup.sh [rust|trunk|bindgen|node|browser|all] ...`
# Installs nothing into the system but Chromium with its driver; the rest lands in .tools/ and node_modules/.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=versions.env
source scripts/versions.env
tools="$PWD/.tools"
build="$tools/build.$$"
trap 'rm -rf "$build"' EXIT

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# The channel that rust-toolchain.toml pins; the file installs nothing by itself where RUSTUP_AUTO_INSTALL=0.
toolchain() { sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml; }

# Whether the toolchain in use has everything: the target, rustfmt and clippy.
rust_is_complete() {
  local sysroot
  sysroot="$(rustc --print sysroot 2>/dev/null)" &&
    [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ] && [ -x "$sysroot/bin/cargo-fmt" ] && [ -x "$sysroot/bin/cargo-clippy" ]
}

setup_rust() {
  rust_is_complete && return
  command -v rustup >/dev/null ||
    fail "Rust with its target wasm32-unknown-unknown is missing: install rustup (https://rustup.rs), then run this again."
  local channel
  channel="$(toolchain)"
  say "Rust $channel with the target wasm32-unknown-unknown, rustfmt and clippy"
  rustup toolchain list | grep -q "^$channel-" || rustup toolchain install "$channel" --profile minimal
  rustup target add --toolchain "$channel" wasm32-unknown-unknown
  rustup component add --toolchain "$channel" rustfmt clippy
  rust_is_complete || fail "rustup ran, yet Rust $channel is still incomplete: see its messages above."
}

# Tools do little work at run time, so they are compiled for a short build: no LTO, a low optimisation level.
# One target folder for both shares what they have in common; it is removed afterwards.
install_tool() { # name, version, optimisation level, further arguments of cargo install
  local name="$1" version="$2" level="$3"
  shift 3
  say "$name $version: compiling it takes some minutes, once"
  local -a install=(env
    "CARGO_TARGET_DIR=$build" "CARGO_PROFILE_RELEASE_OPT_LEVEL=$level" CARGO_PROFILE_RELEASE_LTO=off
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
    cargo install "$name" --version "$version" --root "$tools" --quiet "$@")
  # The lock file a tool was published with may name a crate that a registry mirror does not have (yet).
  "${install[@]}" --locked || { say "again, with the newest crates this registry has"; "${install[@]}"; }
}

setup_trunk() {
  [ "$("$tools/bin/trunk" --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] && return
  setup_rust
  install_tool trunk "$TRUNK_VERSION" 0
}

setup_bindgen() {
  local locked
  locked="$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)"
  [ "$locked" = "$WASM_BINDGEN_VERSION" ] ||
    fail "Cargo.lock has wasm-bindgen $locked, scripts/versions.env $WASM_BINDGEN_VERSION: they must be equal."
  [ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $WASM_BINDGEN_VERSION" ] &&
    [ -x "$tools/bin/wasm-bindgen-test-runner" ] && return
  setup_rust
  install_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" 2 --bin wasm-bindgen --bin wasm-bindgen-test-runner
}

setup_node() {
  command -v node >/dev/null || fail "node is missing: install Node.js $NODE_MAJOR_MIN or newer (https://nodejs.org), then run this again."
  local major
  major="$(node -p 'process.versions.node.split(".")[0]')"
  [ "$major" -ge "$NODE_MAJOR_MIN" ] || fail "node $NODE_MAJOR_MIN or newer is needed, this is $(node --version)."
  # npm writes this file last: when it is newer than the lock file, the install is complete and current.
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "node tools (npm ci)"
  npm ci --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
}

setup_browser() {
  local chromium="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}"
  local driver="${CHROMEDRIVER:-$(command -v chromedriver || true)}"
  [ -n "$chromium" ] && [ -n "$driver" ] && return
  local root=""
  [ "$(id -u)" = 0 ] || root=sudo
  command -v apt-get >/dev/null && { [ -z "$root" ] || command -v sudo >/dev/null; } ||
    fail "the tests need Chromium and its driver: install both, or name them in CHROMIUM and CHROMEDRIVER."
  say "Chromium and its driver (apt)"
  $root apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends chromium chromium-driver >&2 ||
    fail "apt could not install chromium and chromium-driver: install both, or name them in CHROMIUM and CHROMEDRIVER."
}

setup_crates() {
  setup_rust
  cargo fetch --locked --quiet 2>/dev/null || cargo fetch --locked
}

# One part, by one process at a time: two targets of `make` may run beside each other.
alone() {
  mkdir -p "$tools"
  exec 9>"$tools/$1.lock"
  command -v flock >/dev/null && flock 9
  "setup_$1" 9>&-
  exec 9>&-
}

[ $# -gt 0 ] || set -- all
for part in "$@"; do
  case "$part" in
    rust | trunk | bindgen | node | browser | crates) alone "$part" ;;
    all) for each in rust node browser crates trunk bindgen; do alone "$each"; done ;;
    *) fail "unknown part '$part'; parts are rust, trunk, bindgen, node, browser, crates, all." ;;
  esac
done
