//! Small texts of this browser in `localStorage`: settings of the device and markers.
//! Never records: it may be missing, forbidden or full, and then nothing is kept and nothing fails.

use web_sys::Storage;

/// The text under the key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps the text; false when the browser does not.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Whether this browser keeps such texts at all.
pub fn is_available() -> bool {
    storage().is_some()
}

/// Forgets the key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Fails only where nothing could have been kept.
        let _ = storage.remove_item(key);
    }
}

/// Reading the property throws where storage is forbidden.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
