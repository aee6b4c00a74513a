// Starts the app and keeps its offline copy current, in this order; knows nothing of the app itself.
// scripts/post-build.mjs bundles the wasm-bindgen glue into it and puts the wasm's name in place of WASM_NAME.
import start from 'vigia/glue';

const page = document.documentElement;
const HOUR_MS = 3_600_000;

function show(id) {
  const note = document.getElementById(id);
  if (note) note.hidden = false;
}

// Registered even when the app fails to start: that is how the version that mends it arrives.
async function keepOfflineCopy() {
  const worker = page.dataset.worker;
  if (!worker || !('serviceWorker' in navigator)) return;
  try {
    const scope = page.dataset.base;
    const registration = await navigator.serviceWorker.register(worker, { scope, updateViaCache: 'none' });
    const look = () => registration.update().catch(() => {}); // no network: the next look finds it
    setInterval(look, HOUR_MS);
  } catch (error) {
    // Private windows and plain http have no service worker; the app says so under storage health.
    console.info('No offline copy:', error);
  }
}

async function run() {
  // Where a host sends no frame-ancestors header, this keeps the app from being dressed up inside another page.
  if (window.top !== window.self) return show('boot-framed');
  try {
    await start({ module_or_path: new URL(WASM_NAME, import.meta.url) });
    document.getElementById('boot')?.remove();
  } catch (error) {
    show('boot-failed');
    console.error(error);
  }
  await keepOfflineCopy();
}

run();
