//! How safe this browser's storage is: persistence, use, and whether it disappears with the window.
//! Figures for a panel; what is stored, and in how many copies, is known by `mirrored`.

use crate::shell::dynamic::{call_async, navigator, property};
use wasm_bindgen::JsValue;

/// What the browser says of its storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StorageHealth {
    /// The browser promised not to clear the storage by itself.
    pub is_persisted: bool,
    /// Bytes used by the app.
    pub usage: Option<u64>,
    /// Bytes the browser says may be used. Chromium's figure is nominal: only trying tells whether there is room.
    pub quota: Option<u64>,
    /// Signs of a private window, where everything disappears on closing. `false` is no promise.
    pub may_be_private: bool,
}

/// Asks the browser.
pub async fn storage_health() -> StorageHealth {
    let Some(storage) = navigator("storage") else {
        return StorageHealth {
            may_be_private: true,
            ..StorageHealth::default()
        };
    };
    let is_persisted = asked(&storage, "persisted").await.is_truthy();
    let estimate = asked(&storage, "estimate").await;
    let bytes = |name: &str| {
        let bytes = property(&estimate, name)?.as_f64()?;
        Some(bytes as u64)
    };
    // Private windows of Firefox have no service worker, and refuse private files; those of Chromium look like others.
    let has_worker = navigator("serviceWorker").is_some();
    let has_files = !asked(&storage, "getDirectory").await.is_undefined();
    StorageHealth {
        is_persisted,
        usage: bytes("usage"),
        quota: bytes("quota"),
        may_be_private: !(is_persisted || has_worker && has_files),
    }
}

/// Asks the browser never to clear the storage by itself; true when it promised. Some browsers ask the person.
pub async fn ask_persistence() -> bool {
    match navigator("storage") {
        Some(storage) => asked(&storage, "persist").await.is_truthy(),
        None => false,
    }
}

/// `undefined` when the browser lacks the function or refuses.
async fn asked(storage: &JsValue, method: &'static str) -> JsValue {
    call_async(storage, method, &[]).await.unwrap_or_default()
}
