// The headers that every way of serving dist/ sends: the one source of scripts/serve.mjs, hosting/* and the page's own meta policy.
// Not a server: it only says what to send.

/** Origins besides our own that the app may connect to (a CouchDB to replicate with), separated by spaces. */
export const connectOrigins = process.env.CONNECT_SRC ?? '';

/** What the page may load and do. `'wasm-unsafe-eval'` only allows compiling WebAssembly; eval stays forbidden. */
export function pagePolicy({ connect = connectOrigins } = {}) {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${connect ? ` ${connect}` : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // Frames show nothing but a file of a record, in the browser's own PDF viewer.
    'frame-src blob:',
    "object-src 'none'",
  ].join('; ');
}

/** Sent with every answer. frame-ancestors is here and not in the page, where browsers ignore it. */
export function everywhere(options) {
  return {
    'Content-Security-Policy': `${pagePolicy(options)}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  };
}

/** Where files are named by their content and may be kept for ever. */
export const HASHED = 'assets/';
export const CACHE_HASHED = 'public, max-age=31536000, immutable';
/** Everything else is asked for again each time: the page, the service worker, the manifest. */
export const CACHE_OTHER = 'no-cache';

/** Types that a server may not know; a wrong one keeps the wasm from streaming or the app from being installed. */
export const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};

/** The headers for a path relative to where the app is served. */
export function headersFor(path, options) {
  return { ...everywhere(options), 'Cache-Control': path.startsWith(HASHED) ? CACHE_HASHED : CACHE_OTHER };
}
