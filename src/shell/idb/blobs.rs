//! Attachments in IndexedDB, keys `[digest, size]` so that listing them reads no content.
//! Whether the content fits its digest is checked by the store when it is read.

use crate::shell::idb::connection::{BLOBS, Connection};
use crate::shell::idb::error::IdbError;
use crate::shell::idb::transaction::Access;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// Keeps all of them or none.
pub async fn put(connection: &Connection, blobs: &[(String, Vec<u8>)]) -> Result<(), IdbError> {
    let transaction = connection.begin(&[BLOBS], Access::Write).await?;
    for (digest, bytes) in blobs {
        let key = Array::of2(&JsValue::from_str(digest), &JsValue::from(size(bytes)));
        transaction.put(BLOBS, &key, &Uint8Array::from(bytes.as_slice()))?;
    }
    transaction.complete().await
}

/// The content under that digest.
pub async fn get(connection: &Connection, digest: &str) -> Result<Option<Vec<u8>>, IdbError> {
    let transaction = connection.begin(&[BLOBS], Access::Read).await?;
    let start = Array::of1(&JsValue::from_str(digest));
    let end = Array::of2(&JsValue::from_str(digest), &Array::new());
    let range = IdbKeyRange::bound(&start, &end)?;
    let request = transaction.store(BLOBS)?.get(&range)?;
    let value = transaction.answer(request).await?;
    transaction.complete().await?;
    if value.is_undefined() {
        return Ok(None);
    }
    match value.dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(Some(bytes.to_vec())),
        Err(_) => Err(IdbError::Unreadable("an attachment")),
    }
}

/// Digests and sizes.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes are written from u32"
)]
pub async fn list(connection: &Connection) -> Result<Vec<(String, u64)>, IdbError> {
    let transaction = connection.begin(&[BLOBS], Access::Read).await?;
    let request = transaction.store(BLOBS)?.get_all_keys()?;
    let keys: Array = transaction.answer(request).await?.unchecked_into();
    transaction.complete().await?;
    let entry = |key: JsValue| {
        let key: Array = key.dyn_into().ok()?;
        let size = key.get(1).as_f64()? as u64;
        Some((key.get(0).as_string()?, size))
    };
    Ok(keys.iter().filter_map(entry).collect())
}

fn size(bytes: &[u8]) -> f64 {
    f64::from(u32::try_from(bytes.len()).unwrap_or(u32::MAX))
}
