#!/usr/bin/env bash
# Runs tests/web in headless Chromium with the runner that .cargo/config.toml names.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -e tests/web/main.rs ] || [ -e tests/web.rs ] || { echo "no tests in tests/web yet"; exit 0; }
# Two busy cores start a browser slowly; a single test may import thousands of records.
export WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
export WASM_BINDGEN_TEST_TIMEOUT=600
export WASM_BINDGEN_TEST_WEBDRIVER_JSON="$PWD/scripts/webdriver.json"
exec cargo test --locked --target wasm32-unknown-unknown --test web "$@"
